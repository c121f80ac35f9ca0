# 讲课：演示模式的按键、分镜中各个动作的说法、讲者窗口。

frame-keys-lecture = 讲课（演示模式）
lecture-key-next = 分镜的下一个动作（空格也可）
lecture-key-last = 回到上一个动作之前
lecture-key-again = 岔开之后：回到分镜的状态
lecture-key-freeze = 定住画面，计算照常进行
lecture-key-black = 黑屏
lecture-key-ring = 在指针周围画圈
lecture-key-pen = 在舞台上画线
lecture-key-erase = 擦掉所画的线
lecture-key-zoom = 放大下一个面板
lecture-key-zoom-back = 放大上一个面板
lecture-key-presenter = 讲者窗口
lecture-key-next-screen = 把舞台移到下一个屏幕
frame-key-reduced-motion = 直接切换，减少动画

lecture-act = 动作 { $act } / { $acts }
lecture-frozen = 画面已定住 · 按 { $cap } 继续
lecture-one-screen = 只有一个屏幕；接上另一个屏幕才能移过去。

presenter-title = Unrolled：讲者窗口
presenter-now = 当前
presenter-next = 接着

act-open = 打开“{ $chapter }”
act-set = 设置 { $values }
act-train = 训练 { $updates } 次更新
act-train-until = 训练到“{ $milestone }”为止
act-look = 回看第 { $update } 次更新
act-rewind = 回到初始权重
act-load = 载入权重 { $path }
act-carry = 带着这里学到的打开“{ $chapter }”一章
act-reset = 本章复位
act-undo = 撤销
act-hand = 手写
act-redo = 重做
act-pause = 暂停训练
act-pace = 改变训练快慢
act-go = 到第 { $t } 步
act-play = 播放到最后
act-play-to = 播放到第 { $t } 步
act-highlight = 指向 { $target }
act-highlight-none = 不再指向
act-caption = 说：{ $text }
act-caption-none = 不说话
act-title = 标题：{ $text }
act-camera = 镜头对准 { $panel }
act-camera-whole = 镜头拉回整个舞台
act-theme = 主题：{ $name }
act-stroke = 画一条线
act-erase = 擦掉所画的线
act-wait = 等待
