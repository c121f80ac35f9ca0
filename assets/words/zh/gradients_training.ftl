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
gradients-outcome-vanished = 已消失：{ $size }
gradients-outcome-survives = 保留下来；最大为 { $largest } 倍
gradients-outcome-exploded = 已爆炸：{ $size }
gradients-outcome-not-finite = 已经不是数
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
gradients-basins-border = 边界：可超过 { $bound }
gradients-basins-no-border = 没有边界
gradients-basins-no-ends = 没有起点会停下或重复
gradients-basins-fixed = { $count } 个不动点
gradients-basins-cycles = { $count } 个循环
gradients-basins-some-none = 网格处：未找到归宿
gradients-basins-from = 从这个起点出发
gradients-basins-start-end = 起点（{ $start }）终于 { $end }。
gradients-basins-start-way = 起点（{ $start }）还在路上。
gradients-basins-start-none = 起点（{ $start }）没有归宿。
gradients-basins-settling = 它安定下来：一个不动点。
gradients-basins-oscillating = 它在振荡：{ $period } 个状态的循环。
gradients-basins-round = 它在振荡：绕行而从不闭合。
gradients-basins-chaotic = 它是混沌的：从不重复。
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
