# Gradients: title, settings, and the scenes that follow one network.

gradients-title = Gradients
gradients-question = Why does the error signal die, or blow up, on its way back through time?


## Groups of settings

gradients-group-scene = Scene
gradients-group-network = Network
gradients-group-error = Error and unit
gradients-group-show = Show
gradients-group-starts = Three starts
gradients-group-training = Training
gradients-group-cliff = The cliff
gradients-group-basins = Two units

## Settings: the network

gradients-setting-scene = Scene
    .help = What the stage shows. Click a tab, or press S for the next one.
gradients-choice-scene-flow = Flow
gradients-choice-scene-sources = Sources
gradients-choice-scene-learning = While it learns
gradients-choice-scene-cliff = The cliff
gradients-choice-scene-basins = Basins

gradients-setting-spectral_radius = Spectral radius ρ
    .help = The size of the largest eigenvalue of the recurrent matrix. The same random matrix is scaled to it. Try 0.9, 1.1 and 1.5.
gradients-setting-network = Network
    .help = Which network is followed: the one drawn with the radius above, or one of the three that learn, as it is at the update shown.
gradients-choice-network-drawn = drawn
gradients-choice-network-first = first
gradients-choice-network-second = second
gradients-choice-network-third = third
gradients-setting-squashing = Squashing function
    .help = The curve that turns a unit’s total input into its activity. Its slope is at most 1 for tanh and only 1/4 for logistic.
gradients-choice-squashing-linear = linear
gradients-choice-squashing-relu = ReLU
gradients-setting-initialisation = First weights
    .help = How the recurrent matrix is drawn. Sparse: every unit hears only 15 units. Orthogonal: it only turns. Identity: every unit hears itself, as is usual with ReLU.
gradients-choice-initialisation-gaussian = Gaussian
gradients-choice-initialisation-sparse = sparse
gradients-choice-initialisation-orthogonal = orthogonal
gradients-choice-initialisation-identity = identity
gradients-setting-hidden_units = Hidden units
    .help = How many units hear each other. With few units a random network strays far from the rule; try 2, then 128.
gradients-setting-steps = Time steps T
    .help = How far the error has to travel back. Try 1,000.
gradients-setting-input_strength = Input strength
    .help = How strongly the units hear the input. Strong input pushes them to where the curve is flat.
gradients-setting-bias = Bias
    .help = A number added to every unit’s total input. At 2 most tanh units stand where the curve is flat.
gradients-setting-seed = Seed
    .help = Picks the random weights, the sequence and the training examples. The same seed repeats everything exactly.

## Settings: the error, the unit, what is shown

gradients-setting-loss_at = Loss
    .help = Where the network is judged: after the last step only, or after every step.
gradients-choice-loss_at-last = at the last step
gradients-choice-loss_at-every = at every step
gradients-setting-unit = Unit
    .help = Whose squashing curve is drawn. You can also click a cell of the row under the curve.
gradients-setting-error_size = Error
    .help = The error that reaches the unit’s activity. Drag the bar, and see the derivative follow in proportion.
gradients-setting-show_references = Other radii, grey
    .help = The same recurrent matrix scaled to other radii, on the same sequence.
gradients-setting-show_line = Straight line, linear units
    .help = What a linear network with an orthogonal matrix of this radius would do: the same factor ρ at every step.
gradients-setting-show_zones = Vanished and exploded
    .help = Below one ten-millionth of its size at the last step the signal is called vanished here, above a thousand times exploded.

## Settings: learning

gradients-setting-first_radius = First start, ρ
    .help = The radius the first of the three networks starts with.
gradients-setting-second_radius = Second start, ρ
    .help = The radius the second of the three networks starts with.
gradients-setting-third_radius = Third start, ρ
    .help = The radius the third of the three networks starts with.
gradients-setting-contour = Threshold, power of ten
    .help = Where the line in the maps is drawn: −7 is one ten-millionth of the size at the last step.
gradients-setting-learning_rate = Learning rate
    .help = How far the weights move against the gradient in one update.
gradients-setting-batch = Batch
    .help = How many random sequences each update learns from.
gradients-setting-clipping = Clip the norm
    .help = Shorten a gradient that is longer than the threshold to that length, without turning it.
gradients-setting-threshold = Clip at
    .help = The longest gradient that is let through as it is.

## Settings: the cliff

gradients-setting-cliff_weight = Start, weight
    .help = Where the descent starts. You can also drag the start on the map.
gradients-setting-cliff_bias = Start, bias
    .help = Where the descent starts. You can also drag the start on the map.
gradients-setting-cliff_steps = Time steps
    .help = How often the unit hears itself before the loss is taken. More steps make a steeper wall.
gradients-setting-cliff_rate = Learning rate
    .help = How far the weight and the bias move against the gradient in one step.

## Settings: basins

gradients-setting-basin_network = Which two units
    .help = Flip-flop settles in one of two places, four in one of four, spiral in one of two cycles. Ring settles, oscillates or is chaotic, as the gain says. By hand: type the weights.
