# What stands on the stage of the sequences.

sequences-model-autoregressive = Autoregressive
sequences-model-feed_forward = Feed-forward net
sequences-model-linear_dynamical = Linear dynamics
sequences-model-hidden_markov = Hidden Markov
sequences-model-recurrent = Recurrent network

sequences-time-year = { $year }
sequences-time-step = step { $step }

## The ladder

sequences-ladder-title = Five kinds of memory
sequences-has-autoregressive = { $taps } delay taps, linear
sequences-has-feed_forward = { $taps } taps, { $count } hidden units
sequences-has-linear_dynamical = Gaussian hidden state
sequences-has-hidden_markov = belief over { $count } states
sequences-has-recurrent = { $count } units, all at once
sequences-guess =
    { $steps ->
        [one] guess, one step ahead
       *[other] guess, { $steps } steps ahead
    }
sequences-guess-text = share of belief in the letter that came
sequences-forgotten = forgotten
sequences-strip-linear_dynamical =
    { $count ->
        [one] one hidden number
       *[other] { $count } hidden numbers
    }
sequences-strip-hidden_markov = highest state on top
sequences-strip-recurrent = { $count } units

sequences-kept-title = kept for the next step
sequences-kept-autoregressive = the last { $count } values
    .more = and nothing else
sequences-kept-feed_forward = the last { $count } values;
    .more = its units start afresh
sequences-kept-linear_dynamical = a mean and a spread
    .more =
    { $count ->
        [one] of one hidden number
       *[other] of { $count } hidden numbers
    }
sequences-kept-turning = turns once in { $period } steps
sequences-kept-hidden_markov = { $count } probabilities; carries
    .more = at most log₂ { $count } = { $bits } bits
sequences-kept-recurrent = { $count } numbers,
    .more = every pattern counts

sequences-memory-title = memory profile
sequences-memory-lag = lag k in steps
sequences-memory-zero = zero from here on
sequences-memory-autoregressive = exactly { $count } lags,
    .more = then nothing
sequences-memory-feed_forward = the same { $count } lags,
    .more = then nothing
sequences-memory-linear_dynamical = fades, in the end by ×{ $factor }
    .more = each step back
sequences-memory-half =
    { $lag ->
        [one] half of it is the last step
       *[other] half of it within { $lag } lags
    }
    .more =
    { $length ->
        [one] reaches one lag back
       *[other] reaches { $length } lags back
    }
sequences-memory-none = remembers nothing
    .more = of what it has seen
sequences-memory-unfitted = not fitted yet:
    .more = train to see how far it reaches

sequences-split = held out →
sequences-fitted-to = { $fitted } of { $steps } fitted to
sequences-normalised = seen as (x − { $centre }) / { $scale }
sequences-memory-diverged = diverged at update { $update }:
    .more = its numbers mean nothing

sequences-fitting-likelihood = likelihood
sequences-fitting-loss = loss
sequences-error-title = error
sequences-error-unit = held out
sequences-error-bits = bits a letter
sequences-error-least = ✓ least

sequences-weights =
    { $count ->
        [one] one parameter
       *[other] { $count } parameters
    }
sequences-diverged = diverged at update { $update }
sequences-not-yet = This is being worked out.

## Inference

sequences-inference-none = { $model }: no hidden state, so nothing to infer. The last values are seen as they are.
sequences-inference-note = held at { $when }; play, or go on by half a step with →
sequences-belief-plane = where the hidden state may be, two spreads wide
sequences-belief-legend = dashed: predicted, filled: after the observation
sequences-belief-legend-smoothed = dashed ellipse: predicted · dashed line: smoothed, given the whole window
sequences-belief-states = states by rising mean; arrows as thick as the step’s probability
sequences-half-linear_dynamical-predict = 1  Predict
sequences-half-linear_dynamical-update = 2  Update
sequences-half-hidden_markov-predict = 1  Multiply by the transition
sequences-half-hidden_markov-update = 2  Multiply by the evidence, normalise
sequences-half-recurrent-predict = 1  Sum up
sequences-half-recurrent-update = 2  Squash
sequences-forward-last = belief before
sequences-forward-expected = expected
sequences-forward-evidence = × evidence
sequences-forward-product = = product
sequences-forward-belief = ÷ sum: belief
sequences-twin-linear = Settled, it is a linear recurrent network
sequences-twin-multiplicative = It is a multiplicative recurrent network
sequences-twin-same = both run on the same data, apart by { $difference } at most (below { $limit })
sequences-twin-apart = both run on the same data, apart by { $difference } (above { $limit })
sequences-layer-before = layer one step before
sequences-layer-now = layer now
sequences-network-weights = Its recurrent weights U
sequences-network-note = This state is a deterministic function of the data too, like the belief of the other two. But nobody derived these weights from a model of the world: gradient descent found them, and what a unit stands for nobody has said.

