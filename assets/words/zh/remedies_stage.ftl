# 对策：舞台上的文字。

remedies-not-yet = 还没有算出来。

## 选手

remedies-racer-plain = 普通下降
remedies-racer-momentum = 动量法
remedies-racer-hessian_free = 无 Hessian 法
remedies-racer-lstm = LSTM 网络
remedies-racer-echo_state = 回声状态

remedies-what-plain = 小的随机权重
remedies-what-momentum = 好的起点，加上速度
remedies-what-hessian_free = 看曲率，不只看坡度
remedies-what-lstm = 带门的记忆单元
remedies-what-echo_state = 只有输出在学

## 比赛

remedies-race-title-first_sign = 把首符号记 { $steps } 步
remedies-race-title-order = 两个符号的次序，{ $steps } 步
remedies-race-title-recall = { $steps } 步之后回忆首符号
remedies-race-title-copy = 复制一个词，{ $steps } 步
remedies-race-title-adding = 两个带标记的数相加，{ $steps } 步
remedies-race-axis-updates = 损失随更新次数，对数尺度
remedies-race-axis-gradient_evaluations = 损失随梯度计算次数，对数尺度
remedies-race-axis-cpu_seconds = 损失随 CPU 秒数，对数尺度
remedies-race-gradient = 每一步的梯度，对数尺度
remedies-race-this = 这个选手
remedies-race-others = 其他选手
remedies-race-start = 起初
remedies-race-now = 现在
remedies-race-chance = 猜测
remedies-race-diverged = 发散

## 说明

remedies-caption-racer = { $name }：{ $verdict }
remedies-caption-echo-fades = 谱半径为 { $radius } 时，一次脉冲的回声会消退。
remedies-caption-echo-stays = 谱半径为 { $radius } 时，到最后一步，一次脉冲的回声还在。
remedies-caption-start = 起点与优化方法的 { $of } 种搭配测了 { $done } 种，其中 { $solved } 种解出了任务。

## 轴

remedies-axis-updates = 更新
remedies-axis-steps = 时间步
remedies-axis-iterations = CG 迭代
remedies-axis-lag = 多少步之前
remedies-axis-penalty = 惩罚的 log₁₀

## LSTM

remedies-lstm-gates = 门是怎样打开的
remedies-lstm-gates-note = 对单元、步和序列取平均
remedies-lstm-first = 到达第 1 步的误差
remedies-lstm-steps = 现在每一步的门
remedies-lstm-steps-note = 对单元和一批新序列取平均
remedies-lstm-gradient = 单元在每一步的梯度
remedies-lstm-none = LSTM 还没有更新过。
remedies-lstm-open = 在“记忆单元”一章里打开
remedies-lstm-open-about = 这些权重会带到“记忆单元”一章，在那里可以看每一个单元、每一个门。

## 无 Hessian 法

remedies-hf-model = 二次模型 q(δ)
remedies-hf-model-note = 走到目前这一步，应能得益多少
remedies-hf-stay = 不动
remedies-hf-tested = 回头看真正的损失
remedies-hf-before = 不走这一步
remedies-hf-directions = 沿每个方向的曲率
remedies-hf-dampings = 阻尼 λ
remedies-hf-ratios = 所得比所许
remedies-hf-grows = 在此之下 λ 变大
remedies-hf-none = 无 Hessian 法还没有更新过。训练之后，可以在这里一步步走完它最新的一次更新。
remedies-hf-structural-on = 结构阻尼：开
remedies-hf-structural-off = 结构阻尼：关
remedies-hf-stopped-progress = 再没有进展
remedies-hf-stopped-limit = 到了上限
remedies-hf-stopped-curvature = 曲率不是正的
remedies-hf-update = 第 { $update } 次更新：迭代 { $iterations } 次，然后{ $stopped }。采用第 { $taken } 次之后的那一步，长度取 { $length }。损失从 { $before } 变为 { $after }。所得与所许之比为 { $ratio }，于是 λ 从 { $damping } 变为 { $next }。

