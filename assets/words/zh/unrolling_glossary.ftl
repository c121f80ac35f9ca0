# 展开的术语。

term-unrolling = 展开
    .meaning = 把循环网络画成前馈网络，时间的每一步是一层。各层共用权重。
term-stack = 栈
    .meaning = 一叠东西，后放上去的先取下来。前向时把每一步的活动值压入，反向时再逐一弹出。
term-gradient = 梯度
    .meaning = 每个权重稍变一点，损失会变多少。共享的权重得到所有拷贝各份贡献的总和。
term-error-derivative = 误差导数
    .meaning = 某个量稍变一点，损失会变多少：可以是输出、活动值或输入总和。它往回传。
term-slope = 斜率
    .meaning = 压缩函数在单元输入总和处上升得有多陡。往回走时，每个导数都要乘以它。
term-weight-sharing = 权重共享
    .meaning = 网络的几处用同一个权重。把各处的要求加起来，就能让它们一直相等。
term-finite-differences = 有限差分
    .meaning = 核对梯度的一种办法：把一个权重稍稍加大、减小，看损失变多少。
term-attractor = 吸引子
    .meaning = 网络从邻近的模式出发会走到、并停留在那里的活动模式。
