"""The gallery of worked examples."""
