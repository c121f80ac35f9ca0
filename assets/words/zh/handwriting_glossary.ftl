# 手写一章的术语。

term-pen-point = 笔的点
    .meaning = 笔所在的地方。不论手快手慢，网络每四分之一个 x 高度听到一个点；提起的笔每移动一次，也算一个点。
term-x-height = x 高度
    .meaning = 字母 x 有多高：从基线到虚线。所有笔迹都以它为单位。
term-ctc = 连接时序分类
    .meaning = 训练的一种办法：网络在每个点说一个符号，或者什么也不说；只知道整段文字，不知道每个字母在哪里结束，于是把能说出这段文字的所有走法合在一起计算。简称 CTC。
term-blank = 空白
    .meaning = 意思是“这里没有新字符”的那个输出。在大多数点上，它最可能。
term-plateau = 平台
    .meaning = 训练中毫无进展的一段。对 CTC 来说，就是网络老是说空白。
term-warm-up = 热身
    .meaning = 在 CTC 开始之前，先告诉答案的位置，学单个符号。
term-delay = 延迟
    .meaning = 一个字符成为最可能的之后，又过了多少个点才说出来。难认的等得更久。
term-provisional = 暂定的字母
    .meaning = 假如不再有笔迹，网络会说的字母。它是在状态的副本上问出来的，笔一动就作废。
term-reset-index = 重置指数
    .meaning = 说出一个字符时，单元向 0 落回了多少，从 0 到 1。
term-influence = 影响
    .meaning = 一个字符的对数概率对笔的一次移动的导数有多大。
term-greedy = 贪心读法
    .meaning = 每个点取最可能的输出，去掉重复和空白。不查词典，也不改口。
