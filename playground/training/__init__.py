"""Learning from data: datasets, networks, losses, optimizers and the trainer that joins them."""
