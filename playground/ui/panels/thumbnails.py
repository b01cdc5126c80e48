"""Small pictures of the datasets to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget

from playground.training.datasets import DATASETS, EXTENT, DatasetRecord, dataset
from playground.ui.plots.colours import class_colours
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import text_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.keys import MOVING, PRESSING, keeps
from playground.ui.widgets.ring import draw_ring

if TYPE_CHECKING:
    from playground.training.datasets import Dataset

COLUMNS = 3
SHOWN_POINTS = 72
NOISE = 0.12


class Thumbnail(QAbstractButton):
    """One dataset: a few of its points in the colours and shapes of their classes, and its name."""

    def __init__(self, record: DatasetRecord, parent: QWidget | None = None) -> None:
        """Show this row of the table of datasets."""
        super().__init__(parent)
        self.record = record
        self._data: Dataset = dataset(record.id, SHOWN_POINTS, NOISE)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(record.name)
        self.setToolTip(record.note)
        self.setMinimumSize(60, 58)
        theme().changed.connect(self.update)

    @qt_override(default=QSize(74, 58))
    def sizeHint(self) -> QSize:
        return QSize(74, 58)

    @qt_override(default=False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, MOVING | PRESSING) or super().event(event)

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        strong = self.isChecked()
        painter.setPen(QPen(QColor(tokens.accent if strong else tokens.line), 2 if strong else 1))
        painter.setBrush(QColor(tokens.window if self.underMouse() and not strong else tokens.panel))
        painter.drawRoundedRect(inside, 8, 8)
        self._draw_points(painter, QRectF(self.width() / 2 - 18, 5, 36, 36))
        font = text_font(11, 600 if self.isChecked() else 400)
        if QFontMetricsF(font).horizontalAdvance(self.record.name) > self.width() - 8:
            font.setPixelSize(9)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if self.isChecked() else tokens.muted))
        line = QRectF(2, self.height() - 19, self.width() - 4, 16)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.record.name)
        if self.hasFocus():
            draw_ring(painter, inside.adjusted(3, 3, -3, -3), 6)
        painter.end()

    def _draw_points(self, painter: QPainter, area: QRectF) -> None:
        colours = class_colours(theme().tokens, self._data.classes)
        painter.setPen(Qt.PenStyle.NoPen)
        size = 4.5 if len(self._data) < 10 else 2.4
        for (x, y), label in zip(self._data.points.tolist(), self._data.labels.tolist(), strict=True):
            painter.setBrush(QColor(colours[label]))
            across, up = (x / EXTENT + 1) / 2, (1 - y / EXTENT) / 2
            place = QPointF(area.left() + across * area.width(), area.top() + up * area.height())
            if label == 0:
                painter.drawRect(QRectF(place.x() - size / 2, place.y() - size / 2, size, size))
            else:
                painter.drawEllipse(place, size / 1.9, size / 1.9)


class DatasetChoice(QWidget):
    """All datasets as thumbnails; `changed` tells the id of the one a person chose."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show every row of the table of datasets."""
        super().__init__(parent)
        self._thumbnails: dict[str, Thumbnail] = {}
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for number, record in enumerate(DATASETS):
            thumbnail = Thumbnail(record, self)
            self._thumbnails[record.id] = thumbnail
            self._group.addButton(thumbnail)
            grid.addWidget(thumbnail, number // COLUMNS, number % COLUMNS)
        self._group.buttonClicked.connect(self._chosen)

    def thumbnail(self, dataset: str) -> Thumbnail:
        """Return the thumbnail of one dataset."""
        return self._thumbnails[dataset]

    def set_value(self, dataset: str) -> None:
        """Choose a dataset without telling `changed`."""
        self._thumbnails[dataset].setChecked(True)

    @Slot(QAbstractButton)
    def _chosen(self, button: QAbstractButton) -> None:
        if isinstance(button, Thumbnail):
            self.changed.emit(button.record.id)
