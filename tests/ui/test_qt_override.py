import sys

import pytest
from PySide6.QtCore import QObject

from playground.ui.qt_override import qt_override


class Thing:
    @qt_override(default=7)
    def answer(self, divisor: int) -> int:
        """The answer."""
        return 42 // divisor


def test_the_answer_passes_through() -> None:
    assert Thing().answer(6) == 7
    assert Thing().answer(divisor=1) == 42


def test_the_method_keeps_its_name_and_wears_the_mark() -> None:
    assert Thing.answer.__name__ == "answer"
    assert Thing.answer.__doc__ == "The answer."
    assert Thing.answer.__qt_override__ is True  # type: ignore[attr-defined]  # the mark is set while running


def test_an_exception_goes_to_the_hook_and_the_default_to_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append(kind))
    assert Thing().answer(0) == 7
    assert caught == [ZeroDivisionError]


def test_a_virtual_method_that_qt_calls_is_guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append(str(error)))

    class Broken(QObject):
        @qt_override(default=False)
        def event(self, event: object) -> bool:
            raise ValueError("broken")

    broken, child = Broken(), QObject()
    child.setParent(broken)
    assert "broken" in caught
