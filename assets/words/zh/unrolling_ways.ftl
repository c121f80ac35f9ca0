# 展开：给输入、要输出的方式表。

unrolling-ways-input = 输入怎样给
unrolling-ways-target = 目标要什么
unrolling-ways-recommended = 常用，推荐

## 每种方式的任务、内容，以及怎样才算学会。

unrolling-way-vote = 多数表决
    .task = 每个单元一开始或开或关；到最后一步，所有单元都要说出当初多数的意见。
    .success = 学会：对每一种模式，每个单元都站对了边。
unrolling-way-attractor = 吸引子
    .task = 把一个带噪声的模式补全，并停留在那里。
    .success = 学会：一开始错任何一个单元，50 步之后仍是所存的模式。
unrolling-way-spell = 拼写
    .task = 各单元存着一个由比特组成的词，由一个输出逐位念出来。
    .success = 学会：对每一个词，要求的每一位都正确。
unrolling-way-decoder = 译码器
    .task = 几个单元存着一个二进制数；到最后一步，只有这个数所指的单元亮着。
    .success = 学会：对每一个带噪声的提示，每个单元都站对了边。
unrolling-way-gait = 步态
    .task = 一个提示选定走法：隔一条腿齐动，或前一半与后一半交替。所有单元都要合拍。
    .success = 学会：50 步之后仍然合拍。
unrolling-way-morse = 莫尔斯码
    .task = 一个提示说出一个字母，输出按时打出它的点与划。
    .success = 学会：对每一个带噪声的提示，每一拍都正确。
unrolling-way-register = 移位寄存器
    .task = 比特一个一个到来；到最后一步，各单元存着最新的几个，单元 1 是最后到的。
    .success = 学会：对新的比特串，每个单元都站对了边。
unrolling-way-latch = 锁存器
    .task = 先是 +1 与 −1 的脉冲，然后寂静；所有单元都显示最近一个脉冲的模式。
    .success = 学会：再寂静 50 步，仍然正确。
unrolling-way-usual-echo = 回声
    .task = 把几步之前听到的再说一遍。奇偶、加法的各列和自己输入的数也属于这里。
    .success = 学会：四倍长的新序列，没有错误。
unrolling-way-usual-parity = 奇偶
    .task = 每一步都要说出：到现在为止，1 的个数是奇数吗？
    .success = 学会：四倍长的新序列，没有错误。
unrolling-way-usual-adder = 加法
    .task = 两个二进制数一列一列地到来，要说出和的每一位。
    .success = 学会：四倍长的新加法，没有错误。
unrolling-way-usual-attractor = 记住最近的脉冲
    .task = +1 的脉冲打开，−1 的脉冲关上；其间回答要保持不变。
    .success = 学会：四倍长的新序列，没有错误。
unrolling-way-usual-typed = 自己输入的数
    .task = 你输入的输入与目标。
    .success = 学会：要求的每个输出与目标相差不到 0.1。
