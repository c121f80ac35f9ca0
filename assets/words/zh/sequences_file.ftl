# 自己的文件：打开，查看，采用。
own-data-elsewhere = 本章用不上自己的文件；请打开“序列”一章，再把文件拖进去。
own-data-title = 自己的序列
own-data-heading = 用哪一列？{ $file }
sequences-file-letters = 字符
own-data-unnamed = 第 { $column } 列
own-data-missing = 缺失
own-data-take = 就用它
own-data-other = 换个文件
sequences-file-text =
    { $whole ->
        [yes] 一段 { $count } 个字符的文本：要猜的是下一个字符。
       *[other] 文本，只看了开头 { $count } 个字符。要猜的是下一个字符。
    }
sequences-file-column =
    { $whole ->
        [yes] “{ $column }”：{ $rows } 行，缺 { $missing } 个。点击或按 ← → 换一列。
       *[other] “{ $column }”：约 { $rows } 行；看过的开头部分缺 { $missing } 个。点击或按 ← → 换一列。
    }
sequences-file-no-numbers = { $file } 里没有一列是数；序列需要一列数。
