# What stands on the memory cell's stage.

## Lanes

memory_cell-lane-input = input
memory_cell-lane-write = write
memory_cell-lane-keep = keep
memory_cell-lane-read = read
memory_cell-lane-reset = reset
memory_cell-lane-cell = cell
memory_cell-lane-output = output
memory_cell-lane-answer = answer
memory_cell-lane-error = error derivative
memory_cell-answer-right = says { $said }
memory_cell-answer-wrong = says { $said }, wanted { $wanted }
memory_cell-flag-write = store { $value }
memory_cell-flag-read = say it
memory_cell-error-enters = enters when read opens at step { $step }
memory_cell-error-none = no error comes in: read is closed at step { $step }
memory_cell-error-arrives = arrives at write, { $steps } steps earlier
memory_cell-error-lost = does not get back to write at step { $step }

## Circuit

memory_cell-circuit-rest = rest of the network
memory_cell-circuit-linear = linear cell, self-weight 1
memory_cell-circuit-layer = cell { $cell } of { $cells }, self-weight 1
memory_cell-circuit-stops = error stops here
memory_cell-circuit-and-here = and here
memory_cell-circuit-outside = worked from outside
memory_cell-circuit-told = told by input and layer
memory_cell-valve-open = { $value } open
memory_cell-valve-closed = { $value } closed
memory_cell-valve-part = { $value } part open

## Equations

memory_cell-formulas-step = This step
memory_cell-formulas-before = Nothing has come in yet.
memory_cell-formulas-back = The same wire, backwards
memory_cell-formulas-gates = through the gates
memory_cell-formulas-kept = { $steps ->
        [one] One step of keeping: × { $factor }
       *[other] { $steps } steps of keeping: × { $factor }
    }
memory_cell-formulas-plain = a tanh unit on these inputs: × { $factor }

## The line over the circuit: what happens at this step

memory_cell-head-cell = Cell { $cell } of { $cells }
memory_cell-head-gates = step { $step }: write { $write }, keep { $keep }, read { $read }

memory_cell-head-gates-gru = step { $step }: keep { $keep }, write 1 − keep = { $write }, reset { $read }

memory_cell-doing-before = Empty
    .note = before the first step
    .caption = The cell is empty. Which gate must open, and when, to store the number that is coming?
memory_cell-doing-write = Writing { $value }
    .note = step { $step }: the write gate is open, the input goes into the cell
    .caption = Write is open: { $value } goes into the cell.
memory_cell-doing-add = Adding, now { $value }
    .note = step { $step }: write and keep are open, the input is added to what the cell holds
    .caption = Write and keep are both open: the input is added, and the cell holds { $value }.
memory_cell-doing-keep = Keeping { $value }
    .note = step { $step }: nothing gets in, nothing gets out, the loop multiplies by { $keep }
    .caption = Write and read are closed. The value goes round the loop, step after step: { $value }.
memory_cell-doing-leak = Keeping, but not shut: { $value }
    .note = step { $step }: the write gate is not quite closed, and some of the input gets in
    .caption = The write gate leaks. What the cell holds is no longer only what was stored: { $value }.
memory_cell-doing-empty = Keeping nothing
    .note = step { $step }: the loop is open, but the cell is empty
    .caption = The loop is open, but there is nothing in it yet.
memory_cell-doing-read = Reading { $value }
    .note = step { $step }: the read gate is open, what the cell holds goes out
    .caption = Read is open: the rest of the network hears { $value }.
memory_cell-doing-forget = Forgetting
    .note = step { $step }: the keep gate is closed, the loop multiplies by { $keep }
    .caption = Keep is closed: the loop is cut, and the value is gone.
memory_cell-doing-closed = Closed
    .note = step { $step }: all gates are closed, the input stays outside
    .caption = All gates are closed. What comes in stays outside.
memory_cell-doing-back = The error on its way back
    .note = step { $step }: the loop has multiplied it by { $factor }
    .first = step { $step }: here the way back begins
    .caption = On the way back the error goes round the same loop, and the keep gate multiplies it just as it multiplied the value.
memory_cell-caption-layer = { $title }, { $note }.

## Beside the tabs

memory_cell-score-waiting = { $wanted } is still to come
memory_cell-score-so-far = { $wanted } held at { $held } of { $of } steps so far
memory_cell-score-silent = held at { $held } of { $of } steps · { $read } read, { $wanted } wanted · otherwise silent
memory_cell-score-leaks = { $leaks ->
        [one] held at { $held } of { $of } steps · { $read } read, { $wanted } wanted · spoke 1 step too often
       *[other] held at { $held } of { $of } steps · { $read } read, { $wanted } wanted · spoke { $leaks } steps too often
    }

## Gradient

memory_cell-gradient-gradient = How much error arrives
memory_cell-gradient-carry = From one step to the next: ∂c/∂c of cell { $cell }
memory_cell-gradient-difference = Truncated against full
memory_cell-gradient-at = step { $step }:
memory_cell-gradient-step = step
memory_cell-gradient-cosine = cosine { $cosine }
memory_cell-gradient-weights = of all weights’ gradients { $cosine }
memory_cell-gradient-same-outside = No error can enter gates that are worked from outside, so both are the same.
memory_cell-gradient-same = On this sequence both are the same.
memory_cell-curve-full = full
memory_cell-curve-truncated = truncated
memory_cell-curve-plain = plain tanh
memory_cell-curve-plain_carry = plain tanh
memory_cell-curve-carry = all together
memory_cell-curve-carry_by_keep = keep
memory_cell-curve-carry_by_keep_gate = by the keep gate
memory_cell-curve-carry_by_write_gate = by the write gate
memory_cell-curve-carry_by_candidate = by the candidate
memory_cell-curve-carry_by_read_gate = by the read gate
memory_cell-curve-difference = difference

## Learning

memory_cell-learning-gates = How open the gates stand
memory_cell-learning-first = How much of the error arrives at step 1
memory_cell-learning-bias = The keep bias before training
memory_cell-learning-updates = updates
memory_cell-learning-bias-axis = keep bias
memory_cell-learning-rule = keep alone: σ(bias) at every step, { $steps } steps
memory_cell-learning-measured = measured at update 0
memory_cell-learning-usual = the usual 1
memory_cell-learning-by-steps = by steps, log(T − 1)
memory_cell-learning-now = now { $value }
memory_cell-learning-accuracy = right
memory_cell-learning-outside = Gates that are worked from outside learn nothing.
memory_cell-learning-would = Here one would see how a layer opens its gates from update to update, and how much of the error reaches step 1 for each keep bias.
memory_cell-learning-choose = Let a layer of cells learn
memory_cell-learning-always = In 1997 there was no keep gate: the loop always multiplies by 1.
memory_cell-learning-at = update { $update }:
memory_cell-learning-update = Update { $update }
memory_cell-learning-means = on average write { $write }, keep { $keep }, read { $read }
memory_cell-learning-means-gru = on average keep { $keep }, write 1 − keep = { $write }, reset { $read }
