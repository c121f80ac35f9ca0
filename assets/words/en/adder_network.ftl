# The network, and the cube of its activities.

adder-network-output = output

## The two lines of a tag beside a group of points.

adder-cube-carry =
    { $carry ->
        [0] no carry,
       *[other] carry,
    }
adder-cube-print = print { $digit }
# A third line where one tag stands for several groups.
adder-cube-patterns = { $count } patterns

## Axes of the cube with four or more hidden units.

adder-cube-component = PC { $number }
adder-cube-explained = first three principal components, { $percent } % of the variance
