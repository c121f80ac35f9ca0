# What hovering tells on the stage of the sequences.

sequences-card-scene-ladder = Five models on one series and one axis of time: what each guesses, keeps, and how far it reaches back.
sequences-card-scene-inference = One step of the chosen model with its numbers in.
sequences-card-scene-bits = How many independent bits can be carried, with how many states or units.
sequences-card-scene-text = The next letter: type, and see what each model believes.
sequences-card-scene-cost = Parameters, measured time, and the trellis.
sequences-card-scene-shift = The target is the input, slid over by a step.
sequences-card-verdict = What was checked last. Errors are measured on the end of the series, which no model was fitted to.

sequences-card-model-autoregressive = y_t is a weighted sum of the last values: least squares finds the weights at once.
sequences-card-model-feed_forward = Hidden units between the same last values and the guess; gradient descent fits them.
sequences-card-model-linear_dynamical = A hidden state that moves linearly with Gaussian noise; the Kalman filter infers it, EM fits it.
sequences-card-model-hidden_markov = One of N states at a time, with tables for start, step and emission; EM fits them (Baum and Welch).
sequences-card-model-recurrent = A layer that hears the input and itself, one step before; gradient descent through time fits it.
sequences-card-fitted =
    { $iterations ->
        [0] not fitted yet
        [one] fitted in one go, { $seconds } s
       *[other] { $iterations } iterations, { $seconds } s
    }
sequences-card-likelihood = log likelihood of what was held out: { $value }
sequences-card-step-through = A click steps through its inference.
sequences-card-window = from { $first } to { $last }
sequences-card-split = { $fitted } steps were fitted to, { $held } are held out
sequences-card-normalised = the models see ({ $name } − { $centre }) / { $scale }; what is drawn is turned back
sequences-card-error-likelihood = log likelihood of what was fitted, over { $iterations } iterations: { $first } to { $last }
sequences-card-guess = { $model }, { $when }
sequences-card-guess-letter = of its belief beforehand, in the letter “{ $letter }” that came
sequences-card-guess-none = { $name }: no guess, the past is too short; { $came } came
sequences-card-guess-plain = { $name }: guessed { $guess }, { $came } came
sequences-card-guess-spread = { $name }: guessed { $guess }, spread { $spread }; { $came } came
sequences-card-gap = There was a gap in the data here; it counts in no error.
sequences-card-horizon =
    { $steps ->
        [one] guessed one step before
       *[other] guessed { $steps } steps before
    }
sequences-card-kept-autoregressive = Nothing is carried along: at the next step the oldest value falls out.
sequences-card-kept-feed_forward = The hidden units are computed afresh from the window at every step; nothing of them is carried along.
sequences-card-kept-linear_dynamical = The ellipse is two spreads wide. Prediction widens it, the observation narrows it.
sequences-card-kept-hidden_markov = How probable each state is, given everything seen so far. At any time the model is in one state only.
sequences-card-kept-recurrent = The activities of all units at once: a distributed state.
sequences-card-not-yet = Nothing has been seen yet.
sequences-card-state = now: { $values }
sequences-card-profile = The size of the derivative of the guess by the value k steps back, computed exactly at this moment. The thin line is its mean over the held-out steps shown.
sequences-card-memory =
    { $lag ->
        [one] { $model }, the last value
       *[other] { $model }, { $lag } values back
    }
sequences-card-memory-mean = on average { $mean }
sequences-card-memory-zero = exactly zero
sequences-card-error = { $model }, error
sequences-card-error-bits = Bits a letter on the text that was held out: how surprised it is on average.
sequences-card-error-rms =
    { $steps ->
        [one] root of the mean squared error, one step ahead, on what was held out
       *[other] root of the mean squared error, { $steps } steps ahead, on what was held out
    }
