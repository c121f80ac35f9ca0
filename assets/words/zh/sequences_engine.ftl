# 序列一章的引擎要说的话：拒绝文件的理由、对数据做过什么、结论。

reached-settled = 在第 { $update } 次更新稳定下来：再也没有改进。

refused-sequences-no-file = “自己的文件”还没有文件；请按 Ctrl+D，或把文件拖进窗口。
refused-sequences-file-large = 文件 { $path } 太大；最多读 { $largest } MB。
refused-sequences-file-empty = 文件 { $path } 是空的；需要带一列数的表，或一段文本。
refused-sequences-file-changed = 文件 { $path } 打开之后改动过；要用现在的内容，请重新打开。
refused-sequences-encoding = 文件 { $path } 不是 UTF-8 文本（第 { $byte } 字节）；请另存为 UTF-8 再打开。
refused-sequences-table = 文件 { $path } 不能当作表来读：{ $reason }。
refused-sequences-no-columns = 文件 { $path } 是没有列的文本，所以没有“{ $column }”这一列。
refused-sequences-column = 文件 { $path } 没有“{ $column }”这一列；有的是：{ $allowed }。
refused-sequences-no-numbers = { $path } 的 { $columns } 列里没有一列是数；序列需要一列数。
refused-sequences-cell = { $path } 中“{ $column }”列第 { $row } 行的“{ $value }”不是数；只允许数和空格子。
refused-sequences-few = { $path } 的“{ $column }”列只有 { $values } 个值；至少要 { $minimum } 个。
refused-sequences-gaps = { $path } 的“{ $column }”列 { $rows } 个值里缺了 { $gaps } 个；最多只能缺一半。
refused-sequences-constant = { $path } 的“{ $column }”列始终是 { $value }；从不变化的序列没有什么可猜。
refused-sequences-taps = 用来拟合的 { $steps } 步里放不下 { $taps } 步的窗口；请减少延迟抽头。
refused-sequences-text-short = 这段文本有 { $letters } 个字符；至少要 { $minimum } 个才能学。
refused-sequences-text-one-letter = 这段文本只是一个字符的重复；至少要有两种字符。

sequences-note-last-rows = { $rows } 行中只用最后 { $used } 行。
sequences-note-gaps = { $rows } 个值里缺 { $gaps } 个；用前一个值代替，不计入任何误差。
sequences-note-text-cut = { $letters } 个字符中只用前 { $used } 个。
sequences-note-text-rare = { $letters } 种字符中留下最常见的 { $kept } 种；其余都读作“{ $other }”。
sequences-text-own = 自己的文本
sequences-text-shipped = 程序自带的一小段文本

sequences-verdict-untrained = 只有最小二乘已经拟合；训练来拟合其余四个。
sequences-verdict-diverged = 到第 { $update } 次更新，所有模型的数都已不能用。
sequences-verdict-best =
    留出误差最小：{ $model ->
        [autoregressive] { sequences-model-autoregressive }
        [feed_forward] { sequences-model-feed_forward }
        [linear_dynamical] { sequences-model-linear_dynamical }
        [hidden_markov] { sequences-model-hidden_markov }
       *[recurrent] { sequences-model-recurrent }
    }，{ $error }（重复上一个值：{ $repeating }）。
sequences-verdict-best-text =
    留出文本上每字符比特最少：{ $model ->
        [autoregressive] { sequences-model-autoregressive }
        [feed_forward] { sequences-model-feed_forward }
        [linear_dynamical] { sequences-model-linear_dynamical }
        [hidden_markov] { sequences-model-hidden_markov }
       *[recurrent] { sequences-model-recurrent }
    }，{ $error }。
sequences-verdict-bits = 千个新序列全对：网络 { $network } %，拟合的状态 { $markov } %。
sequences-verdict-bits-untrained = 未训练，千个新序列全对：网络 { $network } %，状态 { $markov } %。
sequences-verdict-cost = 在本机实测，{ $states } 个状态。
sequences-verdict-shift =
    { $shift ->
        [0] 目标就是输入自己：没有什么可猜。
       *[other] 目标是 { $shift } 步之后的输入。
    }
sequences-verdict-keeps-nothing =
    { $model ->
        [autoregressive] { sequences-model-autoregressive }
        [feed_forward] { sequences-model-feed_forward }
        [linear_dynamical] { sequences-model-linear_dynamical }
        [hidden_markov] { sequences-model-hidden_markov }
       *[recurrent] { sequences-model-recurrent }
    }在两步之间什么也不留。
sequences-verdict-kalman = 稳定的滤波器与线性网络：最多相差 { $difference }。
sequences-verdict-forward = 前向算法与网络：最多相差 { $difference }。
sequences-verdict-recurrent = 由梯度下降找到的状态。
