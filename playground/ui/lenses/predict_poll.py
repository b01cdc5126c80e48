"""The board of the class tally: four answers as large rows with their keys, votes, and in the end bars."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from playground.session.tally import Option, Poll
from playground.ui.predict_actions import MOST_OPTIONS
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font, text_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.keys import PRESSING, keeps

ROW = 50
RADIUS = 8
MARGIN = 12.0
KEY_ROOM, VOTES_ROOM = 26, 44
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class OptionRow(QPushButton):
    """One answer: a click votes for it, a right click takes a vote back."""

    voted = Signal(int, int)

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        """Stand for the option at a place, from 0."""
        super().__init__(parent)
        self._place = place
        self._option: Option | None = None
        self._share, self._is_revealed = 0.0, False
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(ROW)
        self.clicked.connect(lambda: self.voted.emit(self._place, 1))

    def show_option(self, option: Option, share: float, *, revealed: bool) -> None:
        """Show an answer and the ``share`` of the votes it has; the bar is drawn once it is ``revealed``."""
        self._option, self._share, self._is_revealed = option, share, revealed
        votes = f"{option.votes} {'vote' if option.votes == 1 else 'votes'}"
        self.setAccessibleName(f"{self._place + 1}: {option.text}, {votes}{self._told()}")
        self.setToolTip(
            "" if revealed else f"A click or {self._place + 1} votes, a right click takes it back"
        )
        self.update()

    def _told(self) -> str:
        if self._option is None or not self._is_revealed:
            return ""
        mistake = self._option.mistake
        return ", right" if mistake is None else f", who {mistake.value}"

    @qt_override(QSize(240, ROW))
    def sizeHint(self) -> QSize:
        return QSize(240, ROW)

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, frozenset({Qt.Key.Key_Space}) & PRESSING) or super().event(event)

    @qt_override(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.voted.emit(self._place, -1)
        else:
            super().mousePressEvent(event)

    @qt_override(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._option is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, self._option)
        self._paint_texts(painter, self._option)
        painter.end()

    def _paint_box(self, painter: QPainter, option: Option) -> None:
        tokens = theme().tokens
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        told = self._is_revealed
        ink = tokens.value if option.is_right else tokens.loss
        frame = tokens.accent if self.hasFocus() else ink if told and option.is_right else tokens.line
        painter.setPen(QPen(QColor(frame), 2 if frame != tokens.line else 1))
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if told and self._share:
            fill = QColor(ink)
            fill.setAlpha(46)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            bar = box.adjusted(3, 3, -3, -3)
            bar.setWidth(bar.width() * self._share)
            painter.drawRoundedRect(bar, RADIUS - 3, RADIUS - 3)

    def _paint_texts(self, painter: QPainter, option: Option) -> None:
        tokens, told = theme().tokens, self._is_revealed
        line = QRectF(self.rect()).adjusted(MARGIN, 0, -MARGIN, 0)
        painter.setPen(QColor(tokens.muted))
        painter.setFont(number_font(15, 600))
        painter.drawText(line, MIDDLE, str(self._place + 1))
        painter.setPen(QColor(tokens.text))
        painter.setFont(number_font(22, 700))
        if option.votes or told:
            painter.drawText(line, MIDDLE | Qt.AlignmentFlag.AlignRight, str(option.votes))
        self._paint_answer(painter, option, line.adjusted(KEY_ROOM, 0, -VOTES_ROOM, 0))

    def _paint_answer(self, painter: QPainter, option: Option, room: QRectF) -> None:
        """Write the answer, and once it is revealed what leads to it: beside it, or below a long one."""
        tokens, told = theme().tokens, self._is_revealed
        text = f"{option.text}{'' if not told else ' ✓' if option.is_right else ' ✗'}"
        width = QFontMetricsF(painter.font()).horizontalAdvance(text)
        is_long = width > room.width() / (2 if told else 1)
        if is_long:
            fits = width * 12 / 22 <= room.width()
            painter.setFont(number_font(12 if fits else 10, 600))
        upper, lower = room, room.adjusted(width + 10, 0, 8, 0)
        if is_long and told:
            upper, lower = (
                room.adjusted(0, 4, 0, -room.height() / 2),
                room.adjusted(0, room.height() / 2, 0, -4),
            )
        if told:
            painter.setPen(QColor(tokens.value if option.is_right else tokens.loss))
        painter.drawText(upper, MIDDLE | Qt.TextFlag.TextWordWrap, text)
        if told:
            painter.setPen(QColor(tokens.text))
            painter.setFont(text_font(13))
            painter.drawText(lower, MIDDLE | Qt.TextFlag.TextWordWrap, _reason(option))


def _reason(option: Option) -> str:
    """Say what leads to an answer."""
    return "right" if option.mistake is None else option.mistake.value


class PollBoard(QFrame):
    """Shows a poll; ``voted`` tells the place and +1 or -1, ``entered`` Enter."""

    voted = Signal(int, int)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a poll."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Class tally")
        self.rows = [OptionRow(place, self) for place in range(MOST_OPTIONS)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for row in self.rows:
            column.addWidget(row)
            row.voted.connect(self.voted)
        theme().changed.connect(self.update)

    def show_poll(self, poll: Poll) -> None:
        """Show the answers of a poll and its votes; the longest bar is that of the most votes."""
        most = max((option.votes for option in poll.options), default=0)
        for row, option in zip(self.rows, poll.options, strict=False):
            row.show_option(option, option.votes / most if most else 0.0, revealed=poll.revealed)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(poll.options))

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        keys = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
        return keeps(event, keys) or super().event(event)

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
