"""The network as a diagram: layers as columns, units with their own live maps, weights as wires."""
