# 界面框架：导航栏、标题栏、参数面板、播放控制、课文、术语表、按键表、提示条、数据窗口。

frame-brand = Unrolled
frame-subtitle-first = 看得见的
frame-subtitle-second = 循环神经网络
frame-or = 或
frame-close = 关闭
frame-tip = { $what }（{ $key }）
frame-keycap-space = 空格

frame-rail-explore = 查看数据
frame-rail-copy = 复制当前状态
frame-rail-film = 影片或图片
frame-rail-glossary = 术语表
frame-rail-keyboard = 按键一览 ?

frame-header-lesson = 课文
frame-header-present = 演示
frame-header-record = 录制
frame-theme-paper = 纸面
frame-theme-night = 夜间
frame-language-other = EN

frame-inspector-title = 参数
frame-inspector-reset = 复位
frame-inspector-reset-all = 所有参数恢复默认值
frame-inspector-reset-one = 恢复默认值
frame-inspector-new-network = 这项改动需要新建网络。已完成的 { $updates } 次更新会存入历史，按“撤销”即可取回。
frame-inspector-apply = 应用
frame-inspector-keep = 保持不变
frame-inspector-only-when = 仅当“{ $setting }”为{ $choices }时有效

frame-sequence-title = 序列时间
frame-sequence-step = 第 { $step } / { $steps } 步
frame-way = 方向
frame-way-forward = 前向
frame-way-backward = 反向
frame-speed = 速度
frame-speed-tip = 序列时间的速度（[ 减慢，] 加快）

frame-training-title = 训练
frame-training-update = 第 { $update } 次更新
frame-training-update-of = 更新 { $shown } / { $update }
frame-training-exploded = 第 { $update } 次更新时发散
frame-training-starting = 正在启动计算引擎
frame-training-untrained = 尚未训练
frame-train = 训练
frame-pause = 暂停
frame-plus-one = +1
frame-plus-ten = +10
frame-pace-slow = 慢速
frame-pace-fast = 快速
frame-pace-full = 全速
frame-loss = 损失

frame-caption-update = 第 { $update } 次更新 · 损失 { $loss }
frame-caption-leave = 按 Esc 退出演示

frame-lesson-title = 课文
frame-lesson-none = 本章暂无课文。
frame-refused-link = 无法打开链接“{ $link }”；可用的有：{ $allowed }。

frame-glossary-title = 术语表
frame-glossary-search = 搜索术语
frame-glossary-none = 没有相符的术语。

frame-banner-restore = 恢复
frame-left-behind = 上次的会话没有正常关闭，停在更新 { $update }。
frame-session-kind = 会话 (*.toml)
frame-banner-reset = 复位

frame-keyboard-title = 按键一览
frame-keys-sequence = 序列时间
frame-keys-training = 训练
frame-keys-session = 会话
frame-keys-window = 窗口
frame-key-play = 播放或暂停
frame-key-step-back = 后退一步（或一个运算）
frame-key-step-forward = 前进一步（或一个运算）
frame-key-whole-back = 后退一整步
frame-key-whole-forward = 前进一整步
frame-key-turn = 掉头：前向或反向
frame-key-go-start = 回到第一步
frame-key-go-end = 跳到最后一步，再按到反向的终点
frame-key-slower = 减慢
frame-key-faster = 加快
frame-key-train = 开始或暂停训练
frame-key-update-one = 更新一次权重
frame-key-update-ten = 更新十次
frame-key-until-solved = 训练到学会为止
frame-key-history-back = 在训练历史中后退
frame-key-history-forward = 在训练历史中前进
frame-key-rewind = 回到同一组初始权重
frame-key-new-seed = 换一个随机种子：另一组初始权重
frame-key-pace = 训练快慢：慢速、快速、全速
frame-key-undo = 撤销
frame-key-redo = 重做
frame-key-save-session = 保存会话
frame-key-open-session = 打开会话
frame-key-record = 开始或结束录制演示
frame-key-record-pause = 暂停或继续录制
frame-key-film = 影片或图片：镜头、字幕、尺寸
frame-key-copy-picture = 复制图片
frame-copied-picture = 图片已复制到剪贴板。
frame-key-copy-state = 把当前状态复制为命令
frame-key-scene = 本章的下一个场景
frame-key-explore = 查看数据
frame-key-lesson = 课文
frame-key-glossary = 术语表
frame-key-keyboard = 本按键表
frame-key-inspector = 显示或收起参数
frame-key-present = 演示
frame-key-leave = 退出演示，关闭面板
frame-key-theme = 纸面或夜间
frame-key-language = 中文或 English

frame-explore-title = 查看数据
frame-explore-fields = 数组
frame-explore-curves = 曲线
frame-explore-map = 热图
frame-explore-view-all = 显示全部
frame-explore-csv = 存为 CSV
frame-explore-npz = 全部存为 NPZ
frame-explore-slice = { $axis }（共 { $count }）
frame-explore-scalar = { $name } = { $value }
frame-explore-none = 暂无数据可看：本章还没有可显示的轨迹。
frame-explore-cursor-hint = 在图上移动鼠标可读数值；滚轮缩放，拖动平移。
frame-explore-saved = 已保存 { $file }
frame-explore-refused = 无法写入 { $file }：{ $reason }。请选择一个可写的文件夹。

axis-step = 时间步
axis-unit = 隐藏单元
axis-from = 来源单元
axis-input = 输入
axis-output = 输出
