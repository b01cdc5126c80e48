"""The folder of the compiled kernel: one text one file, and nothing left of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.storage.file_error import FileError
from playground.storage.kernel_cache import is_filled, keep, mark_filled, module_file


def test_a_text_is_kept_once_and_found_again(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "kernel"
    file = keep(folder, "x = 1\n")
    assert file == module_file(folder, "x = 1\n")
    assert file.read_text() == "x = 1\n"
    stamp = file.stat().st_mtime_ns
    assert keep(folder, "x = 1\n") == file
    assert file.stat().st_mtime_ns == stamp


def test_it_is_filled_only_when_somebody_said_so(tmp_path: Path) -> None:
    file = keep(tmp_path, "x = 1\n")
    assert not is_filled(file)
    mark_filled(file)
    assert is_filled(file)
    file.unlink()
    assert not is_filled(file)


def test_another_text_takes_the_place_of_all_that_was_kept(tmp_path: Path) -> None:
    old = keep(tmp_path, "x = 1\n")
    mark_filled(old)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / f"{old.stem}.train.nbi").touch()
    (tmp_path / "mine.txt").touch()
    new = keep(tmp_path, "x = 2\n")
    assert {each.name for each in tmp_path.iterdir()} == {new.name, "mine.txt", "__pycache__"}
    assert not list((tmp_path / "__pycache__").iterdir())


def test_a_folder_that_cannot_be_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        keep(tmp_path / "file", "x = 1\n")
    (tmp_path / module_file(tmp_path, "x = 1\n").name).symlink_to(tmp_path / "nowhere" / "x")
    with pytest.raises(FileError, match="does not exist"):
        keep(tmp_path, "x = 1\n")
