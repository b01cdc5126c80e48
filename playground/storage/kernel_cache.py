"""The folder of the compiled kernel: the module that was written, and the mark that its cache is filled."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Final

from playground.storage.atomic_write import atomic_write

STEM: Final = "backprop_kernel_"


def module_file(folder: Path, text: str) -> Path:
    """Return where the module of this text stands, or would stand; another text has another file."""
    return folder / f"{STEM}{sha256(text.encode()).hexdigest()[:16]}.py"


def keep(folder: Path, text: str) -> Path:
    """Keep the text of a module in the folder, unless it is there, and return its file.

    What was kept for other texts, compiled or not, is removed. Raises OSError or FileError where the folder
    cannot be written.
    """
    file = module_file(folder, text)
    folder.mkdir(parents=True, exist_ok=True)
    for old in [*folder.glob(f"{STEM}*"), *folder.glob(f"__pycache__/{STEM}*")]:
        if not old.name.startswith(file.stem):
            old.unlink(missing_ok=True)
    if not file.exists():
        atomic_write(file, text.encode())
    return file


def mark_filled(file: Path) -> None:
    """Say that the cache beside a module is filled."""
    _mark(file).touch()


def is_filled(file: Path) -> bool:
    """Return whether the module stands there and the cache beside it is filled."""
    return file.exists() and _mark(file).exists()


def _mark(file: Path) -> Path:
    return file.with_suffix(".filled")
