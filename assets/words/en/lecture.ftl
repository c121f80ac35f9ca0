# Lecturing: keys of present mode, acts of a storyboard in words, the presenter's window.

frame-keys-lecture = Lecture (in present mode)
lecture-key-next = Next act of the storyboard (Space too)
lecture-key-last = Back to before the last act
lecture-key-again = After a detour: the storyboard’s state
lecture-key-freeze = Freeze the picture; the engine works on
lecture-key-black = Black out the screen
lecture-key-ring = A ring round the pointer
lecture-key-pen = Draw on the stage
lecture-key-erase = Erase the drawing
lecture-key-zoom = Zoom to the next panel
lecture-key-zoom-back = Zoom to the panel before
lecture-key-presenter = Presenter’s window
lecture-key-next-screen = Stage to the next screen
frame-key-reduced-motion = Cut instead of moving

lecture-act = act { $act } of { $acts }
lecture-frozen = Frozen · { $cap } lets it go on
lecture-one-screen = There is only one screen; connect another to move the stage to it.

presenter-title = Unrolled – presenter
presenter-now = Now
presenter-next = Next

act-open = Open { $chapter }
act-set = Set { $values }
act-train =
    { $updates ->
        [one] Train for one update
       *[other] Train for { $updates } updates
    }
act-train-until = Train until “{ $milestone }”
act-look = Look back at update { $update }
act-rewind = Rewind to the initial weights
act-load = Load the weights in { $path }
act-carry = Open the chapter { $chapter } with what was learned here
act-reset = Reset the chapter
act-undo = Undo
act-hand = Write by hand
act-redo = Redo
act-pause = Pause training
act-pace = Change the pace of training
act-go = Go to step { $t }
act-play = Play to the end
act-play-to = Play to step { $t }
act-highlight = Point at { $target }
act-highlight-none = Point at nothing
act-caption = Say: { $text }
act-caption-none = Say nothing
act-title = Title: { $text }
act-camera = Camera on { $panel }
act-camera-whole = Camera on the whole stage
act-theme = Theme: { $name }
act-stroke = Draw a line
act-erase = Erase the drawing
act-wait = Wait
