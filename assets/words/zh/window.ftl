# 窗口自己的文字。

frame-invitation = 训练它，直到学会
frame-copied = 已复制。在命令行中：{ $line }
frame-copied-notebook = 已复制为笔记本代码：训练途中改过设置，单独一条命令无法重现。
frame-file-saved = 已保存为 { $path }。
frame-key-open-weights = 打开保存的权重
frame-dialog-folder = 查找位置：
frame-dialog-kind = 文件类型：
frame-weights-kind = 保存的权重 (*.safetensors)
