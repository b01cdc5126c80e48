"""Journeys run in the program's own fonts and light colours."""

from tests.ui.conftest import dressed

__all__ = ["dressed"]
