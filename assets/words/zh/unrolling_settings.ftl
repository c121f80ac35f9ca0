# 展开：设置。

unrolling-group-task = 任务

unrolling-setting-scene = 场景
    .help = 舞台上显示什么：去而复返的行走、一个权重的各份拷贝，或给输入、要输出的九种方式。
unrolling-choice-scene-walk = 行走
unrolling-choice-scene-copies = 拷贝
unrolling-choice-scene-ways = 出入方式

unrolling-setting-input_mode = 输入怎样给
    .help = 序列从哪里进入网络。每一步都给同一部分单元，是通常的做法，也是推荐的做法。
unrolling-choice-input_mode-initial_all = 初始状态，全部单元
unrolling-choice-input_mode-initial_subset = 初始状态，部分单元
unrolling-choice-input_mode-subset_every_step = 部分单元，每一步

unrolling-setting-input_subset = 哪些单元
    .help = 以初始状态为输入的隐藏单元，例如 1-2 或 1, 3。

unrolling-setting-target_mode = 目标要什么
    .help = 在哪里要求回答。在选定的步要求一部分单元，是通常的做法，也是推荐的做法。
unrolling-choice-target_mode-final_all = 最终状态，全部单元
unrolling-choice-target_mode-last_steps_all = 全部单元，最后几步
unrolling-choice-target_mode-subset_chosen_steps = 部分单元，选定的步

unrolling-setting-last_steps = 最后几步
    .help = 最后多少步里，所有单元都要正确。步数多一些，状态就更能停得住。

unrolling-setting-target_steps = 选定的步
    .help = 在哪些步要求回答，例如 4-8 或 3, 6；写 every 表示每一步。

unrolling-setting-task = 任务
    .help = 每一步都有输入时学什么。“回声”重复听到的，“奇偶”数 1 的个数，“加法”把两个数相加，“吸引子”记住最近的脉冲，“自己输入”则由你来定。
unrolling-choice-task-echo = 回声
unrolling-choice-task-parity = 奇偶
unrolling-choice-task-adder = 加法
unrolling-choice-task-attractor = 吸引子
unrolling-choice-task-typed = 自己输入

unrolling-setting-delay = 延迟
    .help = 隔几步再要求重复。试试 5：网络得记住这么多位。

unrolling-setting-typed_inputs = 输入
    .help = 每步一个数，用空格隔开；分号之后是下一个输入单元。例如：1 0 0.5; 0 1 1。

unrolling-setting-typed_targets = 目标
    .help = 每步一个数，不作要求的步写 - 号；分号之后是下一个输出单元。

unrolling-setting-input_units = 输入单元
    .help = 自己输入的序列，每一步送来几个数。

unrolling-setting-output_units = 输出单元
    .help = 自己输入的序列，每一步有几个回答。

unrolling-setting-example_seed = 第几个序列
    .help = 每个数对应该任务的一个序列；同一个数总是显示同一个序列。

unrolling-setting-follow = 追踪的权重
    .help = 显示哪个权重的份额：u22 从单元 2 连到单元 2；w 是输入，b 是偏置，h 是初始状态，v 是输出，c 是输出偏置。也可以直接点击它。

unrolling-setting-steps = 展开几步
    .help = 网络有几份拷贝，每步一份。40 步以内，每个单元都画出来；试试 200 步，单元就成了热力条里的一行。

unrolling-setting-hidden_units = 隐藏单元
    .help = 网络用几个神经元来记忆。

unrolling-setting-squashing = 压缩函数
    .help = 把输入总和变成活动值的曲线。往回走时，误差要乘以它的斜率。
unrolling-choice-squashing-linear = 线性
unrolling-choice-squashing-relu = 线性整流

unrolling-setting-read_out = 读出
    .help = 输出怎样得来：隐藏单元的加权和，再经 logistic 函数压缩的加权和，或者直接就是最后几个隐藏单元。
unrolling-choice-read_out-linear = 线性
unrolling-choice-read_out-logistic = logistic 函数
unrolling-choice-read_out-units = 隐藏单元

unrolling-setting-start = 初始状态
    .help = 不作为输入的隐藏单元从哪里开始：从 0、从 0.5，或像权重那样学来，有自己的梯度。
unrolling-choice-start-zero = 0
unrolling-choice-start-half = 0.5
unrolling-choice-start-learned = 学来的

unrolling-setting-seed = 随机种子
    .help = 决定最初的随机权重和训练用的序列。种子相同，训练过程就完全相同。

unrolling-setting-optimiser = 学习方法
    .help = 梯度怎样移动权重：带动量地下坡，或用 Adam，让每个权重有自己的步长。

unrolling-setting-learning_rate = 学习率
    .help = 每次更新把权重移动多远。Adam 宜用 0.03；试试 10，看它怎样出错。

unrolling-setting-batch = 批量
    .help = 每次更新用多少个序列来学习。

unrolling-setting-tied = 让拷贝保持相等
    .help = 打开：各份拷贝的份额加在一起，带着所有拷贝同样移动。关掉：每份拷贝只听自己的份额。从下一次更新起生效。

unrolling-setting-restarts = 重新起步
    .help = 更新 1,000 次还没学会，就换一组随机权重从头再来。
