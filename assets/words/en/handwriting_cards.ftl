# What hovering over handwriting's stage tells.

handwriting-card-scene-reading = Four rows over one moving pen: what was read, what the cells held, the ink, and which ink decided.
handwriting-card-scene-training = The outputs over time, and how they came out of silence while a network learned.
handwriting-card-scene-inputs = The pen’s coordinates beside small pictures of its ink: two ways to tell a network the same thing.
handwriting-card-scene-teach = Write a letter your way, say which it is, and let the network learn your hand.

handwriting-card-text = Read so far
handwriting-card-text-greedy = At every point the likeliest output counts; a blank or a repeated output prints nothing. No dictionary.

handwriting-card-row-reading = Every character stands where it was printed, which is later than its ink: the network waits until it is sure. What was printed is never taken back.
handwriting-card-row-cells = tanh of what each cell holds, over time. A line stands wherever a character was printed. Click a row to see that cell’s gates.
handwriting-card-row-paper = The ink itself. The dashed thread leads from the point of now to where the pen was then.
handwriting-card-row-gradient = How much the chosen character’s log-probability, where it was printed, would change with every move of the pen.

handwriting-card-character = “{ $letter }”, printed at point { $point }
handwriting-card-character-delay = { $delay ->
    [0] Printed the moment it became the likeliest.
    [one] It had been the likeliest for { $delay } point before it was printed.
   *[other] It had been the likeliest for { $delay } points before it was printed.
    }
handwriting-card-character-ink = Its ink lies within points { $first } to { $last }.
handwriting-card-character-click = Click: which strokes decided it?
handwriting-card-candidates = Deciding
handwriting-card-candidates-shares = Shares of all symbols but the blank, at this point.
handwriting-card-provisional = “{ $letter }” waits
handwriting-card-provisional-how = The pen rests. On a copy of its state the network was told that nothing more comes; if you write on, this is forgotten.
handwriting-card-blank = blank
handwriting-card-outputs = Outputs at point { $point }
handwriting-card-outputs-how = They add up to 100 %. The blank says: nothing new here.

handwriting-card-cell = Cell { $cell } at point { $point }
handwriting-card-cell-place = Layer { $layer }; number { $rank } of the ranking, reset index { $index }.
handwriting-card-cells-click = Click to see its gates, or to leave them.
handwriting-card-strip-click = Click to leave the gates.
handwriting-card-gate-write = write gate of cell { $cell } at point { $point }
handwriting-card-gate-write-does = How much of the new value goes in.
handwriting-card-gate-keep = keep gate of cell { $cell } at point { $point }
handwriting-card-gate-keep-does = How much of the old value stays: a reset is a keep gate that closes.
handwriting-card-gate-read = read gate of cell { $cell } at point { $point }
handwriting-card-gate-read-does = How much of tanh c is told.

handwriting-card-paper-live = Write along the line; the dotted line is the height of an x. Every point is read as it comes.
handwriting-card-paper-shown = Choose “Write yourself” to put your own pen on the sheet.
handwriting-card-button-pen = An empty sheet, and your pen.
handwriting-card-button-undo = Takes back the last stroke, or whatever was done last.
handwriting-card-button-clear = An empty sheet. Undo brings the ink back.
handwriting-card-button-open-ink = Ink from a file: InkML, JSON, UNIPEN, IAM-OnDB, or an archive. For a folder press Ctrl+Shift+I.
handwriting-card-button-save-ink = The ink on the sheet, as InkML or JSON.
handwriting-card-button-unteach = Takes the last sample back.

handwriting-card-influence = Influence of point { $point }
handwriting-card-influence-share = { $share } of the strongest point’s influence on “{ $letter }”.
handwriting-card-influence-moved = Moved right by an x-height it would count { $x }, moved up { $y } (nats, as far as a straight line goes).
handwriting-card-influence-after = Written after the decision at point { $point }: no influence at all.

handwriting-card-plot-blank = An untrained network soon learns that saying nothing costs least. CTC leaves this plateau only when the first symbols pay.
handwriting-card-plot-errors = Insertions, deletions and exchanges for each character of fixed texts it never trains on. Silence counts as 100 %.
handwriting-card-part-coordinates = At each point: how far the pen went to the right, how far up, and whether it was lifted on the way.
handwriting-card-part-pictures = At each point a picture, 12 × 12, of the ink so far around the pen. It moves with the pen.
handwriting-card-part-results = Greedy reading, no dictionary, on contributors that neither reader was trained on: they are named in the model card.
handwriting-card-input = Let the reader with this input read the ink.
handwriting-card-letter = This is “{ $letter }”
handwriting-card-letter-does = Keeps what is on the sheet as a sample of it, and empties the sheet.
handwriting-card-letter-empty = Write a letter on the sheet first.
handwriting-card-sample = A sample of “{ $letter }”
handwriting-card-sample-was = How likely its letter is among all symbols: { $before } before the lesson, { $now } now.
