# Gradients: the scenes While it learns, The cliff and Basins.

## While it learns

gradients-learning-heading = How far the error reaches back, while it learns
gradients-learning-note = rows are updates, columns are time steps; full colour: the signal survived
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
gradients-learning-outcome-vanished = vanished: { $size }
gradients-learning-outcome-survives = survives; largest { $largest }×
gradients-learning-outcome-exploded = exploded: { $size }
gradients-learning-outcome-not-finite = no numbers any more
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
gradients-basins-border = border > { $bound }
gradients-basins-no-border = no border
gradients-basins-no-ends = no start was seen to rest or repeat
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
gradients-basins-start-none = The start ({ $start }) has no end that was found.
gradients-basins-settling = It settles: a fixed point.
gradients-basins-oscillating = It oscillates: a cycle of { $period } states.
gradients-basins-round = It oscillates: it goes round, no repeat was found.
gradients-basins-chaotic = It is chaotic: neighbours part, no repeat was found.
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

## Cards

gradients-card-learning-map = Update { NUMBER($update) }, step { NUMBER($step) }
gradients-card-learning-start = start ρ { $start }, then { $now }
gradients-card-learning-look = Click to look at this update, or drag up and down.
gradients-card-learning-look-here = Click to look at this update, or drag.
gradients-card-learning-scale = Size of the gradient
gradients-card-learning-scale-means = The power of ten of ‖∂L/∂h_t‖, relative to the last step of the same update.
gradients-card-learning-scale-line = The line goes round every place below { $bound }.
gradients-card-learning-network = Network that started with ρ { $start }
gradients-card-learning-errors = { $wrong } % of fresh sequences answered wrongly
gradients-card-learning-solved = It has solved the task: less than 1 % wrong.
gradients-card-learning-radius = Spectral radius after { NUMBER($update) } updates
gradients-card-learning-loss = Loss at update { NUMBER($update) }, nats
gradients-card-learning-value = start ρ { $start }: { $value }
gradients-card-cliff-loss = loss { $loss }
gradients-card-cliff-clips = Longer than { $threshold }: clipping shortens it to that.
gradients-card-cliff-begin = Click to start both descents here.
gradients-card-cliff-key = What the map shows
gradients-card-cliff-unit = One logistic unit that hears itself, run { $steps } steps:
gradients-card-cliff-tint = Tinted: the gradient is longer than { $threshold }, at this place or between it and the next.
gradients-card-cliff-contours = Contour lines stand 0.1 of the loss apart.
gradients-card-cliff-rule-free = Every update goes down the gradient, as far as it is long: (w, b) − rate · ∂L/∂(w, b).
gradients-card-cliff-rule-clipped = A gradient longer than the threshold is shortened to it; its direction stays.
gradients-card-cliff-after =
    after { $updates } { $updates ->
        [one] update
       *[other] updates
    }
gradients-card-cliff-step = next step: rate · length
gradients-card-cliff-of = { $name }: { $value }
gradients-card-cliff-norm-at = Length of the gradient after { $updates } updates
gradients-card-cliff-loss-at = Loss after { $updates } updates
gradients-card-cliff-threshold = Threshold of the clipping
gradients-card-cliff-drag = Drag it.
gradients-card-cliff-start = Start of both descents
gradients-card-basin-end = ends in { $end }
gradients-card-basin-no-end = no end was found
gradients-card-basin-begin = Click to start here, or drag.
gradients-card-basin-nudge = A start moved by { $nudge } moves the end by { $moved }.
gradients-card-basin-nudge-large = However small a move of the start, it is stretched up to { $size } times.
gradients-card-basin-nudge-none = A start moved a little does not move the end by a number that could be told.
gradients-card-basin-fixed = { $end }: fixed point { $state }
gradients-card-basin-cycle = { $end }: cycle of { $period } states through { $state }
gradients-card-basin-patterns = Every end has its own hue and its own pattern.
gradients-card-basin-scale = ‖∂h_T/∂h₀‖, the largest singular value
gradients-card-basin-scale-means = How many times a small move of the start is stretched until the last step.
gradients-card-basin-scale-border = Neighbours across the border end so far apart that it passes { $size } there.
gradients-card-basin-state = State after step { $step }
gradients-card-basin-attractor = Attractor { $end }
gradients-card-basin-exponent-means = By how much the distance between neighbours grows, ln per step. Below 0 they meet, above 0 they part.
gradients-card-basin-left = What is left of the start at step { $step }
gradients-card-basin-many = Unit 1 goes on without repeating within 16 values.
gradients-card-basin-few =
    In the end unit 1 takes { $count ->
        [one] one value
       *[other] { $count } values in turn
    }.
gradients-card-basin-gain = Gain { $gain }
gradients-card-basin-set = Click to set this gain, or drag.
gradients-card-cliff-along = The loss where only w changes. Drag to move the start along it.
gradients-cliff-unit = The unit at the start of both
gradients-cliff-unit-note = its activity, step by step
gradients-cliff-target = target
gradients-basins-repelling =
    { $count ->
        [one] ◇ one unstable
       *[other] ◇ { $count } unstable
    }
gradients-card-cliff-state = Activity after step { $step }
gradients-card-cliff-back = |∂h_T/∂h| from step { $step } to the last: { $size }
gradients-card-basin-repelling = Fixed point that does not attract
gradients-card-basin-passing = Near it a difference grows to { $radius } times its size each step: orbits pass by.
