# 手写一章的设置。

handwriting-group-example = 参数
handwriting-group-cells = 记忆单元
handwriting-group-influence = 对笔迹的梯度
handwriting-group-training = 训练

handwriting-setting-scene = 画面
    .help = 舞台上显示哪一幅图：识别、训练、两种输入，或者按你的笔迹上一课。
handwriting-choice-scene-reading = 识别
handwriting-choice-scene-training = 训练
handwriting-choice-scene-inputs = 两种输入
handwriting-choice-scene-teach = 教它认

setting-source = 笔迹来自
    .help = 你自己的笔、自带的例子、由程序写出的文字，或者打开的文件。
choice-source-pen = 现写
choice-source-example = 例子
choice-source-typed = 键入
choice-source-file = 文件

handwriting-setting-example = 例子
    .help = 由本程序自己写出的词，依次是圆体、斜体、潦草、窄体，最后两个是工整的。比较潦草的和工整的。
handwriting-choice-example-neural = “neural”
handwriting-choice-example-memory = “memory”
handwriting-choice-example-minimum = “minimum”
handwriting-choice-example-gradient = “gradient”
handwriting-choice-example-two_words = “long memory”
handwriting-choice-example-digits = “1997”

handwriting-setting-text = 文字
    .help = 让程序写出的内容：小写字母、数字和空格。

setting-hand = 笔迹
    .help = 程序模仿哪一种笔迹。同样的文字，每一种都试试。
choice-hand-round = 圆体
choice-hand-slanted = 斜体
choice-hand-printed = 印刷体
choice-hand-narrow = 窄体
choice-hand-hasty = 潦草
choice-hand-careful = 工整

setting-hand_seed = 第几次书写
    .help = 没有人能把一个词写得两次一样。每个数字是另一次书写。

setting-sample = 样本
    .help = 打开的文件里，哪一个样本放在纸上。

setting-input = 输入
    .help = 把笔的什么告诉网络：移动了多少，或者笔周围笔迹的小图。画面“两种输入”比较二者。
choice-input-coordinates = 坐标
choice-input-pictures = 小图

setting-alphabet = 读作
    .help = 允许认出哪些符号。1 和 l 是同一笔：写数字时请选“数字”。
choice-alphabet-all = 全部
choice-alphabet-letters = 字母
choice-alphabet-digits = 数字

setting-cells_shown = 显示的单元数
    .help = 图中显示多少个记忆单元。取最大值时显示全部。

setting-order = 顺序
    .help = 按重置：认出字符时变化最大、随后落回 0 的单元在前。按编号：照网络里的次序。挑选：由你指定。
choice-order-reset = 按重置
choice-order-index = 按编号
choice-order-picked = 挑选

setting-cells = 挑选的单元
    .help = 编号和范围，例如 1-6 40 97。第一层的单元在前。

handwriting-setting-cell = 看哪个单元的门
    .help = 在图的下方显示这个单元的各个门；0 表示不显示。点击图中的一行，也会写到这里。

setting-character = 当前字符
    .help = 显示哪个字符的梯度：最新的一个、把现在最新的固定下来，或者你点击的那个。
choice-character-latest = 最新
choice-character-held = 固定
choice-character-clicked = 点击

setting-chosen = 第几个字符
    .help = 从左边数起。点击一个字符，也会写到这里。

setting-look_back = 最多回看
    .help = 从作出决定的那一刻往回，梯度追踪多少个点。

setting-show_width = 用粗细表示影响
    .help = 影响大的笔迹不但颜色更深，也画得更粗。

setting-mark_strongest = 标出影响最大的点
    .help = 在移动后最能改变该字符概率的点上画一个圈。

setting-show_outputs = 随时间的输出
    .help = 画出网络每个输出随时间的变化：一片空白中的尖峰。

setting-network = 网络
    .help = 自带：随程序附带、已训练好的网络，可以教它认你的字。全新：一个什么也不会的小网络，看它怎样学会。
choice-network-shipped = 自带
choice-network-fresh = 全新

handwriting-setting-hidden_units = 每层单元数
    .help = 全新网络的两层，每层各有多少个记忆单元。

setting-warm_up = 热身
    .help = 先告诉它答案的位置，学单个符号，再用 CTC。不热身，CTC 会久久停在处处空白的平台上。

handwriting-setting-batch = 批量
    .help = 每次更新用多少份笔迹。

handwriting-setting-learning_rate = 学习率
    .help = 每次更新把权重移动多远。太大，学到的又会丢掉。

setting-teaching_rate = 教学的学习率
    .help = 每次更新把自带的网络朝你的样本移动多远。大一点学得快，忘得也多。
