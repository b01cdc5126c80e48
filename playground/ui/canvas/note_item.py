"""A note on the canvas: a text, a coloured frame behind gates, or an arrow."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.session.notes import Note, NoteColour, NoteKind
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import is_far
from playground.ui.canvas.note_text import NoteText, painted_in
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import text_font

TOKENS = {
    NoteColour.GREY: "input",
    NoteColour.BLUE: "class_a",
    NoteColour.GREEN: "value",
    NoteColour.YELLOW: "routing",
    NoteColour.RED: "loss",
    NoteColour.VIOLET: "activation",
}
BEHIND = {NoteKind.FRAME: -10.0, NoteKind.TEXT: -5.0, NoteKind.ARROW: -4.0}
TITLE = 32.0  # the strip of a frame by which it is taken
BORDER = 7.0
HANDLE = 5.0
REACH = 9.0
HEAD = 11.0
RADIUS = 10.0


class NoteItem(QGraphicsItem):
    """Paints one note; it is taken by its text, its title and border, or its line."""

    def __init__(self, note: Note, look: Look) -> None:
        """Make the item of a note."""
        super().__init__()
        self.note = note
        self._look = look
        self._selected = False
        self._document = NoteText(text_font(14))
        self._hit = QPainterPath()
        self._prepare()

    @property
    def plain_text(self) -> str:
        """What is read, without the marks of Markdown."""
        return self._document.toPlainText()

    def set_look(self, look: Look) -> None:
        """Draw with other colours."""
        self._look = look
        self.update()

    def show_note(self, note: Note) -> None:
        """Show another record of the same note."""
        if note != self.note:
            self.prepareGeometryChange()
            self.note = note
            self._prepare()
            self.update()

    def show_selected(self, *, selected: bool) -> None:
        """Mark the note as selected, with handles to drag."""
        if selected != self._selected:
            self._selected = selected
            self.update()

    def box(self) -> QRectF:
        """Return the box of the note in the scene; a text is as high as its lines need."""
        (x, y), (width, height) = self.note.position, self.note.size
        if self.note.kind is NoteKind.ARROW:
            return QRectF(QPointF(x, y), QPointF(*self.note.end)).normalized()
        lines = self._document.size().height() if self.note.kind is NoteKind.TEXT else 0.0
        return QRectF(x, y, width, max(height, lines))

    def handles(self) -> dict[str, QPointF]:
        """Return the points by which the note is resized, by name."""
        if self.note.kind is NoteKind.ARROW:
            return {"end": QPointF(*self.note.end), "start": QPointF(*self.note.position)}
        return {"end": self.box().bottomRight()}

    def handle_at(self, point: QPointF) -> str | None:
        """Return the handle within reach of a point, if the note is selected."""
        found = (name for name, at in self.handles().items() if (at - point).manhattanLength() <= 2 * REACH)
        return next(found, None) if self._selected else None

    def _prepare(self) -> None:
        note = self.note
        self.setZValue(BEHIND[note.kind])
        self._document.show_markdown(note.text, note.size[0])
        box = self.box()
        path = QPainterPath()
        if note.kind is NoteKind.ARROW:
            path.moveTo(QPointF(*note.position))
            path.lineTo(QPointF(*note.end))
            stroker = QPainterPathStroker()
            stroker.setWidth(2 * REACH)
            path = stroker.createStroke(path)
        else:
            path.addRect(box)
        if note.kind is NoteKind.FRAME:
            hollow = QPainterPath()
            hollow.addRect(box.adjusted(BORDER, TITLE, -BORDER, -BORDER))
            path = path.subtracted(hollow)
        self._hit = path

    @qt_override(QRectF())
    def boundingRect(self) -> QRectF:
        margin = HEAD + HANDLE
        return self.box().adjusted(-margin, -margin, margin, margin)

    @qt_override(QPainterPath())
    def shape(self) -> QPainterPath:
        return self._hit

    @qt_override(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self.note.kind is NoteKind.ARROW:
            self._paint_arrow(painter)
        else:
            self._paint_box(painter)
            if not is_far(painter):
                self._paint_text(painter)
        if self._selected:
            painter.setPen(QPen(self._look.colour("accent"), 1.6))
            painter.setBrush(self._look.colour("panel"))
            for at in self.handles().values():
                painter.drawRect(QRectF(at.x() - HANDLE, at.y() - HANDLE, 2 * HANDLE, 2 * HANDLE))

    def _paint_box(self, painter: QPainter) -> None:
        token, frame = TOKENS[self.note.colour], self.note.kind is NoteKind.FRAME
        pen = QPen(self._look.colour(token, 150 if frame else 70), 1.4)
        painter.setPen(QPen(self._look.colour("accent"), 2.2) if self._selected else pen)
        painter.setBrush(self._look.colour(token, 24 if frame else 36))
        painter.drawRoundedRect(self.box(), RADIUS, RADIUS)

    def _paint_text(self, painter: QPainter) -> None:
        box = self.box()
        painter.save()
        painter.setClipRect(box)
        painter.translate(box.topLeft())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = painted_in(self._look.colour("text"))
        self._document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_arrow(self, painter: QPainter) -> None:
        start, end = QPointF(*self.note.position), QPointF(*self.note.end)
        if self._selected:
            painter.setPen(QPen(self._look.colour("accent", 60), 8.0))
            painter.drawLine(start, end)
        colour = self._look.colour(TOKENS[self.note.colour])
        turn = math.atan2(end.y() - start.y(), end.x() - start.x())
        back = [
            end - QPointF(HEAD * math.cos(turn + side), HEAD * math.sin(turn + side))
            for side in (0.45, -0.45)
        ]
        painter.setPen(QPen(colour, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(start, end)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([end, *back]))
