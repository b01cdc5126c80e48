"""A lens with the table of a check: the table takes the room that the rest of the page leaves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from playground.engine.slope import Place
from playground.engine.wire_check import Gradients
from playground.session.selection import Selection
from playground.session.session import Session
from playground.session.wire_checking import WireChecking, in_words
from playground.ui.canvas.measures import is_stub
from playground.ui.canvas.overlay import NO_OVERLAY, Overlay
from playground.ui.lenses.check_in_slices import CheckInSlices
from playground.ui.lenses.check_marks import check_overlay, wire_at
from playground.ui.lenses.check_table import CheckTable
from playground.ui.lenses.lens import Lens
from playground.ui.qt_override import qt_override


class TableLens(Lens):
    """Shows one check; a row that is chosen goes to its wire."""

    def __init__(
        self,
        session: Session,
        checking: WireChecking,
        heads: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Show a check; ``heads`` say what is compared with what."""
        super().__init__(session, parent)
        self.checking = checking
        self.slices = CheckInSlices(checking, self)
        self.table = CheckTable(heads)
        self._marked: tuple[object, ...] = ()
        self._marks = NO_OVERLAY
        self.content.grown.connect(self._fit)
        self.table.sought.connect(self._seek)
        self.table.looked_at.connect(self.overlay_changed)
        self.table.left.connect(self.left)

    def show_table(self, *, shown: bool) -> None:
        """Show the rows of the check, or hide the table."""
        found = self.checking.found
        self.table.show_rows(self.session.graph, found.rows if found and shown else ())
        self.table.setVisible(shown)
        self._fit()

    def marks(self, gradients: Gradients) -> Overlay:
        """Return ticks and crosses at these gradients, made once for a check and a row."""
        wanted = (self.checking.found, self.table.place, self.session.graph)
        if len(self._marked) != len(wanted) or any(
            one is not other for one, other in zip(self._marked, wanted, strict=True)
        ):
            self._marked = wanted
            self._marks = check_overlay(self.session.graph, self.checking.found, gradients, self.table.place)
        return self._marks

    def greet(self) -> None:
        """Say what a check found, and let the keys go to the table."""
        if self.checking.found is not None:
            self.said.emit(in_words(self.checking.found, self.checking.total))
            self.table.setFocus()

    @qt_override(QSize(372, 200))
    def sizeHint(self) -> QSize:
        missing = self.table.wanted - self.table.sizeHint().height()
        return super().sizeHint() + QSize(0, missing if self.table.isVisibleTo(self) else 0)

    @qt_override()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        rest = super().sizeHint().height() - self.table.sizeHint().height()
        self.table.fit(self.viewport().height() - rest)

    @Slot(object)
    def _seek(self, place: Place) -> None:
        wire = wire_at(self.session.graph, place)
        self.jumped.emit(place[0])
        if not is_stub(wire):
            self.session.select(Selection.only(wire))
