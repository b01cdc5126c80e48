"""Where the bundled fonts, icons and examples are."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def resources_folder(package: Path = PACKAGE) -> Path:
    """Return the folder of resources: inside the package once installed, beside it in a checkout."""
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
