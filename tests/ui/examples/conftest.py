"""These tests work on a Graph workspace in a window."""

from tests.ui.graph_desk import desk, open_desk

__all__ = ["desk", "open_desk"]
