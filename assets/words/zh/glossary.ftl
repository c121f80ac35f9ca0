# 屏幕上的每个术语，各用一到三个短句说明：`term-<名称>` 及其 `.meaning`。

## 任务

term-column = 列
    .meaning = 竖式中的一位：第一个数的一位数字，下面是第二个数的一位数字。计算从右到左逐列进行。
term-bit = 位
    .meaning = 二进制的一个数字，0 或 1。
term-carry = 进位
    .meaning = 一列之和达到二或更多时，送到下一列去的那个 1。做加法需要记住的只有它。
term-input = 输入
    .meaning = 网络在一步中看到的内容：一列里的两位数字。
term-output = 输出
    .meaning = 网络对一列给出的答案，在 0 与 1 之间。大于二分之一读作 1，小于二分之一读作 0。
term-target = 目标
    .meaning = 一列的正确数字，也就是输出应有的值。
term-step = 步
    .meaning = 序列时间中的一个时刻：读入一列。播放头沿着步移动，训练则按更新次数推进。
term-long-run = 长串
    .meaning = 由 1,000 个相同的列（00、11、01 或 10）组成的检验。微小的误差若会随时间累积，就在这里现形。

## 自动机

term-state = 状态
    .meaning = 机器在某一时刻记住的全部内容。加法自动机有四个状态：有无进位，以及刚写下的数字。
term-automaton = 有限状态自动机
    .meaning = 总是恰好处在少数几个状态之一的机器。每来一个输入，就沿一个箭头走到下一个状态。
term-moore-machine = 摩尔机
    .meaning = 一种有限状态自动机，它输出的符号只取决于刚刚到达的状态。
term-transition = 转移
    .meaning = 自动机的一个箭头：在这个状态，遇到这样的一列，就去那个状态。加法自动机共有十六个转移，每个状态四个。
term-minimised = 最小化
    .meaning = 把机器化到最小：凡是从输出上永远区分不开的状态，都合并成一个。
term-isomorphic = 同构
    .meaning = 只是名称不同的同一台机器：状态一一对应，起点、箭头和输出的数字也都对应。

## 网络

term-recurrent-network = 循环神经网络
    .meaning = 一种神经网络：隐藏单元除了接收新的输入，还接收自己上一步的活动，因此能够记忆。
term-hidden-unit = 隐藏单元
    .meaning = 既不是输入也不是输出的简单神经元模型。它把听到的各项乘以权重再相加，然后用压缩函数变换这个和。
term-activity = 活动值
    .meaning = 一个单元在某一时刻的值。全部隐藏单元的活动值合起来，就是立方体中的一个点。
term-total-input = 总输入
    .meaning = 单元在压缩之前得到的和：偏置，加上每个传来的活动值与相应权重的乘积。
term-weight = 权重
    .meaning = 连接上的一个数，表示一个单元对另一个单元的影响有多强。负的权重起压低的作用。
term-bias = 偏置
    .meaning = 不论输入如何都加到单元总输入上的一个数。它决定单元有多容易被激活。
term-squashing-function = 压缩函数
    .meaning = 把单元的总输入变成活动值的曲线。不论总输入多大，活动值都在两个界限之间。
term-tanh = tanh
    .meaning = 双曲正切，一种压缩函数：从 −1 平滑地升到 1，在 0 处为 0。
term-logistic = logistic
    .meaning = logistic 函数，一种 S 形的压缩函数：从 0 平滑地升到 1，在 0 处为二分之一，即 1 / (1 + e^(−z))。输出单元总是用它。
term-initial-state = 初始状态 h₀
    .meaning = 读第一列之前各隐藏单元的活动值。它们和权重一样，也是学出来的。

## 网络的发现

term-pattern = 活动模式
    .meaning = 全部隐藏单元的一组几乎相同、反复出现的活动值。它是网络自己的“状态”。
term-cluster = 点团
    .meaning = 立方体中彼此靠近、与其他点分开的一小群点。每个点团是一种活动模式。
term-principal-component = 主成分
    .meaning = 点的变化最大的方向。隐藏单元多于三个时，立方体画出的是前三个这样的方向。
term-certificate = 证明（证书）
    .meaning = 证明网络对任意长度的加法都正确。无论来的是哪一列，活动从起点出发，或从一个盒子的任何一处出发，都落进正确的下一个状态的盒子。在每个盒子上，输出都正确。
term-box = 盒子
    .meaning = 给每个隐藏单元一个区间，即最低值与最高值之间的全部活动值。证明为每个状态配一个盒子，或者几个更小的盒子。
term-margin = 余量
    .meaning = 在证明的任何盒子上，输出单元的总输入在最坏情况下离零还有多远。余量越大，0 与 1 分得越清楚。

## 训练

term-loss = 损失
    .meaning = 用一个数表示网络在一批题目上错得有多厉害。训练就是让它变小。
term-update = 更新
    .meaning = 看过一批题目之后，把全部权重改动一次。
term-batch = 批
    .meaning = 每次更新之前网络所看的一组随机题目。每次更新都重新抽取一批。
term-learning-rate = 学习率
    .meaning = 用 Adam 或动量法时，一次更新把权重移动多远。
term-momentum = 动量法
    .meaning = 像一个重球那样沿损失的坡面下行：上一步的一部分保留到下一步。
term-adam = Adam
    .meaning = 沿损失的坡面下行，每个权重都有自己的步长，由这个权重最近的坡度算出。
term-levenberg-marquardt = 列文伯格–马夸尔特法
    .meaning = 适合小网络的方法：先算出每个误差怎样随每个权重变化，再解出让所有误差一起变小的一步。这一步不成功，就换更短的一步。
term-pull = 向模式收拢
    .meaning = 训练时加在损失上的一项惩罚：属于同一个自动机状态的活动值被拉到一起。
term-start = 重新起步
    .meaning = 训练陷住以后，换一组新的随机权重从头开始。起步的次数写在损失旁边。
term-seed = 随机种子
    .meaning = 一切随机选择都由它决定的一个数。种子相同，最初的权重、题目和训练过程都相同。
term-explode = 发散
    .meaning = 更新冲得过了头，权重大到不能再用。通常是因为学习率太大。

term-slope = 斜率 f′
    .meaning = 压缩函数在单元总输入处上升得有多陡：tanh 最大为 1，logistic 最大为 1/4，线性单元总是 1，修正线性单元是 0 或 1。往回走时，每个导数都要乘以它。

term-attractor = 吸引子
    .meaning = 从邻近处出发的活动最后到达并停留的地方：一个固定的模式、一个循环，或者永不重复的东西。

term-error-derivative = 误差导数
    .meaning = 某个数稍变一点，误差会变多少：可以是输出、活动值或记忆单元。它往回传，学习在每一步都要用到它。
