"""The compiled training kernel for the window: compiled by a process of its own, loaded by a thread.

Until it is there, and where it cannot be, numpy trains. The folder is the same for every start of the
program, so that only the first one compiles.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Lock, Thread
from typing import Final

import playground

OPTION: Final = "--compile-kernel"
CANNOT: Final = (ImportError, OSError, ValueError)
"""What is raised where numba, the program's sources or the folder are missing."""


def kernel_folder() -> Path:
    """Return the folder of this person's cache for the kernel; it may not exist yet."""
    caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(caches) / "backprop-playground" / "kernel"


def command(folder: Path) -> list[str]:
    """Return the command that fills the folder: this program, which compiles instead of opening a window."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "playground"]
    return [*program, OPTION, str(folder)]


def compile_into(folder: Path) -> int:
    """Compile the kernel into the folder, giving way to other programs, and return the exit code."""
    from playground.session.compiled_training import fill

    os.nice(10)
    try:
        fill(folder)
    except CANNOT as error:
        sys.stderr.write(f"The training kernel cannot be compiled: {error}\n")
        return 1
    return 0


def use_compiled(folder: Path) -> bool:
    """Have runs that begin from now on use the kernel if the folder holds it; return whether it does."""
    from playground.session.compiled_training import use_filled

    try:
        return use_filled(folder)
    except CANNOT:
        return False


class KernelCompiler:
    """Gets the kernel ready without anybody waiting for it."""

    def __init__(self, folder: Path) -> None:
        """Work in that folder, once started."""
        self._folder = folder
        self._thread = Thread(target=self._get_ready, name="kernel", daemon=True)
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def start(self) -> None:
        """Begin, unless it was stopped before."""
        if not self._stopped:
            self._thread.start()

    def stop(self) -> None:
        """Give up what is under way, and leave nothing running."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()
        if self._thread.ident is not None:
            self._thread.join()

    def wait(self) -> None:
        """Wait until the kernel is ready or cannot be."""
        self._thread.join()

    def _get_ready(self) -> None:
        if not use_compiled(self._folder) and self._compile():
            use_compiled(self._folder)

    def _compile(self) -> bool:
        """Fill the folder by another process and return whether it is filled."""
        place = str(Path(playground.__file__).parents[1])
        paths = os.pathsep.join(filter(None, [place, os.environ.get("PYTHONPATH")]))
        with self._lock:
            if self._stopped:
                return False
            self._process = subprocess.Popen(  # noqa: S603 - this very program, with a folder of ours
                command(self._folder),
                env={**os.environ, "PYTHONPATH": paths},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        return self._process.wait() == 0
