# The frame: rail, header, inspector, transport, lesson, glossary, keyboard, banner, data window.

frame-brand = Unrolled
frame-subtitle-first = recurrent networks,
frame-subtitle-second = seen
frame-or = { " " }or{ " " }
frame-close = Close
frame-tip = { $what } ({ $key })
frame-keycap-space = Space

frame-rail-explore = Explore the data
frame-rail-copy = Copy this state
frame-rail-film = Film or picture
frame-rail-glossary = Glossary
frame-rail-keyboard = Keyboard ?

frame-header-lesson = Lesson
frame-header-present = Present
frame-header-record = Record
frame-theme-paper = Paper
frame-theme-night = Night
# Names the other language, in that language.
frame-language-other = 中文

frame-inspector-title = Parameters
frame-inspector-reset = Reset
frame-inspector-reset-all = Set every parameter back to its default
frame-inspector-reset-one = Back to the default
frame-inspector-new-network =
    { $updates ->
        [one] This needs a new network. The one update made so far goes into the history; Undo brings it back.
       *[other] This needs a new network. The { $updates } updates made so far go into the history; Undo brings them back.
    }
frame-inspector-apply = Apply
frame-inspector-keep = Keep
frame-inspector-only-when = Only with { $setting }: { $choices }

frame-sequence-title = Sequence time
frame-sequence-step = step { $step } of { $steps }
frame-way = Direction of the pass
frame-way-forward = forward
frame-way-backward = backward
frame-speed = Speed
frame-speed-tip = Speed of sequence time ([ slower, ] faster)

frame-training-title = Training
frame-training-update = update { $update }
frame-training-update-of = update { $shown } / { $update }
frame-training-exploded = exploded at update { $update }
frame-training-starting = starting the engine
frame-training-untrained = not trained yet
frame-train = Train
frame-pause = Pause
frame-plus-one = +1
frame-plus-ten = +10
frame-pace-slow = slow
frame-pace-fast = fast
frame-pace-full = full
frame-loss = loss

frame-caption-update = update { $update } · loss { $loss }
frame-caption-leave = Esc leaves present mode

frame-lesson-title = Lesson
frame-lesson-none = This chapter has no lesson yet.
frame-refused-link = The link “{ $link }” cannot be followed; allowed: { $allowed }.

frame-glossary-title = Glossary
frame-glossary-search = Search the terms
frame-glossary-none = No term matches.

frame-banner-restore = Restore
frame-left-behind = The last session ended before it was closed, at update { $update }.
frame-session-kind = Sessions (*.toml)
frame-banner-reset = Reset

frame-keyboard-title = Keyboard
frame-keys-sequence = Sequence time
frame-keys-training = Training
frame-keys-session = Session
frame-keys-window = Window
frame-key-play = Play or pause
frame-key-step-back = One step or operation back
frame-key-step-forward = One step or operation forward
frame-key-whole-back = One whole step back
frame-key-whole-forward = One whole step forward
frame-key-turn = Turn round: forward pass or backward pass
frame-key-go-start = To the first step
frame-key-go-end = To the last step, then to the end of the way back
frame-key-slower = Slower
frame-key-faster = Faster
frame-key-train = Train or pause training
frame-key-update-one = One update of the weights
frame-key-update-ten = Ten updates
frame-key-until-solved = Train until solved
frame-key-history-back = Back in the training history
frame-key-history-forward = Forward in the training history
frame-key-rewind = Rewind to the same initial weights
frame-key-new-seed = New seed: other initial weights
frame-key-pace = Pace of training: slow, fast, full
frame-key-undo = Undo
frame-key-redo = Redo
frame-key-save-session = Save the session
frame-key-open-session = Open a session
frame-key-record = Record a demonstration, or end it
frame-key-record-pause = Pause the recording, or go on
frame-key-film = Film or picture: shots, captions, size
frame-key-copy-picture = Copy the picture
frame-copied-picture = The picture is on the clipboard.
frame-key-copy-state = Copy this state as commands
frame-key-scene = Next scene of the chapter
frame-key-explore = Explore the data
frame-key-lesson = Lesson
frame-key-glossary = Glossary
frame-key-keyboard = This sheet of keys
frame-key-inspector = Parameters in or out
frame-key-present = Present
frame-key-leave = Leave present mode, close a sheet
frame-key-theme = Paper or Night
frame-key-language = English or 中文

frame-explore-title = Explore the data
frame-explore-fields = Arrays
frame-explore-curves = curves
frame-explore-map = heat map
frame-explore-view-all = View all
frame-explore-csv = Save as CSV
frame-explore-npz = Save all as NPZ
frame-explore-slice = { $axis } of { $count }
frame-explore-scalar = { $name } = { $value }
frame-explore-none = Nothing to explore yet: the chapter has no trace to show.
frame-explore-cursor-hint = Move over the plot to read values; wheel zooms, dragging pans.
frame-explore-saved = Saved { $file }
frame-explore-refused = { $file } cannot be written: { $reason }. Choose a folder you may write to.

axis-step = time step
axis-unit = hidden unit
axis-from = from unit
axis-input = input
axis-output = output
