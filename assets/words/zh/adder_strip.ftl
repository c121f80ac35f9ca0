# 加法器的下半部分：结论行、竖式、时间条、列面板与悬停卡片。

## 时间条

adder-strip-carry = 进位
adder-strip-first = 第一个数
adder-strip-second = 第二个数
adder-strip-sum = 已写出的和
adder-strip-output = 输出
adder-strip-target = 目标
adder-strip-automaton = 自动机处于
adder-strip-nearest = 网络接近
adder-strip-tick = 节拍
adder-strip-time = 时间
adder-strip-clocked = 答案比它那一列晚两拍。

## 列面板

adder-column-name = 第 { $column } 列
adder-column-answered = 第 { $column } 列，第 { $tick } 拍得出答案
adder-column-start = 起点
adder-column-nothing = 还没有读入任何一列
adder-column-sum = { $first } + { $second } = { $total }
adder-column-sum-carry = { $first } + { $second } + 进位 1 = { $total }
adder-column-write =
    写 { $digit }，{ $carry ->
        [0] 不进位
       *[other] 进 { $carry }
    }
adder-column-wait = 自动机的起始状态
adder-column-network-start = 网络的起点是 h₀
adder-column-both-move = 两台机器一起转移
adder-column-automaton-moves = 自动机转移
adder-column-both-move-clocked = 第 { $column } 列使两台机器转移
adder-column-automaton-moves-clocked = 第 { $column } 列使自动机转移
# $symbol 是这一列的两位数字，第一个数的在前。
adder-column-on = 读入 { $symbol }
adder-column-agree = { $of } 列中有 { $count } 列一致
adder-column-disagree = { $of } 列中有 { $count } 列不一致
adder-column-no-state = 网络还不接近任何状态

## 结论。引擎只在做过相应检验之后才给出每一句。

# 观察到的活动模式。
verdict-patterns = { $count } 种模式
# 所有活动连成一片，中间没有间隙。
verdict-no-patterns = 没有分开的模式
# 小团太多，算不上模式。
verdict-scattered = { $count } 个零散的小团
verdict-not-finite = 活动已不是数

verdict-isomorphic = 与自动机同构
verdict-merging = 可合并为自动机的 { $states } 个状态
verdict-not-deterministic = 模式 { $pattern } 遇到 { $symbol } 时，去处并不唯一
verdict-other-machine = 是一台有 { $states } 个状态的机器，但不是这个自动机
verdict-no-machine = 读不出任何机器

verdict-certified = 已证明对任意长度都正确
verdict-no-certificate = 尚无证明
verdict-wrong-run = 在 { $run } 长串的第 { $column } 列出错
verdict-wrong-bits = { $of } 个随机位中错了 { $errors } 个
verdict-exploded = 权重在第 { $update } 次更新时发散

verdict-margin = 每个盒子都映入某个盒子；输出的最小余量为 { NUMBER($margin, maximumFractionDigits: 2) }
verdict-untrained = 未经训练：权重是随机的
verdict-errors = 检验中的错误：{ $of_bits } 个随机位中 { $bits } 个，长串的 { $of_columns } 列中 { $runs } 个

## 悬停卡片。$name 是单元的符号（h₂），$equation 是代入数值的等式。

adder-card-not-reached = 还没有走到这里
adder-card-logistic = σ 是 logistic 函数，σ(z) = 1 / (1 + e^(−z))。
adder-card-learned = 网络的起点，和权重一样是学出来的。

adder-card-input = 输入 { $name }
adder-card-input-from =
    { $row ->
        [1] 第一个数在第 { $column } 列的数字。
       *[other] 第二个数在第 { $column } 列的数字。
    }
adder-card-hidden = 隐藏单元 { $name }，第 { $column } 列
adder-card-hidden-start = 隐藏单元 { $name }，起点
adder-card-output = 输出 y，第 { $column } 列
adder-card-output-start = 输出 y
adder-card-read = 读作 { $digit }，与目标相同。
adder-card-read-wrong = 读作 { $digit }，但目标是 { $target }。
adder-card-loss = 这一列的损失：{ $equation }

adder-card-weight = 从 { $sender } 到 { $receiver } 的权重
adder-card-weight-self = { $sender } 到自身的权重
adder-card-shared = 每一步都用同一个权重：这里共用了 { $count } 次。
adder-card-passes-on = 第 { $column } 列：传过去 { $equation }

adder-card-bit =
    { $row ->
        [1] 第一个数，第 { $column } 列
       *[other] 第二个数，第 { $column } 列
    }
adder-card-worth = 这一位上的 1 代表 { $worth }。
adder-card-click = 点击即可更改。
adder-card-carry = 进到第 { $column } 列的进位
adder-card-carry-first = 第一列没有进位。
adder-card-carry-from = 第 { $column } 列：{ $sum }。满 2 就进 1。
adder-card-digit = 网络写出的数字，第 { $column } 列
adder-card-digit-right = 输出是 { $output }；大于二分之一写 1，小于则写 0。写对了。
adder-card-digit-wrong = 输出是 { $output }；大于二分之一写 1，小于则写 0。正确的数字是 { $target }。
adder-card-target = 目标，第 { $column } 列
adder-card-target-means = 即这个和写成二进制时的末位。

adder-card-automaton = 第 { $column } 列之后的自动机
adder-card-came = 从“{ $state }”读入 { $symbol } 而来。
adder-card-nearest = 第 { $column } 列之后的网络
adder-card-no-state = 没有对应的状态
adder-card-no-state-means = 这一活动附近没有哪种模式只代表一个状态。
adder-card-nearest-differs = 自动机处于“{ $state }”。

adder-card-state = 自动机的状态
adder-card-state-means =
    { $carry ->
        [0] 没有进位；刚输出了 { $digit }。
       *[other] 有一个 1 要进位；刚输出了 { $digit }。
    }
adder-card-leads = 遇到 { $symbols }：到“{ $state }”
adder-card-transition = 遇到 { $symbols } 的转移
adder-card-transition-sum = 进位 { $carry } + 本列 { $ones } = { $total }
adder-card-transition-writes =
    { $carry ->
        [0] 输出 { $digit }，不进位。
       *[other] 输出 { $digit }，进 1。
    }

adder-card-pattern = 活动模式
adder-card-centre = 中心：{ $point }
adder-card-start = 起点 h₀
adder-card-path = 第 { $column } 列之后

adder-card-tests = 检验中的错误：64,000 个随机位中 { $bits } 个，长串的 4,000 列中 { $runs } 个
adder-card-proof = 证明用了 { $boxes } 个盒子，起点也在其中
adder-card-seen = 在 { $columns } 列中寻找过模式

adder-card-cube =
    { $units ->
        [2] 活动方格
       *[other] 活动立方体
    }
adder-card-cube-point = 一个点就是 { $units } 个隐藏单元此刻的全部活动。
adder-card-cube-turn = 拖动可以转动它。
