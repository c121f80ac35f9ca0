# 梯度：标题、设置，以及跟随一个网络的两个场景。

gradients-title = 梯度
gradients-question = 误差信号沿时间往回走时，为什么会消失，或者爆炸？


## 设置的分组

gradients-group-scene = 场景
gradients-group-network = 网络
gradients-group-error = 误差与单元
gradients-group-show = 显示
gradients-group-starts = 三个起点
gradients-group-training = 训练
gradients-group-cliff = 悬崖
gradients-group-basins = 两个单元

## 设置：网络

gradients-setting-scene = 场景
    .help = 舞台上显示什么。点标签，或按 S 键换到下一个。
gradients-choice-scene-flow = 逐步回传
gradients-choice-scene-sources = 来源
gradients-choice-scene-learning = 学习途中
gradients-choice-scene-cliff = 悬崖
gradients-choice-scene-basins = 吸引域

gradients-setting-spectral_radius = 谱半径 ρ
    .help = 循环矩阵最大特征值的绝对值。同一个随机矩阵按它缩放。请试 0.9、1.1 和 1.5。
gradients-setting-network = 网络
    .help = 跟随哪个网络：按上面的半径抽取的那个，还是正在学习的三个之一，取所显示的那次更新时的样子。
gradients-choice-network-drawn = 抽取
gradients-choice-network-first = 第一
gradients-choice-network-second = 第二
gradients-choice-network-third = 第三
gradients-setting-squashing = 压缩函数
    .help = 把单元的总输入变成活动值的曲线。tanh 的斜率最大是 1，logistic 的只有 1/4。
gradients-choice-squashing-linear = 线性
gradients-choice-squashing-relu = 修正线性
gradients-setting-initialisation = 初始权重
    .help = 循环矩阵怎样抽取。稀疏：每个单元只听 15 个单元。正交：只转动，不伸缩。单位：每个单元只听自己，常与修正线性单元一起用。
gradients-choice-initialisation-gaussian = 高斯
gradients-choice-initialisation-sparse = 稀疏
gradients-choice-initialisation-orthogonal = 正交
gradients-choice-initialisation-identity = 单位
gradients-setting-hidden_units = 隐藏单元
    .help = 有多少个单元互相听。单元很少时，随机网络可能离规律很远；先试 2，再试 128。
gradients-setting-steps = 时间步 T
    .help = 误差要往回走多远。请试 1000。
gradients-setting-input_strength = 输入强度
    .help = 单元听输入的强弱。输入很强时，单元会被推到曲线平坦的地方。
gradients-setting-bias = 偏置
    .help = 加到每个单元总输入上的一个数。取 2 时，大多数 tanh 单元都站在曲线平坦的地方。
gradients-setting-seed = 随机种子
    .help = 决定随机权重、序列和训练用的例子。种子相同，一切都完全相同。

## 设置：误差、单元与显示

gradients-setting-loss_at = 损失
    .help = 在哪里评判网络：只在最后一步之后，还是每一步之后。
gradients-choice-loss_at-last = 只在最后一步
gradients-choice-loss_at-every = 每一步都有
gradients-setting-unit = 单元
    .help = 画哪个单元的压缩曲线。也可以点曲线下面那一排格子。
gradients-setting-error_size = 误差
    .help = 传到这个单元活动值上的误差。拖动长条，导数就按比例跟着变。
gradients-setting-show_references = 其他半径（灰色）
    .help = 同一个循环矩阵缩放到别的半径，用同一个序列。
gradients-setting-show_line = 直线（线性单元）
    .help = 矩阵正交、半径相同的线性网络会是这样：每一步都乘同一个 ρ。
gradients-setting-show_zones = 消失区与爆炸区
    .help = 信号小于最后一步的千万分之一，这里就叫消失；大于一千倍，就叫爆炸。

## 设置：学习

gradients-setting-first_radius = 第一个起点的 ρ
    .help = 三个网络中第一个开始时的谱半径。
gradients-setting-second_radius = 第二个起点的 ρ
    .help = 三个网络中第二个开始时的谱半径。
gradients-setting-third_radius = 第三个起点的 ρ
    .help = 三个网络中第三个开始时的谱半径。