## Bits

sequences-bits-title =
    { $bits ->
        [one] One bit to carry through 20 steps of noise
       *[other] { $bits } bits to carry through 20 steps of noise
    }
sequences-bits-shown =
    { $count ->
        [one] what is shown: one bit, then noise
       *[other] what is shown: { $count } bits, then noise
    }
sequences-bits-network = recurrent network, { $count } units
sequences-bits-fitted = hidden Markov, { $count } states, fitted
sequences-bits-hand = hidden Markov, { $count } states, by hand
sequences-bits-right = { $share } right
sequences-bits-answer = answer now
sequences-bits-asked = asked
sequences-table-title = Measured: the least that carries them
sequences-table-rule = N states carry at most log₂ N bits: every further bit doubles them. N units have up to 2^N patterns of signs. Least size found that is right on 99 % of 1,000 fresh sequences:
sequences-table-network = recurrent network
sequences-table-by-hand = by hand
sequences-table-fitted = hidden Markov, fitted
sequences-table-bits = bits
sequences-table-units = units
sequences-table-weights = parameters
sequences-table-states = states
sequences-growth-title = What it takes
sequences-growth-note = states and units
sequences-table-none = The table has not been measured yet.

## Text

sequences-text-title = Reading
sequences-text-reads = what it carries under each letter
sequences-text-belief = belief in the next letter
sequences-text-writes = writes on
sequences-text-bits = bits
sequences-text-none = Type some letters into “What is typed”: the models read them one by one.
sequences-text-size = { $characters } letters, { $held } held out
sequences-text-left-out = left out, the text has none: { $letters }
sequences-reader-autoregressive =
    { $taps ->
        [one] n-gram, one tap
       *[other] n-gram, { $taps } taps
    }
sequences-reader-feed_forward = { $taps } taps, { $count } units
sequences-reader-hidden_markov = { $count } states
sequences-reader-recurrent = { $count } units

## Cost

sequences-cost-seconds = Seconds against length
sequences-cost-measured = measured here and now, not repeatable
sequences-cost-length = steps
sequences-cost-waiting = Not measured yet.
sequences-cost-parameters = Parameters
sequences-cost-at-once = all steps at once
sequences-cost-in-turn = one step after another
sequences-cost-trellis = The trellis
sequences-cost-trellis-said = { $states } states, { $steps } steps: N²T is { $operations } operations; the paths through it number N to the power T, about { $paths }.
sequences-tables-title = The hidden Markov model is three tables
sequences-tables-start = start
sequences-tables-transition = transition, from row to column
sequences-tables-emission = emission
sequences-tables-none = There is no hidden Markov model of this series yet.

## Shift

sequences-shift-input = Given
sequences-shift-target =
    { $steps ->
        [0] Wanted: the same value
        [one] Wanted: the next value
       *[other] Wanted: { $steps } steps later
    }
sequences-shift-pairs = Every pair
sequences-shift-correlation = correlation { $value }
sequences-shift-note = Nobody labelled anything: the teacher is the series itself, slid over by a step. So it counts as unsupervised, and is trained like supervised learning. Drag the lower series.

## Captions

sequences-caption-unfitted = Five kinds of memory on one series: a window, a window with hidden units, a Gaussian belief, a belief over states, a layer of units.
sequences-caption-ladder = On data none of them was fitted to, the smallest error is { $error }: { $model }.
sequences-caption-linear_dynamical = The Kalman filter: prediction widens the belief, the observation narrows it.
sequences-caption-hidden_markov = The forward algorithm: multiply by the transition, multiply by the evidence, normalise.
sequences-caption-recurrent = The recurrent step: every unit hears the input and all units one step before.
sequences-caption-none = A model without a hidden state has nothing to infer.
sequences-caption-bits =
    { $bits ->
        [one] One bit through 20 steps of noise: a hidden Markov model needs { $states } states for it.
       *[other] { $bits } independent bits through 20 steps of noise: a hidden Markov model needs { $states } states for them.
    }
sequences-caption-text = Four models read the same letters; each believes in a next one, and writes on.
sequences-caption-cost = A window is computed for all steps at once, a state one step after another; the trellis counts N²T operations for all its paths.
sequences-caption-shift =
    { $steps ->
        [one] The target is the input one step later: correlation { $value }.
       *[other] The target is the input { $steps } steps later: correlation { $value }.
    }
sequences-caption-shift-text =
    { $steps ->
        [one] The target is the text one letter later.
       *[other] The target is the text { $steps } letters later.
    }