sequences-card-error-train = on what was fitted: { $error }
sequences-card-error-fresh = saying the last value again: { $error }
sequences-card-belief-linear_dynamical = Solid: the belief. Dashed: what was predicted before the observation came.
sequences-card-belief-hidden_markov = A state is filled as far as it is believed in; arrows below 0.03 are left out.
sequences-card-belief-recurrent = Blue is positive, orange is negative; every unit hears all of the left block.
sequences-card-numbers = Step { $when }
sequences-card-twin-linear_dynamical = The settled filter as a network
sequences-card-twin-linear_dynamical-how = Once the gain K no longer changes, the filter’s mean is a linear function of the mean before and of the data: a linear recurrent network with these weights. The upright line marks from where the gain is settled. Both are run.
sequences-card-twin-hidden_markov = The forward algorithm as a network
sequences-card-twin-hidden_markov-how = The transition adds up, the evidence multiplies, the softmax normalises. Both are run on the same data.
sequences-card-twin-recurrent = The weights as they are
sequences-card-twin-recurrent-how = From column to row: how strongly one unit hears another. Gradient descent found them.

sequences-card-strip-shown = Step 1 shows the bits, then comes noise; at the last step they are asked for.
sequences-card-strip-network = Every unit over time. All signs together are a pattern; N units have up to 2^N of them.
sequences-card-strip-fitted = The belief over states of the model fitted by EM. { $states } states would be enough.
sequences-card-strip-hand = Built by hand: a state for each of the { $states } patterns, which it never leaves.
sequences-card-answer = What the network would say if it were asked now, bit by bit.
sequences-card-answer-bits = right, bit by bit: { $shares }
sequences-card-bits-table = A dash: nothing that was tried reached 99 %. In brackets, how far the best fitted model came.

sequences-card-writes = { $model } writes on
sequences-card-writes-how = One letter after another is drawn from its belief and read by it in turn.
sequences-card-next = { $model }, next letter
sequences-card-next-came = The letter that comes stands in the hue of guesses.
sequences-card-reader-bits = { $model }, bits a letter
sequences-card-reader-choose = A click marks it.
sequences-card-reader-autoregressive = It counts which letters followed the last ones; where it has never seen them, it looks at fewer.
sequences-card-reader-feed_forward = Letters become short vectors, hidden units mix those of the window: the shape of Bengio’s language model of 2003.
sequences-card-reader-hidden_markov = A belief over states is all it keeps of what it read.
sequences-card-reader-recurrent = Its layer hears the letter and itself, one letter before.
sequences-card-reads-autoregressive = It keeps the last letters and nothing else.
sequences-card-reads-feed_forward = Hidden units under each letter, computed afresh from the window.
sequences-card-reads-hidden_markov = The belief over states after each letter.
sequences-card-reads-recurrent = The activities after each letter.

sequences-card-cost-seconds = CPU time for the guesses of a whole sequence, both axes in powers of ten.
sequences-card-cost-milliseconds = { $model }: { $value } ms for { $steps } steps
sequences-card-cost-parameters = Numbers that are fitted.
sequences-card-cost-trellis = The forward algorithm adds up all paths together: at every step each state sums over all states before.
sequences-card-cost-tables = All that the model knows. A state emits values about its mean, or letters.
sequences-card-values = Given
sequences-card-values-how = What the model is shown at this step.
sequences-card-slides =
    { $steps ->
        [0] Wanted: the same value
        [one] Wanted: one step later
       *[other] Wanted: { $steps } steps later
    }
sequences-card-slides-how = What it should answer. Drag to slide the series.
sequences-card-slides-end = Here the window has ended: nothing is known to be wanted.
sequences-card-pairs = Every pair
sequences-card-pairs-how = Numbers: across the value given, up the value wanted; the tighter the cloud, the more one tells of the other. Letters: from row to column, the darker the more often.
sequences-card-value = Given at { $when }
sequences-card-slide =
    { $steps ->
        [0] Wanted: the value of { $when }
        [one] Wanted one step before { $when }
       *[other] Wanted { $steps } steps before { $when }
    }
