# What the engine of the sequences has to say: refusals of files, what was done to the data, verdicts.

reached-settled = Settled at update { $update }: nothing improves any more.

refused-sequences-no-file = The series “your file” has no file yet; press Ctrl+D or let a file fall on the window.
refused-sequences-file-large = The file { $path } is too large; up to { $largest } MB are read.
refused-sequences-file-empty = The file { $path } is empty; a table with a column of numbers or a text is needed.
refused-sequences-file-changed = The file { $path } has changed since it was opened; open it anew to take what is in it now.
refused-sequences-encoding = The file { $path } is not UTF-8 text (byte { $byte }); save it as UTF-8 and open it again.
refused-sequences-table = The file { $path } cannot be read as a table: { $reason }.
refused-sequences-no-columns = The file { $path } is a text without columns, so it has no column “{ $column }”.
refused-sequences-column = The file { $path } has no column “{ $column }”; there are: { $allowed }.
refused-sequences-no-numbers = None of the columns of { $path } ({ $columns }) holds numbers; a series needs a column of numbers.
refused-sequences-cell = “{ $value }” in row { $row } of column “{ $column }” of { $path } is no number; numbers and empty cells are allowed.
refused-sequences-few = Column “{ $column }” of { $path } has too few values, { $values }; at least { $minimum } are needed.
refused-sequences-gaps = { $gaps } of { $rows } values of column “{ $column }” of { $path } are missing; at most half may be.
refused-sequences-constant = Column “{ $column }” of { $path } is { $value } throughout; a series that never changes has nothing to guess.
refused-sequences-taps = A window of { $taps } steps does not fit into the { $steps } steps that are fitted to; choose fewer delay taps.
refused-sequences-text-short = The text has { $letters } letters; at least { $minimum } are needed to learn from.
refused-sequences-text-one-letter = The text is one letter over and over; at least two different ones are needed.

sequences-note-last-rows = Of { $rows } rows the last { $used } are used.
sequences-note-gaps = { $gaps } of { $rows } values were missing; the value before stands in for each, and they count in no error.
sequences-note-text-cut = Of { $letters } letters the first { $used } are used.
sequences-note-text-rare = The { $kept } most frequent of { $letters } letters are kept; the others are read as “{ $other }”.
sequences-text-own = Your own text
sequences-text-shipped = The short text that comes with the program

sequences-verdict-untrained = Only least squares is fitted yet; train to fit the other four.
sequences-verdict-diverged = By update { $update } every model’s numbers were past any use.
sequences-verdict-best =
    Least error held out: { $model ->
        [autoregressive] { sequences-model-autoregressive }
        [feed_forward] { sequences-model-feed_forward }
        [linear_dynamical] { sequences-model-linear_dynamical }
        [hidden_markov] { sequences-model-hidden_markov }
       *[recurrent] { sequences-model-recurrent }
    }, { $error } (last value again: { $repeating }).
sequences-verdict-best-text =
    Fewest bits a letter, held out: { $model ->
        [autoregressive] { sequences-model-autoregressive }
        [feed_forward] { sequences-model-feed_forward }
        [linear_dynamical] { sequences-model-linear_dynamical }
        [hidden_markov] { sequences-model-hidden_markov }
       *[recurrent] { sequences-model-recurrent }
    }, { $error }.
sequences-verdict-bits = All bits right of 1,000 fresh: network { $network } %, fitted states { $markov } %.
sequences-verdict-bits-untrained = Untrained, all bits right of 1,000 fresh: network { $network } %, states { $markov } %.
sequences-verdict-cost = Measured on this machine, with { $states } states.
sequences-verdict-shift =
    { $shift ->
        [0] The target is the input itself: nothing to guess.
        [one] The target is the input one step later.
       *[other] The target is the input { $shift } steps later.
    }
sequences-verdict-keeps-nothing =
    { $model ->
        [autoregressive] { sequences-model-autoregressive }
        [feed_forward] { sequences-model-feed_forward }
        [linear_dynamical] { sequences-model-linear_dynamical }
        [hidden_markov] { sequences-model-hidden_markov }
       *[recurrent] { sequences-model-recurrent }
    } keeps nothing between two steps.
sequences-verdict-kalman = Settled filter and linear network: apart by { $difference } at most.
sequences-verdict-forward = Forward algorithm and network: apart by { $difference } at most.
sequences-verdict-recurrent = A state that gradient descent has found.
