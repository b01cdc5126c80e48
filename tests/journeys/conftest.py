"""Journeys run in the program's own fonts and light colours, and wait for no check of a small graph."""

import pytest

from tests.ui.conftest import dressed

__all__ = ["dressed"]


@pytest.fixture(autouse=True)
def _checks_are_done_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check in one slice, however slow the machine is."""
    monkeypatch.setattr("playground.ui.lenses.check_in_slices.FIRST", 60.0)
