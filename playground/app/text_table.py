"""Tables in plain text."""

from __future__ import annotations

from collections.abc import Sequence

GAP = "  "


def text_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write rows under their heads in columns that line up."""
    lines = [heads, *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(heads))]
    return "\n".join(
        GAP.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
