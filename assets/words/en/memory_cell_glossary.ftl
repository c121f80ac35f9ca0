# Terms of the chapter on the memory cell.

term-memory-cell = memory cell
    .meaning = A linear unit with a wire back to itself of weight 1, and three gates: write, keep and read. Networks of such cells are called LSTM, long short-term memory.
term-carousel = carousel
    .meaning = The wire from the cell back to itself. What is on it goes round and round; each time it is multiplied by the keep gate and by nothing else.
term-gate = gate
    .meaning = A number from 0 (closed) to 1 (open) that multiplies what runs along a wire.
term-write-gate = write gate
    .meaning = Multiplies what comes in. Others call it the input gate.
term-keep-gate = keep gate
    .meaning = Multiplies what the cell held one step before. Others call it the forget gate, although it keeps when it is open. It was added in 2000.
term-read-gate = read gate
    .meaning = Multiplies what goes out. Others call it the output gate.
term-candidate = candidate
    .meaning = What would be written if the write gate were open: the tanh of what the input and the layer’s outputs say.
term-truncated-gradient = truncated gradient
    .meaning = The gradient of 1997: error that reaches a gate or a candidate is used there and then dropped. Back through time it goes only round the carousel.
term-keep-bias = keep bias
    .meaning = The bias of the keep gates before training. It decides how long a cell that is left alone remembers.
term-peepholes = peepholes
    .meaning = Wires by which the gates see what the cell holds, even when the read gate is closed.
term-gated-recurrent-unit = gated recurrent unit
    .meaning = A simpler relative: one gate both keeps and writes, what it does not keep it writes, and the whole state goes out. A second gate resets what the candidate hears.
