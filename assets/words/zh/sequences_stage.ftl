# 序列一章的舞台上写着什么。

sequences-model-autoregressive = 自回归模型
sequences-model-feed_forward = 前馈网络
sequences-model-linear_dynamical = 线性动力系统
sequences-model-hidden_markov = 隐马尔可夫模型
sequences-model-recurrent = 循环网络

sequences-time-year = { $year } 年
sequences-time-step = 第 { $step } 步

## 五个模型

sequences-ladder-title = 五种记忆
sequences-has-autoregressive = { $taps } 个延迟抽头，线性
sequences-has-feed_forward = { $taps } 个抽头，{ $count } 个隐藏单元
sequences-has-linear_dynamical = 隐状态，高斯信念
sequences-has-hidden_markov = 对 { $count } 个状态的信念
sequences-has-recurrent = { $count } 个单元，同时活动
sequences-guess =
    { $steps ->
        [one] 猜测，提前一步
       *[other] 猜测，提前 { $steps } 步
    }
sequences-guess-text = 事先对来到的字符信了几分
sequences-forgotten = 已忘记
sequences-strip-linear_dynamical = { $count } 个隐藏的数
sequences-strip-hidden_markov = 最高的状态在上
sequences-strip-recurrent = { $count } 个单元

sequences-kept-title = 为下一步留着什么
sequences-kept-autoregressive = 最近 { $count } 个值，
    .more = 别的都不留
sequences-kept-feed_forward = 最近 { $count } 个值；
    .more = 单元每步从头算起
sequences-kept-linear_dynamical = 一个均值和一个散布，
    .more = 关于 { $count } 个隐藏的数
sequences-kept-turning = 每 { $period } 步转一圈
sequences-kept-hidden_markov = { $count } 个概率；
    .more = 最多 log₂ { $count } = { $bits } 比特
sequences-kept-recurrent = { $count } 个数，
    .more = 每种图样都算数

sequences-memory-title = 记忆轮廓
sequences-memory-lag = 间隔 k（步）
sequences-memory-zero = 从这里起是零
sequences-memory-autoregressive = 恰好 { $count } 步，
    .more = 再往前什么也没有
sequences-memory-feed_forward = 同样 { $count } 步，
    .more = 再往前什么也没有
sequences-memory-linear_dynamical = 衰减，到后来每步 ×{ $factor }
    .more = 越往回越轻
sequences-memory-half = 一半在最近 { $lag } 步之内
    .more = 最远伸到 { $length } 步之前
sequences-memory-none = 看过的
    .more = 什么也没记住
sequences-memory-unfitted = 还没有拟合：
    .more = 训练后看它伸得多远

sequences-split = 留出 →
sequences-fitted-to = { $steps } 步中拟合 { $fitted } 步
sequences-normalised = 看到的是 (x − { $centre }) / { $scale }
sequences-memory-diverged = 第 { $update } 次更新时发散：
    .more = 它的数已没有意义

sequences-fitting-likelihood = 似然
sequences-fitting-loss = 损失
sequences-error-title = 误差
sequences-error-unit = 留出数据
sequences-error-bits = 每字符比特
sequences-error-least = ✓ 最小

sequences-weights = { $count } 个参数
sequences-diverged = 在第 { $update } 次更新发散
sequences-not-yet = 正在计算。

## 推断

sequences-inference-none = { $model }没有隐状态，所以没有什么可推断：最近的值原样可见。
sequences-inference-note = 停在 { $when }；播放，或按 → 前进半步
sequences-belief-plane = 隐状态可能在哪里，画到两倍散布
sequences-belief-legend = 虚线：预测；填色：观测之后
sequences-belief-legend-smoothed = 虚线椭圆：预测；虚线：知道整个窗口后的平滑
sequences-belief-states = 状态按均值从低到高；箭头粗细即转移概率
sequences-half-linear_dynamical-predict = 1  预测
sequences-half-linear_dynamical-update = 2  更新
sequences-half-hidden_markov-predict = 1  乘以转移概率
sequences-half-hidden_markov-update = 2  乘以证据，再归一
sequences-half-recurrent-predict = 1  求和
sequences-half-recurrent-update = 2  挤压
sequences-forward-last = 之前的信念
sequences-forward-expected = 预期
sequences-forward-evidence = × 证据
sequences-forward-product = = 乘积
sequences-forward-belief = ÷ 总和：信念
sequences-twin-linear = 稳定之后，它就是线性循环网络
sequences-twin-multiplicative = 它就是一个乘法循环网络
sequences-twin-same = 两者跑同样的数据，最多相差 { $difference }（小于 { $limit }）
sequences-twin-apart = 两者跑同样的数据，相差 { $difference }（大于 { $limit }）
sequences-layer-before = 前一步的层
sequences-layer-now = 现在的层
sequences-network-weights = 它的循环权重 U
sequences-network-note = 这个状态同样是数据的确定函数，和前两个模型的信念一样。但这些权重不是从世界的模型推出来的：它们由梯度下降找到，每个单元代表什么，谁也没有说过。

