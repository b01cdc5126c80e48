"""Backprop Playground: build computational graphs and networks, and see backpropagation at work."""
