# The papers' tables: `unrolled tables` and the scene that shows them.

refused-table = There is no table “{ $value }”; allowed here: { $allowed }.
refused-table-row = There is no row “{ $value }” in this table; allowed here: { $allowed }.
refused-table-rows = --row names a row of one table; name that table too, for example unrolled tables martens_2011 --row xor.
refused-read-table = { $path } cannot be read ({ $reason }); choose a result written by unrolled tables.
refused-table-file = { $path } is not a result of unrolled tables; a .json file written by it is allowed.

tables-taken-up = Runs that were done before an interruption and are kept: { $runs }.
tables-interrupted = Interrupted; what is done is kept in { $path }, and the same command goes on with it.
tables-written = Written to { $path }; { $minutes } minutes of one core in all.
tables-progress =
    { $table }: { $row }, { $column }, seed { NUMBER($seed, useGrouping: 0) }: { $share } % of its budget, update { $updates }; { $done } of { $all } runs are done
tables-differs = { $rows }, here (paper): { $parts }

tables-mode-quick = Quick: a smaller setting, NOT the paper's; the ratio compares different things.
tables-mode-full = Full: the paper's own setting, as far as it is known.

tables-heading-row = problem
tables-heading-column = method
tables-heading-measure = counted
tables-heading-steps = T (paper)
tables-heading-paper = paper
tables-heading-here = here
tables-heading-ratio = ratio
tables-heading-seeds = every seed

## What a table is called

tables-title-sutskever_2013 = Sutskever, Martens, Dahl & Hinton 2013: initialisation and momentum
tables-title-hochreiter_1997 = Hochreiter & Schmidhuber 1997: long short-term memory
tables-title-martens_2011 = Martens & Sutskever 2011: Hessian-Free optimisation
tables-title-pascanu_2013 = Pascanu, Mikolov & Bengio 2013: clipping the gradient

## Rows

tables-row-add = adding
tables-row-mul = multiplying
tables-row-mem_5 = remembering 5 bits
tables-row-mem_20 = remembering 10 of 5 symbols
tables-row-mem_5_without = 5 bits, no structural damping
tables-row-adding = adding
tables-row-multiplying = multiplying
tables-row-order = temporal order
tables-row-xor = exclusive or
tables-row-order_50 = temporal order, shorter
tables-row-order_100 = temporal order, longer
tables-row-order_50_200 = temporal order, many lengths
tables-row-order_longer = the same, far longer

## Columns

tables-column-biases = output biases only
tables-column-none = no momentum
tables-column-nesterov_0-9 = Nesterov, μ 0.9
tables-column-nesterov_0-98 = Nesterov, μ 0.98
tables-column-nesterov_0-995 = Nesterov, μ 0.995
tables-column-classical_0-9 = classical, μ 0.9
tables-column-classical_0-98 = classical, μ 0.98
tables-column-classical_0-995 = classical, μ 0.995
tables-column-sequences = memory blocks
tables-column-wrong = memory blocks, tested
tables-column-steps_50 = the paper's T = 50
tables-column-steps_100 = the paper's T = 100
tables-column-steps_200 = the paper's T = 200
tables-column-descent = plain descent
tables-column-clipped = clipped
tables-column-clipped_kept = clipped and regularised

## What a number counts

tables-measure-wrong = share wrong
tables-measure-wrong_symbols = symbols wrong
tables-measure-sequences = sequences to success
tables-measure-solved = share of seeds solved

## What a paper says where it gives no number, and how a run ended

tables-said-solves = solves
tables-said-fails = fails
tables-said-rarely = rarely
tables-said-falls = falls with T
tables-outcome-measured = none
tables-outcome-solved = solved
tables-outcome-unsolved = not solved
tables-outcome-diverged = diverged
