"""Gestures on the canvas: one gesture, one file."""