gradients-setting-contour = 界线（10 的幂）
    .help = 图中界线画在哪里：−7 就是最后一步大小的千万分之一。
gradients-setting-learning_rate = 学习率
    .help = 每次更新时，权重逆着梯度移动多远。
gradients-setting-batch = 批
    .help = 每次更新看多少个随机序列。
gradients-setting-clipping = 截断长度
    .help = 梯度比这个长度还长，就缩到这么长，方向不变。
gradients-setting-threshold = 截断于
    .help = 可以原样通过的最长的梯度。

## 设置：悬崖

gradients-setting-cliff_weight = 起点的权重
    .help = 从哪里开始下降。也可以直接拖动图上的起点。
gradients-setting-cliff_bias = 起点的偏置
    .help = 从哪里开始下降。也可以直接拖动图上的起点。
gradients-setting-cliff_steps = 时间步
    .help = 计算损失之前，这个单元听自己多少次。次数越多，崖壁越陡。
gradients-setting-cliff_rate = 学习率
    .help = 每一步里，权重和偏置逆着梯度移动多远。

## 设置：吸引域

gradients-setting-basin_network = 哪两个单元
    .help = 触发器停在两处之一，“四处”停在四处之一，“螺旋”落入两个循环之一。环随增益而停住、振荡或混乱无序。手动：自己填权重。
gradients-choice-basin_network-flip_flop = 触发器
gradients-choice-basin_network-four = 四处
gradients-choice-basin_network-spiral = 螺旋
gradients-choice-basin_network-ring = 环
gradients-choice-basin_network-by_hand = 手动
gradients-setting-gain = 增益
    .help = 乘到全部权重和偏置上。增益很小时，所有状态都停到同一处。
gradients-setting-basin_steps = 时间步 T
    .help = 两个单元运行多久。
gradients-setting-start_1 = 单元 1 的起点
    .help = 初始状态。也可以直接拖动平面上的点。
gradients-setting-start_2 = 单元 2 的起点
    .help = 初始状态。也可以直接拖动平面上的点。
gradients-setting-weight_11 = 权重 1 → 1
    .help = 单元 1 听自己有多强。
gradients-setting-weight_12 = 权重 2 → 1
    .help = 单元 1 听单元 2 有多强。
gradients-setting-weight_21 = 权重 1 → 2
    .help = 单元 2 听单元 1 有多强。
gradients-setting-weight_22 = 权重 2 → 2
    .help = 单元 2 听自己有多强。
gradients-setting-bias_1 = 单元 1 的偏置
    .help = 加到单元 1 总输入上的一个数。
gradients-setting-bias_2 = 单元 2 的偏置
    .help = 加到单元 2 总输入上的一个数。
## 大小

gradients-below = 小于 { $size }
gradients-no-number = 不是数
gradients-time-step = 时间步

## 训练轨道旁的读数

gradients-figure-radius = 最佳起点的 ρ

## 逐步回传：每一步的大小

gradients-flow-heading = 每一步的梯度大小
gradients-flow-note = 对数刻度，最后一步为 1
gradients-travels-back = 误差往回走
gradients-exploded = 爆炸
gradients-vanished = 消失
gradients-flow-beyond = 第 1 步：{ $size }
gradients-flow-not-finite = 从第 { $step } 步起，活动值已不再是数：它们在前向途中就爆炸了，没有什么可以求导。
gradients-flow-no-gradient = 梯度已不再是数：它在往回走的途中大到无法计算。

## 逐步回传：前向弯，反向直

gradients-slope-heading = 前向是弯的，反向是直的
gradients-slope = 斜率 { $slope }
gradients-unit-row = 单元 { $unit }，第 { $step } 步。点格子可换单元。
gradients-unit-last = 这里没有单元 { $asked }，最后一个是单元 { $unit }。
gradients-slope-story = 前向传播定下工作点（{ $z }，{ $h }）。此后反向传播只是乘以 { $slope }：误差加倍，导数也加倍。
gradients-slope-story-short = 前向传播定下斜率，反向只是乘以 { $slope }。
gradients-slope-not-finite = 在第 { $step } 步，这个单元的活动值不是数。曲线在那里没有斜率，什么也传不回来。
gradients-error = 误差 { $size }

