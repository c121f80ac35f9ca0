# Unrolling: its title, what stands on the stage, its captions and figures.

unrolling-title = Unrolling
unrolling-question = How does error travel back through a network that feeds on itself?

## Headings of the walk: where the playhead is, and what happens there.

unrolling-title-folded = One network, not yet unrolled
unrolling-title-there = Forward pass, step { $step }
unrolling-title-back = Backward pass, step { $step }
unrolling-title-back-done = Backward pass, done
unrolling-note-there = each step’s activities are pushed on the stack
unrolling-note-there-sum = input sum: what arrives through W and U, plus the bias
unrolling-note-there-sum-alone = input sum: what arrives through U, plus the bias
unrolling-note-there-squash = squashing: the sum becomes an activity and is pushed on the stack
unrolling-note-there-output = output: the read-out through V
unrolling-note-there-output-units = output: the hidden units asked for are the outputs
unrolling-note-there-error = error: the output is held against its target
unrolling-note-there-error-none = error: none, as nothing is asked of this step
unrolling-note-back = the stack gives each activity back, last in first out
unrolling-note-back-d-output = the output’s derivative; the stack gives the activity back
unrolling-note-back-d-output-none = no output was asked for; the stack gives the activity back
unrolling-note-back-d-hidden = the derivative arrives in the hidden units
unrolling-note-back-slope = through the slope of the squashing function
unrolling-note-back-share = each weight collects its share, and the rest goes on through U
unrolling-note-back-done = every copy has added its share; the stack is empty
unrolling-legend-forward = forward: activity
unrolling-legend-backward = backward: error derivative

## The folded network, and what stands in the unrolled one.

unrolling-delay = delay 1
unrolling-folded = One network that hears itself
unrolling-folded-text = Every line on the right and the left takes one step: a unit hears what the units did one step before. Press Play. At each of the { $steps } steps the network leaves a copy of itself, with the same weights.
# A bar stands where a line ends.
unrolling-start-learned = learned|start
unrolling-start-fixed = fixed|start
unrolling-start-given = input is|the start
unrolling-start-part = input is|part of it
unrolling-target = target { $target }
unrolling-targets = targets
unrolling-size = size of|error derivative

## The stack of activities.

unrolling-stack = Stack of activities
unrolling-stack-holds =
    { $count ->
        [0] empty
       *[other] holds { $count }
    }
unrolling-stack-pushing = pushing
unrolling-stack-popping = popping
unrolling-stack-popped = popped

## The waterfall and the matrix.

unrolling-fall-there = The loss, step by step
unrolling-fall-there-note = each step adds its own; the weights get their shares on the way back
unrolling-fall-back = One weight, { $steps } contributions
unrolling-fall-back-note = each copy of { $name } adds its share; the sum is the gradient
unrolling-fall-start = One initial state, { $steps } contributions
unrolling-fall-start-note = each step’s loss asks something of { $name }; the sum is the gradient
unrolling-so-far = so far
unrolling-matrix-values = values of
unrolling-matrix-means = means over the copies of
unrolling-matrix-whole = gradient of
unrolling-matrix-gradient = gradient so far of

## The trust badge.

unrolling-check-none = gradient not checked yet
unrolling-check-ok = gradient checked: within { $torch } of torch, { $differences } of finite differences, { $count } of { $all } weights, update { $update }
unrolling-check-ok-short = gradient checked: { $torch } torch, { $differences } differences, { $count } of { $all }
unrolling-check-ok-bare = checked: { $torch } · { $differences }
unrolling-check-ok-older = checked at update { $update }: within { $torch } of torch, { $differences } of finite differences, { $count } of { $all } weights
unrolling-check-ok-short-older = checked at update { $update }: { $torch } torch, { $differences } differences
unrolling-check-ok-bare-older = update { $update }: { $torch } · { $differences }
unrolling-check-off = gradient differs: by { $torch } from torch, { $differences } from finite differences, { $count } of { $all } weights, update { $update }
unrolling-check-off-short = gradient differs: { $torch } torch, { $differences } differences
unrolling-check-off-bare = differs: { $torch } · { $differences }
unrolling-check-off-older = differed at update { $update }: by { $torch } from torch, { $differences } from finite differences, { $count } of { $all } weights
unrolling-check-off-short-older = differed at update { $update }: { $torch } torch, { $differences } differences
unrolling-check-off-bare-older = update { $update }: { $torch } · { $differences }

## Beside the training track.

unrolling-figure-wrong = wrong in the test
unrolling-figure-drift = copies apart

## Captions.

unrolling-caption-folded = Each line takes one step. Run for { $steps } steps, this network is a feed-forward one with { $steps } layers.
unrolling-caption-walk = { $title }: { $note }.
unrolling-caption-tied = { $steps } copies, one weight: the shares are added up and all copies move together.
unrolling-caption-untied = Each of the { $steps } copies follows its own share. They drift apart.
unrolling-caption-ways = Three ways to put input in, three ways to ask for output. Each pair has its own task.

## The heat strips of many steps.

unrolling-strip-targets = targets
unrolling-strip-outputs = outputs
unrolling-strip-hidden = hidden units
unrolling-strip-inputs = inputs
unrolling-strip-derivatives = size of error derivatives
unrolling-strip-step = step { $step }

## The scene of copies.

unrolling-copies-title = { $name }: { $steps } copies of one weight
unrolling-copies-tied = kept equal: the sum of all shares moves every copy alike
unrolling-copies-untied = let go: the copies of one weight are up to { $drift } apart
unrolling-copies-letting = with the next update each copy will follow its own share
unrolling-copies-tying = with the next update the copies will be tied at their mean
unrolling-copies-fixed = this one is not learned
unrolling-copies-start = the initial state is used once, so it has no copies; each step’s error asks something of it
unrolling-copies-switch = Keep the copies equal
unrolling-copies-values = value of each copy, and how the last update moved it
unrolling-copies-shares = share of each copy in the shown sequence
unrolling-copies-mean = mean
unrolling-argument-equal = The copies start equal:
unrolling-argument-alike = They stay equal if every update changes them alike:
unrolling-argument-sum = So all of them follow one number, the sum of their shares:
unrolling-argument-own = Let go, each follows its own share, and they part:
