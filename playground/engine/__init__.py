"""The engine: runs a graph forward and backward, step by step, and checks its gradients."""
