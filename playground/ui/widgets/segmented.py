"""A row of choices of which one is taken, as a switch of segments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import text_font
from playground.ui.widgets.keys import MOVING, hint, keeps

Options = Sequence[str | tuple[str, str]]


def pairs(options: Options) -> tuple[tuple[str, str], ...]:
    """Return options as (id, title); a bare string is both."""
    return tuple((option, option) if isinstance(option, str) else option for option in options)


class Segmented(QFrame):
    """A switch; arrow keys move along it, ``changed`` tells the id that a person chose."""

    changed = Signal(str)

    def __init__(self, options: Options, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "segmented")
        self.setAccessibleName(name)
        self.setFixedHeight(36)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for option, title in pairs(options):
            row.addWidget(self._add(option, title))
        self._group.buttonClicked.connect(self._chosen)
        self.set_value(next(iter(self._buttons)))

    @property
    def value(self) -> str:
        """The id of the chosen option."""
        return next(option for option, button in self._buttons.items() if button.isChecked())

    def set_value(self, option: str) -> None:
        """Choose an option without telling ``changed``."""
        self._buttons[option].setChecked(True)

    def set_hint(self, option: str, text: str, keys: str = "") -> None:
        """Give one option a tool tip with its shortcut."""
        self._buttons[option].setToolTip(hint(text, keys))

    def button(self, option: str) -> QPushButton:
        """Return the button of one option."""
        return self._buttons[option]

    def _add(self, option: str, title: str) -> QPushButton:
        button = _Segment(title, self)
        self._buttons[option] = button
        self._group.addButton(button)
        return button

    @Slot(QAbstractButton)
    def _chosen(self, _button: QAbstractButton) -> None:
        self.changed.emit(self.value)


class _Segment(QPushButton):
    """One option, wide enough for its title in bold so that choosing moves nothing."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setProperty("role", "segment")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setMinimumWidth(QFontMetrics(text_font(13, 600)).horizontalAdvance(title) + 32)

    @qt_override(default=False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, MOVING | {Qt.Key.Key_Space}) or super().event(event)
