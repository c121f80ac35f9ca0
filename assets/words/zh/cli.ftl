# 命令行要说的话。命令行说英语；中文条目在此备用。

cli-training = 训练中，随机种子 { NUMBER($seed, useGrouping: 0) }

refused-set = --set “{ $value }”不是带有值的设置；格式应为 NAME=VALUE，例如 --set hidden_units=4。
refused-until-and-updates = --until 与 --updates 都规定何时停止；两者只能用一个。
refused-size = --size “{ $value }”不是尺寸；格式应为“宽x高”，宽与高都在 64 到 16384 像素之间，例如 1920x1080。
refused-at = --at “{ $value }”不在这个序列之内；允许的步数是 0 到 { $steps }。
refused-seeds = --seeds “{ $value }”不是种子的范围；格式应为 A-B，且 A 不大于 B，例如 0-99。
refused-seed-and-seeds = --seed 与 --seeds 都规定用哪个种子；两者只能用一个。
refused-one-seed = --save 与 --trace 只写一个网络；使用它们时只能有一个种子。
refused-no-display = 没有可以打开窗口的显示器；unrolled run、unrolled picture、unrolled tables、unrolled chapters 和 unrolled bench 不需要显示器。
refused-no-qt-picture = 无法加载 Qt（{ $reason }），因此不能绘图；unrolled run、unrolled tables、unrolled chapters 和 unrolled bench 不需要 Qt。
refused-no-qt = 无法加载 Qt（{ $reason }），因此不能打开窗口；unrolled run、unrolled tables、unrolled chapters 和 unrolled bench 不需要 Qt。
cli-bench-no-qt = 无法加载 Qt，因此略去窗口的各项数字。
refused-odd-size = --size “{ $value }”不能用于这种格式的影片；宽和高必须是偶数。
