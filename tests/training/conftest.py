"""What tests of training share: the compiled kernel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.session.compiled_training import use_filled
from playground.training import kernel
from tests.kernels import kernel_folder

__all__ = ["kernel_folder"]


@pytest.fixture(scope="session")
def train(kernel_folder: Path) -> kernel.Train:
    """Give the compiled kernel, installed for nobody."""
    assert use_filled(kernel_folder)
    found = kernel.installed()
    kernel.install(None)
    assert found is not None
    return found


@pytest.fixture
def installed(train: kernel.Train) -> Iterator[None]:
    """Have new runs use the compiled kernel during a test."""
    kernel.install(train)
    yield
    kernel.install(None)
