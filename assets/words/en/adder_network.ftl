# The network and the cube of its activities.

adder-network-output = output
