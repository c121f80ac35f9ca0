# What the engine has to say. A refusal is one sentence: what, where, what is allowed.

## Milestones

reached-solved = Solved at update { $update }: the tests are passed.
reached-certified = Certified at update { $update }: proved right for sums of every length.
finished-reached = Training stopped at update { $update }: the goal is reached.
finished-budget = Training gave up at update { $update } without reaching the goal; try another seed or learning rule.
finished-updates = Training stopped at update { $update }, as many updates as were asked for.
exploded = The weights exploded at update { $update }; Rewind brings the first ones back.
failed = The engine stopped with an error ({ $text }); Reset starts the chapter again.

## Settings

refused-unknown-setting = There is no setting “{ $setting }”; allowed here: { $allowed }.
refused-number =
    { $setting } cannot be “{ $value }”; a number from { $minimum ->
        [any] −∞
       *[other] { $minimum }
    } to { $maximum ->
        [any] ∞
       *[other] { $maximum }
    } is allowed.
refused-integer =
    { $setting } cannot be “{ $value }”; a whole number from { $minimum ->
        [any] −∞
       *[other] { $minimum }
    } to { $maximum ->
        [any] ∞
       *[other] { $maximum }
    } is allowed.
refused-choice = { $setting } cannot be “{ $value }”; allowed here: { $allowed }.
refused-switch = { $setting } cannot be “{ $value }”; on or off is allowed.
refused-text =
    { $setting } cannot be “{ $value }”; { $longest ->
        [0] a text
       *[other] a text of at most { $longest } characters
    } is allowed.

## Chapters and commands

refused-chapter = There is no chapter “{ $value }”; allowed here: { $allowed }.
refused-milestone = There is no milestone “{ $value }” in this chapter; allowed here: { $allowed }.
refused-updates = { $value } updates cannot be made; 0 or more are allowed.
refused-exploded = The weights exploded at update { $update } and cannot be trained further; rewind, or go back to an earlier update.
refused-hand = Nothing is written by hand in the chapter { $chapter }.
refused-undo = There is nothing to undo.
refused-redo = There is nothing to do again.

## Files

refused-write = { $path } cannot be written ({ $reason }); choose a file in a folder you may write to.
refused-suffix = { $path } has an ending this program does not write here; allowed here: { $allowed }.
refused-folder = { $path } cannot be written because there is no folder { $folder }; choose a folder that exists.
refused-read = { $path } cannot be read ({ $reason }); choose a .safetensors file saved by this program.
refused-weights = { $path } is not a weight file; a .safetensors file saved by this program is allowed.
refused-weights-large = { $path } is too large to be a weight file; at most { $largest } MiB are allowed.
refused-weights-chapter = { $path } belongs to the chapter “{ $value }”; weights of the chapter “{ $chapter }” are allowed here.
refused-weights-names = { $path } does not hold the weights of this network; exactly these arrays are allowed: { $allowed }.
refused-weights-units = The weights are of a network with { $units } hidden units; { $wanted } are set here, and only as many are allowed.
refused-weights-shapes = { $path } holds weights that do not fit together; finite numbers in matching shapes are allowed.

## Numbers a person types

refused-digits = “{ $value }” is not a number at character { $position }; decimal digits, or 0b and binary digits, with spaces or underscores between them, are allowed.
refused-number-long = “{ $value }” is too wide; { $columns } columns, numbers up to { $maximum }, are allowed.
refused-number-columns = { $number } does not fit { $columns } columns; whole numbers from 0 to { $maximum } are allowed.

## Why the patterns seen make no machine, or another one

extraction-no-patterns = no activity has been seen yet
extraction-too-many = { $count } patterns: the activity is a smear, not a few groups
extraction-output = one pattern sometimes means 0 and sometimes 1
extraction-leaves =
    from one pattern, column { $symbol ->
        [0] 00
        [1] 01
        [2] 10
       *[3] 11
    } leads away from every pattern
extraction-not-deterministic =
    from one pattern, column { $symbol ->
        [0] 00
        [1] 01
        [2] 10
       *[3] 11
    } leads to one pattern or to another
extraction-differs =
    minimised, the patterns make another machine with { $states ->
        [one] 1 state
       *[other] { $states } states
    }

## Storyboards and journals

told-at = { $path }, line { $line }: { $sentence }
refused-board-read = { $path } cannot be read ({ $reason }); choose a storyboard or a saved session (.toml).
refused-board-large = { $path } is too large to be a storyboard; at most { $largest } MiB are allowed.
refused-board-text = { $path } is not text; a storyboard or a saved session in TOML (UTF-8) is allowed.
refused-board-toml = { $path } is not TOML ({ $reason }); a storyboard or a saved session is allowed.
refused-board-key = { $path }, line { $line }: there is no key “{ $key }” here; allowed here: { $allowed }.
refused-board-missing = { $path }, line { $line }: the key “{ $key }” is missing and has to be there.
refused-board-value = { $path }, line { $line }: { $key } cannot be “{ $value }”; allowed here: { $allowed }.
refused-board-kind =
    { $path }, line { $line }: { $key } cannot be “{ $value }”; { $kind ->
        [number] a number
        [whole] a whole number
        [switch] true or false
        [time] a time in seconds, 0 or more,
        [table] a table of names and values
        [list] a list of whole numbers
        [points] a list of places [x, y], each number from 0 to 1,
        [acts] a list of acts, each under [[act]],
        [pass] forward or backward
        [theme] paper or night
       *[text] a text
    } is allowed.
refused-speed = The speed cannot be “{ $value }”; a number above 0 is allowed.
refused-step = There is no step { $value } here; steps from 0 to { $steps } are allowed.
refused-panel = There is no panel “{ $value }” in this chapter; allowed here: { $allowed }, or none for the whole stage.
refused-no-board = The chapter “{ $chapter }” has no storyboard of its own yet; a file, or one of these, is allowed: { $allowed }.
refused-target = There is no “{ $value }” on the stage now; things of these kinds, with their index, are allowed: { $allowed }.
refused-checkpoint = { $path } is not a checkpoint of a session; a .safetensors file that lies beside its journal is allowed.

## Sessions

session-saved = Saved the session as { $path }.
session-differs = This session was computed with other versions or on another processor: done again here, it ends with other numbers.
session-not-kept = The session cannot be kept as you work ({ $reason }); save it with Ctrl+S if you want it back.
