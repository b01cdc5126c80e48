"""The transport of the Network workspace: reset, play, step, epoch, speed, and where the training is."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font, text_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.button import Button, IconButton, PrimaryButton
from playground.ui.widgets.role import label
from playground.ui.widgets.slider import Slider
from playground.ui.widgets.transport import TransportBar
from playground.ui.workspaces.network.player import speed_of

SPEED_PLACES = 100


class Counter(QWidget):
    """A title and a number that never moves: it is painted right-aligned in a room for its widest form."""

    def __init__(self, title: str, widest: str, parent: QWidget | None = None) -> None:
        """Keep room for `widest`."""
        super().__init__(parent)
        self._title, self._text = title, ""
        self._title_width = QFontMetricsF(text_font(13)).horizontalAdvance(title)
        self._number_width = QFontMetricsF(number_font(17, 700)).horizontalAdvance(widest)
        self.setFixedSize(math.ceil(self._title_width + self._number_width) + 6, 30)
        self.setAccessibleName(title)

    @property
    def text(self) -> str:
        """The number as it is shown."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another number."""
        if text != self._text:
            self._text = text
            self.setAccessibleDescription(text)
            self.update()

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        middle = Qt.AlignmentFlag.AlignVCenter
        number = QRectF(self.width() - self._number_width - 1, 0, self._number_width + 1, self.height())
        painter.setFont(number_font(17, 700))
        painter.setPen(QColor(tokens.text))
        painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, self._text)
        painter.setFont(text_font(13))
        painter.setPen(QColor(tokens.muted))
        title = QRectF(0, 1, self._title_width + 2, self.height())
        painter.drawText(title, middle | Qt.AlignmentFlag.AlignLeft, self._title)
        painter.end()


class NetworkTransport(TransportBar):
    """The controls of training; `speed_changed` tells steps a second, infinity for as fast as it goes."""

    speed_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin paused at full speed."""
        super().__init__(parent)
        self.reset = IconButton("rotate-ccw", self.tr("Reset to the same weights"), keys="R", flat=True)
        self.play = PrimaryButton(self.tr("Play"), icon="play", large=True)
        self.step = Button(self.tr("Step"), tip=self.tr("One step"), keys="Right")
        self.epoch = Button(self.tr("Epoch"), tip=self.tr("One epoch"), keys="E")
        self.new_seed = IconButton("dices", self.tr("New seed"), keys="N", flat=True)
        self.speed = Slider(SPEED_PLACES, name=self.tr("Speed"))
        self.speed.setFixedWidth(150)
        self.speed.setValue(SPEED_PLACES)
        self.speed_text = label("", "muted")
        self.epoch_counter = Counter(self.tr("epoch"), "000,000")
        self.step_counter = Counter(self.tr("step"), "0,000,000")
        self.play.setFixedWidth(116)
        self.add_left(self.reset, self.play, self.step, self.epoch, self.new_seed, self._speed_part())
        spacer = QWidget()
        self.add_middle(spacer, 1)
        self.add_right(self.epoch_counter, self.step_counter)
        self.speed.moved.connect(self._sped)
        self.show_playing(False)
        self._name_speed()

    def show_playing(self, playing: bool) -> None:  # noqa: FBT001 - the one thing it shows
        """Let the main button say what it will do."""
        self.play.setText(self.tr("Pause") if playing else self.tr("Play"))
        self.play.set_icon("pause" if playing else "play")
        self.play.set_hint(self.tr("Pause") if playing else self.tr("Play"), "Space")

    def show_counts(self, epoch: int, steps: int) -> None:
        """Show how far the training is."""
        self.epoch_counter.set_text(f"{epoch:07,}")
        self.step_counter.set_text(f"{steps:,}")

    def _speed_part(self) -> QWidget:
        part = QWidget()
        head = QHBoxLayout()
        head.setSpacing(8)
        title = label(self.tr("speed"), "muted")
        for text in (title, self.speed_text):
            text.setFont(text_font(11))
            text.setStyleSheet("font-size: 11px;")
        head.addWidget(title, 1)
        head.addWidget(self.speed_text)
        column = QVBoxLayout(part)
        column.setContentsMargins(6, 0, 0, 4)
        column.setSpacing(0)
        part.setFixedHeight(42)
        column.addLayout(head)
        column.addWidget(self.speed)
        return part

    def _name_speed(self) -> None:
        speed = speed_of(self.speed.value() / SPEED_PLACES)
        many = self.tr("{speed:,.0f} steps/s").format(speed=speed)
        self.speed_text.setText(self.tr("full") if math.isinf(speed) else many)

    @Slot(int)
    def _sped(self, place: int) -> None:
        self.speed.setValue(place)
        self._name_speed()
        self.speed_changed.emit(speed_of(place / SPEED_PLACES))

    @qt_override(default=QSize(640, 62))
    def minimumSizeHint(self) -> QSize:
        return QSize(640, 62)
