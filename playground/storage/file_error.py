"""What a person is told when a file cannot be read or written."""

from __future__ import annotations


class FileError(ValueError):
    """One plain sentence about a file, naming the place in it where there is one."""


def reason(error: OSError | ValueError) -> str:
    """Say in a few lower-case words why the operating system refused a file."""
    text = getattr(error, "strerror", None) or str(error)
    return text[:1].lower() + text[1:]
