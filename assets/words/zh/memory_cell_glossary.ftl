# 记忆单元一章的术语。

term-memory-cell = 记忆单元
    .meaning = 一个线性单元，有一条权重为 1 的线连回自己，另有写入、保持、读出三个门。由它组成的网络叫作 LSTM，即长短期记忆。
term-carousel = 旋转木马回路
    .meaning = 从单元连回自己的那条线。线上的数一圈一圈地转，每转一圈只乘以保持门，别的什么也不乘。
term-gate = 门
    .meaning = 一个从 0（关）到 1（开）的数，用来乘以线上流过的数。
term-write-gate = 写入门
    .meaning = 乘以进来的数。别处常叫输入门。
term-keep-gate = 保持门
    .meaning = 乘以单元前一步的值。别处常叫遗忘门，尽管它打开时是在保持。它是 2000 年加进来的。
term-read-gate = 读出门
    .meaning = 乘以出去的数。别处常叫输出门。
term-candidate = 候选值
    .meaning = 如果写入门开着，将要写进去的数：输入与整层输出之和取 tanh。
term-truncated-gradient = 截断梯度
    .meaning = 1997 年的梯度：误差到达门或候选值，用过就丢掉；回到过去的路只有旋转木马回路这一条。
term-keep-bias = 保持门偏置
    .meaning = 训练之前保持门的偏置。单元若无人过问能记多久，就由它决定。
term-peepholes = 窥视孔
    .meaning = 让门看见单元里的值的连线，读出门关着时也看得见。
term-gated-recurrent-unit = 门控循环单元
    .meaning = 一种更简单的近亲：同一个门既管保持也管写入，不保持的部分就写入，整个状态都送出去；另一个门重置候选值所听到的旧状态。