## 比特

sequences-bits-title = 把 { $bits } 个比特带过 20 步噪声
sequences-bits-shown = 显示的：{ $count } 个比特，然后是噪声
sequences-bits-network = 循环网络，{ $count } 个单元
sequences-bits-fitted = 隐马尔可夫，{ $count } 个状态，拟合而得
sequences-bits-hand = 隐马尔可夫，{ $count } 个状态，手工搭成
sequences-bits-right = { $share } 正确
sequences-bits-answer = 现在的回答
sequences-bits-asked = 提问
sequences-table-title = 实测：最少要多大才带得动
sequences-table-rule = N 个状态最多带 log₂ N 比特：每多一比特就要加倍。N 个单元的正负图样多达 2^N 种。下表是找到的最小规模，在 1,000 个新序列上对 99 %：
sequences-table-network = 循环网络
sequences-table-by-hand = 手工搭
sequences-table-fitted = 隐马尔可夫，拟合
sequences-table-bits = 比特
sequences-table-units = 单元
sequences-table-weights = 参数
sequences-table-states = 状态
sequences-growth-title = 要用多大
sequences-growth-note = 状态与单元
sequences-table-none = 这张表还没有测。

## 文本

sequences-text-title = 阅读
sequences-text-reads = 每个字符下面带着什么
sequences-text-belief = 对下一个字符的信念
sequences-text-writes = 接着写
sequences-text-bits = 比特
sequences-text-none = 在“输入的文字”里打几个字符：模型会一个个读。
sequences-text-size = 共 { $characters } 个字符，留出 { $held } 个
sequences-text-left-out = 文本里没有、已略去：{ $letters }
sequences-reader-autoregressive = n 元语法，{ $taps } 个抽头
sequences-reader-feed_forward = { $taps } 个抽头，{ $count } 个单元
sequences-reader-hidden_markov = { $count } 个状态
sequences-reader-recurrent = { $count } 个单元

## 代价

sequences-cost-seconds = 秒数与长度
sequences-cost-measured = 此时此地实测，不可复现
sequences-cost-length = 步
sequences-cost-waiting = 还没有测。
sequences-cost-parameters = 参数
sequences-cost-at-once = 所有步一起算
sequences-cost-in-turn = 一步接一步
sequences-cost-trellis = 网格
sequences-cost-trellis-said = { $states } 个状态、{ $steps } 步：N²T 是 { $operations } 次运算；而穿过它的路径有 N 的 T 次方，约 { $paths } 条。
sequences-tables-title = 隐马尔可夫模型就是三张表
sequences-tables-start = 起始
sequences-tables-transition = 转移，从行到列
sequences-tables-emission = 发射
sequences-tables-none = 这个序列还没有隐马尔可夫模型。

## 错开

sequences-shift-input = 给出的
sequences-shift-target =
    { $steps ->
        [0] 想要的：同一个值
        [one] 想要的：下一个值
       *[other] 想要的：{ $steps } 步之后
    }
sequences-shift-pairs = 所有的对
sequences-shift-correlation = 相关 { $value }
sequences-shift-note = 没有人标注过什么：老师就是序列自己，只错开了一步。所以算作无监督，却像监督学习一样训练。拖一拖下面的序列。

## 字幕

sequences-caption-unfitted = 同一个序列，五种记忆：窗口、带隐藏单元的窗口、高斯信念、对状态的信念、一层单元。
sequences-caption-ladder = 在谁也没拟合过的数据上，误差最小的是{ $model }：{ $error }。
sequences-caption-linear_dynamical = 卡尔曼滤波：预测使信念变宽，观测使它变窄。
sequences-caption-hidden_markov = 前向算法：乘以转移概率，乘以证据，再归一。
sequences-caption-recurrent = 循环的一步：每个单元都听输入，也听前一步的所有单元。
sequences-caption-none = 没有隐状态的模型，没有什么可推断。
sequences-caption-bits = 把 { $bits } 个独立的比特带过 20 步噪声：隐马尔可夫模型要用 { $states } 个状态。
sequences-caption-text = 四个模型读同样的字符；各有各的信念，也各自接着写。
sequences-caption-cost = 窗口可以所有步一起算，状态只能一步接一步；网格用 N²T 次运算就数尽了所有路径。
sequences-caption-shift = 目标就是 { $steps } 步之后的输入：相关 { $value }。
sequences-caption-shift-text = 目标就是 { $steps } 个字符之后的文本。
