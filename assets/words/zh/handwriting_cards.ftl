# 悬停在手写一章的舞台上时说的话。

handwriting-card-scene-reading = 一支移动的笔，上下四行：读出了什么、单元存着什么、笔迹，以及哪些笔迹起了决定作用。
handwriting-card-scene-training = 随时间的输出，以及网络学习时它们怎样从沉默中冒出来。
handwriting-card-scene-inputs = 笔的坐标，与笔迹的小图：把同一件事告诉网络的两种办法。
handwriting-card-scene-teach = 照你的习惯写一个字，告诉它是哪个，让网络学会你的笔迹。

handwriting-card-text = 已读出
handwriting-card-text-greedy = 每个点只看最可能的输出；空白和重复的输出不算。不用词典。

handwriting-card-row-reading = 每个字符画在说出它的地方，比它的笔迹晚：网络要等到有把握。说出的话从不收回。
handwriting-card-row-cells = 每个单元所存的值取 tanh，随时间画出。竖线是说出字符的时刻。点击一行，看那个单元的门。
handwriting-card-row-paper = 笔迹本身。虚线从当前的点，连到那时笔所在的地方。
handwriting-card-row-gradient = 笔的每一次移动若有改变，所选字符在说出时的对数概率会改变多少。

handwriting-card-character = “{ $letter }”，在第 { $point } 个点说出
handwriting-card-character-delay = { $delay ->
    [0] 一成为最可能的，就说了出来。
   *[other] 它成为最可能的之后，过了 { $delay } 个点才说出来。
    }
handwriting-card-character-ink = 它的笔迹在第 { $first } 到第 { $last } 个点之间。
handwriting-card-character-click = 点击：看是哪些笔画决定了它
handwriting-card-candidates = 正在决定
handwriting-card-candidates-shares = 这个点上，除空白以外各符号所占的份额。
handwriting-card-provisional = “{ $letter }”在等
handwriting-card-provisional-how = 笔停着。程序在状态的副本上告诉网络不会再有笔迹；你若继续写，这件事就作废。
handwriting-card-blank = 空白
handwriting-card-outputs = 第 { $point } 个点的输出
handwriting-card-outputs-how = 合起来是 100 %。空白的意思是：这里没有新字符。

handwriting-card-cell = 第 { $cell } 个单元，第 { $point } 个点
handwriting-card-cell-place = 第 { $layer } 层；排名第 { $rank }，重置指数 { $index }。
handwriting-card-cells-click = 点击查看它的门，再点收起。
handwriting-card-strip-click = 点击收起各个门。
handwriting-card-gate-write = 第 { $cell } 个单元的写入门，第 { $point } 个点
handwriting-card-gate-write-does = 新的值放进多少。
handwriting-card-gate-keep = 第 { $cell } 个单元的保持门，第 { $point } 个点
handwriting-card-gate-keep-does = 旧的值留下多少：所谓重置，就是保持门关上。
handwriting-card-gate-read = 第 { $cell } 个单元的读出门，第 { $point } 个点
handwriting-card-gate-read-does = tanh c 说出多少。

handwriting-card-paper-live = 沿着线写；虚线是字母 x 的高度。每个点一到就读。
handwriting-card-paper-shown = 点“自己来写”，用你自己的笔。
handwriting-card-button-pen = 一张空纸，和你的笔。
handwriting-card-button-undo = 收回最后一笔，或最后所做的事。
handwriting-card-button-clear = 一张空纸。撤销可以找回笔迹。
handwriting-card-button-open-ink = 从文件读入笔迹：InkML、JSON、UNIPEN、IAM-OnDB 或样本集。打开文件夹请按 Ctrl+Shift+I。
handwriting-card-button-save-ink = 把纸上的笔迹存成 InkML 或 JSON。
handwriting-card-button-unteach = 收回最后一个样本。

handwriting-card-influence = 第 { $point } 个点的影响
handwriting-card-influence-share = 对“{ $letter }”的影响，是最强那个点的 { $share }。
handwriting-card-influence-moved = 若向右移一个 x 高度，会改变 { $x }；若向上移，会改变 { $y }（单位奈特，按直线估计）。
handwriting-card-influence-after = 写在第 { $point } 个点作出决定之后：毫无影响。

handwriting-card-plot-blank = 没训练过的网络很快学会：什么也不说，代价最小。要等到头几个符号说得值，CTC 才离开这个平台。
handwriting-card-plot-errors = 在从不用来训练的固定文字上，每个字符平均多写、漏写、写错多少。一言不发算 100 %。
handwriting-card-part-coordinates = 每个点：笔向右走了多远、向上走了多远、途中是否提起。
handwriting-card-part-pictures = 每个点一幅 12 × 12 的小图：笔周围到此为止的笔迹。它跟着笔走。
handwriting-card-part-results = 只取最可能的输出，不用词典；测试用的书写者，两个网络训练时都没见过，名单在模型卡里。
handwriting-card-input = 让用这种输入的网络来读。
handwriting-card-letter = 这是“{ $letter }”
handwriting-card-letter-does = 把纸上的笔迹留作它的样本，并清空纸面。
handwriting-card-letter-empty = 先在纸上写一个字。
handwriting-card-sample = “{ $letter }”的一个样本
handwriting-card-sample-was = 在全部符号中，它那个字的概率：上课之前 { $before }，现在 { $now }。
