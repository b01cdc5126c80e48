"""The set-up on machines that lack things: every command of the system is played by a stand-in."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

REAL = shutil.which("sh")


class Machine:
    """A folder of commands that is the whole PATH."""

    def __init__(self, folder: Path) -> None:
        self.commands = folder / "bin"
        self.commands.mkdir()
        for name in ("cat", "cksum", "dirname", "env", "mkdir", "rm", "sed", "sh", "sort", "tr", "uname"):
            (self.commands / name).symlink_to(shutil.which(name) or name)
        self.add("id", "echo 1000")

    def add(self, name: str, body: str) -> None:
        """Add a command that is a few lines of sh."""
        (self.commands / name).write_text(f"#!{REAL}\n{body}\n")
        (self.commands / name).chmod(0o755)

    def run(self, code: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run sh code after reading the set-up."""
        return subprocess.run(
            [str(REAL), "-euc", f"root='{ROOT}'; . '{ROOT}/packaging/environment.sh'; {code}"],
            env={"PATH": f"{self.commands}:/nowhere", "HOME": "/nowhere", **variables},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_python_that_does_not_run_is_passed_over(machine: Machine) -> None:
    machine.add("python3.13", "echo no such version >&2; exit 127")
    machine.add("python3.12", "exit 1")
    machine.add("python3", f'exec {sys.executable} "$@"')
    found = machine.run("find_python")
    assert found.stdout.splitlines()[0] == sys.executable
    assert found.stdout.splitlines()[1] == f"{sys.version_info.major}.{sys.version_info.minor}"


def test_a_forced_python_has_to_do(machine: Machine) -> None:
    found = machine.run("prepare_environment requirements.lock", BACKPROP_PYTHON="/nowhere/python")
    assert found.returncode == 1
    assert "BACKPROP_PYTHON=/nowhere/python does not run" in found.stderr


def test_without_python_one_line_says_what_to_install(machine: Machine) -> None:
    found = machine.run("prepare_environment requirements.lock")
    assert found.returncode == 1
    assert "sudo apt-get install -y --no-install-recommends python3 python3-venv" in found.stderr


def prepare_libraries(machine: Machine) -> subprocess.CompletedProcess[str]:
    """Look for the libraries of Qt on a machine where ldd misses five of them."""
    machine.add("python", "echo /site/PySide6")
    machine.add(
        "ldd",
        """case $1 in
        /site/PySide6/QtGui.abi3.so) echo "	libEGL.so.1 => not found"
            echo "	libc.so.6 => /lib/libc.so.6" ;;
        /site/PySide6/QtCore.abi3.so) echo "	libglib-2.0.so.0 => not found" ;;
        */libqxcb.so) echo "	libxcb-icccm.so.4 => not found"; echo "	libxkbcommon-x11.so.0 => not found"
            echo "	libEGL.so.1 => not found" ;;
        esac""",
    )
    return machine.run("python=python; prepare_libraries xcb")


def test_missing_libraries_are_named_by_their_packages(machine: Machine) -> None:
    machine.add("apt-cache", "exit 1")
    found = prepare_libraries(machine)
    assert found.returncode == 1
    line = "sudo apt-get install -y --no-install-recommends "
    assert line + "libegl1 libglib2.0-0 libxcb-icccm4 libxkbcommon-x11-0\n" in found.stderr


def test_missing_libraries_are_installed_as_root(machine: Machine, tmp_path: Path) -> None:
    machine.add("id", "echo 0")
    machine.add("apt-cache", '[ "$2" = libglib2.0-0t64 ]')
    machine.add("apt-get", f'echo "$@" >> {tmp_path}/installed')
    found = prepare_libraries(machine)
    assert found.returncode == 0, found.stderr
    assert (tmp_path / "installed").read_text().splitlines()[1] == (
        "-qq install -y --no-install-recommends libegl1 libglib2.0-0t64 libxcb-icccm4 libxkbcommon-x11-0"
    )


def test_nothing_missing_installs_nothing(machine: Machine) -> None:
    machine.add("ldd", 'echo "	libc.so.6 => /lib/libc.so.6"')
    machine.add("python", "echo /site/PySide6")
    assert machine.run("python=python; prepare_libraries xcb offscreen").returncode == 0


def test_a_finished_environment_is_not_touched(machine: Machine, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "packaging", tmp_path / "packaging")
    python = machine.commands / "python3"
    machine.add(
        "python3",
        f"""case $2 in
        -c) printf '%s\\n' {python} 3.13 "3.13.0 of long ago" ;;
        -m) mkdir -p "$4/bin"; echo "$3 $4" >> {tmp_path}/made ;;
        esac""",
    )
    machine.add("uv", f'echo "$@" >> {tmp_path}/installed')
    code = (
        f"root={tmp_path}; prepare_environment requirements-test.lock; prepare_environment requirements.lock"
    )
    assert machine.run(f"{code}; {code}").returncode == 0
    with (tmp_path / "packaging/requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    assert machine.run(f"{code}; {code}").returncode == 0
    assert (tmp_path / "made").read_text() == f"venv {tmp_path}/.venv/3.13\n" * 2
    installed = (tmp_path / "installed").read_text().splitlines()
    assert [line.rpartition(" ")[2] for line in installed] == [
        f"{tmp_path}/packaging/requirements-test.lock"
    ] * 2
    assert all("--require-hashes --only-binary :all:" in line for line in installed)
