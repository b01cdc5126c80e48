"""The composite gates of a person: one file for each in a folder, written whole and read with distrust."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

from playground.graph.composites import Composite, read_composite
from playground.graph.graph import GraphError
from playground.storage import fragment_file
from playground.storage.atomic_write import atomic_write
from playground.storage.file_error import FileError, reason
from playground.storage.limits import check_size

SUFFIX = ".composite"
MOST_FILES = 200


def read_all(folder: Path) -> tuple[tuple[Composite, ...], tuple[str, ...]]:
    """Read the composites of a folder, by file name, and say in a sentence each what cannot be read."""
    found: list[Composite] = []
    problems: list[str] = []
    for path in sorted(folder.glob(f"*{SUFFIX}"))[:MOST_FILES]:
        try:
            found.append(_read(path))
        except (OSError, ValueError) as error:
            problems.append(f"{path.name} cannot be read: {error if str(error) else reason(error)}.")
    return tuple(found), tuple(problems)


def write(folder: Path, composite: Composite) -> None:
    """Write a composite, in place of one of the same title; ``FileError`` says why it cannot be done."""
    path = folder / file_name(composite.title)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"{path} cannot be saved: {reason(error)}.") from error
    atomic_write(path, fragment_file.encode(composite.graph).encode())


def file_name(title: str) -> str:
    """Give the name of the file for a title: what is plain in it, and a number that tells titles apart."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-").lower()
    return f"{plain or 'gate'}-{zlib.crc32(title.encode()):08x}{SUFFIX}"


def _read(path: Path) -> Composite:
    check_size(path.stat().st_size)
    fragment = fragment_file.decode(path.read_bytes().decode())
    try:
        return read_composite(fragment)
    except GraphError as error:
        raise FileError(str(error)) from error
