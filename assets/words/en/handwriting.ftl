# Handwriting: its title, its rows, what can be pressed, and what is said of a moving pen.

handwriting-title = Handwriting
handwriting-question = What does a network remember while it reads a moving pen?

## Keys

handwriting-key-clear = Clear the sheet
handwriting-key-open_ink = Open ink
handwriting-key-open_folder = Open a folder of ink
handwriting-key-save_ink = Save the ink
handwriting-key-next_character = Gradient of the next character

## Files

handwriting-file-open = Open ink
    .kind = Ink (*.inkml *.json *.npz *.xml *.dat *.unp *.upn)
handwriting-file-open-folder = Open a folder of ink
    .kind = Folders
handwriting-file-save = Save the ink
    .kind = InkML (*.inkml);;JSON (*.json)

## The rows

handwriting-row-reading = Recognised
    .note = with its delay in points
handwriting-row-cells = Memory cells
    .reset = { $shown } of { $cells }; most reset when a letter is read
    .index = { $shown } of { $cells }, in their own order
    .picked = { $shown } of { $cells }, picked by hand
    .gates = { $shown } of them, and the gates of cell { $cells }
handwriting-row-paper = Ink
    .live = write here with pen, finger or mouse
    .shown = what the pen did
handwriting-row-gradient = Gradient to ink
    .none = click a character to see which strokes decided it
    .letter = which strokes decided “{ $letter }”

handwriting-deciding = deciding
handwriting-waiting = waits until the pen rests
    .pen = waits: goes if you write on
handwriting-reset = reset
handwriting-write-here = Write here
handwriting-read-so-far = read so far
handwriting-nothing-yet = nothing read yet

handwriting-strip-cell = holds
handwriting-strip-write = write
handwriting-strip-keep = keep
handwriting-strip-read = read

## The sheet

handwriting-status-pen = Live pen
handwriting-status-example = Example: { $name }
handwriting-status-typed = Typed: { $name }
handwriting-status-file = File: { $name }
handwriting-status-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
    }
handwriting-status-rate = { $count ->
    [one] { $count } point
   *[other] { $count } points, { $rate } per second
    }
handwriting-button-unteach = Forget the last
handwriting-button-pen = Write yourself
handwriting-button-undo = Undo
handwriting-button-clear = Clear
handwriting-button-open-ink = Open…
handwriting-button-save-ink = Save…

## The gradient

handwriting-strongest = strongest: { $way }
    .where = point { $point }, { $before ->
        [0] at the decision itself
       *[other] { $before } before the decision
    }
handwriting-legend-strongest = strongest
handwriting-almost-none = almost no influence
handwriting-after-none = after the decision: none
handwriting-way-down = a downstroke
handwriting-way-up = an upstroke
handwriting-way-left = a stroke to the left
handwriting-way-right = a stroke to the right
handwriting-way-up-left = a stroke up to the left
handwriting-way-up-right = a stroke up to the right
handwriting-way-down-left = a stroke down to the left
handwriting-way-down-right = a stroke down to the right
handwriting-way-dot = a dot
handwriting-way-lifted = the lifted pen

## Training

handwriting-spikes = Outputs over time
    .note = read: { $text }
handwriting-blank = blank: nothing new
handwriting-axis-steps = points of the pen
handwriting-axis-updates = updates
handwriting-plot-blank = Saying nothing
    .note = share of points where the blank is likeliest
handwriting-plot-errors = Character errors
    .note = on fixed texts of the generator
handwriting-plot-nothing-right = as wrong as silence
handwriting-plot-untrained = Nothing was learned here yet. Choose a fresh network and train it: at first only the blank comes up, then the spikes.

## Two kinds of input

handwriting-input-coordinates = The pen’s coordinates
handwriting-input-pictures = Small pictures
handwriting-input-reads = reads
handwriting-input-used = reads now
handwriting-input-use = Let it read
handwriting-input-dx = right
handwriting-input-dy = up
handwriting-input-lifted = lifted
handwriting-input-now = what the network sees at point { $step }: the ink around the pen, 12 × 12
handwriting-input-no-pictures = There is no ink to look at yet.
handwriting-results = Measured
    .note = on writers neither was trained on
handwriting-results-none = No reader comes with measured results here.
handwriting-result-letters = letters right, when letters are expected
handwriting-result-digits = digits right, when digits are expected
handwriting-result-letters-all = letters right among all
handwriting-result-digits-all = digits right among all
handwriting-result-word-errors = wrong characters in cursive words
handwriting-result-parameters = weights
handwriting-result-microseconds = time for a point
    .value = { $value } µs

## Teaching

handwriting-teach-letters = Which letter is it?
    .ready = click the letter you wrote: it is kept as a sample
    .empty = write one letter on the sheet first
handwriting-teach-samples = Taught so far
handwriting-teach-none = Nothing yet. Write a letter that is read wrongly, say which it is, three or four times; then train for a minute and compare.
handwriting-teach-others = all other letters: { $before } right before, { $now } after { $update ->
    [one] { $update } update
   *[other] { $update } updates
    }
handwriting-teach-before = before
handwriting-teach-now = now

## Captions

handwriting-caption-empty = The sheet is empty: write a word.
handwriting-caption-nothing = The pen moves; the network is not sure of anything yet.
handwriting-caption-read = “{ $text }” so far: “{ $letter }” was printed { $delay ->
    [0] the moment it became the likeliest.
    [one] { $delay } point after it became the likeliest.
   *[other] { $delay } points after it became the likeliest.
    }
handwriting-caption-waiting = “{ $text }”, and after a pause “{ $letter }”, which goes again if the pen writes on.
