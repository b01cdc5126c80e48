"""Catching up: panels follow at once, but now and then only while a person or a lens is busy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

PAUSE = 60  # ms between two looks at the panels while something is dragged


class CatchUp(QObject):
    """Calls ``show`` at once, or soon where ``is_busy`` says so, and while that waits ``meanwhile``."""

    def __init__(
        self,
        show: Callable[[], None],
        meanwhile: Callable[[], None],
        is_busy: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """Wait to be asked."""
        super().__init__(parent)
        self._show, self._meanwhile, self._is_busy = show, meanwhile, is_busy
        self._waits = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(PAUSE)
        self._late.timeout.connect(self._look)

    @property
    def is_late(self) -> bool:
        """Whether something is still to be shown."""
        return self._late.isActive()

    def refresh(self, *, waits: bool = False) -> None:
        """Show; ``waits`` where only places differ, so that all but those may wait until nobody is busy."""
        self._waits = waits and (self._waits or not self.is_late)
        if not self._is_busy():
            self._late.stop()
            self._show()
        elif not self.is_late:
            self._late.start()

    @Slot()
    def _look(self) -> None:
        if self._waits and self._is_busy():
            self._meanwhile()
            self._late.start()
        else:
            self._show()
