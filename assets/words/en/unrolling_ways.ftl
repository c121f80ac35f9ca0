# Unrolling: the table of ways to put input in and to ask for output.

unrolling-ways-input = Input enters as
unrolling-ways-target = Target asks for
unrolling-ways-recommended = usual, recommended

## A way's task, what it is, and what counts as success.

unrolling-way-vote = Majority vote
    .task = Every unit starts on or off; at the last step all units are to say what most of them said at first.
    .success = Success: every unit on the right side, for every pattern.
unrolling-way-attractor = Attractor
    .task = A noisy pattern is completed, and the units stay there.
    .success = Success: still the stored pattern 50 steps later, with any one unit wrong at first.
unrolling-way-spell = Spelling
    .task = The units hold a word of bits; one output says them one after the other.
    .success = Success: every asked bit right, for every word.
unrolling-way-decoder = Decoder
    .task = A few units hold a binary number; at the last step the unit of that number, and it alone, is on.
    .success = Success: every unit on the right side, for every noisy cue.
unrolling-way-gait = Gaits
    .task = A cue chooses how to walk: every second leg at once, or the first half against the second. All units keep the beat.
    .success = Success: still in step 50 steps later.
unrolling-way-morse = Morse
    .task = One cue names a letter; the output keys its dots and dashes in time.
    .success = Success: every beat right, for every noisy cue.
unrolling-way-register = Shift register
    .task = Bits arrive one by one; at the last step the units hold the newest ones, unit 1 the last.
    .success = Success: every unit on the right side, for fresh streams.
unrolling-way-latch = Latch
    .task = Pulses of +1 and −1, then silence; all units show the pattern of the last pulse.
    .success = Success: still right after 50 more steps of silence.
unrolling-way-usual-echo = Echo
    .task = Say again what was heard some steps ago. Parity, the adder’s columns and typed numbers belong here too.
    .success = Success: no error in fresh streams four times as long.
unrolling-way-usual-parity = Parity
    .task = Say at every step whether the number of ones so far is odd.
    .success = Success: no error in fresh streams four times as long.
unrolling-way-usual-adder = Adder
    .task = Two binary numbers arrive a column at a time; say each digit of the sum.
    .success = Success: no error in fresh sums four times as long.
unrolling-way-usual-attractor = Hold the last pulse
    .task = A pulse of +1 switches on, −1 switches off; in between the answer has to stay.
    .success = Success: no error in fresh streams four times as long.
unrolling-way-usual-typed = Typed numbers
    .task = The inputs and targets you have typed.
    .success = Success: every asked output within 0.1 of its target.
