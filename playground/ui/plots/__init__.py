"""Plots: the decision boundary and the loss; the only package that knows pyqtgraph."""
