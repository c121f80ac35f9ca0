# 梯度：“学习之中”“悬崖”“吸引域”三个场景。

## 学习之中

gradients-learning-heading = 学习过程中，误差能传回多远
gradients-learning-note = 每行一次更新，每列一个时间步；颜色越浓，信号剩得越多
gradients-learning-update = 更新
gradients-learning-step = 时间步
gradients-learning-start = 起点
# 若干次更新之后网络的谱半径。
gradients-learning-after = { NUMBER($updates) } 次更新后 { $radius }
gradients-learning-now = 现为 { $radius }
gradients-learning-scale = 10 的幂，相对于最后一步；线条围住信号小于 { $bound } 的部分
gradients-learning-radius = 谱半径
gradients-learning-radius-note = 曲线以起点的 ρ 为名
gradients-learning-loss = 损失
gradients-learning-loss-note = 奈特
gradients-learning-outcome-vanished = 已消失：{ $size }
gradients-learning-outcome-survives = 保留下来；最大为 { $largest } 倍
gradients-learning-outcome-exploded = 已爆炸：{ $size }
gradients-learning-outcome-not-finite = 已经不是数
gradients-learning-left = 第 { NUMBER($update) } 次更新时超出了数的范围
gradients-learning-caption = 第 { NUMBER($update) } 次更新：{ $parts }。
gradients-learning-caption-start = 起点 { $radius } { $verdict }

## 悬崖

gradients-cliff-heading = 两个权重上的损失
# h_t = σ(w h_(t−1) + b)，重复若干次。
gradients-cliff-note = 一个单元听自己 { $steps } 次，最后应为 { $target }
gradients-cliff-key-loss = 损失 0 至 { $highest }
gradients-cliff-key-steep = 梯度长于 { $threshold }
gradients-cliff-start = 起点
gradients-cliff-off = 第 { $update } 次更新：跳出画面
gradients-cliff-line = 沿直线 b = { $bias } 的损失
gradients-cliff-line-note = 经过起点
gradients-cliff-slope = 斜率 { $slope }
gradients-cliff-descents = 同一起点的两条下降路径
gradients-cliff-free = 不裁剪
gradients-cliff-clipped = 裁剪到 { $threshold }
gradients-cliff-left = { $name }：第 { $update } 次更新跳出 { $step } 之远，离开画面。
gradients-cliff-stays = { $name }：{ $updates } 次更新，每步都不超过 { $step }；最后损失为 { $loss }。
gradients-cliff-norm = 梯度的长度
gradients-cliff-norm-note = 每次更新
gradients-cliff-threshold = 上限
gradients-cliff-loss = 损失
gradients-cliff-loss-note = 每次更新
gradients-cliff-caption = { $free }{ $clipped }

## 吸引域

gradients-basins-ends = 每个起点终于何处
gradients-basins-sizes = { $steps } 步之后还剩多少
gradients-basins-border = 边界 > { $bound }
gradients-basins-no-border = 没有边界
gradients-basins-no-ends = 没有看到起点停下或重复
gradients-basins-fixed = { $count } 个不动点
gradients-basins-cycles = { $count } 个循环
gradients-basins-some-none = 网格处：未找到归宿
gradients-basins-from = 从这个起点出发
gradients-basins-start-end = 起点（{ $start }）终于 { $end }。
gradients-basins-start-way = 起点（{ $start }）还在路上。
gradients-basins-start-none = 起点（{ $start }）未找到归宿。
gradients-basins-settling = 它安定下来：一个不动点。
gradients-basins-oscillating = 它在振荡：{ $period } 个状态的循环。
gradients-basins-round = 它在振荡：不断绕行，没有发现重复。
gradients-basins-chaotic = 它是混沌的：相邻者分离，没有发现重复。
gradients-basins-undecided = 没有看到它安定、重复或分离。
gradients-basins-exponent = 李雅普诺夫指数 { $value }：{ $sign }。
gradients-basins-negative = 负，相邻者会合
gradients-basins-positive = 正，相邻者分离
gradients-basins-zero = 约为零，相邻者保持原样
gradients-basins-left = 到目前为止 ∂hₜ/∂h₀ 的大小
gradients-basins-gain = 增益
gradients-basins-late = 单元 1 最终的行为
gradients-basins-late-note = 每个增益下全部后期活动
gradients-basins-lyapunov = 李雅普诺夫指数
gradients-basins-lyapunov-note = 每步，在每个增益下
gradients-basins-above = 大于 0：相邻者分离
gradients-basins-caption = { $regime }起点还剩：{ $size }。

## 卡片

