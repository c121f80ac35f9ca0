# 论文中的表格：`unrolled tables` 命令，以及展示它们的场景。

refused-table = 没有名为“{ $value }”的表格；这里可用：{ $allowed }。
refused-table-row = 这张表没有“{ $value }”一行；这里可用：{ $allowed }。
refused-table-rows = --row 指的是某一张表中的一行；请同时写出表名，例如 unrolled tables martens_2011 --row xor 这样的命令。
refused-read-table = 无法读取 { $path }（{ $reason }）；请选择由 unrolled tables 写出的结果。
refused-table-file = { $path } 不是 unrolled tables 的结果；只接受由它写出的 .json 文件。

tables-taken-up = 中断之前已经完成并保留的运行：{ $runs } 次。
tables-interrupted = 已中断；完成的部分保存在 { $path }，再次执行同一命令即可继续。
tables-written = 已写入 { $path }；总计用去单核 { $minutes } 分钟。
tables-progress =
    { $table }：{ $row }，{ $column }，种子 { NUMBER($seed, useGrouping: 0) }：已用预算的 { $share }%，第 { $updates } 次更新；{ $all } 次运行已完成 { $done } 次
tables-differs = { $rows }，此处（论文）：{ $parts }

tables-mode-quick = 快速：设置较小，并非论文的设置；比值所比的不是同一回事。
tables-mode-full = 完整：论文自己的设置，以所知为限。

tables-heading-row = 问题
tables-heading-column = 方法
tables-heading-measure = 所计
tables-heading-steps = T（论文）
tables-heading-paper = 论文
tables-heading-here = 此处
tables-heading-ratio = 比值
tables-heading-seeds = 每个种子

## 表格的名称

tables-title-sutskever_2013 = Sutskever、Martens、Dahl 与 Hinton 2013：初始化与动量
tables-title-hochreiter_1997 = Hochreiter 与 Schmidhuber 1997：长短期记忆
tables-title-martens_2011 = Martens 与 Sutskever 2011：无 Hessian 优化
tables-title-pascanu_2013 = Pascanu、Mikolov 与 Bengio 2013：梯度裁剪

## 行

tables-row-add = 加法
tables-row-mul = 乘法
tables-row-mem_5 = 记住 5 个比特
tables-row-mem_20 = 记住 10 个五选一符号
tables-row-mem_5_without = 5 个比特，无结构阻尼
tables-row-adding = 加法
tables-row-multiplying = 乘法
tables-row-order = 先后次序
tables-row-xor = 异或
tables-row-order_50 = 先后次序，较短
tables-row-order_100 = 先后次序，较长
tables-row-order_50_200 = 先后次序，多种长度
tables-row-order_longer = 同一网络，远更长

## 列

tables-column-biases = 只学输出偏置
tables-column-none = 无动量
tables-column-nesterov_0-9 = Nesterov，μ 0.9
tables-column-nesterov_0-98 = Nesterov，μ 0.98
tables-column-nesterov_0-995 = Nesterov，μ 0.995
tables-column-classical_0-9 = 经典，μ 0.9
tables-column-classical_0-98 = 经典，μ 0.98
tables-column-classical_0-995 = 经典，μ 0.995
tables-column-sequences = 记忆块
tables-column-wrong = 记忆块，测试
tables-column-steps_50 = 论文的 T = 50
tables-column-steps_100 = 论文的 T = 100
tables-column-steps_200 = 论文的 T = 200
tables-column-descent = 普通下降
tables-column-clipped = 裁剪
tables-column-clipped_kept = 裁剪并正则化

## 数字所计

tables-measure-wrong = 错误比例
tables-measure-wrong_symbols = 记错的符号数
tables-measure-sequences = 成功所需序列数
tables-measure-solved = 解出的种子比例

## 论文没有给出数字时的说法，以及运行的结局

tables-said-solves = 能解出
tables-said-fails = 失败
tables-said-rarely = 很少成功
tables-said-falls = 随 T 下降
tables-outcome-measured = 无
tables-outcome-solved = 已解出
tables-outcome-unsolved = 未解出
tables-outcome-diverged = 发散
