"""Lenses: ways to look at a run, each a page of the right column and marks on the canvas."""
