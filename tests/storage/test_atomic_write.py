from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from playground.storage.atomic_write import atomic_write, sweep
from playground.storage.file_error import FileError

KILLED_WHILE_SAVING = """
import os, signal, sys
from pathlib import Path
from playground.storage.atomic_write import atomic_write
os.fsync = lambda _file: os.kill(os.getpid(), signal.SIGKILL)
atomic_write(Path(sys.argv[1]), b"half")
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refuse(number: int) -> object:
    def raising(*_args: object, **_kwargs: object) -> None:
        raise OSError(number, os.strerror(number))

    return raising


def test_a_new_file_is_written_with_the_usual_permissions(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        atomic_write(tmp_path / "a", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert mode(tmp_path / "a") == 0o640
    assert names_in(tmp_path) == ["a"]


def test_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    for kept in (0o600, 0o664, 0o4755):
        path.chmod(kept)
        atomic_write(path, b"new")
        assert mode(path) == kept
    assert path.read_bytes() == b"new"


def test_the_owner_is_kept_where_that_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "chown", lambda _path, user, group: asked.append((user, group)))
    atomic_write(path, b"new")
    assert asked == [(path.stat().st_uid, path.stat().st_gid)]
    monkeypatch.setattr(os, "chown", refuse(1))
    atomic_write(path, b"newer")
    assert path.read_bytes() == b"newer"


def test_a_symbolic_link_stays_one_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("middle")
    (tmp_path / "middle").symlink_to(tmp_path / "folder" / "target")
    for data in (b"first", b"second"):
        atomic_write(tmp_path / "link", data)
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "middle").is_symlink()
        assert (tmp_path / "folder" / "target").read_bytes() == data


def test_what_cannot_be_a_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()
    said = {
        tmp_path: "it is a folder",
        tmp_path / "pipe": "it is not an ordinary file",
        Path("/dev/null"): "it is not an ordinary file",
        Path("/dev/full"): "it is not an ordinary file",
        tmp_path / "missing" / "a": f"the folder {tmp_path / 'missing'} does not exist",
        tmp_path / "loop": "too many levels of symbolic links",
        tmp_path / "file" / "a": "not a directory",
        tmp_path / "nul\0": "its name has a character that no file name can have",
        tmp_path / ("n" * 300): "file name too long",
    }
    for path, reason in said.items():
        with pytest.raises(FileError) as caught:
            atomic_write(path, b"new")
        assert str(caught.value) == f"{path} cannot be saved: {reason}."
    assert names_in(tmp_path) == ["file", "loop", "pipe"]
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_the_longest_file_name_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    atomic_write(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_write_protected_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda target, wanted: (target, wanted) != (path, os.W_OK))
    with pytest.raises(FileError, match=r"a cannot be saved: it is write-protected\."):
        atomic_write(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_read_only_folder_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", refuse(13))
    with pytest.raises(FileError, match=r"a cannot be saved: permission denied\."):
        atomic_write(tmp_path / "a", b"new")


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(os if broken == "fsync" else Path, broken, refuse(28))
    with pytest.raises(FileError, match=r"a cannot be saved: no space left on device\."):
        atomic_write(path, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["a"]


def test_an_interrupted_save_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def interrupt(_file: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        atomic_write(path, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["a"]


def test_a_killed_program_spoils_nothing_and_its_leavings_are_swept(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    killed = subprocess.run([sys.executable, "-c", KILLED_WHILE_SAVING, str(path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
    assert len(names_in(tmp_path)) == 2
    atomic_write(tmp_path / "b", b"new")
    assert names_in(tmp_path) == ["a", "b"]


def test_files_of_others_are_not_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [
        f".playground-{os.getpid()}-00000000.tmp",  # being written by this very program
        ".playground-77-00000000.tmp",  # by a program of another user
        ".playground-88-nothexno.tmp",
        ".playground-88-00000000.tmp.txt",
        "playground-88-00000000.tmp",
    ]
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / ".playground-88-00000000.tmp").touch()

    def kill(process: int, _signal: int) -> None:
        if process == 77:
            raise PermissionError
        if process == 88:
            raise ProcessLookupError

    monkeypatch.setattr(os, "kill", kill)
    sweep(tmp_path)
    assert names_in(tmp_path) == sorted(names)


def test_a_folder_that_cannot_be_listed_is_not_swept(tmp_path: Path) -> None:
    sweep(tmp_path / "missing")