remedies-valley-title = 一道狭谷
remedies-valley-momentum = 同一道谷，带着动量
remedies-valley-note = 两个权重的损失
remedies-valley-start = 起点
remedies-valley-best = 最低处
remedies-valley-name-descent = 梯度下降
remedies-valley-name-hessian_free = 无 Hessian 法
remedies-valley-name-classical = 经典动量
remedies-valley-name-nesterov = Nesterov 动量
remedies-valley-descent = 梯度下降：计算 { $evaluations } 次后损失 { $loss }
remedies-valley-hessian_free = 无 Hessian 法：计算 { $evaluations } 次后损失 { $loss }
remedies-valley-classical = 经典动量：计算 { $evaluations } 次后损失 { $loss }
remedies-valley-nesterov = Nesterov 动量：计算 { $evaluations } 次后损失 { $loss }

## 回声状态

remedies-unit-circle = 单位圆
remedies-echo-reservoir = 储备池
remedies-echo-fixed = { $units } 个特征值，从不训练
remedies-echo-drag = 谱半径 { $radius }：拖动虚线圆 · 输入大小 { $scale }
remedies-echo-echoes = 一次脉冲的回声
remedies-echo-echoes-note = 其中 { $count } 个单元
remedies-echo-strength = 还剩多少，全部单元
remedies-echo-fades = 它在消退
remedies-echo-stays = 它不消退
remedies-echo-capacity = 记忆容量
remedies-echo-capacity-note = 共 { $total }，{ $units } 个单元
remedies-echo-ridge = 输出层，一次解出
remedies-echo-ridge-note = 用了 { $sequences } 条序列；惩罚 { $penalty } 错得最少
remedies-echo-unsolved = 输出层还没有解出。训练吧，一次更新就能开始。

## 起点与动量

remedies-begin-uniform = 均匀
remedies-begin-sparse = 稀疏
remedies-begin-orthogonal = 正交
remedies-start-beginnings = 三种起点
remedies-start-note = 最初权重的特征值
remedies-start-radius = 谱半径 { $radius }
remedies-start-gradient = 最初权重下的梯度
remedies-start-gradient-note = 每一步
remedies-start-schedule = 训练中的动量

remedies-look-title = 同一步，两种规则
remedies-look-note = 动量 μ = { $momentum }
remedies-look-here = 权重所在
remedies-look-ahead = 速度带到之处
remedies-look-classical = 经典
remedies-look-nesterov = Nesterov 式
remedies-look-classical-rule = 经典（虚线）：坡度取在权重所在之处。
remedies-look-nesterov-rule = Nesterov（实线）：坡度取在速度带到之处。

remedies-grid-title = 起点 × 优化方法
remedies-grid-note = 测了 { $of } 种中的 { $done } 种；在这里训练就是测量
remedies-grid-waiting = 尚未开始
remedies-grid-racing = 已更新 { $updates } 次
remedies-grid-solved = { $updates } 次解出
remedies-grid-spent = { $updates } 次时错 { $percent } %
remedies-grid-diverged = { $updates } 次时发散

## 论文

remedies-papers-none = 这张表还没有跑过。用这条命令来跑：{ $command }
remedies-papers-own = 论文的设置
remedies-papers-full = 与论文的设置不尽相同
remedies-papers-quick = 快速：不是论文的设置
remedies-papers-paper = 论文 { $value }
remedies-papers-here = 这里 { $value }
remedies-papers-ratio = 比值 { $value }
remedies-papers-not-run = 没有跑
remedies-papers-run = 种子 { $seed }：{ $value }，更新 { $updates } 次，CPU { $seconds } 秒
remedies-papers-other = 这里跑的不是论文的设置。
remedies-papers-made = 由 { $command } 于 { $date } 得出，版本：{ $versions }。
remedies-papers-solved = 解出
remedies-papers-unsolved = 未解出
remedies-papers-measured = 已测
remedies-papers-diverged = 发散
