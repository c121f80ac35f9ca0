# Gradients: the scenes While it learns, The cliff and Basins.

## While it learns

gradients-learning-heading = How far the error reaches back, while it learns
gradients-learning-note = every row is one update, every column one time step; darker means the signal survived
gradients-learning-update = update
gradients-learning-step = time step
gradients-learning-start = start
# The spectral radius of a network after so many updates.
gradients-learning-after =
    after { NUMBER($updates) } { $updates ->
        [one] update
       *[other] updates
    } { $radius }
gradients-learning-now = now { $radius }
gradients-learning-scale = powers of ten, relative to the last step; the line goes round where the signal is below { $bound }
gradients-learning-radius = Spectral radius
gradients-learning-radius-note = curves are named by the ρ they started with
gradients-learning-loss = Loss
gradients-learning-loss-note = nats
gradients-outcome-vanished = vanished: { $size }
gradients-outcome-survives = survives; largest { $largest }×
gradients-outcome-exploded = exploded: { $size }
gradients-outcome-not-finite = no numbers any more
gradients-learning-left = left the numbers at update { NUMBER($update) }
gradients-learning-caption = Update { NUMBER($update) }: { $parts }.
gradients-learning-caption-start = start { $radius } { $verdict }
