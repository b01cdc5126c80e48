"""A tile of the palette: one gate, to be dragged onto the canvas or placed by a double click or Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font, text_font
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import family_colour
from playground.ui.tools.stock import Stock
from playground.ui.widgets.keys import MOVING, PRESSING, keeps

TILE = QSize(62, 46)
RADIUS = 8.0


class Tile(QAbstractButton):
    """Shows a gate's symbol and name. It keeps the mouse while it is dragged, wherever that goes."""

    chosen = Signal(object)
    carried = Signal(object, QPoint)
    dropped = Signal(object, QPoint)
    let_go = Signal()
    walked = Signal(int)

    def __init__(self, stock: Stock, parent: QWidget | None = None) -> None:
        """Make the tile of a gate."""
        super().__init__(parent)
        self.stock = stock
        self._start: QPoint | None = None
        self._dragging = False
        self.setFixedSize(TILE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(stock.title)
        self.setAccessibleName(f"{stock.title}, {stock.kind.family} gate")
        self.setAccessibleDescription(stock.note)
        self.setToolTip(f"{stock.title}: {stock.kind.pattern}\n{stock.note}")
        theme().changed.connect(self.update)

    @qt_override(TILE)
    def sizeHint(self) -> QSize:
        return TILE

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, PRESSING | MOVING) or super().event(event)

    @qt_override(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._stop()
            self.let_go.emit()
        event.accept()
        return True  # every other key waits until the gate is put down

    @qt_override(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._start = event.position().toPoint()

    @qt_override(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._start is None:
            return
        far = (event.position().toPoint() - self._start).manhattanLength()
        if not self._dragging and far >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.DragCopyCursor)
            self._watch()
        if self._dragging:
            self.carried.emit(self.stock, event.globalPosition().toPoint())

    @qt_override(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.dropped.emit(self.stock, event.globalPosition().toPoint())
        self._stop()

    @qt_override(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.stock)

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -3, Qt.Key.Key_Down: 3}
        if key in PRESSING:
            self.chosen.emit(self.stock)
        elif key in steps:
            self.walked.emit(steps[key])
        else:
            super().keyPressEvent(event)

    def _watch(self) -> None:
        """Hear of Esc wherever the focus is."""
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def _unwatch(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def _stop(self) -> None:
        if self._dragging:
            self._unwatch()
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._start, self._dragging = None, False

    @qt_override(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ink = QColor(family_colour(tokens, self.stock.kind.family))
        lively = self.underMouse() or self._dragging
        border = QColor(tokens.accent) if self.hasFocus() else ink if lively else QColor(tokens.line)
        painter.setPen(QPen(border, 2.0 if self.hasFocus() else 1.2))
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        self._draw_texts(painter, ink, QColor(tokens.text if lively else tokens.muted))
        painter.end()

    def _draw_texts(self, painter: QPainter, ink: QColor, quiet: QColor) -> None:
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setFont(number_font(15, 400))
        painter.setPen(ink)
        painter.drawText(QRectF(0, 4, TILE.width(), 22), middle, self.stock.symbol)
        font = text_font(11)
        width = QFontMetricsF(font).horizontalAdvance(self.stock.title)
        if width > TILE.width() - 4:
            font.setPixelSize(10)
        painter.setFont(font)
        painter.setPen(quiet)
        painter.drawText(QRectF(0, 25, TILE.width(), 16), middle, self.stock.title)
