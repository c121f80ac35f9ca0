# 加法器的自动机：节点上的字、各状态的全名与图形说明。

## 节点上的两行字

adder-automaton-no-carry = 无进位
adder-automaton-carry = 有进位
adder-automaton-print = 输出 { $digit }

# 写在没有起点的小箭头旁。
adder-automaton-start = 起始

## 状态的全名，按它在机器中的名称

adder-state-no_carry_print_0 = 无进位，输出 0
adder-state-no_carry_print_1 = 无进位，输出 1
adder-state-carry_print_0 = 有进位，输出 0
adder-state-carry_print_1 = 有进位，输出 1

## 图形说明

adder-legend-no-carry = 圆形：无进位
adder-legend-carry = 方形：有进位
adder-legend-print-0 = 空心：输出 0
adder-legend-print-1 = 实心：输出 1
