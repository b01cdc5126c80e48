"""The kernel gets ready by itself, in another process, and nobody waits for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from playground.app import kernel_compiler
from playground.app.kernel_compiler import OPTION, KernelCompiler, command, compile_into, use_compiled
from playground.app.start import main
from playground.training import kernel
from tests.kernels import kernel_folder

__all__ = ["kernel_folder"]


@pytest.fixture(autouse=True)
def _nothing_installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("os.nice", lambda _by: 0)
    kernel.install(None)
    yield
    kernel.install(None)


def test_the_folder_is_in_the_persons_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert kernel_compiler.kernel_folder() == tmp_path / "backprop-playground" / "kernel"
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert kernel_compiler.kernel_folder() == tmp_path / ".cache" / "backprop-playground" / "kernel"


def test_a_filled_folder_is_used_at_once(kernel_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        kernel_compiler, "command", lambda _folder: [sys.executable, "-c", "raise SystemExit(3)"]
    )
    compiler = KernelCompiler(kernel_folder)
    compiler.start()
    compiler.wait()
    assert kernel.installed() is not None
    compiler.stop()


def test_another_process_fills_an_empty_folder(kernel_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([False, True])
    monkeypatch.setattr(
        kernel_compiler, "use_compiled", lambda folder: next(answers) and use_compiled(folder)
    )
    compiler = KernelCompiler(kernel_folder)
    compiler.start()
    compiler.wait()
    assert compiler._process is not None
    assert compiler._process.args == command(kernel_folder)
    assert kernel.installed() is not None


def test_the_program_itself_compiles_when_asked(kernel_folder: Path) -> None:
    assert main([OPTION, str(kernel_folder)]) == 0
    assert use_compiled(kernel_folder)


def test_a_frozen_program_calls_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert command(tmp_path) == [sys.executable, "-m", "playground", OPTION, str(tmp_path)]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(tmp_path) == [sys.executable, OPTION, str(tmp_path)]


def test_where_it_cannot_be_numpy_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert compile_into(tmp_path / "file") == 1
    assert capsys.readouterr().err.startswith("The training kernel cannot be compiled: ")
    compiler = KernelCompiler(tmp_path / "file")
    compiler.start()
    compiler.wait()
    assert kernel.installed() is None


def test_without_numba_numpy_goes_on(
    kernel_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)
    assert compile_into(kernel_folder) == 1
    assert "numba" in capsys.readouterr().err
    assert not use_compiled(kernel_folder)


def test_stopping_gives_up_what_is_under_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel_compiler, "use_compiled", lambda _folder: False)
    waiting = [sys.executable, "-c", "import signal; signal.pause()"]
    monkeypatch.setattr(kernel_compiler, "command", lambda _folder: waiting)
    begun = Event()

    class Process(subprocess.Popen[bytes]):
        def wait(self, timeout: float | None = None) -> int:
            begun.set()
            return super().wait(timeout)

    monkeypatch.setattr("subprocess.Popen", Process)
    compiler = KernelCompiler(tmp_path)
    compiler.start()
    assert begun.wait(60)
    compiler.stop()
    assert not compiler._thread.is_alive()
    assert compiler._process is not None
    assert compiler._process.returncode < 0
    assert kernel.installed() is None


def test_stopped_before_it_began_it_never_begins(tmp_path: Path) -> None:
    compiler = KernelCompiler(tmp_path)
    compiler.stop()
    compiler.start()
    assert compiler._thread.ident is None
    assert not compiler._compile()
    assert not list(tmp_path.iterdir())