gradients-card-learning-map = 第 { NUMBER($update) } 次更新，第 { NUMBER($step) } 步
gradients-card-learning-start = 起点 ρ { $start }，此时 { $now }
gradients-card-learning-look = 点击即可查看这次更新，也可上下拖动。
gradients-card-learning-look-here = 点击即可查看这次更新，也可拖动。
gradients-card-learning-scale = 梯度的大小
gradients-card-learning-scale-means = ‖∂L/∂h_t‖ 的 10 的幂，相对于同一次更新的最后一步。
gradients-card-learning-scale-line = 线条围住所有小于 { $bound } 的地方。
gradients-card-learning-network = 起点 ρ 为 { $start } 的网络
gradients-card-learning-errors = 新序列中有 { $wrong } % 答错
gradients-card-learning-solved = 它已经解决任务：错误少于 1 %。
gradients-card-learning-radius = { NUMBER($update) } 次更新后的谱半径
gradients-card-learning-loss = 第 { NUMBER($update) } 次更新时的损失（奈特）
gradients-card-learning-value = 起点 ρ { $start }：{ $value }
gradients-card-cliff-loss = 损失 { $loss }
gradients-card-cliff-clips = 长于 { $threshold }：裁剪把它缩短到这个长度。
gradients-card-cliff-begin = 点击后两条路径都从这里出发。
gradients-card-cliff-key = 图中所示
gradients-card-cliff-unit = 一个听自己的 logistic 单元，运行 { $steps } 步：
gradients-card-cliff-tint = 着色处：梯度长于 { $threshold }，在此处或在它与相邻格之间。
gradients-card-cliff-contours = 等高线之间损失相差 0.1。
gradients-card-cliff-rule-free = 每次更新沿梯度下降，梯度多长就走多远：(w, b) − 学习率 · ∂L/∂(w, b)。
gradients-card-cliff-rule-clipped = 长于上限的梯度缩短到上限，方向不变。
gradients-card-cliff-after = { $updates } 次更新后
gradients-card-cliff-step = 下一步：学习率 · 长度
gradients-card-cliff-of = { $name }：{ $value }
gradients-card-cliff-norm-at = { $updates } 次更新后梯度的长度
gradients-card-cliff-loss-at = { $updates } 次更新后的损失
gradients-card-cliff-threshold = 裁剪的上限
gradients-card-cliff-drag = 可以拖动。
gradients-card-cliff-start = 两条路径的起点
gradients-card-basin-end = 终于 { $end }
gradients-card-basin-no-end = 未找到归宿
gradients-card-basin-begin = 点击即从这里出发，也可拖动。
gradients-card-basin-nudge = 起点移动 { $nudge }，终点就移动 { $moved }。
gradients-card-basin-nudge-large = 起点的移动无论多小，都会被放大到最多 { $size } 倍。
gradients-card-basin-nudge-none = 起点稍作移动，终点移动多少说不出一个数。
gradients-card-basin-fixed = { $end }：不动点 { $state }
gradients-card-basin-cycle = { $end }：经过 { $state } 的 { $period } 状态循环
gradients-card-basin-patterns = 每个归宿都有自己的颜色和花纹。
gradients-card-basin-scale = ‖∂h_T/∂h₀‖，最大奇异值
gradients-card-basin-scale-means = 起点的微小移动，到最后一步时被放大多少倍。
gradients-card-basin-scale-border = 边界两侧的相邻起点终于相距很远之处，因此那里超过 { $size }。
gradients-card-basin-state = 第 { $step } 步之后的状态
gradients-card-basin-attractor = 吸引子 { $end }
gradients-card-basin-exponent-means = 相邻者的距离每步增长多少（自然对数）。小于 0 会合，大于 0 分离。
gradients-card-basin-left = 到第 { $step } 步起点还剩多少
gradients-card-basin-many = 单元 1 在 16 个值之内没有重复。
gradients-card-basin-few = 单元 1 最终轮流取 { $count } 个值。
gradients-card-basin-gain = 增益 { $gain }
gradients-card-basin-set = 点击即设为此增益，也可拖动。
gradients-card-cliff-along = 只改变 w 时的损失。拖动可沿线移动起点。
gradients-cliff-unit = 起点处的单元
gradients-cliff-unit-note = 逐步的活动
gradients-cliff-target = 目标
gradients-basins-repelling = ◇ { $count } 个不稳定
gradients-card-cliff-state = 第 { $step } 步之后的活动
gradients-card-cliff-back = 从第 { $step } 步到最后的 |∂h_T/∂h|：{ $size }
gradients-card-basin-repelling = 不吸引的不动点
gradients-card-basin-passing = 在它附近，差别每步变为 { $radius } 倍：轨道只是路过。
