import faulthandler
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from pytestqt.qtbot import QtBot

from playground.app import crash
from playground.app.crash import CrashReport, tell_qt_message
from playground.session.project import Project, open_project


class Shown:
    """What a person was shown."""

    def __init__(self) -> None:
        self.reports: list[tuple[str, str, str]] = []
        self.threads: list[threading.Thread] = []

    def __call__(self, title: str, text: str, details: str) -> None:
        self.reports.append((title, text, details))
        self.threads.append(threading.current_thread())


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest.fixture
def report(tmp_path: Path, shown: Shown) -> CrashReport:
    return CrashReport(lambda: Project(name="precious"), tmp_path / "recovered", shown)


def fail() -> None:
    raise ValueError("broken")


def hand_over(report: CrashReport) -> None:
    try:
        fail()
    except ValueError as error:
        report.hook(type(error), error, error.__traceback__)


def test_the_project_is_saved_and_a_person_is_told_where(
    report: CrashReport, shown: Shown, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_over(report)
    (path,) = (tmp_path / "recovered").iterdir()
    assert open_project(path).name == "precious"
    title, text, details = shown.reports[0]
    assert title == "Something went wrong"
    assert str(path) in text
    assert "ValueError: broken" in details
    assert "ValueError: broken" in capsys.readouterr().err


def test_a_project_that_cannot_be_saved_is_said_so(shown: Shown, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    hand_over(CrashReport(Project, tmp_path / "taken", shown))
    assert "could not be saved" in shown.reports[0][1]


def test_a_second_mistake_while_telling_is_not_told(tmp_path: Path) -> None:
    told: list[str] = []

    def show(title: str, text: str, details: str) -> None:
        told.append(title)
        hand_over(own)

    own = CrashReport(Project, tmp_path, show)
    hand_over(own)
    assert len(told) == 1
    hand_over(own)
    assert len(told) == 2


def test_an_exception_in_a_thread_is_told_in_the_window(
    qtbot: QtBot, report: CrashReport, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "excepthook", report._hook_of_thread)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(shown.reports))
    assert shown.threads == [threading.current_thread()]
    report._hook_of_thread(threading.ExceptHookArgs((ValueError, None, None, None)))
    assert len(shown.reports) == 1


def test_an_interrupt_is_no_crash(report: CrashReport, shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *told: seen.append(told[0]))
    report.hook(KeyboardInterrupt, KeyboardInterrupt())
    assert seen == [KeyboardInterrupt]
    assert shown.reports == []


@pytest.mark.parametrize("terminal", [True, False])
def test_installing_takes_the_hooks(
    report: CrashReport, monkeypatch: pytest.MonkeyPatch, terminal: bool
) -> None:
    enabled: list[bool] = []
    monkeypatch.setattr(faulthandler, "enable", lambda: enabled.append(True))
    monkeypatch.setattr(crash, "qInstallMessageHandler", lambda handler: None)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    if not terminal:
        monkeypatch.setattr(sys, "stderr", None)
    report.install()
    assert sys.excepthook == report.hook
    assert bool(enabled) is terminal


def test_qt_speaks_in_the_terminal_but_no_small_talk(capsys: pytest.CaptureFixture[str]) -> None:
    tell_qt_message(QtMsgType.QtDebugMsg, QMessageLogContext(), "by the way")
    tell_qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), "careful")
    assert capsys.readouterr().err == "Qt: careful\n"


def test_without_a_terminal_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    tell_qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), "careful")
