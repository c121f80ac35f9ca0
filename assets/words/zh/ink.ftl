# 笔迹与笔迹文件。

refused-ink-empty = 这里还没有笔迹；请先写点什么。
refused-ink-long = 这份笔迹有 { $value } 个点；一次最多能读 { $most } 个。
refused-ink-lengths = 笔迹的点、笔画和时间的数目不一致；每个点都要各有一个。
refused-ink-coordinates = 笔迹中有一个点不是数，或者太远；它必须在 { $farthest } 个 x 高度以内。
refused-ink-read = 无法读取 { $path }（{ $reason }）；请选一个笔迹文件。
refused-ink-large = { $path } 太大，不像是笔迹；最多读取 { $most } MB。
refused-ink-suffix = { $path } 的扩展名不是笔迹文件的；允许的有：{ $allowed }。
refused-ink-folder = { $path } 里没有笔迹文件；需要以 { $allowed } 结尾的文件。
refused-ink-archive = { $path } 不是笔迹的数组文件，或者不完整；它需要数组 { $allowed }，每份笔迹各有一个标签和一个书写者。
refused-ink-json = { $path } 不是 JSON 格式的笔迹；它需要值为 1 的 ink，以及 strokes，即笔画的列表，每个点是两个坐标，也可再加上秒数。
refused-ink-hostile = { $path } 含有文档类型或实体；笔迹用不着它们，本程序也不会读取。
refused-ink-xml = { $path } 不是完整的 XML；请选一个 InkML 或 IAM-OnDB 笔画文件。
refused-ink-kind = { $path } 是 XML，但不是笔迹；它必须是 InkML 或 IAM-OnDB 笔画文件。
refused-ink-channels = { $path } 没有说明哪些数是 X 和 Y；每个点两者都要有。
refused-ink-number = { $path } 中应当是数的地方写着“{ $value }”。
refused-unipen = { $path } 中没有 UNIPEN 格式的笔画；它需要带点的 .PEN_DOWN。
refused-unipen-cut = { $path } 不完整，或者其中有的点不是 { $columns } 个数，与 .COORD 所说的不符。
refused-unipen-segment = { $path } 中的片段“{ $value }”没有指向这个文件里的笔画；请写成 0-3 或 12:0-13:42 这样。

refused-handwriting-empty = 没有要写的内容；请输入字母 a–z、数字或空格。
refused-handwriting-long = 这段文字有 { $value } 个字符；最多能写 { $most } 个。
refused-handwriting-character = 写不出“{ $value }”；只能写字母 a–z、数字 0–9 和空格。
