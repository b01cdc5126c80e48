"""The folder of bundled fonts, icons and examples, which the program names when it starts."""

from __future__ import annotations

from pathlib import Path


class _Place:
    """Where the resources are, once it is known."""

    folder: Path | None = None


def set_folder(folder: Path | str | None) -> None:
    """Say where the folders ``fonts``, ``icons`` and ``examples`` are."""
    _Place.folder = None if folder is None else Path(folder)


def resource(kind: str, name: str) -> Path | None:
    """Return the path of a bundled file, or None when it is not there."""
    if _Place.folder is None:
        return None
    path = _Place.folder / kind / name
    return path if path.is_file() else None


def folder(kind: str) -> Path | None:
    """Return the folder of all bundled files of a kind, or None when it is not there."""
    path = None if _Place.folder is None else _Place.folder / kind
    return path if path is not None and path.is_dir() else None


def resources(kind: str) -> tuple[Path, ...]:
    """Return the paths of all bundled files of a kind, sorted, those in sub-folders too."""
    if _Place.folder is None:
        return ()
    return tuple(sorted(path for path in (_Place.folder / kind).rglob("*") if path.is_file()))
