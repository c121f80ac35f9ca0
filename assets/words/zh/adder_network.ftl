# 网络图，以及活动值的立方体。

adder-network-output = 输出

## 点团旁标签的两行字

adder-cube-carry =
    { $carry ->
        [0] 无进位，
       *[other] 有进位，
    }
adder-cube-print = 输出 { $digit }
# 一个标签代表几个点团时的第三行
adder-cube-patterns = { $count } 种模式

## 隐藏单元不少于四个时立方体的坐标轴

adder-cube-component = 成分 { $number }
adder-cube-explained = 前三个主成分，占总方差的 { $percent }%
