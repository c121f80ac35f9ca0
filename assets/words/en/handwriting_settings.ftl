# Handwriting's settings.

handwriting-group-example = Parameters
handwriting-group-cells = Memory cells
handwriting-group-influence = Gradient to ink
handwriting-group-training = Training

handwriting-setting-scene = Scene
    .help = Which picture stands on the stage: the reading, the training, the two kinds of input, or a lesson in your hand.
handwriting-choice-scene-reading = Reading
handwriting-choice-scene-training = Training
handwriting-choice-scene-inputs = Two inputs
handwriting-choice-scene-teach = Teach it

setting-source = Ink comes from
    .help = Your own pen on the sheet, a shipped example, text that the generator writes, or an opened file.
choice-source-pen = live pen
choice-source-example = example
choice-source-typed = typed
choice-source-file = file

handwriting-setting-example = Example
    .help = Words that the project’s own generator wrote: round, slanted, hasty, narrow, and the last two careful. Compare a hasty one with a careful one.
handwriting-choice-example-neural = neural
handwriting-choice-example-memory = memory
handwriting-choice-example-minimum = minimum
handwriting-choice-example-gradient = gradient
handwriting-choice-example-two_words = long memory
handwriting-choice-example-digits = 1997

handwriting-setting-text = Text
    .help = What the generator writes: small letters, digits and spaces.

setting-hand = Hand
    .help = Whose hand the generator imitates. Try the same text in all of them.
choice-hand-round = round
choice-hand-slanted = slanted
choice-hand-printed = printed
choice-hand-narrow = narrow
choice-hand-hasty = hasty
choice-hand-careful = careful

setting-hand_seed = Which attempt
    .help = Nobody writes a word twice the same way. Each number is another attempt.

setting-sample = Sample
    .help = Which of the opened file’s samples lies on the sheet.

setting-input = Input
    .help = What the network is told of the pen: how far it moved, or small pictures of the ink around it. The scene “Two inputs” compares them.
choice-input-coordinates = coordinates
choice-input-pictures = pictures

setting-alphabet = Read as
    .help = Which symbols may come out. A 1 and an l are the same stroke: say “digits” when you write numbers.
choice-alphabet-all = all
choice-alphabet-letters = letters
choice-alphabet-digits = digits

setting-cells_shown = Cells shown
    .help = How many memory cells the map shows. At the largest number it shows all of them.

setting-order = Order
    .help = By reset: first the cells that move most when a character is printed and then fall back to 0. By index: as they stand in the network. Picked: those you name.
choice-order-reset = by reset
choice-order-index = by index
choice-order-picked = picked

setting-cells = Picked cells
    .help = Numbers and ranges, such as 1-6 40 97. The first layer’s cells come first.

handwriting-setting-cell = Gates of cell
    .help = Shows the gates of this cell under the map; 0 shows none. Clicking a row of the map writes here.

setting-character = Active character
    .help = Whose gradient is shown: the newest, the one that is newest now and stays, or the one you click.
choice-character-latest = latest
choice-character-held = held
choice-character-clicked = click

setting-chosen = Which character
    .help = Counted from the left. Clicking a character writes here.

setting-look_back = Look back at most
    .help = How many points before the decision the gradient is followed.

setting-show_width = Width shows influence
    .help = Draws ink that mattered more as a wider line, besides its colour.

setting-mark_strongest = Mark the strongest point
    .help = A ring round the point whose move would change the character’s probability most.

setting-show_outputs = Outputs over time
    .help = Draws every output of the network over time: spikes in a sea of blank.

setting-network = Network
    .help = Shipped: the reader that comes with the program; teach it your hand. Fresh: a small network that knows nothing; watch it learn.
choice-network-shipped = shipped
choice-network-fresh = fresh

handwriting-setting-hidden_units = Cells a layer
    .help = Memory cells in each of the fresh network’s two layers.

setting-warm_up = Warm-up
    .help = First learn single symbols with the answer’s place told, then CTC. Without it CTC stays on the plateau where everything is blank.

handwriting-setting-batch = Batch
    .help = Pieces of ink for each update.

handwriting-setting-learning_rate = Learning rate
    .help = How far each update moves the weights. Too large, and what was learned is lost again.

setting-teaching_rate = Teaching rate
    .help = How far each update moves the shipped network towards your samples. Larger is quicker, and forgets more.
