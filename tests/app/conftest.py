"""The tests of the program's parts run in its own fonts and light colours."""

from tests.ui.conftest import dressed

__all__ = ["dressed"]
