# 引擎要说的话。拒绝时只用一句：什么、在哪里、允许什么。

## 里程碑

reached-solved = 第 { $update } 次更新时学会了：检验已通过。
reached-certified = 第 { $update } 次更新时得到证明：对任意长度的加法都正确。
finished-reached = 已达到目标，训练停在第 { $update } 次更新。
finished-budget = 更新了 { $update } 次仍未达到目标，训练停止；请换一个随机种子或学习方法。
finished-updates = 要求的更新次数已做完，训练停在第 { $update } 次更新。
exploded = 权重在第 { $update } 次更新时发散；按 R 键可回到最初的权重。
failed = 引擎出错而停止（{ $text }）；按“复位”可重新开始本章。

## 设置

refused-unknown-setting = 没有名为“{ $setting }”的设置；可用的设置有：{ $allowed }。
refused-number =
    { $setting } 不能设为“{ $value }”；允许的是 { $minimum ->
        [any] −∞
       *[other] { $minimum }
    } 到 { $maximum ->
        [any] ∞
       *[other] { $maximum }
    } 之间的数。
refused-integer =
    { $setting } 不能设为“{ $value }”；允许的是 { $minimum ->
        [any] −∞
       *[other] { $minimum }
    } 到 { $maximum ->
        [any] ∞
       *[other] { $maximum }
    } 之间的整数。
refused-choice = { $setting } 不能设为“{ $value }”；可选的值有：{ $allowed }。
refused-switch = { $setting } 不能设为“{ $value }”；只能是 on（开）或 off（关）。
refused-text =
    { $setting } 不能设为“{ $value }”；{ $longest ->
        [0] 只能是文字
       *[other] 最多允许 { $longest } 个字符
    }。

## 章节与命令

refused-chapter = 没有名为“{ $value }”的章节；现有的章节有：{ $allowed }。
refused-milestone = 本章没有名为“{ $value }”的里程碑；可用的有：{ $allowed }。
refused-updates = 不能更新 { $value } 次；次数应为 0 或更多。
refused-exploded = 权重已在第 { $update } 次更新时发散，不能接着训练；请回到初始权重，或退回更早的一次更新。
refused-hand = 章节 { $chapter } 里没有手写的内容。
refused-undo = 没有可以撤销的操作。
refused-redo = 没有可以重做的操作。

## 文件

refused-write = 无法写入 { $path }（{ $reason }）；请选一个可以写入的文件夹。
refused-suffix = { $path } 的扩展名在这里不能用；允许的有：{ $allowed }。
refused-folder = 无法写入 { $path }，因为没有文件夹 { $folder }；请选一个已有的文件夹。
refused-read = 无法读取 { $path }（{ $reason }）；请选一个由本程序保存的 .safetensors 文件。
refused-weights = { $path } 不是权重文件；只接受由本程序保存的 .safetensors 文件。
refused-weights-large = { $path } 太大，不会是权重文件；最大允许 { $largest } MiB。
refused-weights-chapter = { $path } 属于章节“{ $value }”；这里只接受章节“{ $chapter }”的权重。
refused-weights-names = { $path } 里不是这个网络的权重；其中的数组应当正好是：{ $allowed }。
refused-weights-units = 这些权重属于有 { $units } 个隐藏单元的网络；这里设为 { $wanted } 个，两者必须相同。
refused-weights-shapes = { $path } 里的权重彼此对不上；各数组的形状应当一致，数值应当有限。

## 人输入的数

refused-digits = “{ $value }”在第 { $position } 个字符处不是数字；可以用十进制数字，或 0b 加二进制数字，中间可以有空格或下划线。
refused-number-long = “{ $value }”太宽；最多允许 { $columns } 列，即不超过 { $maximum } 的数。
refused-number-columns = { $number } 在 { $columns } 列里放不下；允许 0 到 { $maximum } 之间的整数。

## 为什么观察到的模式构不成机器，或构成了另一台

extraction-no-patterns = 还没有观察到任何活动
extraction-too-many = { $count } 种模式：活动连成一片，没有聚成几团
extraction-output = 有一种模式时而表示 0，时而表示 1
extraction-leaves =
    有一种模式遇到列 { $symbol ->
        [0] 00
        [1] 01
        [2] 10
       *[3] 11
    } 便离开所有模式
extraction-not-deterministic =
    有一种模式遇到列 { $symbol ->
        [0] 00
        [1] 01
        [2] 10
       *[3] 11
    } 时而到这一种，时而到那一种
extraction-differs = 最小化之后，这些模式构成另一台机器，有 { $states } 个状态

## 分镜与记录

told-at = { $path } 第 { $line } 行：{ $sentence }
refused-board-read = 无法读取 { $path }（{ $reason }）；请选择分镜或保存的会话（.toml）。
refused-board-large = { $path } 太大，不像分镜；最多允许 { $largest } MiB。
refused-board-text = { $path } 不是文本；允许的是 TOML（UTF-8）格式的分镜或保存的会话。
refused-board-toml = { $path } 不是 TOML（{ $reason }）；允许的是分镜或保存的会话。
refused-board-key = { $path } 第 { $line } 行：这里没有“{ $key }”这一项；允许的有：{ $allowed }。
refused-board-missing = { $path } 第 { $line } 行：缺少必需的“{ $key }”。
refused-board-value = { $path } 第 { $line } 行：{ $key } 不能是“{ $value }”；允许的有：{ $allowed }。
refused-board-kind =
    { $path } 第 { $line } 行：{ $key } 不能是“{ $value }”；允许的是{ $kind ->
        [number] 一个数
        [whole] 一个整数
        [switch] true 或 false
        [time] 不小于 0 的秒数
        [table] 名称与值的表
        [list] 整数列表
        [points] 位置 [x, y] 的列表，每个数在 0 到 1 之间
        [acts] 写在 [[act]] 下的动作列表
        [pass] forward 或 backward
        [theme] paper 或 night
       *[text] 一段文字
    }。
refused-speed = 速度不能是“{ $value }”；允许的是大于 0 的数。
refused-step = 这里没有第 { $value } 步；允许的是 0 到 { $steps }。
refused-panel = 本章没有名为“{ $value }”的面板；允许的有：{ $allowed }，留空则是整个舞台。
refused-no-board = 章节“{ $chapter }”还没有自己的分镜；允许的是一个文件，或者：{ $allowed }。
refused-target = 现在的舞台上没有“{ $value }”；允许的是以下种类（带编号）：{ $allowed }。
refused-checkpoint = { $path } 不是会话的检查点；允许的是与会话记录放在一起的 .safetensors 文件。

## 会话

session-saved = 会话已保存为 { $path }。
session-differs = 这个会话是用别的版本或在别的处理器上算出的：在这里重做一遍，最后的数值不同。
session-not-kept = 无法边工作边保存会话（{ $reason }）；如果以后还要用，请按 Ctrl+S 保存。
