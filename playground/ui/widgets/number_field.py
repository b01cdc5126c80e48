"""A number that can be typed, stepped with the keys or scrubbed by dragging over it."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget

from playground.ui.qt_override import qt_override
from playground.ui.widgets.keys import TYPING, keeps
from playground.ui.widgets.role import set_look
from playground.ui.widgets.scale import Scale

PIXELS_PER_STEP = 3
UNBOUND = Scale(minimum=-math.inf, maximum=math.inf)
_STEPPING = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}


def plain(number: float) -> str:
    """Return a number with all its digits and no more: 2, -0.125, 1e-07."""
    number = float(number)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


class NumberField(QLineEdit):
    """Shows a number; ``edited`` tells each new one, ``finished`` the end of a gesture.

    Drag to scrub (Shift fine, Ctrl coarse, Esc takes it back), click to type (Enter commits, Esc
    cancels), Up and Down to step. What is no number is refused in one sentence and nothing changes.
    """

    edited = Signal(float)
    finished = Signal()
    refused = Signal(str)

    def __init__(
        self,
        value: float = 0.0,
        *,
        name: str = "",
        scale: Scale = UNBOUND,
        step: float = 0.1,
        formatter: Callable[[float], str] = plain,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value = float(value)
        self._name = name or "The number"
        self._scale, self._step, self._formatter = scale, step, formatter
        self._pressed: QPoint | None = None
        self._before: float | None = None
        self._focused: QWidget | None = None
        self.setProperty("role", "number")
        self.setProperty("wrong", "false")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setToolTip("Type a number, or drag to change it (Shift: finer, Ctrl: coarser)")
        self.returnPressed.connect(self._entered)
        self._show()

    @property
    def value(self) -> float:
        """The number, in full precision."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show another number, unless the person is just typing one."""
        self._value = float(value)
        if not self.isModified():
            self._show()

    # Typing

    def _entered(self) -> None:
        if self._commit():
            self.selectAll()

    def _commit(self) -> bool:
        if not self.isModified():
            return True
        number, reason = self._read(self.text().strip())
        if reason:
            self._refuse(reason)
            return False
        self._change(number)
        self._show()
        self.finished.emit()
        return True

    def _read(self, text: str) -> tuple[float, str]:
        try:
            number = float(text)
        except ValueError:
            return 0.0, f"{self._name} needs a number such as -0.5 or 1e-3; “{text[:40]}” is none."
        low, high = self._scale.minimum, self._scale.maximum
        if not math.isfinite(number):
            return 0.0, f"{self._name} must be a finite number."
        if not low <= number <= high:
            return 0.0, f"{self._name} goes from {plain(low)} to {plain(high)}."
        if self._scale.integer and not number.is_integer():
            return 0.0, f"{self._name} must be a whole number."
        return number, ""

    def _refuse(self, reason: str) -> None:
        set_look(self, "wrong", "true")
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), reason, self)
        self.setAccessibleDescription(reason)
        self.refused.emit(reason)

    # Changing

    def _change(self, number: float) -> None:
        if number != self._value:
            self._value = number
            self.edited.emit(number)

    def _show(self) -> None:
        set_look(self, "wrong", "false")
        self.setAccessibleDescription("")
        typing = self.hasFocus() and self._before is None
        self.setText(plain(self._value) if typing else self._formatter(self._value))

    def _stepped(self, steps: float, held: Qt.KeyboardModifier, origin: float) -> None:
        factor = 10.0 if held & Qt.KeyboardModifier.ControlModifier else 1.0
        factor *= 0.1 if held & Qt.KeyboardModifier.ShiftModifier else 1.0
        step = max(1.0, factor * self._step) / self._step if self._scale.integer else factor
        self._change(self._scale.moved(origin, steps * step, self._step))
        self._show()

    def _begin_scrub(self) -> None:
        self._before = self._value
        self._focused = QApplication.focusWidget()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_scrub(self) -> None:
        self._pressed = self._before = None
        self.clearFocus()
        if self._focused is not None:
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
            self._focused = None
        self.finished.emit()

    # What Qt tells us

    @qt_override(default=False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, TYPING) or super().event(event)

    @qt_override()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._cancel()
        elif key in _STEPPING and self._commit():
            self._stepped(_STEPPING[key], event.modifiers(), self._value)
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _cancel(self) -> None:
        if self._before is not None:
            self._change(self._before)
            self._end_scrub()
        self._show()
        self.selectAll()

    @qt_override()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.hasFocus():
            self._pressed = event.position().toPoint()
        else:
            super().mousePressEvent(event)

    @qt_override()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        moved = event.position().x() - self._pressed.x()
        if self._before is None and abs(moved) >= PIXELS_PER_STEP:
            self._begin_scrub()
        if self._before is not None:
            self._stepped(int(moved / PIXELS_PER_STEP), event.modifiers(), self._before)

    @qt_override()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._before is not None:
            self._end_scrub()
        elif self._pressed is not None:
            self._pressed = None
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.selectAll()
        else:
            super().mouseReleaseEvent(event)

    @qt_override()
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus() or not self._commit():
            event.ignore()
            return
        self._stepped(math.copysign(1, event.angleDelta().y()), event.modifiers(), self._value)
        event.accept()

    @qt_override()
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show()
        if self._before is None:
            self.selectAll()

    @qt_override()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._commit()
        self._show()
