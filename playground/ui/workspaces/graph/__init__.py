"""The Graph workspace: gates on a canvas, stepped one at a time."""
