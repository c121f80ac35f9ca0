# What the engine of the chapter Handwriting has to say.

handwriting-untrainable-pictures = The reader of pictures is not taught here; choose coordinates as its input to teach it.
handwriting-untrainable-shipped = There is nothing to learn from yet; teach it a letter of your own, or choose a fresh network.
handwriting-verdict-nothing = Nothing is written yet.
handwriting-verdict-read = Read in { $steps } steps of the pen: “{ $text }”.
handwriting-verdict-right = Read without an error: “{ $text }”.
handwriting-verdict-wrong = Read “{ $text }” where “{ $label }” is written: { $wrong ->
    [one] one error
   *[other] { $wrong } errors
} in { $of } characters.

reached-spikes = Characters come out at update { $update }: the blank plateau is behind.
reached-taught = Taught at update { $update }: each of your samples is read as what you said it is.
reached-reads = It reads at update { $update }: at most one character in ten of the fixed texts is wrong.

refused-handwriting-part = A stroke has no part “{ $value }”; allowed: { $allowed }.
refused-handwriting-full = The page is full; at most { $most } points can be written on it, so clear it first.
refused-handwriting-changed = { $path } is no longer what it was when it was opened; open it again.
refused-handwriting-letter = “{ $value }” cannot be taught; name one letter a–z or one digit.
refused-handwriting-nothing-written = There is nothing on the page to teach; write the letter first.
refused-handwriting-taught = There are { $most } taught letters already; forget one before teaching another.
refused-handwriting-hand = “{ $value }” is nothing that can be done by hand here; allowed: { $allowed }.
refused-ink-corpus = { $path } holds nobody to train on; it needs ink_words.npz, ink_letters.npz and ink_digits.npz of many writers.
refused-ink-chapter = { $chapter } does not read ink; only the chapter handwriting does.
refused-checkpoint = { $path } is no checkpoint of a training; remove it to begin anew.
refused-checkpoint-recipe = { $path } is the checkpoint of another training; give the same options and ink to go on, or remove it to begin anew.
refused-dictionary = { $path } is no list of words; it needs words of the letters a–z, one a line.
