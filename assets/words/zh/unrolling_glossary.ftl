# 展开的术语。

term-unrolling = 展开
    .meaning = 把循环网络画成前馈网络，时间的每一步是一层。各层共用权重。
term-stack = 栈
    .meaning = 一叠东西，后放上去的先取下来。前向时把每一步的活动值压入，反向时再逐一弹出。
term-gradient = 梯度
    .meaning = 每个权重稍变一点，损失会变多少。共享的权重得到所有拷贝各份贡献的总和。
term-weight-sharing = 权重共享
    .meaning = 网络的几处用同一个权重。把各处的要求加起来，就能让它们一直相等。
term-finite-differences = 有限差分
    .meaning = 核对梯度的一种办法：把一个权重稍稍加大、减小，看损失变多少。
