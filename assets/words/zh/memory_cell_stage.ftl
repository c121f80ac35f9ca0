# 记忆单元舞台上的文字。

## 各栏

memory_cell-lane-input = 输入
memory_cell-lane-write = 写入
memory_cell-lane-keep = 保持
memory_cell-lane-read = 读出
memory_cell-lane-reset = 重置
memory_cell-lane-cell = 单元
memory_cell-lane-output = 输出
memory_cell-lane-answer = 回答
memory_cell-lane-error = 误差导数
memory_cell-answer-right = 答 { $said }
memory_cell-answer-wrong = 答 { $said }，应为 { $wanted }
memory_cell-flag-write = 存下 { $value }
memory_cell-flag-read = 说出来
memory_cell-error-enters = 第 { $step } 步读出门打开，误差由此进入
memory_cell-error-none = 没有误差进来：第 { $step } 步读出门关着
memory_cell-error-arrives = 早 { $steps } 步，到达写入处
memory_cell-error-lost = 没能回到第 { $step } 步的写入

## 电路

memory_cell-circuit-rest = 其余的网络
memory_cell-circuit-linear = 线性单元，自连权重 1
memory_cell-circuit-layer = 第 { $cell } 个单元，共 { $cells } 个，自连权重 1
memory_cell-circuit-stops = 误差到此为止
memory_cell-circuit-and-here = 这里也是
memory_cell-circuit-outside = 由外面操作
memory_cell-circuit-told = 听命于输入与整层
memory_cell-valve-open = { $value } 开
memory_cell-valve-closed = { $value } 关
memory_cell-valve-part = { $value } 半开

## 式子

memory_cell-formulas-step = 这一步
memory_cell-formulas-before = 还什么都没有进来。
memory_cell-formulas-back = 同一条线，反着走
memory_cell-formulas-gates = 经过各门的部分
memory_cell-formulas-kept = 保持 { $steps } 步：× { $factor }
memory_cell-formulas-plain = 同样输入下的 tanh 单元：× { $factor }

## 电路上方的一行：这一步发生什么

memory_cell-head-cell = 第 { $cell } 个单元，共 { $cells } 个
memory_cell-head-gates = 第 { $step } 步：写入 { $write }，保持 { $keep }，读出 { $read }

memory_cell-head-gates-gru = 第 { $step } 步：保持 { $keep }，写入 1 − 保持 = { $write }，重置 { $read }

memory_cell-doing-before = 空着
    .note = 第一步之前
    .caption = 单元是空的。要存下即将到来的数，该在什么时候打开哪个门？
memory_cell-doing-write = 写入 { $value }
    .note = 第 { $step } 步：写入门开着，输入进到单元里
    .caption = 写入门开着：{ $value } 进到单元里。
memory_cell-doing-add = 累加，现为 { $value }
    .note = 第 { $step } 步：写入门和保持门都开着，输入加到原有的值上
    .caption = 写入门和保持门都开着：输入加了进去，单元里是 { $value }。
memory_cell-doing-keep = 保持 { $value }
    .note = 第 { $step } 步：进不来也出不去，回路乘以 { $keep }
    .caption = 写入门和读出门都关着。值沿回路一圈一圈地转：{ $value }。
memory_cell-doing-leak = 在保持，但没关严：{ $value }
    .note = 第 { $step } 步：写入门没有关严，输入渗进来一些
    .caption = 写入门在漏。单元里已不只是当初存下的数：{ $value }。
memory_cell-doing-empty = 空转
    .note = 第 { $step } 步：回路是通的，但单元里没有东西
    .caption = 回路是通的，里面却还什么都没有。
memory_cell-doing-read = 读出 { $value }
    .note = 第 { $step } 步：读出门开着，单元的值送了出去
    .caption = 读出门开着：网络其余部分听到 { $value }。
memory_cell-doing-forget = 忘掉
    .note = 第 { $step } 步：保持门关了，回路乘以 { $keep }
    .caption = 保持门关了：回路断开，值就没了。
memory_cell-doing-closed = 全关
    .note = 第 { $step } 步：所有的门都关着，输入留在外面
    .caption = 所有的门都关着。来的东西都留在外面。
memory_cell-doing-back = 误差往回走
    .note = 第 { $step } 步：回路把它乘了 { $factor }
    .first = 第 { $step } 步：返回的路从这里开始
    .caption = 往回走时，误差绕的是同一个回路；保持门怎样乘这个值，就怎样乘这个误差。
memory_cell-caption-layer = { $title }，{ $note }。

## 标签旁边

memory_cell-score-waiting = { $wanted } 还没有来
memory_cell-score-so-far = 到目前为止：{ $wanted } 在 { $of } 步中守住了 { $held } 步
memory_cell-score-silent = { $of } 步中守住 { $held } 步 · 读出 { $read }，应为 { $wanted } · 其余安静
memory_cell-score-leaks = { $of } 步中守住 { $held } 步 · 读出 { $read }，应为 { $wanted } · 多出声 { $leaks } 步

## 梯度

memory_cell-gradient-gradient = 到达的误差有多少
memory_cell-gradient-carry = 从一步到下一步：第 { $cell } 个单元的 ∂c/∂c
memory_cell-gradient-difference = 截断与完整之差
memory_cell-gradient-at = 第 { $step } 步：
memory_cell-gradient-step = 步
memory_cell-gradient-cosine = 余弦 { $cosine }
memory_cell-gradient-weights = 全部权重梯度的余弦 { $cosine }
memory_cell-gradient-same-outside = 误差进不了由外面操作的门，所以两者相同。
memory_cell-gradient-same = 在这个序列上两者相同。
memory_cell-curve-full = 完整
memory_cell-curve-truncated = 截断
memory_cell-curve-plain = 普通 tanh
memory_cell-curve-plain_carry = 普通 tanh
memory_cell-curve-carry = 合计
memory_cell-curve-carry_by_keep = 保持
memory_cell-curve-carry_by_keep_gate = 经由保持门
memory_cell-curve-carry_by_write_gate = 经由写入门
memory_cell-curve-carry_by_candidate = 经由候选值
memory_cell-curve-carry_by_read_gate = 经由读出门
memory_cell-curve-difference = 差别

## 学习

memory_cell-learning-gates = 各门平均开多大
memory_cell-learning-first = 有多少误差到达第 1 步
memory_cell-learning-bias = 训练之前的保持门偏置
memory_cell-learning-updates = 更新次数
memory_cell-learning-bias-axis = 保持门偏置
memory_cell-learning-rule = 只靠保持：每步乘以 σ(偏置)，共 { $steps } 步
memory_cell-learning-measured = 第 0 次更新时测得
memory_cell-learning-usual = 惯用的 1
memory_cell-learning-by-steps = 按步数 log(T − 1)
memory_cell-learning-now = 现为 { $value }
memory_cell-learning-accuracy = 正确
memory_cell-learning-outside = 由外面操作的门什么也学不到。
memory_cell-learning-would = 这里可以看到一层单元怎样随着更新打开各个门，以及不同的保持偏置让多少误差到达第 1 步。
memory_cell-learning-choose = 让一层单元来学
memory_cell-learning-always = 1997 年还没有保持门：回路永远乘以 1。
memory_cell-learning-at = 第 { $update } 次更新：
memory_cell-learning-update = 第 { $update } 次更新
memory_cell-learning-means = 平均写入 { $write }，保持 { $keep }，读出 { $read }
memory_cell-learning-means-gru = 平均保持 { $keep }，写入 1 − 保持 = { $write }，重置 { $read }
