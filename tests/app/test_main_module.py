"""``python -m playground`` is the program itself."""

from __future__ import annotations

import runpy
import sys

import pytest


def test_the_package_runs_as_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["playground", "code", "x * y", "x=2", "y=3", "--as", "numpy"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("playground", run_name="__main__")
    assert caught.value.code == 0
    assert "grad_x = grad_f * y" in capsys.readouterr().out


def test_importing_the_program_starts_nothing() -> None:
    assert "main" in runpy.run_module("playground.__main__", run_name="imported")
