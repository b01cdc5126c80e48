"""What a person is told when a file cannot be read or written."""

from __future__ import annotations


class FileError(ValueError):
    """One plain sentence about a file, naming the place in it where there is one."""


def reason(error: OSError | ValueError) -> str:
    """Say in a few lower-case words why the operating system refused a file."""
    if not isinstance(error, OSError):
        return "its name has a character that no file name can have"
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
