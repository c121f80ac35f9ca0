# 加法器的另外两幕：定长的对手，以及同时做两道加法。

adder-choice-scene-single = 一道加法
adder-choice-scene-rival = 定长的对手
adder-choice-scene-two_sums = 同时两道加法

adder-setting-scene = 场景
    .help = 一道加法、旁边有前馈对手，或同时做两道加法。每个场景都保留自己训练过的网络。

## 每个标签显示什么

adder-tab-scene-single = 一个网络学习加法，并与自动机对照。
adder-tab-scene-rival = 旁边有一个前馈网络，它同时得到两个完整的数。
adder-tab-scene-two_sums = 一个网络同时做两道加法。
adder-tab-test-longer = 列数由你在曲线上选定的数。
adder-tab-test-shifted = 训练长度的加法整体左移一列，右边补一列 00。
adder-tab-test-swapped = 训练长度的加法，第二个数放在前面。
adder-tab-lower_half-sums = 逐列看两道加法。
adder-tab-lower_half-in_general = 状态、单元和权重怎样随加法的道数增长。

## 对手的设置

group-test = 向两个网络提问
group-rival = 前馈对手

setting-test = 测试
    .help = 更长：列数更多的数。移位：训练长度的加法整体左移一列。交换：第二个数放在前面。
choice-test-longer = 更长
choice-test-shifted = 移位
choice-test-swapped = 交换

setting-tested_columns = 提问的列数
    .help = 请两个网络相加的数有多少列。试试比训练多一列。

setting-answer = 答案
    .help = 细看第几个答案；0 表示对手答错的第一个。也可以直接点击。

setting-trained_columns = 训练的列数
    .help = 两个网络都用这么多列的数来学习。试试 4：很快学会，到 5 列就不行了。

setting-hidden_layers = 隐藏层数
    .help = 前馈网络在数与和之间的层数。看看多一层对训练长度以外有没有帮助。

setting-layer_units = 每层单元数
    .help = 它的每个隐藏层有多少单元。试试 128：权重更多，缺口照旧。

## 两道加法的设置

setting-third_number = 第三个数
    .help = 第二道加法的第一个数，十进制，或以 0b 开头的二进制。也可以点击它的各位。

setting-fourth_number = 第四个数
    .help = 第二道加法的第二个数，十进制，或以 0b 开头的二进制。也可以点击它的各位。

setting-lower_half = 下半部分
    .help = 逐列看这两道加法，或者看许多加法让自动机和网络各付出多少。
choice-lower_half-sums = 这两道加法
choice-lower_half-in_general = 一般情形

reached-both_learned = 更新 { $update } 次后，两个网络都学会了训练的长度。

refused-weights-sums = 这个网络有 { $inputs } 个输入，而这个场景需要 { $wanted } 个。

## 对手的舞台

adder-rival-exact = 完全答对，%
adder-rival-exact-note = 点击某个列数
adder-rival-columns = 列数
adder-rival-recurrent = 循环网络
adder-rival-feed-forward = 前馈网络
adder-rival-inside =
    { $columns ->
       *[other] 训练过：{ $columns } 列
    }
adder-rival-beyond = 从未训练
adder-rival-percent = { NUMBER($share, maximumFractionDigits: 1) } %
adder-rival-parameters = 参数个数
adder-rival-weights = 输入权重
adder-rival-weights-note = 每列一幅图
adder-rival-weights-one = 循环网络
adder-rival-weights-every = 每列都用它
adder-rival-weights-trained = 训练过，各学各的
adder-rival-weights-untrained = 从未训练
# $cosine 在 0（毫无共同之处）与 1（完全相同）之间。
adder-rival-alike = 任意两幅训练过的图，平均 |cos| 为 { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }
adder-rival-unlike = 任意两幅训练过的图，平均 |cos| 为 { NUMBER($cosine, minimumFractionDigits: 2, maximumFractionDigits: 2) }：毫无共享
adder-rival-click = 实心：答错。点击任意一个，细看怎么算。
adder-rival-right-feed-forward = 前馈网络：{ $of } 题中答对 { $count } 题
adder-rival-right-recurrent = 循环网络：{ $of } 题中答对 { $count } 题
adder-rival-worked = { $first } + { $second } = { $total }
adder-rival-row-sum = 正确的和
adder-rival-row-output = 输出
adder-rival-row-recurrent = 循环网络
adder-rival-row-feed-forward = 前馈网络
adder-rival-news-feed-forward = 前馈网络：{ $trained } 列时完全答对 { NUMBER($inside, maximumFractionDigits: 1) } %，{ $next } 列时 { NUMBER($beyond, maximumFractionDigits: 1) } %，{ $last } 列时 { NUMBER($end, maximumFractionDigits: 1) } % · 左移一列 { NUMBER($shifted, maximumFractionDigits: 1) } % · a + b 与 b + a 答案相同 { NUMBER($swapped, maximumFractionDigits: 1) } %
adder-rival-news-proved =
    循环网络：1 到 { $last } 列时 { $least ->
        [100] 100
       *[other] 至少 { NUMBER($least, maximumFractionDigits: 1) }
    } % 完全答对 · 已证明任意长度都正确
