# Remedies: what the engine has to say.

reached-finished = Every racer has stopped, after round { $update }.

remedies-finished = Every racer has stopped. Rewind, choose another seed, or let more of them take part.
remedies-nobody = Nobody takes part; let at least one of them race.

refused-remedies-steps = remedies: steps = { $steps } is too short for the task { $task }; at least { $minimum } are needed.
refused-remedies-large = remedies: curvature_batch = { $value } is too large for { $steps } steps; at most { $maximum } are allowed.
refused-remedies-load = { $path }: the race cannot begin from saved weights; open them in the chapter Memory cell.
refused-remedies-carry = remedies: there is nothing here for the chapter { $chapter }; only memory_cell can open the LSTM’s weights.
refused-remedies-carry-task = The chapter Memory cell has no task { $task }; first_sign, order and adding can be opened there.
refused-remedies-carry-units = The chapter Memory cell shows at most { $maximum } cells; these are { $units }.

## What each racer does

remedies-rule-plain = rate { NUMBER($rate, maximumFractionDigits: 5) }, batch { $batch }, gradient clipped at { NUMBER($clip) }
remedies-rule-momentum = { $rule ->
    [classical] classical
   *[nesterov] Nesterov
}, rate { NUMBER($rate, maximumFractionDigits: 5) }, μ { NUMBER($early) } for { $updates } updates, then { NUMBER($later, maximumFractionDigits: 3) }; { $start ->
    [sparse] sparse start, radius { NUMBER($radius) }
    [orthogonal] orthogonal start
   *[uniform] uniform start
}
remedies-rule-hessian-free = batch { $batch }, at most { $iterations } iterations, structural { NUMBER($structural, maximumFractionDigits: 3) }; { $start ->
    [sparse] sparse start, radius { NUMBER($radius) }
    [orthogonal] orthogonal start
   *[uniform] uniform start
}
remedies-rule-lstm = { $variant ->
    [lstm_1997] 1997, no forget gate
   *[lstm] forget bias { NUMBER($bias, maximumFractionDigits: 2) }
}; Adam, rate { NUMBER($rate, maximumFractionDigits: 5) }, batch { $batch }
remedies-rule-echo-state = { $units } units, { $kind ->
    [sparse] sparse
   *[orthogonal] orthogonal
}, radius { NUMBER($radius, maximumFractionDigits: 2) }, input { NUMBER($scale, maximumFractionDigits: 3) }; ridge

## Verdicts

remedies-verdict-waiting = not begun
remedies-verdict-out = does not take part
remedies-verdict-chance = still at a guess: { NUMBER($wrong, style: "percent", maximumFractionDigits: 1) } wrong
remedies-verdict-racing = { NUMBER($wrong, style: "percent", maximumFractionDigits: 1) } wrong at update { $update }
remedies-verdict-solved = solved at update { $update }
remedies-verdict-spent = not solved in { $update } { $update ->
    [one] update
   *[other] updates
}: { NUMBER($wrong, style: "percent", maximumFractionDigits: 1) } wrong
remedies-verdict-diverged = diverged at update { $update }
remedies-verdict-seeds = { $solved } of { $seeds } seeds solved{ $over ->
    [0] {""}
   *[other] , { $over } over
}

## What the gradient says

remedies-flow-none = nothing is sent back through time: the recurrent weights stay as they are
remedies-flow-unknown = no number any more
remedies-flow-dead = nothing reaches step 1
remedies-flow-lost = lost before it reaches step 1
remedies-flow-faint = faint at step 1
remedies-flow-level = level: every step is heard
remedies-flow-grown = grows on its way back

## Rules

remedies-rules-solved = Solved: less than { NUMBER($allowed, style: "percent") } of { $of } fresh sequences wrong.
remedies-rules-budget = Budget in updates: plain descent { $plain }, momentum { $momentum }, Hessian-Free { $hessian_free }, LSTM { $lstm }, echo state { $echo_state }.
remedies-rules-evaluation = One gradient evaluation is a pass there and back of { $batch } sequences; there alone is a third.
remedies-rules-data = All racers draw the same sequences of the same task from the same seed.
remedies-rules-tuned = Tuned beforehand, on first sign and order at 50 and 100 steps: every racer’s rate, and its start, damping or radius where it has one.
remedies-summary = { $solved } of { $racers } racers have solved it.
