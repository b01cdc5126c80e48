"""How large a project file may be, checked before anything of it is believed."""

from __future__ import annotations

import re

from playground.storage.file_error import FileError

MOST_BYTES = 5_000_000
MOST_DEPTH = 64
MOST_NODES = 10_000
MOST_WIRES = 40_000
MOST_GROUPS = 1_000

_TEXT_OR_BRACKET = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[{]|[\]}]', re.DOTALL)


def check_size(size: int) -> None:
    """Raise ``FileError`` for more bytes than a project may have."""
    if size > MOST_BYTES:
        raise FileError(f"it is larger than {MOST_BYTES / 1e6:g} MB, the most a project may have")


def check_depth(text: str) -> None:
    """Raise ``FileError`` where brackets are nested deeper than any project needs."""
    depth = 0
    for match in _TEXT_OR_BRACKET.finditer(text):
        character = match[0][0]
        if character in "[{":
            depth += 1
        elif character in "]}":
            depth -= 1
        if depth > MOST_DEPTH:
            line = text.count("\n", 0, match.start()) + 1
            raise FileError(f"line {line} is nested more than {MOST_DEPTH} levels deep")


def check_counts(nodes: int, wires: int) -> None:
    """Raise ``FileError`` for more nodes or wires than a project may have."""
    if nodes > MOST_NODES:
        raise FileError(f"`nodes` has {nodes:,} entries; a project has at most {MOST_NODES:,}")
    if wires > MOST_WIRES:
        raise FileError(f"`wires` has {wires:,} entries; a project has at most {MOST_WIRES:,}")
