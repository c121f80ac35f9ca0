# 展开：引擎要说的话。

## 检验的结果：要求回答的 $asked 个数中，有 $wrong 个是错的。

unrolling-success-vote = 要求回答的 { $asked } 个单元中错了 { $wrong } 个：所有单元都说出了多数的意见吗？共试了 { $sequences } 种模式。
unrolling-success-attractor = { $sequences } 个 { $steps } 步的序列，{ $asked } 个回答中错了 { $wrong } 个：到最后还守着正确的模式吗？
unrolling-success-spell = { $sequences } 个词，{ $asked } 位中错了 { $wrong } 位。
unrolling-success-decoder = { $sequences } 个带噪声的提示，最后一步的 { $asked } 个单元中错了 { $wrong } 个。
unrolling-success-gait = { $sequences } 次 { $steps } 步的行走，{ $asked } 个腿位中错了 { $wrong } 个。
unrolling-success-morse = { $sequences } 次发报，{ $asked } 拍中错了 { $wrong } 拍。
unrolling-success-register = { $sequences } 串比特之后，{ $asked } 个单元中错了 { $wrong } 个。
unrolling-success-latch = { $sequences } 个 { $steps } 步的序列，其中大半是寂静，{ $asked } 个单元的回答中错了 { $wrong } 个。
unrolling-success-echo = { $sequences } 个 { $steps } 步的新序列，{ $asked } 个回答中错了 { $wrong } 个。
unrolling-success-parity = { $sequences } 个 { $steps } 步的新序列，{ $asked } 个回答中错了 { $wrong } 个。
unrolling-success-adder = { $sequences } 道 { $steps } 列的新加法，{ $asked } 位中错了 { $wrong } 位。
unrolling-success-typed = 输入的 { $asked } 个目标中，有 { $wrong } 个相差 0.1 或更多。

## 拒绝

refused-unrolling-follow = { $setting } 不能设为“{ $value }”，这个网络没有这样的权重；可用的有：{ $allowed }。
refused-unrolling-units =
    任务“{ $task ->
        [vote] 多数表决
        [attractor] 吸引子
        [spell] 拼写
        [decoder] 译码器
        [gait] 步态
        [morse] 莫尔斯码
        [register] 移位寄存器
        [latch] 锁存器
        [echo] 回声
        [parity] 奇偶
        [adder] 加法
       *[other] 自己输入
    }”用 { $units } 个隐藏单元做不了；至少需要 { $minimum } 个。
refused-unrolling-nothing-asked = 在 { $steps } 步的序列里，所选的步什么也没有要求；请至少选一个有答案的步。
refused-unrolling-places = { $setting } 里不能有“{ $value }”；可以写 1 到 { $maximum } 之间的数，如 1-3, 5，或写 every（全部）。
refused-unrolling-no-places = { $setting } 是空的；至少要有一个 1 到 { $maximum } 之间的数，或写 every（全部）。
refused-unrolling-rows = { $setting } 有 { $value } 行；最多允许 { $allowed } 行，行与行之间用分号隔开。
refused-unrolling-typed = { $setting } 里不能有“{ $value }”；可以写 −{ $largest } 到 { $largest } 之间的数，用空格隔开。
refused-unrolling-typed-gaps = { $setting } 里不能有“{ $value }”；可以写 −{ $largest } 到 { $largest } 之间的数，不作要求的地方写 - 号。
refused-unrolling-steps = 任务“{ $task }”用 { $steps } 步做不了；至少需要 { $minimum } 步。
