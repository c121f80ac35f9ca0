# The papers' tables: `unrolled tables` and the chapter's scene that shows them.

refused-table = There is no table “{ $value }”; allowed here: { $allowed }.
refused-read-table = { $path } cannot be read ({ $reason }); choose a result written by unrolled tables.
refused-table-file = { $path } is not a result of unrolled tables; a .json file written by it is allowed.

## What a table is called, and what it is about

tables-title-sutskever_2013 = Sutskever, Martens, Dahl & Hinton 2013: initialisation and momentum
tables-title-hochreiter_1997 = Hochreiter & Schmidhuber 1997: long short-term memory
tables-title-martens_2011 = Martens & Sutskever 2011: Hessian-Free optimisation
tables-title-pascanu_2013 = Pascanu, Mikolov & Bengio 2013: clipping the gradient
