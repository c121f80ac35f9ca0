# Unrolling: what its engine has to say.

## How the examination of a task went: $wrong of $asked asked numbers are wrong.

unrolling-success-vote = { $wrong } of { $asked } unit answers wrong: do all units say what most of them said? { $sequences } patterns tried.
unrolling-success-attractor = { $wrong } of { $asked } answers wrong in { $sequences } sequences of { $steps } steps: is the right pattern still held at the end?
unrolling-success-spell = { $wrong } of { $asked } bits wrong in { $sequences } words.
unrolling-success-decoder = { $wrong } of { $asked } unit answers wrong at the last step of { $sequences } noisy cues.
unrolling-success-gait = { $wrong } of { $asked } leg positions wrong in { $sequences } walks of { $steps } steps.
unrolling-success-morse = { $wrong } of { $asked } beats wrong in { $sequences } keyings of the letters.
unrolling-success-register = { $wrong } of { $asked } unit answers wrong after { $sequences } streams of bits.
unrolling-success-latch = { $wrong } of { $asked } unit answers wrong in { $sequences } streams of { $steps } steps, most of them silent.
unrolling-success-echo = { $wrong } of { $asked } answers wrong in { $sequences } fresh streams of { $steps } steps.
unrolling-success-parity = { $wrong } of { $asked } answers wrong in { $sequences } fresh streams of { $steps } steps.
unrolling-success-adder = { $wrong } of { $asked } digits wrong in { $sequences } fresh sums of { $steps } columns.
unrolling-success-typed = { $wrong } of { $asked } typed targets missed by 0.1 or more.

## Refusals

refused-unrolling-follow = { $setting } cannot be “{ $value }”, which is no weight of this network; allowed here: { $allowed }.
refused-unrolling-units =
    The task “{ $task ->
        [vote] majority vote
        [attractor] attractor
        [spell] spelling
        [decoder] decoder
        [gait] gaits
        [morse] Morse
        [register] shift register
        [latch] latch
        [echo] echo
        [parity] parity
        [adder] adder
       *[other] typed numbers
    }” cannot be done by { $units ->
        [one] 1 hidden unit
       *[other] { $units } hidden units
    }; { $minimum } or more are allowed.
refused-unrolling-nothing-asked = The chosen steps ask for nothing in a sequence of { $steps } steps; choose at least one step at which there is an answer.
refused-unrolling-places = { $setting } cannot hold “{ $value }”; numbers from 1 to { $maximum } such as 1-3, 5, or the word every, are allowed.
refused-unrolling-no-places = { $setting } is empty; at least one number from 1 to { $maximum }, or the word every, is needed.
refused-unrolling-rows = { $setting } has { $value } rows; { $allowed } are allowed, set apart by semicolons.
refused-unrolling-typed = { $setting } cannot hold “{ $value }”; numbers from −{ $largest } to { $largest }, set apart by spaces, are allowed.
refused-unrolling-typed-gaps = { $setting } cannot hold “{ $value }”; numbers from −{ $largest } to { $largest }, or - where nothing is asked, are allowed.
refused-unrolling-steps = The task “{ $task }” cannot be done in { $steps } steps; { $minimum } or more are allowed.