gradients-choice-basin_network-flip_flop = flip-flop
gradients-choice-basin_network-four = four
gradients-choice-basin_network-spiral = spiral
gradients-choice-basin_network-ring = ring
gradients-choice-basin_network-by_hand = by hand
gradients-setting-gain = Gain
    .help = Multiplies all weights and biases. With a small gain every state settles in the same place.
gradients-setting-basin_steps = Time steps T
    .help = How long the two units run.
gradients-setting-start_1 = Start of unit 1
    .help = The initial state. You can also drag the point in the plane.
gradients-setting-start_2 = Start of unit 2
    .help = The initial state. You can also drag the point in the plane.
gradients-setting-weight_11 = Weight 1 → 1
    .help = How strongly unit 1 hears itself.
gradients-setting-weight_12 = Weight 2 → 1
    .help = How strongly unit 1 hears unit 2.
gradients-setting-weight_21 = Weight 1 → 2
    .help = How strongly unit 2 hears unit 1.
gradients-setting-weight_22 = Weight 2 → 2
    .help = How strongly unit 2 hears itself.
gradients-setting-bias_1 = Bias of unit 1
    .help = A number added to the total input of unit 1.
gradients-setting-bias_2 = Bias of unit 2
    .help = A number added to the total input of unit 2.
## Sizes

gradients-below = below { $size }
gradients-no-number = no number
gradients-time-step = time step

## Beside the training track

gradients-figure-radius = best start’s ρ

## Flow: the size at each step

gradients-flow-heading = Size of the gradient at each step
gradients-flow-note = log scale, size 1 at the last step
gradients-travels-back = error travels back
gradients-exploded = exploded
gradients-vanished = vanished
gradients-flow-beyond = step 1: { $size }
gradients-flow-not-finite = From step { $step } on the activities are no numbers any more: they exploded on the way forward, so there is nothing left to differentiate.
gradients-flow-no-gradient = The gradient is no number any more: on its way back it grew past what can be computed.

## Flow: forward bends, backward is straight

gradients-slope-heading = Forward bends, backward is straight
gradients-slope = slope { $slope }
gradients-unit-row = Unit { $unit } at step { $step }. Click a cell for another unit.
gradients-unit-last = There is no unit { $asked } here; unit { $unit } is the last.
gradients-slope-story = The forward pass fixes the operating point ({ $z }, { $h }). The backward pass then only multiplies by { $slope }: double the error, double the derivative.
gradients-slope-story-short = Forward fixed the slope. Back is only × { $slope }.
gradients-slope-not-finite = At step { $step } this unit’s activity is no number. The curve has no slope there, and nothing can be sent back.
gradients-error = error { $size }

## Flow: what one step back multiplies by

gradients-radius-heading = What a step back multiplies by
gradients-radius-note = drag ρ
gradients-radius-shrinks = shrinks
gradients-radius-grows = grows
gradients-radius-product = ρ { $radius } × mean slope { $slope } = effective radius { $effective }
gradients-outcome-vanished = Measured: × { $factor } a step. At step 1 the signal has vanished ({ $size }).
gradients-outcome-survives = Measured: × { $factor } a step. At step 1 the signal is still there ({ $size }).
gradients-outcome-exploded = Measured: × { $factor } a step. At step 1 the signal has exploded ({ $size }).
gradients-outcome-not_finite = Not measured: there are no numbers to go back through.
gradients-eigenvalues-heading = Eigenvalues of U
gradients-eigenvalues-note = complex plane
gradients-eigenvalues-unit = radius 1
gradients-eigenvalues-effective = dashed: ρ·f′
gradients-singular-heading = Singular values of
gradients-singular-largest = largest
gradients-singular-smallest = smallest
gradients-singular-note = the whole way
gradients-singular-none = No singular values: the product is no number.
gradients-singular-missing = { $count } of { $all } are 0 or below 10⁻³⁰⁰

## Captions of present mode

gradients-caption-vanished = Radius { $radius }, effective radius { $effective }: over { $steps } steps the error signal has vanished on its way back ({ $size }).
gradients-caption-survives = Radius { $radius }, effective radius { $effective }: over { $steps } steps the error signal has survived its way back ({ $size }).
gradients-caption-exploded = Radius { $radius }, effective radius { $effective }: over { $steps } steps the error signal has exploded on its way back ({ $size }).
gradients-caption-not_finite = Radius { $radius }: somewhere the numbers ended, so there is no gradient to measure.

## Sources: which loss each gradient comes from

