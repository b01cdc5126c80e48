"""Which versions of the file format this program reads.

The format and version are read before anything else, so that a file of a newer program says so
instead of failing at the first field this program does not know. There is one version so far;
the next one brings the step that turns version 1 into it.
"""

from __future__ import annotations

import msgspec

from playground.storage.file_error import FileError
from playground.storage.records import FORMAT, VERSION


class _Header(msgspec.Struct, frozen=True):
    format: str | None = None
    version: int | None = None


def check_version(text: str, kind: str = FORMAT, what: str = "project") -> None:
    """Raise ``FileError`` unless the text is a file of this kind and of a version this program reads."""
    header = msgspec.json.decode(text, type=_Header)
    if header.format != kind:
        raise FileError(f"this is not a {what} of Backprop Playground (`format` is missing or another)")
    if header.version is None or header.version < 1:
        raise FileError("`version` should be a whole number from 1 on")
    if header.version > VERSION:
        raise FileError(
            f"it was made by a newer version of Backprop Playground (file version {header.version}, "
            f"this program reads up to {VERSION})"
        )