## 逐步回传：每退一步乘以什么

gradients-radius-heading = 每退一步乘以什么
gradients-radius-note = 可拖动 ρ
gradients-radius-shrinks = 缩小
gradients-radius-grows = 放大
gradients-radius-product = ρ { $radius } × 平均斜率 { $slope } = 有效半径 { $effective }
gradients-outcome-vanished = 实测：每步 × { $factor }。到第 1 步，信号已经消失（{ $size }）。
gradients-outcome-survives = 实测：每步 × { $factor }。到第 1 步，信号还在（{ $size }）。
gradients-outcome-exploded = 实测：每步 × { $factor }。到第 1 步，信号已经爆炸（{ $size }）。
gradients-outcome-not_finite = 无法测量：前向途中已不再是数，没有路可以走回来。
gradients-eigenvalues-heading = U 的特征值
gradients-eigenvalues-note = 复平面
gradients-eigenvalues-unit = 半径 1
gradients-eigenvalues-effective = 虚线：ρ·f′
gradients-singular-heading = 奇异值
gradients-singular-largest = 最大
gradients-singular-smallest = 最小
gradients-singular-note = 整段路程
gradients-singular-none = 没有奇异值：乘积已不再是数。
gradients-singular-missing = { $all } 个中有 { $count } 个为 0 或小于 10⁻³⁰⁰

## 演示模式的说明句

gradients-caption-vanished = 谱半径 { $radius }，有效半径 { $effective }：一共 { $steps } 步，误差信号在往回走的途中消失了（{ $size }）。
gradients-caption-survives = 谱半径 { $radius }，有效半径 { $effective }：一共 { $steps } 步，误差信号走回来时还在（{ $size }）。
gradients-caption-exploded = 谱半径 { $radius }，有效半径 { $effective }：一共 { $steps } 步，误差信号在往回走的途中爆炸了（{ $size }）。
gradients-caption-not_finite = 谱半径 { $radius }：某处已不再是数，因此没有梯度可以测量。

## 来源：每一份梯度来自哪个损失

gradients-sources-heading = 每一份梯度来自哪里
gradients-sources-note = 对数刻度
gradients-sources-across = 梯度到达的时间步 t
gradients-sources-down = 损失所在的时间步 s
gradients-sources-line-vanished = 线的左边：小于 10⁻⁷，消失
gradients-sources-line-exploded = 线的左边：大于 10³，爆炸
gradients-sources-empty = 这些时间步没有损失，所以没有梯度从这里出发。
gradients-sizes-heading = 全部损失加在一起
gradients-sizes-note = 对数刻度
gradients-sizes-sum = 全部损失
gradients-sizes-last = 只算最后一个损失
gradients-sizes-both = 全部损失，与只算最后一个相同
gradients-stack-heading = 它们离得多远？
gradients-stack-note = 各份大小相加，按间隔分
gradients-stack-scale = 间隔 s − t（步），以及在第 { $step } 步所占的份额
gradients-sources-last = 只有第 { $steps } 步有损失。它往回走 { $lag } 步，到第 1 步时为 { $last }。换成每一步都有损失试试：总和会是什么样子？
gradients-sources-hidden = 总和看上去很健康：第 1 步为 { $sum }，第 { $steps } 步为 { $here }。可是第 1 步加起来的大小有 99% 来自最多 { $lag } 步之后的损失。第 { $steps } 步的损失只贡献 { $last }：长间隔早已断绝，却被总和遮住了。
gradients-sources-seen = 总和在第 1 步为 { $sum }，在第 { $steps } 步为 { $here }。第 1 步加起来的大小有 { $share } 来自 { $lag } 步以后的损失。第 { $steps } 步的损失贡献 { $last }。
gradients-sources-not-finite = 这里有些已不再是数：网络在前向途中爆炸了，没有梯度能走回来。

## 卡片

