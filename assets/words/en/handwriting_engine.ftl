# What handwriting's engine has to say.

handwriting-verdict-nothing = There is no ink yet.
handwriting-verdict-read = Read “{ $text }” in { $steps } points; nobody said what it should be.
handwriting-verdict-right = Read “{ $text }”: every character is right.
handwriting-verdict-wrong = Read “{ $text }” for “{ $label }”: { $wrong } wrong of { $of }.

handwriting-untrainable-shipped = The shipped network is trained; teach it a letter of yours, or choose a fresh one.
handwriting-untrainable-pictures = The reader of pictures is shipped as it is; choose coordinates to teach it.

reached-spikes = Spikes at update { $update }: characters come out.
reached-taught = Taught at update { $update }: every sample is read as its letter.
reached-reads = It reads at update { $update }: at most one character in ten of the fixed texts is wrong.

refused-handwriting-part = “{ $value }” is no part of a stroke; allowed: { $allowed }.
refused-handwriting-full = The sheet holds { $most } points; clear it, or open less.
refused-handwriting-changed = { $path } is not what it was when it was opened; open it again.
refused-handwriting-letter = “{ $value }” cannot be taught; choose one letter a–z or one digit.
refused-handwriting-nothing-written = There is nothing on the sheet to teach; write one letter first.
refused-handwriting-taught = At most { $most } samples are kept; forget the last one first.
refused-handwriting-hand = “{ $value }” is nothing a hand does here; allowed: { $allowed }.
refused-ink-corpus = { $path } holds nobody to train on; it needs ink_words.npz, ink_letters.npz and ink_digits.npz of many writers.
refused-ink-chapter = { $chapter } does not read ink; only the chapter handwriting does.
refused-reader-checkpoint = { $path } is no checkpoint of a training; remove it to begin anew.
refused-reader-begin = { $path } holds no reader of { $units } memory cells a layer for this input; give its own --hidden-units and --input.
refused-checkpoint-recipe = { $path } is the checkpoint of another training; give the same options and ink to go on, or remove it to begin anew.
refused-dictionary = { $path } is no list of words; it needs words of the letters a–z, one a line.
