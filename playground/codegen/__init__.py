"""Graphs as programs and formulas that a person runs or reads elsewhere."""
