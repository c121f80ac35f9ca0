# 手写一章的引擎要说的话。

handwriting-verdict-nothing = 还没有笔迹。
handwriting-verdict-read = 用 { $steps } 个点读出“{ $text }”；没有人说过该是什么。
handwriting-verdict-right = 读出“{ $text }”：每个字符都对。
handwriting-verdict-wrong = 把“{ $label }”读成“{ $text }”：{ $of } 个字符错了 { $wrong } 个。

handwriting-untrainable-shipped = 自带的网络已经训练好；请教它认你的一个字，或者选一个全新的网络。
handwriting-untrainable-pictures = 读小图的网络只能照原样用；要教它，请选坐标输入。

reached-spikes = 第 { $update } 次更新出现尖峰：开始说出字符。
reached-taught = 第 { $update } 次更新教会了：每个样本都读作它的字。
reached-reads = 第 { $update } 次更新会读了：固定文字里，错的字符不超过十分之一。

refused-handwriting-part = “{ $value }”不是笔画的一部分；可以用：{ $allowed }。
refused-handwriting-full = 一张纸最多放 { $most } 个点；请清空，或者打开小一点的。
refused-handwriting-changed = { $path } 与当初打开时不一样了；请重新打开。
refused-handwriting-letter = 不能教“{ $value }”；请选一个字母 a–z 或一个数字。
refused-handwriting-nothing-written = 纸上没有可教的；请先写一个字。
refused-handwriting-taught = 最多留 { $most } 个样本；请先忘掉最后一个。
refused-handwriting-hand = “{ $value }”不是这里的手能做的事；可以用：{ $allowed }。
refused-ink-corpus = { $path } 里没有可供训练的书写者；需要许多人写的 ink_words.npz、ink_letters.npz 和 ink_digits.npz。
refused-ink-chapter = { $chapter } 不读笔迹；只有 handwriting 这一章读。
refused-reader-checkpoint = { $path } 不是训练的检查点；删去它就可以重新开始。
refused-reader-begin = { $path } 不是每层 { $units } 个记忆单元、用这种输入的识别网络；请用 --hidden-units 和 --input 给出它自己的大小与输入。
refused-checkpoint-recipe = { $path } 是另一次训练的检查点；请给出相同的选项和笔迹以继续，或者删去它重新开始。
refused-dictionary = { $path } 不是词表；需要每行一个由字母 a–z 组成的词。
