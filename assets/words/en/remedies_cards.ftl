# Remedies: what hovering tells.

remedies-card-at = { $name } { $value }
remedies-card-step = { $name }, step { $step }
remedies-card-work = { $updates } updates, { $evaluations } gradient evaluations, { $seconds } CPU s
remedies-card-loss = loss { $loss }
remedies-card-batch = { $percent } % of this batch wrong
remedies-card-error = { $percent } % of fresh sequences wrong after update { $update }
remedies-card-budget = It may make { $budget } updates.
remedies-card-seeds = Solved from { $solved } of { $of } seeds.
remedies-card-open = Click its name to look inside.
remedies-card-rules = The rules
remedies-card-axis = Click to count in something else.
remedies-card-axis-updates = Updates of the weights. One of Hessian-Free costs as much as many of the others.
remedies-card-axis-gradient_evaluations = One is a pass there and back of a batch of sequences, whatever is done with it. It decides the budgets.
remedies-card-axis-cpu_seconds = Seconds of this machine’s processor. They are recorded and decide nothing.
remedies-card-gradient = Length of the loss’s derivative by what the network remembers at this step.
remedies-card-at-start = With the first weights: { $size }

remedies-card-scene-race = Five racers with the same task, data and seed: loss against work, and the gradient at each step.
remedies-card-scene-lstm = How the LSTM’s gates opened while it learned.
remedies-card-scene-hessian_free = One update slowly, and the valley that makes curvature worth its price.
remedies-card-scene-echo_state = The fixed reservoir, how long it echoes, and its read-out.
remedies-card-scene-start = Three ways to begin, two kinds of momentum, and which of them matters more.
remedies-card-scene-papers = Numbers of four papers beside those found with this program.

remedies-card-plot-gates = 1 is open, 0 is closed. A gate multiplies what runs along its wire.
remedies-card-plot-first = How much of the error owed at the end arrives at step 1. 1 is all of it; more has grown on its way.
remedies-card-plot-gate_steps = Which steps let something in, hold it, and say it.
remedies-card-plot-cell_gradient = Length of the loss’s derivative by what the cells hold at each step.

remedies-card-plot-model = Conjugate gradients go down a bowl fitted to the loss. The rings are steps that were kept; the filled one was taken.
remedies-card-plot-tested = The bowl is only a likeness. Of the kept steps the loss itself is asked, from the last one back, while it gets better.
remedies-card-plot-directions = How strongly the loss bends along each direction taken, damping included.
remedies-card-plot-dampings = Where the bowl promised too much λ grows, and steps get shorter; where it kept its promise λ shrinks.
remedies-card-plot-ratios = How much the loss fell, over how much the bowl had promised. 1 is what was promised; far-off values are drawn at the border.
remedies-card-structural = A step is held back where it would change the hidden states much, because there the bowl is soon wrong. Click to switch it.

remedies-card-valley = A linear unit hears itself with weight u and is read with weight v. It should echo an impulse at several lags.
remedies-card-valley-loss = Loss here
remedies-card-valley-ways = Two ways through it
remedies-card-valley-step = step { $step }, after { $evaluations } evaluations

remedies-card-plot-echoes = Activities of some units after one impulse at step 1, in silence. The numbers at the right name the units.
remedies-card-plot-strength = How far the state is from what it would be without the impulse, over all units.
remedies-card-plot-capacity = How well a linear read-out can say the input of so many steps ago: 1 is perfectly. The sum is the memory capacity.
remedies-card-plot-ridge = Error on examples held out, for every penalty tried. Too small a penalty trusts noise, too large a one hears nothing.
remedies-card-reservoir = Every dot is an eigenvalue: what it is multiplied by in a step, turning included. Inside the circle it shrinks.
remedies-card-radius = Drag outwards for longer echoes, inwards for shorter ones.

remedies-card-plot-start_gradient = Length of the loss’s derivative by the hidden state at each step, before any update.
remedies-card-plot-schedule = Little at first, while the way is not known; more when the valley is found.
remedies-card-begin-uniform = Every weight uniform between −1/√H and 1/√H: what libraries do by default.
remedies-card-begin-sparse = Fifteen connections into each unit, scaled to the spectral radius.
remedies-card-begin-orthogonal = A rotation: at first it makes nothing longer or shorter.
remedies-card-begin = Click to let momentum and Hessian-Free begin like this.
remedies-card-look = μ = { $momentum }, learning rate ε = { $rate }
remedies-card-look-end = { $name }: slope { $slope }, ends at { $end }
