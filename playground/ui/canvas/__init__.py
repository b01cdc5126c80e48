"""The canvas: nodes, wires and their numbers as items of a Qt scene."""
