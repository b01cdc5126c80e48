"""Starts the program and puts the parts together."""
