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
