# 对策一章的术语。

term-long-short-term-memory = 长短期记忆网络
    .meaning = LSTM：由记忆单元组成的网络。单元存的东西沿一条权重为 1 的线转，所以数和它的梯度都不会消退。
term-hessian-free = 无 Hessian 优化
    .meaning = 在权重周围给损失配一只碗，然后走到碗底。碗的矩阵，也就是 Hessian，从不写出来；只计算它对一个方向做了什么。
term-curvature = 曲率
    .meaning = 沿一个方向，损失的坡度变得多快。曲率小的方向可以走远，曲率大的不可以。
term-conjugate-gradient = CG 法
    .meaning = 沿着互不抵消的方向走到碗底。每个方向只需把碗的矩阵与一个方向乘一次。英文叫 conjugate gradients。
term-damping = 阻尼
    .meaning = 让碗处处更陡，陡多少由 λ 定。许诺过多的碗，就多加一些。
term-structural-damping = 结构阻尼
    .meaning = 凡是一步会使隐藏状态大变的地方，就让碗更陡。碗总是先在那里不像损失。
term-echo-state-network = 回声状态网络
    .meaning = 循环权重只抽取一次、从不训练的循环网络。只有输出层在学。
term-reservoir = 储备池
    .meaning = 回声状态网络里固定的循环部分。每来一个输入，许多单元都以回声作答。
term-ridge-regression = 岭回归
    .meaning = 让平方误差连同对权重自身大小的惩罚一起尽量小的权重。解一个方程组就能求出。
term-memory-capacity = 记忆容量
    .meaning = 线性的输出层能同时说出多少个过去的输入：各个延迟上相关系数平方之和。它不会超过储备池的单元数。
term-nesterov-momentum = Nesterov 动量
    .meaning = 在速度即将带到之处取坡度的动量，所以刹车更早。
term-sparse-start = 稀疏起点
    .meaning = 每个单元只接收少数几条连接的循环权重，这里是十五条，再缩放到选定的谱半径。
term-gradient-evaluation = 梯度计算
    .meaning = 一批序列正反各走一遍：这里用它来计量做了多少功。
