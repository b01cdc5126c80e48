"""Writing a file whole or not at all, so that no crash leaves half a file behind.

The new bytes go to a temporary file beside the target, reach the disk, and only then take the
target's place. A temporary file that a killed program left behind is swept at the next write.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import stat
from pathlib import Path

from playground.storage.file_error import FileError, reason

_TEMPORARY = re.compile(r"\.playground-(\d{1,7})-[0-9a-f]{8}\.tmp")


def atomic_write(path: Path, data: bytes) -> None:
    """Put ``data`` into the file at ``path``, or raise ``FileError`` and leave the file as it was.

    A symbolic link stays a link and its target is written; an existing file keeps its permissions.
    """
    try:
        target = Path(os.path.realpath(path))
        before = _state(target)
        _check_writable(path, target, before)
        sweep(target.parent)
        _replace(target, data, before)
    except FileError:
        raise
    except (OSError, ValueError) as error:
        raise FileError(f"{path} cannot be saved: {reason(error)}.") from error


def sweep(folder: Path) -> None:
    """Remove the temporary files that programs no longer running left in a folder."""
    with contextlib.suppress(OSError):
        for entry in list(folder.iterdir()):
            match = _TEMPORARY.fullmatch(entry.name)
            if match and not _is_running(int(match.group(1))):
                entry.unlink()


def _state(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _check_writable(path: Path, target: Path, before: os.stat_result | None) -> None:
    if before is None:
        if not target.parent.is_dir():
            raise FileError(f"{path} cannot be saved: the folder {target.parent} does not exist.")
    elif stat.S_ISDIR(before.st_mode):
        raise FileError(f"{path} cannot be saved: it is a folder.")
    elif not stat.S_ISREG(before.st_mode):
        raise FileError(f"{path} cannot be saved: it is not an ordinary file.")
    elif not os.access(target, os.W_OK):
        raise FileError(f"{path} cannot be saved: it is write-protected.")


def _replace(target: Path, data: bytes, before: os.stat_result | None) -> None:
    temporary = target.with_name(f".playground-{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            _keep_owner_and_mode(temporary, before)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _keep_owner_and_mode(temporary: Path, before: os.stat_result) -> None:
    """Give the new file the old one's owner, where that is allowed, and its permissions."""
    with contextlib.suppress(OSError):
        os.chown(temporary, before.st_uid, before.st_gid)
    temporary.chmod(stat.S_IMODE(before.st_mode))


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
