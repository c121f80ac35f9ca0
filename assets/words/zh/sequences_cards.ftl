# 指着舞台上的东西时，卡片说什么。

sequences-card-scene-ladder = 同一序列、同一时间轴上的五个模型：各猜什么，留什么，伸到多远之前。
sequences-card-scene-inference = 选中的模型走一步，代入它的数。
sequences-card-scene-bits = 能带多少个独立的比特，要用多少状态或单元。
sequences-card-scene-text = 下一个字符：打字，看每个模型信什么。
sequences-card-scene-cost = 参数、实测时间和网格。
sequences-card-scene-shift = 目标就是输入，只错开一步。
sequences-card-verdict = 最近一次检查的结果。误差在序列末尾量得，哪个模型都没有拟合过那一段。

sequences-card-model-autoregressive = y_t 是最近几个值的加权和：最小二乘一次就求出权重。
sequences-card-model-feed_forward = 同样的几个值与猜测之间有隐藏单元，用梯度下降拟合。
sequences-card-model-linear_dynamical = 隐状态线性移动，带高斯噪声；卡尔曼滤波推断它，EM 拟合它。
sequences-card-model-hidden_markov = 任一时刻处在 N 个状态之一，起始、转移、发射各有一张表；用 EM（Baum–Welch）拟合。
sequences-card-model-recurrent = 一层单元听输入，也听前一步的自己；用随时间的梯度下降拟合。
sequences-card-fitted =
    { $iterations ->
        [0] 还没有拟合
        [one] 一次拟合，{ $seconds } 秒
       *[other] { $iterations } 次迭代，{ $seconds } 秒
    }
sequences-card-likelihood = 留出数据的对数似然：{ $value }
sequences-card-step-through = 点击可一步步看它推断。
sequences-card-window = 从 { $first } 到 { $last }
sequences-card-split = { $fitted } 步用来拟合，{ $held } 步留出
sequences-card-normalised = 模型看到的是（{ $name } − { $centre }）/ { $scale }；画出来的已换算回去
sequences-card-error-likelihood = 拟合数据的对数似然，{ $iterations } 次迭代：{ $first } 到 { $last }
sequences-card-guess = { $model }，{ $when }
sequences-card-guess-letter = 事先对来到的字符“{ $letter }”的信念
sequences-card-guess-none = { $name }：过去太短，没有猜测；来的是 { $came }
sequences-card-guess-plain = { $name }：猜 { $guess }，来的是 { $came }
sequences-card-guess-spread = { $name }：猜 { $guess }，散布 { $spread }；来的是 { $came }
sequences-card-gap = 这里数据有缺口，不计入任何误差。
sequences-card-horizon = 在 { $steps } 步之前猜的
sequences-card-kept-autoregressive = 什么也不带走：下一步，最老的值就掉出去了。
sequences-card-kept-feed_forward = 隐藏单元每步都由窗口重新算出，自己什么也不留。
sequences-card-kept-linear_dynamical = 椭圆画到两倍散布。预测使它变宽，观测使它变窄。
sequences-card-kept-hidden_markov = 看过这一切之后，每个状态有多可能。任一时刻模型只处在一个状态。
sequences-card-kept-recurrent = 所有单元同时的活动：分布式的状态。
sequences-card-not-yet = 还什么都没有看到。
sequences-card-state = 现在：{ $values }
sequences-card-profile = 猜测对 k 步之前的值的导数有多大，就在此刻精确算出。细线是对所示留出步的平均。
sequences-card-memory = { $model }，往回 { $lag } 个值
sequences-card-memory-mean = 平均 { $mean }
sequences-card-memory-zero = 恰好是零
sequences-card-error = { $model }的误差
sequences-card-error-bits = 在留出的文本上，每个字符平均有多少比特的意外。
sequences-card-error-rms = 提前 { $steps } 步，在留出数据上的均方根误差
sequences-card-error-train = 在拟合过的数据上：{ $error }
sequences-card-error-fresh = 若只重复上一个值：{ $error }
sequences-card-belief-linear_dynamical = 实线：信念。虚线：观测到来之前的预测。
sequences-card-belief-hidden_markov = 越信的状态填得越深；小于 0.03 的箭头略去。
sequences-card-belief-recurrent = 蓝为正，橙为负；每个单元都听左边的整块。
sequences-card-numbers = { $when } 这一步
sequences-card-twin-linear_dynamical = 稳定的滤波器就是网络
sequences-card-twin-linear_dynamical-how = 增益 K 不再变化之后，滤波器的均值是前一步均值和数据的线性函数：正是带这些权重的线性循环网络。竖线标出增益从哪里起稳定。两者都真的跑了一遍。
sequences-card-twin-hidden_markov = 前向算法就是网络
sequences-card-twin-hidden_markov-how = 转移求和，证据相乘，softmax 归一。两者在同样的数据上跑过。
sequences-card-twin-recurrent = 权重的原样
sequences-card-twin-recurrent-how = 从列到行：一个单元听另一个有多响。它们由梯度下降找到。

