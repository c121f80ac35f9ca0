# Remedies: what stands on the stage.

remedies-not-yet = Not worked out yet.

## Racers

remedies-racer-plain = Plain descent
remedies-racer-momentum = Momentum
remedies-racer-hessian_free = Hessian-Free
remedies-racer-lstm = LSTM
remedies-racer-echo_state = Echo state

remedies-what-plain = small random weights
remedies-what-momentum = a good start and velocity
remedies-what-hessian_free = curvature, not just slope
remedies-what-lstm = memory cells with gates
remedies-what-echo_state = only the output learns

## The race

remedies-race-title-first_sign = Remember the first sign for { $steps } steps
remedies-race-title-order = Order of two symbols, { $steps } steps
remedies-race-title-recall = Recall the first symbol after { $steps } steps
remedies-race-title-copy = Copy a word, { $steps } steps
remedies-race-title-adding = Add two marked numbers, { $steps } steps
remedies-race-axis-updates = loss against updates, log scale
remedies-race-axis-gradient_evaluations = loss against gradient evaluations, log scale
remedies-race-axis-cpu_seconds = loss against CPU seconds, log scale
remedies-race-gradient = gradient at each step, log scale
remedies-race-this = this racer
remedies-race-others = others
remedies-race-start = at start
remedies-race-now = now
remedies-race-chance = guess
remedies-race-diverged = diverged

## Captions

remedies-caption-racer = { $name }: { $verdict }
remedies-caption-echo-fades = At a spectral radius of { $radius } the echo of one impulse fades.
remedies-caption-echo-stays = At a spectral radius of { $radius } the echo of one impulse is still there at the last step.
remedies-caption-start = { $done } of { $of } pairs of start and optimiser are measured; { $solved } of them solved the task.

## Axes

remedies-axis-updates = updates
remedies-axis-steps = time step
remedies-axis-iterations = conjugate-gradient iteration
remedies-axis-lag = steps ago
remedies-axis-penalty = log₁₀ of the penalty

## LSTM

remedies-lstm-gates = How the gates opened
remedies-lstm-gates-note = mean over cells, steps and sequences
remedies-lstm-first = Error that arrives at step 1
remedies-lstm-steps = The gates at each step, now
remedies-lstm-steps-note = mean over cells and a fresh batch
remedies-lstm-gradient = Gradient of the cells at each step
remedies-lstm-none = The LSTM has made no update yet.
remedies-lstm-open = Open in Memory cell
remedies-lstm-open-about = These weights go to the chapter Memory cell, where every cell and every gate can be looked at.

## Hessian-Free

remedies-hf-model = The quadratic model q(δ)
remedies-hf-model-note = what the step so far should gain
remedies-hf-stay = no step
remedies-hf-tested = The loss itself, looking back
remedies-hf-before = without a step
remedies-hf-directions = Curvature along each direction
remedies-hf-dampings = Damping λ
remedies-hf-ratios = Gained over promised
remedies-hf-grows = below, λ grows
remedies-hf-none = Hessian-Free has made no update yet. Train, and its newest update can be walked through here.
remedies-hf-structural-on = structural damping on
remedies-hf-structural-off = structural damping off
remedies-hf-stopped-progress = they got no further
remedies-hf-stopped-limit = that was the limit
remedies-hf-stopped-curvature = the curvature was not positive
remedies-hf-update = Update { $update }: { $iterations } iterations, then { $stopped }. Taken: the step after { $taken }, at length { $length }. The loss goes from { $before } to { $after }. Gained over promised: { $ratio }, so λ goes from { $damping } to { $next }.

remedies-valley-title = A narrow valley
remedies-valley-momentum = The same valley with momentum
remedies-valley-note = loss of two weights
remedies-valley-start = start
remedies-valley-best = lowest
remedies-valley-name-descent = Gradient descent
remedies-valley-name-hessian_free = Hessian-Free
remedies-valley-name-classical = Classical momentum
remedies-valley-name-nesterov = Nesterov’s momentum
remedies-valley-descent = Gradient descent: loss { $loss } after { $evaluations } evaluations
remedies-valley-hessian_free = Hessian-Free: loss { $loss } after { $evaluations } evaluations
remedies-valley-classical = Classical momentum: loss { $loss } after { $evaluations } evaluations
remedies-valley-nesterov = Nesterov: loss { $loss } after { $evaluations } evaluations

## Echo state

remedies-unit-circle = unit circle
remedies-echo-reservoir = The reservoir
remedies-echo-fixed = { $units } eigenvalues, never trained
remedies-echo-drag = spectral radius { $radius }: drag the circle · input scale { $scale }
remedies-echo-echoes = Echoes of one impulse
remedies-echo-echoes-note = { $count } of the units
remedies-echo-strength = What is left of it, all units
remedies-echo-fades = it fades
remedies-echo-stays = it does not fade
remedies-echo-capacity = Memory capacity
remedies-echo-capacity-note = { $total } in all, of { $units } units
remedies-echo-ridge = The read-out, solved in one go
remedies-echo-ridge-note = from { $sequences } sequences; penalty { $penalty } errs least
remedies-echo-unsolved = The read-out is not solved yet. Train: one update is enough to begin.

## Start and momentum

remedies-begin-uniform = uniform
remedies-begin-sparse = sparse
remedies-begin-orthogonal = orthogonal
remedies-start-beginnings = Three beginnings
remedies-start-note = eigenvalues of the first weights
remedies-start-radius = spectral radius { $radius }
remedies-start-gradient = Gradient with the first weights
remedies-start-gradient-note = at each time step
remedies-start-schedule = Momentum while it trains

remedies-look-title = One step, two rules
remedies-look-note = momentum μ = { $momentum }
remedies-look-here = weights now
remedies-look-ahead = where the velocity leads
remedies-look-classical = classical
remedies-look-nesterov = Nesterov
remedies-look-classical-rule = Classical (dashed): the slope is taken at the weights.
remedies-look-nesterov-rule = Nesterov (solid): the slope is taken where the velocity leads.

remedies-grid-title = Start × optimiser
remedies-grid-note = { $done } of { $of } measured; train here to measure
remedies-grid-waiting = not begun
remedies-grid-racing = { $updates } updates so far
remedies-grid-solved = solved in { $updates }
remedies-grid-spent = { $percent } % wrong at { $updates }
remedies-grid-diverged = diverged at { $updates }

## Papers

remedies-papers-none = This table has not been run yet. Make it with: { $command }
remedies-papers-own = the paper’s setting
remedies-papers-full = not quite the paper’s setting
remedies-papers-quick = quick: not the paper’s setting
remedies-papers-paper = paper { $value }
remedies-papers-here = here { $value }
remedies-papers-ratio = ratio { $value }
remedies-papers-not-run = not run
remedies-papers-run = seed { $seed }: { $value }, { $updates } updates, { $seconds } CPU s
remedies-papers-other = What was run here is not the paper’s setting.
remedies-papers-made = Made by { $command } on { $date }, with { $versions }.
remedies-papers-solved = solved
remedies-papers-unsolved = not solved
remedies-papers-measured = measured
remedies-papers-diverged = diverged