adder-rival-news-unproved =
    循环网络：1 到 { $last } 列时 { $least ->
        [100] 100
       *[other] 至少 { NUMBER($least, maximumFractionDigits: 1) }
    } % 完全答对 · 尚无证明
adder-rival-figure-inside = 答对，训练长度
adder-rival-figure-beyond = 答对，多一列
adder-rival-caption-untrained = 一个网络同时得到两个完整的数，另一个每次只得到一列。谁能把比见过的更长的数加对？
adder-rival-caption-training = 两个网络学的是同样的加法。看曲线在训练长度以外的部分：只有一条会升上去。
adder-rival-caption-learned = 前馈网络用 { $columns } 列训练，到 { $next } 列只答对 { NUMBER($beyond, maximumFractionDigits: 1) } %：它从没在那里见过 1。循环网络每一列用的都是同一组权重。

## 对手的提示卡

adder-rival-card-tested =
    { $columns ->
       *[other] { $columns } 列的数
    }
adder-rival-card-tested-recurrent = 循环网络：{ NUMBER($share, maximumFractionDigits: 1) } % 的和完全正确，每一位都对。
adder-rival-card-tested-feed-forward = 前馈网络：{ NUMBER($share, maximumFractionDigits: 1) } %。
adder-rival-card-tested-inside = 在训练过的 { $trained } 列以内。
adder-rival-card-tested-beyond = 超出训练过的 { $trained } 列：学习时那些输入一直是 0。
adder-rival-card-tested-asked = 用 { $count } 道加法测得。
adder-rival-card-weights = 第 { $column } 列的输入权重
adder-rival-card-weights-what = 从这一列的两个数字到第一层的 { $units } 个单元。
adder-rival-card-weights-trained = 只从这一列的数字学来；别的列的权重不会跟着变。
adder-rival-card-weights-untrained = 训练时它的数字一直是 0，所以这里还是最初的随机权重。
adder-rival-card-matrix = 循环网络的输入权重
adder-rival-card-matrix-every = 每一列都用它，不论数有多长。
adder-rival-card-answer = { $first } + { $second } = { $total }，两个网络的答案
adder-rival-card-answer-recurrent-right = 循环网络：{ $answer }，对。
adder-rival-card-answer-recurrent-wrong = 循环网络：{ $answer }，错。
adder-rival-card-answer-feed-forward-right = 前馈网络：{ $answer }，对。
adder-rival-card-answer-feed-forward-wrong = 前馈网络：{ $answer }，错。
adder-rival-card-no-number = 不是数
adder-rival-card-worked-recurrent = 循环网络，第 { $column } 位
adder-rival-card-worked-feed-forward = 前馈网络，第 { $column } 位
adder-rival-card-worked-untrained = 训练时从来没有要求这个输出为 1。
adder-rival-card-parameters = 参数个数与列数
adder-rival-card-parameters-now = 这里：循环网络 { $recurrent } 个，前馈网络 { $rival } 个。
adder-rival-card-parameters-why = 一个在每列都用同样的权重，所以和再长也不多花。另一个每多一列就需要新的输入和输出。
adder-rival-card-news = 测得的结果
adder-rival-card-news-updates = 更新次数：前馈网络 { $rival }，循环网络 { $recurrent }；后者一经证明正确就停下。

## 同时两道加法

adder-two-product-heading = 乘积自动机
adder-two-product-note = 4 × 4 个状态，每次亮一个
adder-two-units-heading = 隐藏单元
adder-two-units-note = 每个单元为哪道加法出力？
adder-product-across = 第二道加法 →
adder-product-down = 第一道加法 ↓
adder-two-percent = { NUMBER($share, maximumFractionDigits: 1) } %
adder-two-head-decided = 它的活动取决于
adder-two-head-by-first = 第一道
adder-two-head-by-second = 第二道
adder-two-head-without = 没有它时答错
adder-two-head-first = 第一道
adder-two-head-second = 第二道
adder-two-head-serves = 服务于
adder-two-head-weights = 循环权重
adder-two-side-first = 第一道
adder-two-side-second = 第二道
adder-two-side-both = 两道都用
adder-two-side-neither = 都不用
adder-two-not-yet = 两道加法还没学会，谈不上哪个单元为谁出力。
adder-two-split =
    单元分了工：{ $first } 个为第一道加法，{ $second } 个为第二道{ $neither ->
        [0] {""}
       *[other] ，{ $neither } 个可以没有
    }。连接两组的权重占 { NUMBER($between, maximumFractionDigits: 1) } %。
