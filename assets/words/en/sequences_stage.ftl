# What stands on the stage of the sequences.

sequences-model-autoregressive = Autoregressive
sequences-model-feed_forward = Feed-forward net
sequences-model-linear_dynamical = Linear dynamics
sequences-model-hidden_markov = Hidden Markov
sequences-model-recurrent = Recurrent network

sequences-time-step = step { NUMBER($step, useGrouping: "false") }

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
sequences-memory-linear_dynamical = fades by ×{ $factor }
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

sequences-error-title = error
sequences-error-unit = held out
sequences-error-bits = bits a letter
sequences-error-least = ✓ least
