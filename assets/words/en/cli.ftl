# What the command line says. It speaks English; the Chinese entries stand ready.

cli-training = Training, seed { NUMBER($seed, useGrouping: 0) }

refused-set = --set “{ $value }” is not a setting with a value; NAME=VALUE is allowed, for example --set hidden_units=4.
refused-until-and-updates = --until and --updates both say when to stop; only one of them is allowed.
refused-size = --size “{ $value }” is not a size; WIDTHxHEIGHT with each from 64 to 16384 pixels is allowed, for example 1920x1080.
refused-at = --at “{ $value }” lies outside the sequence; a number of steps from 0 to { $steps } is allowed.
refused-seeds = --seeds “{ $value }” is not a range of seeds; A-B with A no larger than B is allowed, for example 0-99.
refused-seed-and-seeds = --seed and --seeds both say which seed to use; only one of them is allowed.
refused-one-seed = --save and --trace write one network; only one seed is allowed with them.
refused-no-display = There is no display to open a window on; unrolled run, unrolled picture, unrolled tables, unrolled chapters and unrolled bench work without one.
refused-no-qt-picture = Nothing can be painted because Qt cannot be loaded ({ $reason }); unrolled run, unrolled tables, unrolled chapters and unrolled bench work without it.
refused-no-qt = The window cannot be opened because Qt cannot be loaded ({ $reason }); unrolled run, unrolled tables, unrolled chapters and unrolled bench work without it.
cli-bench-no-qt = The figures of the window are left out because Qt cannot be loaded.
refused-odd-size = --size “{ $value }” cannot be a film in this format; an even width and height are allowed.