gradients-sources-heading = Where each gradient comes from
gradients-sources-note = log scale
gradients-sources-across = step t the gradient reaches
gradients-sources-down = step s of the loss
gradients-sources-line-vanished = left of the line: below 10⁻⁷, vanished
gradients-sources-line-exploded = left of the line: above 10³, exploded
gradients-sources-empty = There is no loss at these steps, so nothing comes from them.
gradients-sizes-heading = All losses together
gradients-sizes-note = log scale
gradients-sizes-sum = all losses
gradients-sizes-last = the last loss alone
gradients-sizes-both = all losses, and the last one alone
gradients-stack-heading = How far away are they?
gradients-stack-note = shares of the sizes added up, by lag
gradients-stack-scale = lag s − t in steps, and its share at step { $step }
gradients-sources-last = Only step { $steps } has a loss. From there { $last } arrives at step 1, { $lag } steps back. Switch to a loss at every step: what does the sum look like?
gradients-sources-hidden = The sum looks healthy: { $sum } at step 1, { $here } at step { $steps }. But 99 % of what is added up at step 1 comes from losses at most { $lag } steps later. The loss at step { $steps } adds { $last }: the long lags are dead, and the sum hides it.
gradients-sources-seen = The sum is { $sum } at step 1 and { $here } at step { $steps }. Of what is added up at step 1, { $share } comes from losses more than { $lag } steps later. The loss at step { $steps } adds { $last }.
gradients-sources-not-finite = There are numbers here that are none: the network exploded on its way forward, and no gradient comes back.

## Cards

gradients-card-scene-flow = One network: how large the gradient is at each step, and what it is multiplied by on its way.
gradients-card-scene-sources = Which loss each gradient comes from, and what their sum hides.
gradients-card-scene-learning = Three starts learn one task side by side: update by update, what is left of the gradient at each step.
gradients-card-scene-cliff = One unit, two weights: the loss has a wall, and a step of gradient descent may be thrown far away.
gradients-card-scene-basins = Two units left to themselves: where each initial state ends, and what a small change of it does.
gradients-card-no-number = The activity is no number here.
gradients-card-gradient = Gradient at step { $step }
gradients-card-gradient-relative = |∂E/∂h_t| / |∂E/∂h_T|, T = { $steps }
gradients-card-gradient-arrives = The error arrives here: |∂E/∂h_T| = { $size }
gradients-card-gradient-rule = ∂E/∂h_t = ∂E/∂h_t₊₁·diag(f′(z_t₊₁))·U
gradients-card-gradient-rule-every = ∂E/∂h_t = ∂E/∂h_t₊₁·diag(f′(z_t₊₁))·U + ∂L_t/∂h_t
gradients-card-gradient-last-step = from step { $after } to { $step }: × { $factor }
gradients-card-gradient-mean = × { $factor } a step, the mean of the { $steps } back from T
gradients-card-gradient-none = From step { $step } on the activities are no numbers.
gradients-card-squashing-points = The dots are the total inputs of unit { $unit } at all { $count } steps.
gradients-card-squashing-mean = Its mean slope is { $slope }.
gradients-card-operating = Unit { $unit } at step { $step }
gradients-card-operating-fixed = The forward pass has fixed this slope. On the way back it is only a number.
gradients-card-unit-click = Click to draw this unit’s curve.
gradients-card-error = Error that reaches the activity
gradients-card-error-twice = Twice the error
gradients-card-error-drag = Drag the bar, to the left for a negative error.
gradients-card-derivative = Derivative by the total input
gradients-card-derivative-straight = Twice the error, twice the derivative: a straight line through 0.
gradients-card-radius = Spectral radius ρ
gradients-card-radius-means = If no unit bent, every step back would stretch or shrink by about this.
gradients-card-radius-drag = Drag it.
gradients-card-effective = Effective radius
gradients-card-effective-means = ρ times the mean slope over all units and { $steps } steps: a rule of thumb, not a bound.
gradients-card-eigenvalues = Eigenvalues of the recurrent matrix U
gradients-card-eigenvalues-outside = { $outside } of { $all } lie outside the circle of radius 1.
gradients-card-eigenvalues-circles = The dashed circle has the effective radius.
gradients-card-singular = Singular value { $place } of { $all }
gradients-card-singular-means = How much a change of the initial state in this direction is stretched by the last step.
gradients-card-singular-each = × { $factor } a step over { $steps } steps
gradients-card-singular-lyapunov = ln σ / T = { $value } a step
gradients-card-source = Loss at step { $loss }, activity at step { $step }
gradients-card-source-left = At its own step { $loss } it is { $size }.
gradients-card-source-lag = lag { $lag }: × { $ratio } altogether, × { $factor } a step
gradients-card-source-no-loss = There is no loss at step { $loss }.
gradients-card-total = All losses together at step { $step }
gradients-card-total-last = The loss at step { $steps } alone: { $size }
gradients-card-shares = Shares at step { $step }
gradients-card-shares-band = lag { $lag }: { $share }
gradients-card-shares-none = There is nothing to share out here, or it is no number.
gradients-card-lag = Lag { $lag }
gradients-card-lag-means = What losses { $lag } steps after step { $step } contribute to the sizes added up there.
gradients-card-loss-at = Loss { $where }
gradients-card-loss-last = Only the last answer counts. Every gradient has come the whole way from there.
gradients-card-loss-every = Every answer counts. At each step, the loss of that very step adds its fresh gradient to what comes from later ones.
