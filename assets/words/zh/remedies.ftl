# 对策：标题、场景、参数。

remedies-title = 对策
remedies-question = 绕过梯度消失的四条路：哪一条学得会记忆？
remedies-figure-solved = 已解出
    .of = { $of } 个中的 { $solved } 个

## 数据的轴

axis-point = 保留的点

## 场景

remedies-setting-scene = 场景
    .help = 舞台上放哪幅图：比赛、某一种对策的内部，或论文里的表。
remedies-choice-scene-race = 比赛
remedies-choice-scene-lstm = LSTM 网络
remedies-choice-scene-hessian_free = 无 Hessian 法
remedies-choice-scene-echo_state = 回声状态
remedies-choice-scene-start = 起点与动量
remedies-choice-scene-papers = 论文

## 参数：任务

remedies-group-example = 参数
remedies-group-task = 任务

remedies-setting-task = 任务
    .help = 首符号：最后说出最先来的是正还是负。次序：两个符号谁先谁后。回忆：第 1 步是哪个符号。复制：把说过的全部再说一遍。相加：两个带标记的数之和。
remedies-choice-task-first_sign = 首符号
remedies-choice-task-order = 次序
remedies-choice-task-recall = 回忆
remedies-choice-task-copy = 复制
remedies-choice-task-adding = 相加

remedies-setting-steps = 步数
    .help = 序列有多长。到 50 步，普通网络就吃力了；到 200 步，剩不下几个选手。

remedies-setting-noise = 噪声
    .help = 输入里加多少噪声。每个选手听到的噪声都一样。

remedies-setting-hidden_units = 隐藏单元
    .help = 四个要学循环权重的网络各有多少单元。储备池的单元数另算。

remedies-setting-batch = 批量
    .help = 普通下降、动量和 LSTM 每次更新用多少条序列。无 Hessian 法的批量另算。

remedies-setting-seed = 种子
    .help = 决定最初的权重和每一条序列。同一个种子重现完全相同的比赛。

remedies-setting-seeds = 种子个数
    .help = 从这个种子起，用这么多个种子各赛一遍。色带表示它们相差多远。个数越多，要做的功也越多。

## 参数：比赛

remedies-group-race = 比赛

remedies-setting-axis = 比什么
    .help = 更新次数看不出代价。一次梯度计算是一批序列正反各走一遍。CPU 秒数是这台机器花的时间，它不决定任何事。
remedies-choice-axis-updates = 更新
remedies-choice-axis-gradient_evaluations = 梯度
remedies-choice-axis-cpu_seconds = 秒

remedies-setting-race_plain = 普通下降
    .help = 普通的梯度下降是否参赛。它的预算最大。
remedies-setting-race_momentum = 动量
    .help = 起点好、又带动量的网络是否参赛。
remedies-setting-race_hessian_free = 无 Hessian 法
    .help = 无 Hessian 优化是否参赛。
remedies-setting-race_lstm = LSTM 网络
    .help = 由记忆单元组成的网络是否参赛。
remedies-setting-race_echo_state = 回声状态
    .help = 回声状态网络是否参赛。

remedies-setting-clip = 梯度最长
    .help = 比这更长的梯度，用之前先缩到这个长度。普通下降和动量都用它。

remedies-setting-plain_rate = 普通下降的学习率
    .help = 普通下降一次更新走多远。可以试试 3。

## 参数：起点与动量

remedies-group-start = 起点与动量

remedies-setting-initialisation = 起点
    .help = 动量和无 Hessian 法从哪里开始。按步数：不到 100 步用稀疏，从 100 步起用正交。均匀是普通网络的起点，不妨试试。
remedies-choice-initialisation-by_steps = 按步数
remedies-choice-initialisation-sparse = 稀疏
remedies-choice-initialisation-orthogonal = 正交
remedies-choice-initialisation-uniform = 均匀

remedies-setting-start_radius = 起点的谱半径
    .help = 稀疏矩阵缩放到多大。取 0.5，梯度死在路上；取 2，梯度可能爆炸。

remedies-setting-momentum_rule = 规则
    .help = 在哪里取坡度。经典：在权重所在之处。Nesterov：在速度即将把它带到之处。
remedies-choice-momentum_rule-nesterov = Nesterov 式
remedies-choice-momentum_rule-classical = 经典

remedies-setting-momentum = 动量 μ
    .help = 前 500 次更新之后，每次更新保留多少速度。在那之前最多 0.9。

remedies-setting-momentum_rate = 动量的学习率
    .help = 坡度有多少加进速度里；超过 50 步，按步数的平方减小。

## 参数：无 Hessian 法

remedies-group-hessian_free = 无 Hessian 法

remedies-setting-curvature_batch = 无 Hessian 法的批量
    .help = 它的一次更新用多少条序列。序列太少，曲率多半是偶然：试试 20。批量越大，每次更新越贵，也越好。

remedies-setting-structural = 结构阻尼
    .help = 一步若会使隐藏状态大变，是否也要拉住它。

remedies-setting-structural_damping = 它的强度 μ
    .help = 把隐藏状态的变化拉得多紧，以 λ 的倍数计。

remedies-setting-cg_iterations = 迭代上限
    .help = CG 法做到这么多次就停；若不再有进展，停得更早。

## 参数：LSTM

remedies-group-lstm = LSTM 网络

remedies-setting-variant = 变体
    .help = 1997：没有遗忘门，回路总是乘 1。带遗忘门：它的偏置从 log(T − 1) 开始。
remedies-choice-variant-lstm_1997 = 1997 年
remedies-choice-variant-lstm = 带遗忘门

remedies-setting-lstm_rate = LSTM 的学习率
    .help = Adam 一次更新把权重移多远。

## 参数：回声状态

remedies-group-echo_state = 回声状态

remedies-setting-reservoir = 储备池
    .help = 固定不变的循环矩阵。正交：旋转乘以半径。稀疏：每个单元接收 15 条连接，再缩放到这个半径。
remedies-choice-reservoir-orthogonal = 正交
remedies-choice-reservoir-sparse = 稀疏

remedies-setting-reservoir_units = 储备池单元
    .help = 有多少个固定的单元。它们不用训练，多一些也无妨。

remedies-setting-spectral_radius = 谱半径
    .help = 最大的特征值有多大。小于 1，回声会消退；略大于 1，就未必了。可以拖动虚线圆。

remedies-setting-input_scale = 输入大小
    .help = 储备池听到的输入有多响。输入轻，tanh 就近乎线性，而线性的单元记得最久。

## 参数：论文

remedies-setting-paper = 表
    .help = 把哪篇论文的数字与这里得到的并排放。
remedies-choice-paper-sutskever_2013 = Sutskever 等 2013
remedies-choice-paper-hochreiter_1997 = Hochreiter 与 Schmidhuber 1997
remedies-choice-paper-martens_2011 = Martens 与 Sutskever 2011
remedies-choice-paper-pascanu_2013 = Pascanu 等 2013
