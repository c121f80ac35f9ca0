# 网络图，以及活动值的立方体。

adder-network-output = 输出
