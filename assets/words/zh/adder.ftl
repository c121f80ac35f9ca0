# 加法器：标题、说明句、读数与设置。

adder-title = 加法器
adder-question = 三个神经元，能自己发现我们会亲手画出的那台机器吗？
adder-automaton-heading = 有限状态自动机
adder-automaton-note = 每一刻只亮一个节点
adder-network-heading = 循环神经网络
adder-network-note = 每一刻是一个活动向量

## 演示模式的说明句。条件成立时，每一句都必须属实；$units 是隐藏单元的个数，$patterns 是观察到的模式个数。

# 尚未更新过权重。
adder-caption-untrained = 这个网络还不会加法。请逐列比较它的输出与目标。
# 更新过若干次，检验中仍有错误。
adder-caption-training = 每更新一次，权重就变一次，这些点也随之移动。它们会聚成几团吗？
# 检验中没有错误，但没有证明。
adder-caption-solved = 检验中没有出错。但检验总有尽头，算式却可以更长：这还不是证明。
# 已证明对任意长度都正确。
adder-caption-certified =
    { $patterns ->
        [4] 自动机的一个状态并不是一个神经元，而是{ $units ->
            [2] 两个单元
            [3] 三个单元
            [4] 四个单元
            [6] 六个单元
           *[other] { $units } 个单元
        }共同构成的一种活动模式。
       *[other] 自动机的一个状态并不是一个神经元，而是{ $units ->
            [2] 两个单元
            [3] 三个单元
            [4] 四个单元
            [6] 六个单元
           *[other] { $units } 个单元
        }的活动合在一起所处的一片区域。
    }
# 权重已大到无法使用。
adder-caption-exploded = 权重大得已经没有意义了。按 R 键可回到最初的权重。

## 训练轨道旁的读数

adder-figure-loss = 损失
adder-figure-bits = 64,000 位中的错误
adder-figure-runs = 长串中的错误
adder-figure-start = 起点

## 设置的分组

group-example = 例题
group-network = 网络
group-training = 训练
group-cube = 立方体中显示

## 设置：例题

setting-example = 例题
    .help = 两台机器共同计算的加法。“全部列”是一道特别的题，自动机的每个箭头至少走一次。
choice-example-typed = 输入
choice-example-random = 随机
choice-example-all_pairs = 全部列

setting-first_number = 第一个数
    .help = 十进制（406），或以 0b 开头的二进制（0b110010110），最多 64 列。也可以直接点击它的各位数字。

setting-second_number = 第二个数
    .help = 十进制（287），或以 0b 开头的二进制（0b100011111），最多 64 列。也可以直接点击它的各位数字。

setting-example_seed = 随机题号
    .help = 每个题号对应一道随机的题；同一题号总是给出同一道题。

setting-columns = 列数
    .help = 至少显示这么多列；数更宽时，会补足所需的列。训练只用 10 列的题，这里可以试试 64 列。

setting-timing = 时序
    .help = 按列：答案就写在它那一列旁边。按节拍：每条连接要走一拍，所以答案比它那一列晚两拍。
choice-timing-by_column = 按列
choice-timing-as_clocked = 按节拍，+2

## 设置：网络

setting-hidden_units = 隐藏单元
    .help = 用几个神经元来记忆。先试 2 个，再试 6 个：从 4 个起，立方体只画出活动变化最大的三个方向。

setting-squashing = 压缩函数
    .help = 把单元的总输入变成活动值的曲线。tanh 的值在 −1 与 1 之间，logistic 的值在 0 与 1 之间。
choice-squashing-tanh = tanh
choice-squashing-logistic = logistic

setting-seed = 随机种子
    .help = 决定最初的随机权重和训练用的随机题目。种子相同，训练过程就完全相同。

## 设置：训练

setting-optimiser = 学习方法
    .help = 列文伯格–马夸尔特法先算出每个误差怎样随每个权重变化，再解出一步让所有误差一起变小的改动；这一步若不成功，就换一步更短的。动量法与 Adam 只沿坡度下行，所以要更新更多次。
choice-optimiser-levenberg_marquardt = 列文伯格–马夸尔特
choice-optimiser-adam = Adam
choice-optimiser-momentum = 动量法

setting-learning_rate = 学习率
    .help = Adam 或动量法每次更新把权重移动多远。Adam 宜用 0.03 到 0.1，动量法宜用 0.3，动量法配 logistic 单元宜用 1；设为 1,000,000 时权重会发散。

setting-batch = 批量
    .help = 每次更新用多少道随机题来学习。批量小，损失会上下跳动；批量大，每次更新会慢一些。

setting-pull = 向模式收拢
    .help = Levenberg–Marquardt 训练中的一项惩罚，把属于同一个自动机状态的活动拉到一起。设为 0 时没有这种约束，网络用到的模式常是六种或更多，而不是四种。

setting-restarts = 重新起步
    .help = 训练陷住时，换一组新的随机权重从头再来。关掉它，可以看看单独一次起步的结果。

## 设置：立方体

setting-show_cloud = 许多列形成的点团
    .help = 计算数千列，每列之后的活动画成一个点，颜色表示自动机的状态。

setting-show_boxes = 已证明的盒子
    .help = 证明所用的盒子：从任何一个盒子出发，不论来的是哪一列，都落进某个盒子里。证明成功之前没有盒子。

setting-show_path = 走过的路径
    .help = 从起点出发，依次连接这道题每一列之后的活动。
