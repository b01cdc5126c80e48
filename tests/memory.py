"""What this process takes of the machine, as Linux tells it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

SOAK: Final = int(os.environ.get("BACKPROP_LONG") or 0)
"""How many minutes to train for; 0 when there is no time for tests that take minutes."""
IS_LONG: Final = SOAK > 0


def resident() -> float:
    """Return the megabytes of memory that are in use."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def threads() -> int:
    """Return how many threads there are, Qt's and Python's alike."""
    return len(list(Path("/proc/self/task").iterdir()))
