"""The project file: one project as readable JSON, written whole or not at all, read with distrust."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import msgspec

from playground.storage.atomic_write import atomic_write
from playground.storage.file_error import FileError, reason
from playground.storage.graph_records import graph_from
from playground.storage.limits import MOST_BYTES, check_depth, check_size
from playground.storage.migrations import check_version
from playground.storage.plain_words import in_words
from playground.storage.records import ProjectRecord, Record

SUFFIX = ".backprop"


def read(path: str | os.PathLike[str]) -> ProjectRecord:
    """Read a project file; anything wrong with it raises ``FileError``, one sentence with the place."""
    file = Path(path)
    try:
        return decode(_bytes_of(file))
    except FileError as error:
        raise FileError(f"{file} cannot be opened: {error}.") from error
    except (OSError, ValueError) as error:
        raise FileError(f"{file} cannot be opened: {reason(error)}.") from error


def write(path: str | os.PathLike[str], record: ProjectRecord) -> None:
    """Write a project file, or raise ``FileError`` and leave the file that is there as it was.

    What could not be read again is refused before the file is touched.
    """
    try:
        graph_from(record)
        data = encode(record)
        decode(data)
    except FileError as error:
        raise FileError(f"{Path(path)} cannot be saved: {error}.") from error
    atomic_write(Path(path), data)


def decode(data: bytes) -> ProjectRecord:
    """Take the bytes of a project file apart; ``FileError`` says what is wrong and where."""
    check_size(len(data))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(f"line {line} is not text in UTF-8") from error
    check_depth(text)
    try:
        check_version(text)
        record = msgspec.json.decode(text, type=ProjectRecord)
    except msgspec.MsgspecError as error:
        raise FileError(in_words(error, text)) from error
    graph_from(record)
    return record


def encode(record: ProjectRecord) -> bytes:
    """Write a project as the bytes of its file."""
    return as_text(record).encode(errors="replace")


def as_text(record: Record) -> str:
    """Write a record as text that a person can read and compare: one node or wire on a line."""
    fields: dict[str, Any] = msgspec.to_builtins(record)
    lines = ",\n".join(f"  {_json(key)}: {_block(value)}" for key, value in fields.items())
    return f"{{\n{lines}\n}}\n"


def _block(value: Any) -> str:
    if isinstance(value, dict):
        lines = [f"    {_json(key)}: {_json(item)}" for key, item in value.items()]
        return "{\n" + ",\n".join(lines) + "\n  }"
    if isinstance(value, list | tuple) and value:
        return "[\n" + ",\n".join(f"    {_json(item)}" for item in value) + "\n  ]"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _bytes_of(file: Path) -> bytes:
    """Read an ordinary file of bearable size; a folder, a pipe or a device is refused unopened."""
    state = file.stat()
    if stat.S_ISDIR(state.st_mode):
        raise FileError("it is a folder")
    if not stat.S_ISREG(state.st_mode):
        raise FileError("it is not an ordinary file")
    check_size(state.st_size)
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)
