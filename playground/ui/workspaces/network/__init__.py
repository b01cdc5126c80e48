"""The Network workspace: choose data and a network, press play, watch it learn."""
