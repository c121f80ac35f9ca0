# 论文中的表格：`unrolled tables` 命令，以及本章展示它们的场景。

refused-table = 没有名为“{ $value }”的表格；这里可用：{ $allowed }。
refused-read-table = 无法读取 { $path }（{ $reason }）；请选择由 unrolled tables 写出的结果。
refused-table-file = { $path } 不是 unrolled tables 的结果；只接受由它写出的 .json 文件。

## 表格的名称与内容

tables-title-sutskever_2013 = Sutskever、Martens、Dahl 与 Hinton 2013：初始化与动量
tables-title-hochreiter_1997 = Hochreiter 与 Schmidhuber 1997：长短期记忆
tables-title-martens_2011 = Martens 与 Sutskever 2011：无 Hessian 优化
tables-title-pascanu_2013 = Pascanu、Mikolov 与 Bengio 2013：梯度裁剪
