"""Gates: what a gate is, and every gate there is."""
