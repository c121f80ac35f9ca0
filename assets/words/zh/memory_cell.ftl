# 记忆单元：标题、读数、设置，以及引擎要说的话。

memory_cell-title = 记忆单元
memory_cell-question = 一个数怎样撑过几百步，它的梯度又怎样随之存活？
memory_cell-figure-right = 新序列千题正确率

## 数据的轴

axis-cell = 记忆单元

## 按键

memory_cell-key-write = 手动：在这一步打开或关上写入门
memory_cell-key-keep = 手动：从这一步起打开或关上保持门
memory_cell-key-read = 手动：在这一步打开或关上读出门

## 画面

memory_cell-setting-scene = 画面
    .help = 舞台上显示哪一幅图：电路、所有单元随时间的变化、梯度，或门是怎样学会的。
memory_cell-choice-scene-circuit = 电路
memory_cell-choice-scene-lanes = 随时间
memory_cell-choice-scene-gradient = 梯度
memory_cell-choice-scene-learning = 学习

## 设置：谁来操作门

memory_cell-group-example = 参数

memory_cell-setting-gates = 门的操作
    .help = 脚本：课堂上的故事。手动：点击、拖动或用 W、K、Q 三个键自己操作。训练：一层单元学着操作自己的门。
memory_cell-choice-gates-scripted = 脚本
memory_cell-choice-gates-by_hand = 手动
memory_cell-choice-gates-trained = 训练

memory_cell-setting-stored_value = 要存的值
    .help = 写入那一步到来的数。单元是线性的，什么数都能保存：试试 −2.5。

memory_cell-setting-write_at = 写入的步
    .help = 要存的值在这一步到来。脚本会在此时打开写入门；手动时由你决定。

memory_cell-setting-read_at = 读出的步
    .help = 在这一步要取用这个值，误差也从这一步进来。可以用 500 步，再选很晚的一步。

memory_cell-setting-keep_value = 保持时门的开度
    .help = 脚本把保持门开到多大。单元的值每一步都乘以它，返回的误差也一样：比较 0.9 与 0.999。

memory_cell-setting-leak = 关门时的泄漏
    .help = 关着的门仍会放过多少。门从来关不严：取 0.05，噪声会渗进来，值会漏出去。

memory_cell-setting-hand_write = 手动的写入门
    .help = 每步一个 0 到 1 的数；“0*3 1”表示关三步，再打开。没写的步是关着的。在图上点击或拖动，也会写到这里。

memory_cell-setting-hand_keep = 手动的保持门
    .help = 每步一个 0 到 1 的数；“0*4 1*9”表示从第 5 步起保持九步。在图上横着拖动，也会写到这里。

memory_cell-setting-hand_read = 手动的读出门
    .help = 每步一个 0 到 1 的数；“0*12 1”表示在第 13 步读出。在图上点击，也会写到这里。

memory_cell-setting-hand_input = 手动的输入
    .help = 用每步一个 −9 到 9 的数代替噪声。留空就是噪声，要存的值在它那一步出现。在图上拖动，也会写到这里。

memory_cell-setting-played_steps = 步数
    .help = 播放的序列有多长。试试 300：数还在，误差也还在。

memory_cell-setting-noise = 噪声
    .help = 那些没人要的输入有多大。不能让它们进到单元里。

memory_cell-setting-noise_seed = 噪声编号
    .help = 每个编号对应一段噪声；同一编号总是同一段。

memory_cell-setting-error = 输出处的误差
    .help = 在读出的那一步，误差随输出变化多少：这就是进入反向一栏的数。

## 设置：训练的一层

memory_cell-setting-example_seed = 序列编号
    .help = 每个编号对应这个任务的一个序列。训练用的是另外抽取的序列，不看这些编号。

memory_cell-setting-cell = 单元
    .help = 显示哪个单元的电路和各栏。也可以点击热图的一行。

memory_cell-group-backward = 返回的路

memory_cell-setting-gradient = 梯度
    .help = 截断：像 1997 年那样，误差到门为止，只沿保持门回到过去。完整：误差还会沿着门自己的输入走。
memory_cell-choice-gradient-full = 完整
memory_cell-choice-gradient-truncated = 截断

