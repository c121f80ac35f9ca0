# 展开：标题、舞台上的文字、说明句与读数。

unrolling-title = 展开
unrolling-question = 误差怎样沿着一个“自己听自己”的网络往回走？

## 行走场景的标题：播放头在哪里，那里正在发生什么。

unrolling-title-folded = 一个网络，尚未展开
unrolling-title-there = 前向，第 { $step } 步
unrolling-title-back = 反向，第 { $step } 步
unrolling-title-back-done = 反向，完成
unrolling-note-there = 每一步的活动值都压入栈中
unrolling-note-there-sum = 求输入总和：经 W 和 U 传来的，再加偏置
unrolling-note-there-sum-alone = 求输入总和：经 U 传来的，再加偏置
unrolling-note-there-squash = 压缩：总和变成活动值，并压入栈中
unrolling-note-there-output = 输出：经 V 读出
unrolling-note-there-output-units = 输出：所要的隐藏单元本身就是输出
unrolling-note-there-error = 误差：拿输出与目标相比
unrolling-note-there-error-none = 误差：这一步不要求什么，所以没有
unrolling-note-back = 栈把活动值逐一交还，后进先出
unrolling-note-back-d-output = 求输出的导数；栈交还活动值
unrolling-note-back-d-output-none = 这一步不要求输出；栈交还活动值
unrolling-note-back-d-hidden = 导数传到隐藏单元
unrolling-note-back-slope = 乘以压缩函数的斜率
unrolling-note-back-share = 每个权重收下自己的一份，其余经 U 继续往回传
unrolling-note-back-done = 每一份拷贝都交了自己的一份；栈已空
unrolling-legend-forward = 前向：活动值
unrolling-legend-backward = 反向：误差导数

## 折叠的网络，以及展开后网络中的文字。

unrolling-delay = 延迟 1
unrolling-folded = 一个听得见自己的网络
unrolling-folded-text = 左右两侧的每条连线都要走一步：单元听到的，是各单元上一步的活动。请按“播放”。在这 { $steps } 步里，网络每走一步就留下一份自己的拷贝，权重全都相同。
# 竖线表示换行。
unrolling-start-learned = 学来的|起点
unrolling-start-fixed = 固定的|起点
unrolling-start-given = 起点|即输入
unrolling-start-part = 起点含|输入
unrolling-target = 目标 { $target }
unrolling-targets = 目标
unrolling-size = 误差导数|的大小

## 活动值的栈。

unrolling-stack = 活动值的栈
unrolling-stack-holds =
    { $count ->
        [0] 空
       *[other] 存有 { $count } 个
    }
unrolling-stack-pushing = 正在压入
unrolling-stack-popping = 正在弹出
unrolling-stack-popped = 已弹出

## 瀑布图与矩阵。

unrolling-fall-there = 损失，一步一步累加
unrolling-fall-there-note = 每一步加上自己的一份；权重要到往回走时才得到各自的份额
unrolling-fall-back = 一个权重，{ $steps } 份贡献
unrolling-fall-back-note = { $name } 的每份拷贝加上自己的一份，总和就是梯度
unrolling-fall-start = 一个初始状态，{ $steps } 份贡献
unrolling-fall-start-note = 每一步的损失都对 { $name } 有所要求，总和就是梯度
unrolling-so-far = 至此
unrolling-matrix-values = 权重的值
unrolling-matrix-means = 各份拷贝的平均
unrolling-matrix-whole = 完整的梯度
unrolling-matrix-gradient = 至此的梯度

## 可信标记。

unrolling-check-none = 梯度尚未核对
unrolling-check-ok = 梯度已核对：与 torch 相差不超过 { $torch }，与有限差分相差不超过 { $differences }，{ $all } 个权重中核对了 { $count } 个，第 { $update } 次更新
unrolling-check-ok-short = 梯度已核对：torch { $torch }，差分 { $differences }，{ $count } / { $all }
unrolling-check-ok-bare = 已核对：{ $torch } · { $differences }
unrolling-check-ok-older = 第 { $update } 次更新时核对过：与 torch 相差不超过 { $torch }，与有限差分相差不超过 { $differences }，{ $all } 个权重中核对了 { $count } 个
unrolling-check-ok-short-older = 第 { $update } 次更新时核对过：torch { $torch }，差分 { $differences }
unrolling-check-ok-bare-older = 第 { $update } 次：{ $torch } · { $differences }
unrolling-check-off = 梯度不符：与 torch 相差 { $torch }，与有限差分相差 { $differences }，{ $all } 个权重中核对了 { $count } 个，第 { $update } 次更新
unrolling-check-off-short = 梯度不符：torch { $torch }，差分 { $differences }
unrolling-check-off-bare = 不符：{ $torch } · { $differences }
unrolling-check-off-older = 第 { $update } 次更新时不符：与 torch 相差 { $torch }，与有限差分相差 { $differences }，{ $all } 个权重中核对了 { $count } 个
unrolling-check-off-short-older = 第 { $update } 次更新时不符：torch { $torch }，差分 { $differences }
unrolling-check-off-bare-older = 第 { $update } 次：{ $torch } · { $differences }

## 训练轨道旁的读数。

unrolling-figure-wrong = 检验中的错误
unrolling-figure-drift = 拷贝间的差距

## 说明句。

unrolling-caption-folded = 每条连线都要走一步。这个网络走 { $steps } 步，就是一个 { $steps } 层的前馈网络。
unrolling-caption-walk = { $title }：{ $note }。
unrolling-caption-tied = { $steps } 份拷贝，一个权重：各份贡献加在一起，所有拷贝一同移动。
unrolling-caption-untied = { $steps } 份拷贝各走各的，只听自己那一份，于是越走越远。
unrolling-caption-ways = 输入有三种给法，输出有三种要法，每一种搭配都有自己的任务。

## 步数很多时的热力条。

unrolling-strip-targets = 目标
unrolling-strip-outputs = 输出
unrolling-strip-hidden = 隐藏单元
unrolling-strip-inputs = 输入
unrolling-strip-derivatives = 误差导数的大小
unrolling-strip-step = 第 { $step } 步

## 拷贝场景。

unrolling-copies-title = { $name }：同一权重的 { $steps } 份拷贝
unrolling-copies-tied = 保持相等：所有份额的总和带着每份拷贝一同移动
unrolling-copies-untied = 已经松开：同一权重的拷贝之间最多相差 { $drift }
unrolling-copies-letting = 从下一次更新起，每份拷贝只听自己的份额
unrolling-copies-tying = 从下一次更新起，各份拷贝回到平均值，重新系上
unrolling-copies-fixed = 这一个不参与学习
unrolling-copies-start = 初始状态只用一次，所以没有拷贝；每一步的误差都对它有所要求
unrolling-copies-switch = 让拷贝保持相等
unrolling-copies-values = 每份拷贝的值，以及上一次更新怎样移动了它
unrolling-copies-shares = 在所示序列中，每份拷贝的份额
unrolling-copies-mean = 平均
unrolling-argument-equal = 一开始，各份拷贝相等：
unrolling-argument-alike = 只要每次更新都同样地改，它们就一直相等：
unrolling-argument-sum = 所以它们全都听从同一个数，即各份额的总和：
unrolling-argument-own = 松开以后，各自只听自己那一份，于是渐渐分开：
