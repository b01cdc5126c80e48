"""The compiled kernel of this machine: filling its cache, which takes seconds, and taking it from there."""

from __future__ import annotations

from pathlib import Path

from playground.storage import kernel_cache
from playground.training import kernel
from playground.training.kernel_text import module_text


def fill(folder: Path) -> None:
    """Compile the kernel into the folder; raises OSError and ImportError where that cannot be."""
    file = kernel_cache.keep(folder, module_text())
    kernel.load(file)
    kernel_cache.mark_filled(file)


def use_filled(folder: Path) -> bool:
    """Have runs that begin from now on use the kernel of the folder; return False when it is not filled.

    Raises OSError and ImportError where numba or the program's sources are missing.
    """
    file = kernel_cache.module_file(folder, module_text())
    if not kernel_cache.is_filled(file):
        return False
    kernel.install(kernel.load(file))
    return True
