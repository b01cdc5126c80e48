"""What a lens is: one way to look at the run, with a page of its own and marks on the canvas."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from playground.graph.graph import Wire
from playground.session.session import Session
from playground.ui.actions import ActionTable
from playground.ui.canvas.overlay import NO_OVERLAY, Overlay
from playground.ui.widgets.page import Page


class Lens(Page):
    """A page that takes the inspector's place while it is open.

    ``overlay_changed`` tells that ``overlay()`` is another one, ``said`` a sentence for the status bar,
    ``jumped`` a node to show, ``left`` that the keys go back to the canvas, ``replaced`` that the graph is
    another one, to be shown whole. What must outlive the page is kept by an object of the session.
    """

    id: ClassVar[str] = ""
    title: ClassVar[str] = ""
    icon: ClassVar[str] = ""

    overlay_changed = Signal()
    said = Signal(str)
    jumped = Signal(str)
    left = Signal()
    replaced = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Look at a session."""
        super().__init__(self.title, parent)
        self.session = session

    @property
    def is_busy(self) -> bool:
        """Whether the project changes many times a second: other panels then follow now and then."""
        return False

    def overlay(self) -> Overlay:
        """Return what the canvas shows while the lens is open."""
        return NO_OVERLAY

    def refresh(self) -> None:
        """Show the project, the playhead and the selection as they are now."""

    def opened(self) -> None:
        """The lens was opened; ``refresh`` follows."""

    def closed(self) -> None:
        """Another lens was opened, or the window closes."""

    def pressed(self, wire: Wire, which: str) -> None:
        """A pressable chip was clicked: that of the ``value`` or of the ``gradient`` of a wire."""

    def judge(self) -> bool:
        """Check the gradients that the lens shows; False where they are the run's own."""
        return False

    def bind(self, table: ActionTable) -> None:
        """Bind what can be done with the lens alone."""
