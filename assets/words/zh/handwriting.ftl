# 手写：标题、各行的名称、可以按的东西，以及关于一支移动的笔要说的话。

handwriting-title = 手写
handwriting-question = 读一支移动的笔时，网络记住了什么？

## 按键

handwriting-key-clear = 清空纸面
handwriting-key-open_ink = 打开笔迹
handwriting-key-open_folder = 打开一个笔迹文件夹
handwriting-key-save_ink = 保存笔迹
handwriting-key-next_character = 下一个字符的梯度

## 文件

handwriting-file-open = 打开笔迹
    .kind = 笔迹 (*.inkml *.json *.npz *.xml *.dat *.unp *.upn)
handwriting-file-open-folder = 打开一个笔迹文件夹
    .kind = 文件夹
handwriting-file-save = 保存笔迹
    .kind = InkML 文件 (*.inkml);;JSON 文件 (*.json)

## 各行

handwriting-row-reading = 认出的字符
    .note = 以及各自晚了几个点
handwriting-row-cells = 记忆单元
    .reset = { $cells } 个中的 { $shown } 个：读出字母时重置最多的
    .index = { $cells } 个中的 { $shown } 个，按编号
    .picked = { $cells } 个中的 { $shown } 个，由你挑选
    .gates = 其中 { $shown } 个，以及第 { $cells } 个单元的门
handwriting-row-paper = 笔迹
    .live = 用笔、手指或鼠标写在这里
    .shown = 笔走过的路
handwriting-row-gradient = 对笔迹的梯度
    .none = 点击一个字符，看是哪些笔画决定了它
    .letter = 哪些笔画决定了“{ $letter }”

handwriting-deciding = 正在决定
handwriting-waiting = 等到停笔才说
    .pen = 等着；继续写就收回
handwriting-reset = 重置
handwriting-write-here = 写在这里
handwriting-read-so-far = 已读出
handwriting-nothing-yet = 还没有读出什么

handwriting-strip-cell = 存着
handwriting-strip-write = 写入
handwriting-strip-keep = 保持
handwriting-strip-read = 读出

## 纸面

handwriting-status-pen = 现写
handwriting-status-example = 例子：{ $name }
handwriting-status-typed = 键入：{ $name }
handwriting-status-file = 文件：{ $name }
handwriting-status-points = { $count } 个点
handwriting-status-rate = { $count } 个点，每秒 { $rate } 个
handwriting-button-unteach = 忘掉最后一个
handwriting-button-pen = 自己来写
handwriting-button-undo = 撤销
handwriting-button-clear = 清空
handwriting-button-open-ink = 打开…
handwriting-button-save-ink = 保存…

## 梯度

handwriting-strongest = 最强：{ $way }
    .where = 第 { $point } 个点，{ $before ->
        [0] 正是作出决定的那一点
       *[other] 决定之前 { $before } 个点
    }
handwriting-legend-strongest = 最强
handwriting-almost-none = 几乎没有影响
handwriting-after-none = 决定之后：没有影响
handwriting-way-down = 向下的一笔
handwriting-way-up = 向上的一笔
handwriting-way-left = 向左的一笔
handwriting-way-right = 向右的一笔
handwriting-way-up-left = 向左上的一笔
handwriting-way-up-right = 向右上的一笔
handwriting-way-down-left = 向左下的一笔
handwriting-way-down-right = 向右下的一笔
handwriting-way-dot = 一个点
handwriting-way-lifted = 提起的笔

## 训练

handwriting-spikes = 随时间的输出
    .note = 读作：{ $text }
handwriting-blank = 空白：没有新字符
handwriting-axis-steps = 笔的点
handwriting-axis-updates = 更新
handwriting-plot-blank = 什么也不说
    .note = 空白最可能的点所占的比例
handwriting-plot-errors = 字符错误
    .note = 在一组固定的合成文字上
handwriting-plot-nothing-right = 与一言不发同样错
handwriting-plot-untrained = 这里还没有学过什么。选一个全新的网络来训练：起初只有空白，然后出现尖峰。

## 两种输入

handwriting-input-coordinates = 笔的坐标
handwriting-input-pictures = 小图
handwriting-input-reads = 读作
handwriting-input-used = 正在用它读
handwriting-input-use = 让它来读
handwriting-input-dx = 向右
handwriting-input-dy = 向上
handwriting-input-lifted = 提笔
handwriting-input-now = 网络在第 { $step } 个点看到的：笔周围的笔迹，12 × 12
handwriting-input-no-pictures = 还没有笔迹可看。
handwriting-results = 实测
    .note = 测试用的书写者，两个网络训练时都没见过
handwriting-results-none = 这里没有附带实测结果的网络。
handwriting-result-letters = 已知是字母时，字母读对
handwriting-result-digits = 已知是数字时，数字读对
handwriting-result-letters-all = 在全部符号中，字母读对
handwriting-result-digits-all = 在全部符号中，数字读对
handwriting-result-word-errors = 连写词里的字符错误
handwriting-result-parameters = 权重数
handwriting-result-microseconds = 每个点用时
    .value = { $value } 微秒

## 教

handwriting-teach-letters = 这是哪个字？
    .ready = 点击你写的那个字：它会作为样本留下
    .empty = 先在纸上写一个字
handwriting-teach-samples = 教过的
handwriting-teach-none = 还没有。写一个它读错的字，告诉它是哪个，写上三四遍；然后训练一分钟，再比较。
handwriting-teach-others = 其余所有的字：之前读对 { $before }，{ $update } 次更新后 { $now }
handwriting-teach-before = 之前
handwriting-teach-now = 现在

## 字幕

handwriting-caption-empty = 纸是空的：写一个词吧。
handwriting-caption-nothing = 笔在移动；网络还什么都拿不准。
handwriting-caption-read = 到此读作“{ $text }”：{ $delay ->
    [0] “{ $letter }”一成为最可能的，就说了出来。
   *[other] “{ $letter }”成为最可能的之后，过了 { $delay } 个点才说出来。
    }
handwriting-caption-waiting = “{ $text }”，停笔之后是“{ $letter }”；继续写，它就会收回。
