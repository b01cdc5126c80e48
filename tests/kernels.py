"""Has the kernel compiled once for all tests of a run, whichever process they are in."""

from __future__ import annotations

import fcntl
import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from playground.session.compiled_training import fill


@pytest.fixture(scope="session")
def kernel_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder that holds the compiled kernel."""
    if find_spec("numba") is None:
        pytest.skip("without numba there is nothing to compile")
    top = tmp_path_factory.getbasetemp()
    folder = (top.parent if "PYTEST_XDIST_WORKER" in os.environ else top) / "kernel"
    with (top.parent / "kernel.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        fill(folder)
    return folder
