# The chapter on sequences: its title, its figures, its scenes, its settings.

sequences-title = Sequences
sequences-question = What does a model have to remember to guess what comes next?
sequences-figure-right = network right of 1,000 fresh
sequences-figure-error = least error held out

## Keys and files

sequences-key-open = Open a series of your own (CSV or text)
sequences-file-open = Open a series of your own
    .kind = Series and text (*.csv *.tsv *.txt *.md *.dat);;* (*)

## Scenes

sequences-setting-scene = Scene
    .help = Which picture stands on the stage: five models on one axis, an inference step by step, how many bits can be carried, letters, costs, or the series slid over itself.
sequences-choice-scene-ladder = Five models
sequences-choice-scene-inference = Inference
sequences-choice-scene-bits = Bits
sequences-choice-scene-text = Text
sequences-choice-scene-cost = Cost
sequences-choice-scene-shift = Shift

## Settings: what is guessed

sequences-group-example = Parameters

sequences-setting-data = Series
    .help = Radar: a target that turns now and then, seen in the plane through noise. Sunspots: the yearly number, 1700 to 2008. Price: made by a formula, in bursts. Text: letters. Your file: a CSV or a text, looked into first.
sequences-choice-data-radar = radar
sequences-choice-data-sunspots = sunspots
sequences-choice-data-price = price
sequences-choice-data-text = text
sequences-choice-data-file = your file

sequences-setting-file = File
    .help = Where your file is. Ctrl+D, or letting it fall on the window, shows first what is in it.

sequences-setting-column = Column
    .help = The name of the column that is guessed, or its number counted from 1. Empty: the first column of numbers.

sequences-setting-file_hash = File’s fingerprint
    .help = The SHA-256 of the file as it was opened. If the file has changed since, it is refused. Empty: whatever stands there now.

sequences-setting-own_text = Your own text
    .help = Paste any text to learn from. Empty: the short one that comes with the program.

sequences-setting-noise = Noise added
    .help = Noise laid over the data, in units of its spread. Which model suffers least? Try 0.5.

sequences-setting-held_out = Held out
    .help = The share at the end of the series that no model is fitted to. Errors are measured there.

sequences-setting-horizon = Predict ahead
    .help = How many steps ahead the guess is made. Try 5: the spread widens, and the window forgets in time.

sequences-setting-model = Model
    .help = The model that is stepped through, or whose name is marked. Clicking on a name chooses it too.
sequences-choice-model-autoregressive = autoregressive
sequences-choice-model-feed_forward = feed-forward
sequences-choice-model-linear_dynamical = linear dynamics
sequences-choice-model-hidden_markov = hidden Markov
sequences-choice-model-recurrent = recurrent

sequences-setting-smoothed = Smoothed
    .help = The belief given the whole window, what comes later included: Rauch, Tung and Striebel’s smoother, or forward and backward together.

sequences-setting-best_path = Best path
    .help = Viterbi’s path: the one sequence of states that is likeliest as a whole. It may differ from the likeliest state of each step.

sequences-setting-prompt = What is typed
    .help = The letters that all four models read. Type anything; letters the text does not have are left out and named.

sequences-setting-sample = Which continuation
    .help = Each number draws other letters from the same beliefs. The same number always draws the same.

sequences-setting-shift = Slid by
    .help = How many steps the target is slid against the input. Dragging the lower series slides it too. At 0 there is nothing to guess.

sequences-setting-example = Which bits
    .help = Each number shows other bits. Training draws its own.

## Settings: what is shown

sequences-group-show = Show

sequences-setting-average = Average memory
    .help = The thin line over the bars: the memory profile averaged over the held-out steps that are shown.

sequences-setting-beliefs = Belief and hidden state
    .help = The strip under the data: what each model carries along.

## Settings: the models

sequences-group-network = Models

sequences-setting-taps = Delay taps
    .help = How many values of the past the two models without a state may see. Beyond them their memory is exactly nothing.

sequences-setting-dimensions = Hidden numbers
    .help = How many numbers the linear dynamics hide for each number that is seen. Two are enough for one swing.

sequences-setting-states = Discrete states
    .help = How many states the hidden Markov model has. N of them carry at most log₂ N bits.

sequences-setting-hidden_units = Hidden units
    .help = Units of the feed-forward and of the recurrent network.

sequences-setting-bits = Bits to carry
    .help = How many independent bits are shown in one step and asked for after 20 steps of noise.

sequences-setting-seed = Seed
    .help = Picks the first weights, the noise and the order of training. The same seed repeats the same training exactly.

sequences-group-training = Training

sequences-setting-learning_rate = Learning rate
    .help = How far gradient descent moves the weights of the two networks in one update. Least squares and EM need none.

## Axes of the data

axis-channel = channel
axis-lag = lag
