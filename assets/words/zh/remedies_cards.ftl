# 对策：指到时说什么。

remedies-card-at = { $name } { $value }
remedies-card-step = { $name }，第 { $step } 步
remedies-card-work = 更新 { $updates } 次，梯度计算 { $evaluations } 次，CPU { $seconds } 秒
remedies-card-loss = 损失 { $loss }
remedies-card-batch = 这一批错 { $percent } %
remedies-card-error = 第 { $update } 次更新之后，新序列错 { $percent } %
remedies-card-budget = 它最多可以更新 { $budget } 次。
remedies-card-seeds = { $of } 个种子中有 { $solved } 个解出。
remedies-card-open = 点它的名字，看看里面。
remedies-card-rules = 规则
remedies-card-axis = 点一下，换一种算法。
remedies-card-axis-updates = 权重的更新次数。无 Hessian 法的一次，抵别家许多次。
remedies-card-axis-gradient_evaluations = 一次就是一批序列正反各走一遍，不论拿它做什么。预算按它来定。
remedies-card-axis-cpu_seconds = 这台机器处理器用的秒数。只作记录，不决定任何事。
remedies-card-gradient = 损失对网络在这一步所记内容的导数的长度。
remedies-card-at-start = 最初权重下：{ $size }

remedies-card-scene-race = 五个选手，任务、数据、种子都相同：损失随做的功，以及每一步的梯度。
remedies-card-scene-lstm = LSTM 学习时，门是怎样打开的。
remedies-card-scene-hessian_free = 把一次更新慢慢走完，再看那道让曲率值回代价的谷。
remedies-card-scene-echo_state = 固定的储备池，它回响多久，它的输出层。
remedies-card-scene-start = 三种起点，两种动量，哪一样更要紧。
remedies-card-scene-papers = 四篇论文的数字，与用这个程序得到的并排。

remedies-card-plot-gates = 1 是开，0 是关。门乘以它那条线上流过的东西。
remedies-card-plot-first = 最后欠下的误差，有多少到得了第 1 步。1 是全部；更多，是路上变大了。
remedies-card-plot-gate_steps = 哪些步让东西进来，哪些步留着，哪些步说出去。
remedies-card-plot-cell_gradient = 损失对单元在每一步所存内容的导数的长度。

remedies-card-plot-model = CG 法沿着一只贴近损失的碗往下走。圆圈是留下来的步，实心的那个被采用。
remedies-card-plot-tested = 碗只是像。对留下来的步，从最后一个往回，逐个问真正的损失，直到不再变好。
remedies-card-plot-directions = 沿走过的每个方向，损失弯得多厉害，阻尼也算在内。
remedies-card-plot-dampings = 碗许诺过多，λ 就变大，步子变短；兑现了，λ 就变小。
remedies-card-plot-ratios = 损失降了多少，比上碗所许诺的。1 是如约；太远的画在边上。
remedies-card-structural = 一步若会使隐藏状态大变，就拉住它，因为在那里碗很快就不准了。点一下切换。

remedies-card-valley = 一个线性单元以权重 u 听自己，以权重 v 读出。它要在几个延迟上回响一次脉冲。
remedies-card-valley-loss = 这里的损失
remedies-card-valley-ways = 两条路
remedies-card-valley-step = 第 { $step } 步，已计算 { $evaluations } 次

remedies-card-plot-echoes = 第 1 步来一次脉冲，之后寂静，几个单元的活动。右边的数字是单元的编号。
remedies-card-plot-strength = 状态离没有脉冲时有多远，全部单元合计。
remedies-card-plot-capacity = 线性的输出层能把多少步之前的输入说得多准：1 是分毫不差。加起来就是记忆容量。
remedies-card-plot-ridge = 每试一个惩罚，留出的例子上的误差。惩罚太小，听信噪声；太大，什么也听不见。
remedies-card-reservoir = 每个点是一个特征值：一步乘以多少，转动也算在内。在圆内就缩小。
remedies-card-radius = 往外拖，回声更长；往里拖，更短。

remedies-card-plot-start_gradient = 一次也没更新之前，损失对每一步隐藏状态的导数的长度。
remedies-card-plot-schedule = 起初路还不明，少一些；找到了谷，就多一些。
remedies-card-begin-uniform = 每个权重均匀取自 −1/√H 到 1/√H：程序库默认的做法。
remedies-card-begin-sparse = 每个单元接收十五条连接，再缩放到谱半径。
remedies-card-begin-orthogonal = 旋转：起初不让任何东西变长或变短。
remedies-card-begin = 点一下，让动量法和无 Hessian 法从这里开始。
remedies-card-look = μ = { $momentum }，学习率 ε = { $rate }
remedies-card-look-end = { $name }：坡度 { $slope }，走到 { $end }