memory_cell-setting-compare = 与普通 tanh 网络比较
    .help = 同样大小的 tanh 网络，看同一个序列。训练时，只要它显示着，就用同样的批次训练它。

memory_cell-group-show = 显示

memory_cell-setting-show_backward = 反向一栏
    .help = 各栏下面的误差导数；播放头于是先走过去，再走回来。

memory_cell-setting-show_numbers = 栏中的数字
    .help = 柱子够宽时，在上面写出数字。

memory_cell-group-network = 一层单元

memory_cell-setting-task = 任务
    .help = 首个符号：最后说出第一个是正还是负。标记：回忆被标记的数。次序：先后来过两个符号，各是 X 或 Y，说出先后是哪两个。求和：把两个被标记的数加起来。加法器：把两个二进制数一列一列地加。
memory_cell-choice-task-first_sign = 首个符号
memory_cell-choice-task-marker = 标记
memory_cell-choice-task-order = 次序
memory_cell-choice-task-adding = 求和
memory_cell-choice-task-adder = 加法器

memory_cell-setting-steps = 步数
    .help = 任务的序列有多长。试试 300。

memory_cell-setting-variant = 变体
    .help = 带保持门的 LSTM（2000 年）。1997：没有保持门，回路永远乘以 1。窥视孔：门能看到单元的值。GRU：一个门兼做写入与保持。
memory_cell-choice-variant-lstm = LSTM
memory_cell-choice-variant-lstm_1997 = 1997
memory_cell-choice-variant-peephole = 窥视孔
memory_cell-choice-variant-gru = GRU

memory_cell-setting-hidden_units = 单元数
    .help = 这一层有多少个记忆单元，1 到 64。记住一个符号，几个就够。

memory_cell-setting-keep_bias_rule = 保持门的初始偏置
    .help = 按步数：log(T − 1)，单元若无人过问，一个数大约能保持 T 步。自定：用下面的数。
memory_cell-choice-keep_bias_rule-steps = 按步数
memory_cell-choice-keep_bias_rule-own = 自定

memory_cell-setting-keep_bias = 保持门偏置
    .help = 训练之前保持门开得多大。取 1 时每步只保持 0.73：看看第 1 步的梯度。

memory_cell-setting-seed = 随机种子
    .help = 决定最初的权重和训练用的序列。同一种子会完全重复同样的训练。

memory_cell-group-training = 训练

memory_cell-setting-learning_rate = 学习率
    .help = Adam 每次更新把权重移动多远。这些任务用 0.01 很好；取 1 时门会卡死。

memory_cell-setting-batch = 批量
    .help = 每次更新从多少个序列中学习。

## 引擎要说的话

memory-cell-untrainable-scripted = 门由脚本操作。要用这条轴，请选择训练的门。
memory-cell-untrainable-by-hand = 门由你操作。要用这条轴，请选择训练的门。
memory-cell-verdict-nothing = 在这些步里没有什么要保存。
memory-cell-verdict-held = { $of } 步中守住了 { $held } 步；读出 { NUMBER($read, minimumFractionDigits: 2, maximumFractionDigits: 2) }，应为 { NUMBER($wanted, minimumFractionDigits: 2, maximumFractionDigits: 2) }。
memory-cell-verdict-untrained = 尚未训练：{ $of } 个新序列答对 { $right } 个。
memory-cell-verdict-right = 第 { $update } 次更新时，{ $of } 个新序列答对 { $right } 个。
memory-cell-verdict-solved = 第 { $update } 次更新时，{ $of } 个新序列答对 { $right } 个：已解决。
memory-cell-verdict-exploded = 第 { $update } 次更新时权重发散了。
refused-row = { $setting } 的第 { $position } 个数不能是“{ $value }”；可以用 { $minimum } 到 { $maximum } 的数，也可以用 0.5*3 表示连续三个。
refused-memory-cell-peephole = 窥视孔变体不能存成 torch 的权重，torch 里没有这种层；可以用 lstm、lstm_1997 和 gru。
refused-memory-cell-steps = 任务 { $task } 不能是 { $steps } 步；至少要 { $minimum } 步。
