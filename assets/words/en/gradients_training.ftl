# Gradients: the scenes While it learns, The cliff and Basins.

## While it learns

gradients-learning-heading = How far the error reaches back, while it learns
gradients-learning-note = every row is one update, every column one time step; the stronger the colour, the more of the signal is left
gradients-learning-update = update
gradients-learning-step = time step
gradients-learning-start = start
# The spectral radius of a network after so many updates.
gradients-learning-after =
    after { NUMBER($updates) } { $updates ->
        [one] update
       *[other] updates
    } { $radius }
gradients-learning-now = now { $radius }
gradients-learning-scale = powers of ten, relative to the last step; the line goes round where the signal is below { $bound }
gradients-learning-radius = Spectral radius
gradients-learning-radius-note = curves are named by the ρ they started with
gradients-learning-loss = Loss
gradients-learning-loss-note = nats
gradients-outcome-vanished = vanished: { $size }
gradients-outcome-survives = survives; largest { $largest }×
gradients-outcome-exploded = exploded: { $size }
gradients-outcome-not-finite = no numbers any more
gradients-learning-left = left the numbers at update { NUMBER($update) }
gradients-learning-caption = Update { NUMBER($update) }: { $parts }.
gradients-learning-caption-start = start { $radius } { $verdict }

## The cliff

gradients-cliff-heading = The loss over two weights
# h_t = σ(w h_(t−1) + b), so many times.
gradients-cliff-note = one unit hears itself { $steps } times and should end at { $target }
gradients-cliff-key-loss = loss 0 to { $highest }
gradients-cliff-key-steep = gradient longer than { $threshold }
gradients-cliff-start = start
gradients-cliff-off = update { $update }: off the picture
gradients-cliff-line = The loss along the line b = { $bias }
gradients-cliff-line-note = through the start
gradients-cliff-slope = slope { $slope }
gradients-cliff-descents = Two descents from the same start
gradients-cliff-free = Without clipping
gradients-cliff-clipped = Clipped at { $threshold }
gradients-cliff-left = { $name }: update { $update } jumps { $step } away, off the picture.
gradients-cliff-stays = { $name }: { $updates } updates, none longer than { $step }; the loss ends at { $loss }.
gradients-cliff-norm = Length of the gradient
gradients-cliff-norm-note = at every update
gradients-cliff-threshold = threshold
gradients-cliff-loss = Loss
gradients-cliff-loss-note = at every update
gradients-cliff-caption = { $free } { $clipped }

## Basins

gradients-basins-ends = Where each start ends
gradients-basins-sizes =
    What is left of it after { $steps } { $steps ->
        [one] step
       *[other] steps
    }
gradients-basins-border = border: over { $bound }
gradients-basins-no-border = no border
gradients-basins-no-ends = no start comes to rest or repeats
gradients-basins-fixed =
    { $count ->
        [one] { $count } fixed point
       *[other] { $count } fixed points
    }
gradients-basins-cycles =
    { $count ->
        [one] { $count } cycle
       *[other] { $count } cycles
    }
gradients-basins-some-none = crossed: no end was found
gradients-basins-from = From this start
gradients-basins-start-end = The start ({ $start }) ends in { $end }.
gradients-basins-start-way = The start ({ $start }) is still on its way.
gradients-basins-start-none = The start ({ $start }) comes to no end.
gradients-basins-settling = It settles: a fixed point.
gradients-basins-oscillating = It oscillates: a cycle of { $period } states.
gradients-basins-round = It oscillates: it goes round and never closes.
gradients-basins-chaotic = It is chaotic: it never repeats.
gradients-basins-undecided = It has not been seen to settle, repeat or part.
gradients-basins-exponent = Lyapunov exponent { $value }: { $sign }.
gradients-basins-negative = negative, neighbours meet
gradients-basins-positive = positive, neighbours part
gradients-basins-zero = about zero, neighbours stay as they are
gradients-basins-left = Size of ∂hₜ/∂h₀ so far
gradients-basins-gain = gain
gradients-basins-late = What unit 1 does in the end
gradients-basins-late-note = all its late activities, at every gain
gradients-basins-lyapunov = Lyapunov exponent
gradients-basins-lyapunov-note = per step, at every gain
gradients-basins-above = above 0: neighbours part
gradients-basins-caption = { $regime } What is left of the start: { $size }.