sequences-card-strip-shown = 第 1 步显示比特，然后是噪声；最后一步提问。
sequences-card-strip-network = 各单元随时间的活动。所有正负合起来是一种图样；N 个单元多达 2^N 种。
sequences-card-strip-fitted = 用 EM 拟合的模型对状态的信念。其实 { $states } 个状态就够了。
sequences-card-strip-hand = 手工搭成：{ $states } 种图样各占一个状态，进去就不出来。
sequences-card-answer = 若现在就问，网络会逐个比特怎样回答。
sequences-card-answer-bits = 逐个比特的正确率：{ $shares }
sequences-card-bits-table = 短横：试过的都没有达到 99 %。括号里是拟合得最好的模型走到哪里。

sequences-card-writes = { $model }接着写
sequences-card-writes-how = 从它的信念里逐个抽出字符，再由它自己读进去。
sequences-card-next = { $model }，下一个字符
sequences-card-next-came = 真正来到的字符用猜测的颜色写出。
sequences-card-reader-bits = { $model }，每字符比特
sequences-card-reader-choose = 点击可标出它。
sequences-card-reader-autoregressive = 它数最近几个字符后面跟过什么；没见过时，就少看几个。
sequences-card-reader-feed_forward = 字符变成短向量，隐藏单元把窗口里的混合起来：Bengio 2003 年语言模型的样子。
sequences-card-reader-hidden_markov = 读过的东西，它只留下对状态的信念。
sequences-card-reader-recurrent = 它的层听字符，也听前一个字符时的自己。
sequences-card-reads-autoregressive = 它留着最近几个字符，别的都不留。
sequences-card-reads-feed_forward = 每个字符下的隐藏单元，由窗口重新算出。
sequences-card-reads-hidden_markov = 读过每个字符之后对状态的信念。
sequences-card-reads-recurrent = 读过每个字符之后的活动。

sequences-card-cost-seconds = 猜完整个序列的 CPU 时间，两条轴都按十的幂。
sequences-card-cost-milliseconds = { $model }：{ $steps } 步 { $value } 毫秒
sequences-card-cost-parameters = 拟合出来的数。
sequences-card-cost-trellis = 前向算法把所有路径一起加起来：每一步，每个状态都对前一步的所有状态求和。
sequences-card-cost-tables = 模型知道的全部。每个状态发出均值附近的值，或者字符。
sequences-card-values = 给出的
sequences-card-values-how = 模型在这一步看到的。
sequences-card-slides =
    { $steps ->
        [0] 想要的：同一个值
       *[other] 想要的：{ $steps } 步之后
    }
sequences-card-slides-how = 它应当回答的。拖动可以错开序列。
sequences-card-slides-end = 窗口到此为止：想要什么已无从得知。
sequences-card-pairs = 所有的对
sequences-card-pairs-how = 数：横轴是给出的值，纵轴是想要的值；云越窄，一个就越能说出另一个。字符：从行到列，越深越常见。
sequences-card-value = { $when } 给出的
sequences-card-slide =
    { $steps ->
        [0] 想要的：{ $when } 的值
       *[other] 在 { $when } 之前 { $steps } 步就想要
    }
