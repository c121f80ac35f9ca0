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
# 活动没有聚成团。
verdict-smear = { $columns } 列的活动不成团，连成一片

verdict-isomorphic = 与自动机同构
verdict-merging = 可合并为自动机的 4 个状态
verdict-not-deterministic = 模式 { $pattern } 遇到 { $symbol } 时，去处并不唯一
verdict-other-machine = 是一台有 { $states } 个状态的机器，但不是这个自动机
verdict-no-machine = 读不出任何机器

verdict-certified = 已证明对任意长度都正确
verdict-no-certificate = 尚无证明
verdict-wrong-run = 在 { $run } 长串的第 { $column } 列出错
verdict-wrong-bits = { $of } 个随机位中错了 { $errors } 个
verdict-exploded = 权重在第 { $update } 次更新时爆炸

verdict-margin = 每个盒子都映入某个盒子；输出的最小余量为 { NUMBER($margin, maximumFractionDigits: 2) }
verdict-untrained = 未经训练：权重是随机的
verdict-errors = 检验中的错误：64,000 个随机位中 { $bits } 个，长串的 4,000 列中 { $runs } 个
