# 《手写》一章的引擎要说的话。

handwriting-untrainable-pictures = 看图像的网络不在这里教；要教它，请把输入改为坐标。
handwriting-untrainable-shipped = 还没有可学的东西；请教它一个你自己写的字母，或者选择新网络。
handwriting-verdict-nothing = 还没有写任何东西。
handwriting-verdict-read = 笔走了 { $steps } 步，读出“{ $text }”。
handwriting-verdict-right = 读得全对：“{ $text }”。
handwriting-verdict-wrong = 写的是“{ $label }”，读成“{ $text }”：{ $of } 个字符中错了 { $wrong } 个。

reached-spikes = 第 { $update } 次更新：字符开始出现，全空白的平台过去了。
reached-taught = 第 { $update } 次更新：你的每个样本都读对了。
reached-reads = 第 { $update } 次更新：它会读了，固定文本里十个字符最多错一个。

refused-handwriting-part = 笔画没有“{ $value }”这一部分；可用：{ $allowed }。
refused-handwriting-full = 这一页写满了；最多可写 { $most } 个点，请先清空。
refused-handwriting-changed = { $path } 与打开时不同了；请重新打开。
refused-handwriting-letter = 不能教“{ $value }”；请给出一个字母 a–z 或一个数字。
refused-handwriting-nothing-written = 页上没有可教的字；请先写出这个字母。
refused-handwriting-taught = 已经教了 { $most } 个字母；请先忘掉一个再教。
refused-handwriting-hand = 这里没有“{ $value }”这种动作；可用：{ $allowed }。
refused-ink-corpus = { $path } 里没有可供训练的书写者；需要许多人写的 ink_words.npz、ink_letters.npz 和 ink_digits.npz。
refused-ink-chapter = { $chapter } 不读墨迹；只有 handwriting 这一章读。
refused-checkpoint = { $path } 不是训练的检查点；删去它就可以重新开始。
refused-checkpoint-recipe = { $path } 是另一次训练的检查点；请给出相同的选项和墨迹以继续，或者删去它重新开始。
refused-dictionary = { $path } 不是词表；需要每行一个由字母 a–z 组成的词。
