"""Graphs as values that never change: nodes, wires, and pure functions over them."""
