"""Starts the program; what needs Qt is imported only for the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from playground.app import kernel_compiler

if TYPE_CHECKING:
    from playground.session.session import Session
    from playground.ui.main_window import MainWindow


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    # On matrices this small the threads of OpenBLAS wait for one another far longer than they compute.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    arguments = sys.argv[1:] if argv is None else list(argv)
    if len(arguments) == 2 and arguments[0] == kernel_compiler.OPTION:
        return kernel_compiler.compile_into(Path(arguments[1]))
    from playground.app import command_line

    return command_line.run(arguments)


def pair_problem(python_version: tuple[int, ...], pyside_version: str) -> str | None:
    """Return why this Python and this PySide6 do not work together, or None when they do."""
    pyside = tuple(int(part) for part in pyside_version.split(".")[:2])
    if pyside >= (6, 12) and tuple(python_version[:2]) < (3, 12):
        python = ".".join(str(part) for part in python_version[:2])
        return (
            f"PySide6 {pyside_version} crashes on Python {python}: "
            "use Python 3.12 or later, or PySide6 6.11.3 (packaging/run does it by itself)."
        )
    return None


def open_window(path: str | None = None, example: Path | None = None) -> int:
    """Show the window, with a file or an example in it, until it is closed; return the exit code."""
    import PySide6

    problem = pair_problem(sys.version_info[:2], PySide6.__version__)
    if problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    from playground.app.window import run_window

    return run_window(path, example)


def build_window(path: str | None = None, session: Session | None = None) -> MainWindow:
    """Return the window, not shown yet, on that session or a new one, with that file opened in it."""
    from playground.app import window

    return window.build_window(path, session)
