# 展开：指针停留时的说明。

unrolling-card-not-reached = 播放头还没有走到这里。
unrolling-card-not-back = 导数要到往回走时才有。
unrolling-card-not-asked = 这里不作要求，所以对损失没有贡献。
unrolling-card-click = 点击可追踪 { $name }。
unrolling-card-logistic = σ 是 logistic 函数，σ(z) = 1 / (1 + e^(−z))。

## 节点

unrolling-card-input = 输入 { $name }，第 { $step } 步
unrolling-card-input-goes = 它经 { $letter } 传到各隐藏单元。
unrolling-card-hidden = 隐藏单元 { $name }，第 { $step } 步
unrolling-card-arrives = 来自这一步的输出，以及后一步。
unrolling-card-slope = 乘以斜率：这就是传给各权重的量。
unrolling-card-start = 初始状态 { $name }
unrolling-card-start-given = 它是这个序列的输入。
unrolling-card-start-learned = 它像权重一样是学来的。
unrolling-card-start-fixed = 它是固定的。
unrolling-card-output = 输出 { $name }，第 { $step } 步
unrolling-card-target = { $name } 的目标，第 { $step } 步
unrolling-card-target-means = 这个单元此刻应有的值。

## 箭头：共用矩阵的拷贝

unrolling-card-copy = { $letter } 在第 { $step } 步的拷贝
unrolling-card-shared = 同一个矩阵用了 { $count } 次：各份拷贝里的数全都相同。
unrolling-card-own = { $count } 份拷贝现在各有各的数。
unrolling-card-passes-U = 前向时把第 { $before } 步的活动值传到第 { $step } 步，反向时把第 { $step } 步的导数传回第 { $before } 步。
unrolling-card-passes-W = 前向时把第 { $step } 步的输入传给隐藏单元；输入不需要导数，所以反向时什么也不传。
unrolling-card-passes-V = 前向时把第 { $step } 步的活动值传给输出，反向时把输出的导数传给隐藏单元。
unrolling-card-forward = { $name } 传过去 { $equation }。
unrolling-card-backward = 反向时传回去 { $equation }。
unrolling-card-share-of = { $name } 在第 { $step } 步的份额

## 权重

unrolling-card-weight = 权重 { $name }，{ $ends }
unrolling-card-mean = 这是各份拷贝的平均。
unrolling-card-gradient = 梯度 { $value }，是所有份额的总和。
unrolling-card-gradient-so-far = 至此的梯度 { $value }。
unrolling-card-changed = 上一次更新加了 { $change }。
unrolling-card-matrix-input_weights = W，从输入到隐藏单元
unrolling-card-matrix-recurrent_weights = U，从隐藏单元到后一步的隐藏单元
unrolling-card-matrix-hidden_bias = b，每个隐藏单元的偏置
unrolling-card-matrix-initial_state = h₀，第一步之前的隐藏单元
unrolling-card-matrix-output_weights = V，从隐藏单元到输出
unrolling-card-matrix-output_bias = c，每个输出的偏置
unrolling-card-matrix-click = 点击可显示这个矩阵，并追踪它的第一个权重。

## 栈与份额

unrolling-card-stack = 第 { $step } 步的活动值
unrolling-card-stack-all = 活动值的栈
unrolling-card-stack-use = 往回走时要用：求斜率，也求每个权重的份额。
unrolling-card-stack-popped = 已从栈中取走。
unrolling-card-stack-not-yet = 尚未压入。
unrolling-card-loss = 第 { $step } 步的损失
unrolling-card-loss-total = 至此的损失
unrolling-card-loss-means = 输出与目标之差平方的一半，对所有要求的回答求和。
unrolling-card-share = { $name } 在第 { $step } 步的份额
unrolling-card-share-means = 每份拷贝的份额，等于它的导数乘以它收到的值；各份额之和就是梯度。
unrolling-card-share-start = 第 { $step } 步的误差穿过中间各步，对初始状态提出的要求。
unrolling-card-total = { $name } 至此的梯度
unrolling-card-total-done = { $name } 的梯度
unrolling-card-moment = 第 { $step } 步
unrolling-card-moment-hidden = 隐藏单元 { $point }
unrolling-card-moment-output = 输出 { $point }
unrolling-card-moment-target = 目标 { $point }
unrolling-card-moment-derivative = ∂L/∂h 的大小：{ $value }

## 场景、标记、开关

unrolling-card-scene-walk = 沿着序列一步一步走过去，再走回来。
unrolling-card-scene-copies = 一个权重在每一步的拷贝：保持相等，或松开。
unrolling-card-scene-ways = 给输入、要输出的九种方式。
unrolling-card-check = 梯度对不对？
unrolling-card-check-ok = 梯度与另外两种算法一致
unrolling-card-check-off = 梯度与另外两种算法不一致
unrolling-card-check-none = 等引擎有空时，会拿它与 torch 的自动求导以及中心有限差分核对。
unrolling-card-check-update = 核对的是所示的序列，用的是第 { $update } 次更新的权重。
unrolling-card-check-torch = 与 torch 自动求导（float64）的最大相对差：{ $value }。
unrolling-card-check-differences = 与中心有限差分：{ $value }；{ $all } 个参数中试了 { $count } 个。
unrolling-card-check-arrays = 与 torch 相差最大的数组：
unrolling-card-way-click = 点击可选用这种方式，网络会重新开始。
unrolling-card-tied-on = 各份拷贝保持相等
unrolling-card-tied-off = 各份拷贝已松开
unrolling-card-tied-means = 每一步都用每个权重的一份拷贝。保持相等时，所有拷贝由份额的总和带着一同移动。
unrolling-card-tied-click = 点击可以切换，从下一次更新起生效。
unrolling-card-copy-of = { $name } 在第 { $step } 步的拷贝
unrolling-card-copy-share = 它在梯度中的份额：{ $value }。
unrolling-card-copy-change = 上一次更新加了 { $value }。
unrolling-card-copy-mean = 各份拷贝的平均是 { $value }。
