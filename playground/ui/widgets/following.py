"""Following an action: a button does what it does, and hears when it is another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton


class Following(QObject):
    """Joins a button to an action; what the button shows of the action is the button's own affair."""

    def __init__(self, button: QAbstractButton, action: QAction, show: Callable[[QAction], None]) -> None:
        """Trigger the action by a click, and let ``show`` bring the button up to date."""
        super().__init__(button)
        self._action, self._show = action, show
        button.setCheckable(action.isCheckable())
        button.clicked.connect(self._trigger)
        action.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _trigger(self) -> None:
        self._action.trigger()
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self._show(self._action)
