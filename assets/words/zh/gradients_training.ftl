# 梯度：“学习之中”“悬崖”“吸引域”三个场景。

## 学习之中

gradients-learning-heading = 学习过程中，误差能传回多远
gradients-learning-note = 每行一次更新，每列一个时间步；颜色越深，信号保留得越多
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
