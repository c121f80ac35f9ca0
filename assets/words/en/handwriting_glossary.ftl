# The terms of handwriting.

term-pen-point = point of the pen
    .meaning = Where the pen was. The network hears one every quarter of an x-height, however fast the hand was, and one for each move of the lifted pen.
term-x-height = x-height
    .meaning = How tall an x is: from the base line to the dotted line. All ink is measured in it.
term-ctc = connectionist temporal classification
    .meaning = A way to train a network that says at every point a symbol or nothing, when only the text is known and not where each letter ends: all ways to say the text at some points count together. CTC for short.
term-blank = blank
    .meaning = The output that says: nothing new here. It is the likeliest at most points.
term-plateau = plateau
    .meaning = A stretch of training in which nothing gets better. With CTC it is the network that always says blank.
term-warm-up = warm-up
    .meaning = Training on single symbols with their place told, before CTC begins.
term-delay = delay
    .meaning = How many points a character had been the likeliest before it was printed. A hard one waits longer.
term-provisional = provisional letter
    .meaning = What the network would print if nothing more came. It is asked on a copy of its state and forgotten when the pen goes on.
term-reset-index = reset index
    .meaning = How far a cell falls back to 0 when a character is printed, from 0 to 1.
term-influence = influence
    .meaning = The size of the derivative of a character’s log-probability with respect to one move of the pen.
term-greedy = greedy reading
    .meaning = Taking the likeliest output at every point, dropping repeats and blanks. Nothing is looked up and nothing revised.