gradients-card-scene-flow = 一个网络：每一步的梯度有多大，一路上乘了什么。
gradients-card-scene-sources = 每一份梯度来自哪个损失，总和又遮住了什么。
gradients-card-scene-learning = 三个起点并排学同一个任务：一次次更新下来，每一步的梯度还剩多少。
gradients-card-scene-cliff = 一个单元，两个权重：损失有一面峭壁，梯度下降一步可能被甩得很远。
gradients-card-scene-basins = 两个单元自行运转：每个初始状态最后去哪里，稍稍一动又会怎样。
gradients-card-no-number = 这里的活动值不是数。
gradients-card-gradient = 第 { $step } 步的梯度
gradients-card-gradient-relative = 相对于最后一步：|∂E/∂h_t| / |∂E/∂h_T|，T = { $steps }
gradients-card-gradient-arrives = 误差从这里进来：|∂E/∂h_T| = { $size }
gradients-card-gradient-rule = 规则：∂E/∂h_t = ∂E/∂h_t₊₁·diag(f′(z_t₊₁))·U
gradients-card-gradient-rule-every = 规则：∂E/∂h_t = ∂E/∂h_t₊₁·diag(f′(z_t₊₁))·U + ∂L_t/∂h_t
gradients-card-gradient-last-step = 从第 { $after } 步到第 { $step } 步：× { $factor }
gradients-card-gradient-mean = 共 { $steps } 步，平均每步 × { $factor }
gradients-card-gradient-none = 从第 { $step } 步起，活动值已不再是数。
gradients-card-squashing-points = 圆点是单元 { $unit } 在全部 { $count } 步的总输入。
gradients-card-squashing-mean = 平均斜率为 { $slope }。
gradients-card-operating = 单元 { $unit }，第 { $step } 步
gradients-card-operating-fixed = 前向传播已定下这个斜率。往回走时，它只是一个数。
gradients-card-unit-click = 点一下，画出这个单元的曲线。
gradients-card-error = 传到活动值上的误差
gradients-card-error-twice = 误差的两倍
gradients-card-error-drag = 可以拖动长条，向左为负。
gradients-card-derivative = 对总输入的导数
gradients-card-derivative-straight = 误差加倍，导数也加倍：一条过 0 的直线。
gradients-card-radius = 谱半径 ρ
gradients-card-radius-means = 如果没有单元弯曲，每退一步就大约伸缩这么多倍。
gradients-card-radius-drag = 可以拖动。
gradients-card-effective = 有效半径
gradients-card-effective-means = ρ 乘以全部单元在 { $steps } 步中的平均斜率：只是经验法则，不是界限。
gradients-card-eigenvalues = 循环矩阵 U 的特征值
gradients-card-eigenvalues-outside = { $all } 个中有 { $outside } 个在半径为 1 的圆外。
gradients-card-eigenvalues-circles = 虚线圆的半径是有效半径。
gradients-card-singular = 第 { $place } 个奇异值，共 { $all } 个
gradients-card-singular-means = 初始状态沿这个方向的变化，到最后一步被拉伸了多少倍。
gradients-card-singular-each = 共 { $steps } 步，每步 × { $factor }
gradients-card-singular-lyapunov = 每步 ln σ / T = { $value }
gradients-card-source = 损失在第 { $loss } 步，活动值在第 { $step } 步
gradients-card-source-left = 在它自己的第 { $loss } 步，大小为 { $size }。
gradients-card-source-lag = 往回 { $lag } 步：一共 × { $ratio }，每步 × { $factor }
gradients-card-source-no-loss = 第 { $loss } 步没有损失。
gradients-card-total = 第 { $step } 步：全部损失加在一起
gradients-card-total-last = 只算第 { $steps } 步的损失：{ $size }
gradients-card-shares = 第 { $step } 步的份额
gradients-card-shares-band = 间隔 { $lag }：{ $share }
gradients-card-shares-none = 这里没有什么可分，或者已不再是数。
gradients-card-lag = 间隔 { $lag }
gradients-card-lag-means = 第 { $step } 步加起来的大小中，来自 { $lag } 步之后的损失的份额。
gradients-card-loss-at = 损失：{ $where }
gradients-card-loss-last = 只看最后一个答案。每一份梯度都从那里一路走回来。
gradients-card-loss-every = 每个答案都算。每一步自己的损失都添上一份新鲜的梯度，同后面传来的加在一起。
