# 序列一章：标题、读数、画面和设置。

sequences-title = 序列
sequences-question = 要猜出下一个是什么，模型必须记住什么？
sequences-figure-right = 网络新序列千题正确率
sequences-figure-error = 留出数据上的最小误差

## 按键与文件

sequences-key-open = 打开自己的序列（CSV 或文本）
sequences-file-open = 打开自己的序列
    .kind = 序列与文本 (*.csv *.tsv *.txt *.md *.dat);;* (*)

## 画面

sequences-setting-scene = 画面
    .help = 舞台上显示哪一幅图：同一时间轴上的五个模型、一步步推断、能带多少比特、字符、代价，或序列自身错开。
sequences-choice-scene-ladder = 五个模型
sequences-choice-scene-inference = 推断
sequences-choice-scene-bits = 比特
sequences-choice-scene-text = 文本
sequences-choice-scene-cost = 代价
sequences-choice-scene-shift = 错开

## 设置：猜什么

sequences-group-example = 参数

sequences-setting-data = 序列
    .help = 雷达：平面上时而转弯的目标，隔着噪声看见。太阳黑子：1700 到 2008 年的年均值。价格：按公式生成，时缓时急。文本：字符。自己的文件：CSV 或文本，先看一眼再用。
sequences-choice-data-radar = 雷达
sequences-choice-data-sunspots = 太阳黑子
sequences-choice-data-price = 价格
sequences-choice-data-text = 文本
sequences-choice-data-file = 自己的文件

sequences-setting-file = 文件
    .help = 文件在哪里。按 Ctrl+D，或把文件拖进窗口，会先显示里面有什么。

sequences-setting-column = 列
    .help = 要猜的那一列的名称，或从 1 数起的列号。留空就用第一列数字。

sequences-setting-file_hash = 文件指纹
    .help = 打开时文件的 SHA-256。文件若已改动，会被拒绝。留空则读现在的内容。

sequences-setting-own_text = 自己的文本
    .help = 粘贴任意文本来学习。留空就用程序自带的一小段。

sequences-setting-noise = 外加噪声
    .help = 加在数据上的噪声，以数据的散布为单位。哪个模型受害最轻？试试 0.5。

sequences-setting-held_out = 留出
    .help = 序列末尾有多大一份不用来拟合。误差就在那里量。

sequences-setting-horizon = 提前几步
    .help = 提前几步作出猜测。试试 5：散布变宽，窗口也来不及记住。

sequences-setting-model = 模型
    .help = 一步步走的是哪个模型，或标出哪个模型的名字。点击名字也能选。
sequences-choice-model-autoregressive = 自回归
sequences-choice-model-feed_forward = 前馈
sequences-choice-model-linear_dynamical = 线性动力
sequences-choice-model-hidden_markov = 隐马尔可夫
sequences-choice-model-recurrent = 循环

sequences-setting-smoothed = 平滑
    .help = 知道整个窗口（包括后来的数据）之后的信念：RTS 平滑，或前向与后向合在一起。

sequences-setting-best_path = 最佳路径
    .help = 维特比路径：整体上最可能的那一串状态。它可能不同于每一步各自最可能的状态。

sequences-setting-prompt = 输入的文字
    .help = 四个模型都来读的字符。随便输入；文本里没有的字符会略去并列出。

sequences-setting-sample = 哪种续写
    .help = 每个编号从同样的信念里抽出不同的字符；同一编号总是抽出同样的。

sequences-setting-shift = 错开几步
    .help = 目标相对输入错开几步。拖动下面的序列也可以。取 0 就没有什么可猜。

sequences-setting-example = 哪些比特
    .help = 每个编号显示不同的比特。训练时自己另抽。

## 设置：显示什么

sequences-group-show = 显示

sequences-setting-average = 平均记忆
    .help = 条形上的细线：对所示的留出步取平均的记忆轮廓。

sequences-setting-beliefs = 信念与隐状态
    .help = 数据下面的带子：每个模型随身带着什么。

## 设置：模型

sequences-group-network = 模型

sequences-setting-taps = 延迟抽头
    .help = 两个没有状态的模型能看到过去多少个值。再往前，它们的记忆恰好是零。

sequences-setting-dimensions = 隐藏的数
    .help = 每看到一个数，线性动力系统藏着几个数。两个就足以摆动一次。

sequences-setting-states = 离散状态
    .help = 隐马尔可夫模型有几个状态。N 个状态最多带 log₂ N 比特。

sequences-setting-hidden_units = 隐藏单元
    .help = 前馈网络和循环网络的单元数。

sequences-setting-bits = 要带的比特
    .help = 一步里显示几个独立的比特，20 步噪声之后再问。

sequences-setting-seed = 种子
    .help = 决定初始权重、噪声和训练的次序。同一种子会一模一样地重复训练。

sequences-group-training = 训练

sequences-setting-learning_rate = 学习率
    .help = 梯度下降每次更新把两个网络的权重移动多远。最小二乘和 EM 用不着它。

## 数据的轴

axis-channel = 通道
axis-lag = 间隔
