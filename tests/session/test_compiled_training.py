"""The kernel is compiled once into its folder, and taken from there by every later start."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.session.compiled_training import fill, use_filled
from playground.training import kernel
from playground.training.kernel_text import module_text
from tests.kernels import kernel_folder

__all__ = ["kernel_folder"]


@pytest.fixture(autouse=True)
def _nothing_installed() -> Iterator[None]:
    kernel.install(None)
    yield
    kernel.install(None)


def compiled_files(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mtime_ns for file in (folder / "__pycache__").glob("*.nb*")}


def test_a_second_start_compiles_nothing(kernel_folder: Path) -> None:
    before = compiled_files(kernel_folder)
    assert before
    fill(kernel_folder)
    assert use_filled(kernel_folder)
    assert kernel.installed() is not None
    assert compiled_files(kernel_folder) == before


def test_an_empty_folder_is_left_alone(tmp_path: Path) -> None:
    assert not use_filled(tmp_path)
    assert kernel.installed() is None
    assert not list(tmp_path.iterdir())


def test_without_numba_there_is_no_kernel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kernel_folder: Path
) -> None:
    assert module_text() == module_text()
    monkeypatch.setitem(sys.modules, "numba", None)
    with pytest.raises(ImportError):
        fill(tmp_path)
    with pytest.raises(ImportError):
        use_filled(kernel_folder)
    assert not use_filled(tmp_path)
    assert kernel.installed() is None
