# 对策：引擎要说的话。

reached-finished = 第 { $update } 轮之后，所有选手都停了。

remedies-finished = 所有选手都停了。可以倒回开头、换一个种子，或让更多选手参赛。
remedies-nobody = 没有选手参赛；至少让其中一个上场。

refused-remedies-steps = remedies：steps = { $steps } 对任务 { $task } 来说太短；至少要 { $minimum }。
refused-remedies-large = remedies：curvature_batch = { $value } 对 { $steps } 步来说太大；最多可以是 { $maximum }。
refused-remedies-load = { $path }：比赛不能从保存的权重开始；请在“记忆单元”一章里打开。
refused-remedies-carry = remedies：这里没有给 { $chapter } 一章的东西；只有 memory_cell 能打开 LSTM 的权重。
refused-remedies-carry-task = “记忆单元”一章没有任务 { $task }；那里能打开的是 first_sign、order 和 adding。
refused-remedies-carry-units = “记忆单元”一章最多显示 { $maximum } 个单元；这里有 { $units } 个。

## 各选手怎么做

remedies-rule-plain = 学习率 { NUMBER($rate, maximumFractionDigits: 5) }，批量 { $batch }，梯度截到 { NUMBER($clip) }
remedies-rule-momentum = { $rule ->
    [classical] 经典动量
   *[nesterov] Nesterov 动量
}，学习率 { NUMBER($rate, maximumFractionDigits: 5) }，前 { $updates } 次 μ { NUMBER($early) }，之后 { NUMBER($later, maximumFractionDigits: 3) }；{ $start ->
    [sparse] 稀疏起点，半径 { NUMBER($radius) }
    [orthogonal] 正交起点
   *[uniform] 均匀起点
}
remedies-rule-hessian-free = 批量 { $batch }，迭代至多 { $iterations } 次，结构阻尼 { NUMBER($structural, maximumFractionDigits: 3) }；{ $start ->
    [sparse] 稀疏起点，半径 { NUMBER($radius) }
    [orthogonal] 正交起点
   *[uniform] 均匀起点
}
remedies-rule-lstm = { $variant ->
    [lstm_1997] 1997 年式，没有遗忘门
   *[lstm] 遗忘门偏置 { NUMBER($bias, maximumFractionDigits: 2) }
}；Adam，学习率 { NUMBER($rate, maximumFractionDigits: 5) }，批量 { $batch }
remedies-rule-echo-state = { $units } 个单元，{ $kind ->
    [sparse] 稀疏
   *[orthogonal] 正交
}，半径 { NUMBER($radius, maximumFractionDigits: 2) }，输入 { NUMBER($scale, maximumFractionDigits: 3) }；岭回归

## 结论

remedies-verdict-waiting = 尚未开始
remedies-verdict-out = 没有参赛
remedies-verdict-chance = 仍与猜测无异：错 { NUMBER($wrong, style: "percent", maximumFractionDigits: 1) }
remedies-verdict-racing = 第 { $update } 次更新时错 { NUMBER($wrong, style: "percent", maximumFractionDigits: 1) }
remedies-verdict-solved = 第 { $update } 次更新时解出
remedies-verdict-spent = 更新 { $update } 次仍未解出：错 { NUMBER($wrong, style: "percent", maximumFractionDigits: 1) }
remedies-verdict-diverged = 第 { $update } 次更新时发散
remedies-verdict-seeds = { $seeds } 个种子解出 { $solved } 个{ $over ->
    [0] {""}
   *[other] ，{ $over } 个已结束
}

## 梯度说明什么

remedies-flow-none = 没有东西沿时间传回去：循环权重始终不变
remedies-flow-unknown = 已经不成其为数
remedies-flow-dead = 什么也到不了第 1 步
remedies-flow-lost = 没到第 1 步就没了
remedies-flow-faint = 到第 1 步已很微弱
remedies-flow-level = 平稳：每一步都听得见
remedies-flow-grown = 往回走时越来越大

## 规则

remedies-rules-solved = 解出：{ $of } 条新序列里错的不到 { NUMBER($allowed, style: "percent") }。
remedies-rules-budget = 更新次数的预算：普通下降 { $plain }，动量法 { $momentum }，无 Hessian 法 { $hessian_free }，LSTM { $lstm }，回声状态 { $echo_state }。
remedies-rules-evaluation = 一次梯度计算是 { $batch } 条序列正反各走一遍；只正着走算三分之一。
remedies-rules-data = 所有选手用同一个种子，抽取同一个任务的同一些序列。
remedies-rules-tuned = 事先在 50 步和 100 步的首符号与次序上调好的：每个选手的学习率，以及各自的起点、阻尼或半径。
remedies-summary = { $racers } 个选手中有 { $solved } 个解出了任务。
