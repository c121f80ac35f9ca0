# The automaton of the adder: its nodes, its states' full names and the key to their shapes.

## On the nodes, two lines

adder-automaton-no-carry = no carry
adder-automaton-carry = carry
adder-automaton-print = print { $digit }

# Beside the small arrow that has no source.
adder-automaton-start = start

## A state's full name, by its name in the machine

adder-state-no_carry_print_0 = no carry, print 0
adder-state-no_carry_print_1 = no carry, print 1
adder-state-carry_print_0 = carry, print 0
adder-state-carry_print_1 = carry, print 1

## The key to the shapes

adder-legend-no-carry = circle: no carry
adder-legend-carry = square: carry
adder-legend-print-0 = hollow: print 0
adder-legend-print-1 = filled: print 1
