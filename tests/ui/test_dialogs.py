import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.dialogs import Dialogs, Question


@pytest.fixture
def dialogs(qtbot: QtBot) -> Dialogs:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = Dialogs(window)
    made.window = window  # type: ignore[attr-defined]  # kept alive as long as its dialogs
    return made


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key in the next dialog."""

    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Question)
        qtbot.keyClick(dialog, key)

    QTimer.singleShot(0, do)


def click(qtbot: QtBot, id: str) -> None:
    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        button = dialog.findChild(QPushButton, id)
        assert isinstance(button, QPushButton)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, do)


def test_escape_cancels(qtbot: QtBot, dialogs: Dialogs) -> None:
    press(qtbot, Qt.Key.Key_Escape)
    assert dialogs.what_about_changes("xor") == "cancel"


@pytest.mark.parametrize("id", ["save", "discard", "cancel"])
def test_each_button_is_an_answer(qtbot: QtBot, dialogs: Dialogs, id: str) -> None:
    click(qtbot, id)
    assert dialogs.what_about_changes("xor") == id


def test_the_safe_answer_is_at_hand(qtbot: QtBot) -> None:
    question = Question("Save?", "Or lose it.", (("discard", "Don’t Save"), ("save", "Save")))
    qtbot.addWidget(question)
    with qtbot.waitExposed(question):
        question.show()
    focused = question.focusWidget()
    assert focused is not None
    assert focused.objectName() == "save"


def test_something_is_told_until_it_is_closed(qtbot: QtBot, dialogs: Dialogs) -> None:
    click(qtbot, "close")
    dialogs.tell("This file cannot be opened", "It is empty.")
    press(qtbot, Qt.Key.Key_Escape)
    assert dialogs.ask("Sure?", "", (("yes", "Yes"),)) == "cancel"


def test_the_system_is_asked_for_files(monkeypatch: pytest.MonkeyPatch, dialogs: Dialogs) -> None:
    asked: list[object] = []

    def answer(*question: object) -> tuple[str, str]:
        asked.append(question[2:])
        return "/home/a.backprop", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    assert dialogs.path_to_open("/home") == "/home/a.backprop"
    assert dialogs.path_to_save("/home/b.backprop") == "/home/a.backprop"
    kind = "Backprop projects (*.backprop)"
    assert asked == [("/home", kind), ("/home/b.backprop", kind)]
