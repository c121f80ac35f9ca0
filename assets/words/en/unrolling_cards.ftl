# Unrolling: what hovering tells.

unrolling-card-not-reached = The playhead has not come here yet.
unrolling-card-not-back = The derivative comes on the way back.
unrolling-card-not-asked = Nothing is asked here, so it adds nothing to the loss.
unrolling-card-click = Click to follow { $name }.
unrolling-card-logistic = σ is the logistic function, σ(z) = 1 / (1 + e^(−z)).

## Nodes

unrolling-card-input = Input { $name }, step { $step }
unrolling-card-input-goes = It reaches the hidden units through { $letter }.
unrolling-card-hidden = Hidden unit { $name }, step { $step }
unrolling-card-arrives = What arrives from this step’s output and from the step after.
unrolling-card-slope = Through the slope: what passes on to the weights.
unrolling-card-start = Initial state { $name }
unrolling-card-start-given = It is this sequence’s input.
unrolling-card-start-learned = It is learned like a weight.
unrolling-card-start-fixed = It is fixed.
unrolling-card-output = Output { $name }, step { $step }
unrolling-card-target = Target of { $name }, step { $step }
unrolling-card-target-means = What this unit should be now.

## Arrows: copies of shared matrices

unrolling-card-copy = { $letter }, its copy of step { $step }
unrolling-card-shared = One matrix, used { $count } times: all copies hold the same numbers.
unrolling-card-own = Each of the { $count } copies has numbers of its own now.
unrolling-card-passes-U = Forward it carries the activities of step { $before } to step { $step }, backward the derivatives of step { $step } to step { $before }.
unrolling-card-passes-W = Forward it carries the input of step { $step } to the hidden units; nothing needs to go back to an input.
unrolling-card-passes-V = Forward it carries the activities of step { $step } to the output, backward the output’s derivative to the hidden units.
unrolling-card-forward = { $name } passes on { $equation }.
unrolling-card-backward = Backward it passes on { $equation }.
unrolling-card-share-of = share of { $name }, step { $step }

## Weights

unrolling-card-weight = Weight { $name }, { $ends }
unrolling-card-mean = This is the mean of its copies.
unrolling-card-gradient = Gradient { $value }, the sum of all shares.
unrolling-card-gradient-so-far = Gradient so far { $value }.
unrolling-card-changed = The last update added { $change }.
unrolling-card-matrix-input_weights = W, from inputs to hidden units
unrolling-card-matrix-recurrent_weights = U, from hidden units to hidden units one step later
unrolling-card-matrix-hidden_bias = b, the bias of each hidden unit
unrolling-card-matrix-initial_state = h₀, the hidden units before the first step
unrolling-card-matrix-output_weights = V, from hidden units to outputs
unrolling-card-matrix-output_bias = c, the bias of each output
unrolling-card-matrix-click = Click to see it as a matrix and to follow its first weight.

## The stack and the shares

unrolling-card-stack = Activities of step { $step }
unrolling-card-stack-all = Stack of activities
unrolling-card-stack-use = The way back needs them: for the slopes, and for every weight’s share.
unrolling-card-stack-popped = Taken off the stack again.
unrolling-card-stack-not-yet = Not pushed yet.
unrolling-card-loss = Loss of step { $step }
unrolling-card-loss-total = Loss so far
unrolling-card-loss-means = Half the squared distance between output and target, summed over what is asked.
unrolling-card-share = Share of { $name } from step { $step }
unrolling-card-share-means = Each copy’s share is its derivative times what it was given; the shares add up to the gradient.
unrolling-card-share-start = What the error of step { $step } asks of the initial state, through all the steps between.
unrolling-card-total = Gradient of { $name } so far
unrolling-card-total-done = Gradient of { $name }
unrolling-card-moment = Step { $step }
unrolling-card-moment-hidden = hidden units { $point }
unrolling-card-moment-output = outputs { $point }
unrolling-card-moment-target = targets { $point }
unrolling-card-moment-derivative = size of ∂L/∂h: { $value }

## Scenes, badge, switch

unrolling-card-scene-walk = Go through the sequence step by step, there and back.
unrolling-card-scene-copies = Every step’s copy of one weight: kept equal, or let go.
unrolling-card-scene-ways = Nine ways to put input in and to ask for output.
unrolling-card-check = Is the gradient right?
unrolling-card-check-ok = The gradient agrees with two others
unrolling-card-check-off = The gradient does not agree
unrolling-card-check-none = It will be held against torch’s automatic gradient and against central finite differences when the engine has a moment.
unrolling-card-check-update = Checked on the shown sequence with the weights of update { $update }.
unrolling-card-check-torch = Largest relative difference to torch’s automatic gradient, in float64: { $value }.
unrolling-card-check-differences = To central finite differences: { $value }; { $count } of { $all } parameters were tried.
unrolling-card-check-arrays = The arrays with the largest differences to torch:
unrolling-card-way-click = Click to choose this way. It starts a new network.
unrolling-card-tied-on = The copies are kept equal
unrolling-card-tied-off = The copies are let go
unrolling-card-tied-means = Every step uses its own copy of each weight. Kept equal, one sum of shares moves all of them.
unrolling-card-tied-click = Click to change it. It takes effect with the next update.
unrolling-card-copy-of = Copy of { $name } at step { $step }
unrolling-card-copy-share = Its share of the gradient: { $value }.
unrolling-card-copy-change = The last update added { $value }.
unrolling-card-copy-mean = The mean of all copies is { $value }.