adder-two-shared = 单元没有分工：只为第一道的 { $first } 个，只为第二道的 { $second } 个，两道都离不开的 { $both } 个，都不需要的 { $neither } 个。
adder-two-row-first-1 = 第一个数
adder-two-row-second-1 = 第二个数
adder-two-row-said-1 = 写下的和
adder-two-row-first-2 = 第三个数
adder-two-row-second-2 = 第四个数
adder-two-row-said-2 = 写下的和
adder-two-name-1 = 第一道加法
adder-two-name-2 = 第二道加法
adder-two-figure-bits = 错误，共 128,000 位
adder-two-caption-untrained = 两道加法从同一条数据流进来。自动机需要十六个状态。多少神经元就够了？
adder-two-caption-training = 要在同一个活动空间里找到十六个位置。它们彼此分开，损失就下降。
adder-two-caption-solved = 两道加法的测试都没有错误。但测试总有尽头：这还不是证明。
adder-two-caption-split = 十六个状态，神经元分了工：一些为第一道加法，另一些为第二道。
adder-two-caption-shared = 十六个状态只用几个神经元，其中有些同时为两道加法出力：编码是分布式的。
adder-two-caption-general = 每多一道加法，状态乘以四；神经元只加三个。

adder-two-card-pair = 乘积自动机的状态
adder-two-card-pair-name = 第一道：{ $first }；第二道：{ $second }
adder-two-card-pair-ways =
    { $count ->
        [0] 从亮着的状态出发，没有哪种列通到这里。
       *[other] 从亮着的状态出发，{ $of } 种列中有 { $count } 种通到这里。
    }
adder-two-card-pair-prints = 它为第一道加法写 { $first }，为第二道写 { $second }。
adder-two-card-pair-pattern = 网络里代表它的模式：{ $point }
adder-two-card-pair-no-pattern = 网络里没有只代表它的模式。
adder-two-card-share = 隐藏单元 { $name } 服务于
adder-two-card-share-decided = 它的方差由第一道加法的状态决定的部分：{ $first }；由第二道：{ $second }。
adder-two-card-share-without = 把它固定在平均值，第一道加法有 { $first } 的位答错，第二道有 { $second }。
adder-two-card-bit = 第 { $row } 个数，第 { $column } 列
adder-two-card-bit-turn = 点击可以改变它。
adder-two-card-digit = 第 { $sum } 道加法，第 { $column } 列
adder-two-card-states = 第 { $column } 列之后
adder-two-card-states-near = 网络靠近“{ $state }”的模式。
adder-two-card-states-far = 附近没有只代表一个状态的模式。
adder-two-card-growth-0 = 同时做 k 道加法
adder-two-card-growth-0-why = 自动机为每种组合都要一个状态，共 4 的 k 次方个。并排的网络只要 3k 个单元，循环权重至多 (3k)² 个。
adder-two-card-growth-1 = N 个非开即关的单元
adder-two-card-growth-1-why = 它们有 2 的 N 次方种模式，彼此之间的权重却只有 N² 个。
adder-two-card-tests = 测试中的错误：128,000 个随机位中 { $bits } 个，长列测试 16,000 列中 { $runs } 列
adder-two-card-proof =
    { $boxes ->
       *[other] { $boxes } 个盒子：16 种列都把每个盒子带进某个盒子，所以任意长度的加法都不会离开它们。
    }

## 证明不成立时引擎的说法；那里两道加法的列和分别是 $first 与 $second。

verdict-proof-open = 证明没有闭合：列和为 { $first } 与 { $second } 之处，{ $symbol } 会离开盒子
verdict-proof-sign = 证明没有闭合：列和为 { $first } 与 { $second } 之处，答案可能出错
verdict-proof-not-tried = 证明所需的盒子比尝试过的更多

## 一般情形

adder-growth-streams = 同时做 k 道加法
adder-growth-streams-note = (3k)² 个权重
adder-growth-k = 加法数 k
adder-growth-states = 状态
adder-growth-weights = 权重
adder-growth-units = 单元
adder-growth-patterns-title = N 个单元，非开即关
adder-growth-patterns-note = N² 个权重
adder-growth-n = 单元数 N
adder-growth-patterns = 模式
adder-growth-connections = 权重
adder-growth-k-short = 道数 k
adder-growth-states-short = 状态
adder-growth-units-short = 单元
adder-growth-weights-short = 权重
adder-growth-n-short = 单元 N
adder-growth-patterns-short = 模式
adder-growth-connections-short = 权重
