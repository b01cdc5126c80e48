"""The watch that tests/conftest.py and pyproject.toml keep over every test, attacked."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

PLANTED = """
import logging
import os
import warnings

from hypothesis import given, settings, strategies
from PySide6.QtCore import Qt, qWarning
from PySide6.QtWidgets import QMenu, QWidget

kept = []

def test_sound(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    QMenu("a menu", widget)
    widget.show()

def test_sound_and_dropped(qtbot):
    QWidget().show()

def test_sound_log(caplog):
    logging.getLogger("gates").warning("asked for")

def test_sound_folders(tmp_path_factory):
    assert str(tmp_path_factory.getbasetemp()) in os.environ["XDG_CONFIG_HOME"]

def test_sound_examples():
    assert settings().derandomize

def test_bad_widget(qtbot):
    kept.append(QWidget())

def test_bad_button(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    qtbot.mousePress(widget, Qt.MouseButton.RightButton)

def test_bad_log():
    logging.getLogger("gates").warning("by the way")

def test_bad_qt_message(qtbot):
    qWarning("from Qt")

def test_bad_warning():
    warnings.warn("old", DeprecationWarning, stacklevel=1)

def test_bad_slot(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.windowTitleChanged.connect(lambda title: 1 / 0)
    widget.setWindowTitle("x")
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Run the planted tests under the project's own settings and give what came of each."""
    folder = tmp_path_factory.mktemp("planted")
    (folder / "tests").mkdir()
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copy(ROOT / "tests/conftest.py", folder / "tests")
    (folder / "tests/test_planted.py").write_text(PLANTED)
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:randomly", "-p", "no:cacheprovider"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    found: dict[str, set[str]] = {}
    for outcome, name in re.findall(r"^(PASSED|FAILED|ERROR) \S*::(\w+)", run.stdout, re.MULTILINE):
        found.setdefault(name, set()).add(outcome)
    assert len(found) == PLANTED.count("def test_"), run.stdout + run.stderr
    return found


def test_sound_tests_pass(outcomes: dict[str, set[str]]) -> None:
    assert {name for name, outcome in outcomes.items() if outcome == {"PASSED"}} == {
        name for name in outcomes if "sound" in name
    }


@pytest.mark.parametrize("what", ["widget", "button", "log", "qt_message", "warning", "slot"])
def test_what_is_left_behind_fails_a_test(outcomes: dict[str, set[str]], what: str) -> None:
    assert outcomes[f"test_bad_{what}"] & {"FAILED", "ERROR"}
