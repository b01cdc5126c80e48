"""A vector or matrix as a heat map: every number in its cell, the value beside its gradient."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from playground.engine.format import short
from playground.gates.gate import Value
from playground.ui.plots.colours import diverging_levels, diverging_table
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import contrast
from playground.ui.widgets.role import label

CELL = QSize(54, 28)
LEAST_CELL = QSize(6, 6)
ROOM = QSize(330, 260)  # a map with more cells than fit has smaller ones, without numbers
CALM = 1e-12
INKS = ("#FFFFFF", "#101217")


class Grid(QWidget):
    """Paints one array; hovering tells a cell's place and its whole number."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Begin with nothing; ``name`` is what the array is called."""
        super().__init__(parent)
        self._name = name
        self._numbers: NDArray[np.float64] = np.zeros((1, 1))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(number_font(12))

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The numbers as they are written in the cells; empty where the cells are too small."""
        fits = self._cell().width() >= self._widest()
        return tuple(tuple(map(short, row)) for row in self._numbers.tolist()) if fits else ()

    def show_array(self, array: NDArray[np.float64]) -> None:
        """Show a vector, upright, or a matrix."""
        self._numbers = array.reshape(len(array), -1)
        rows, columns = self._numbers.shape
        cell = self._cell()
        self.setFixedSize(columns * cell.width() + 1, rows * cell.height() + 1)
        self.setAccessibleName(f"{self._name}: {self._numbers.tolist()}" if self.texts else self._name)
        self.update()

    def _cell(self) -> QSize:
        rows, columns = self._numbers.shape
        fitting = QSize(ROOM.width() // columns, ROOM.height() // rows)
        return CELL.boundedTo(fitting).expandedTo(LEAST_CELL)

    def _widest(self) -> float:
        measure = QFontMetricsF(self.font())
        texts = {short(number) for number in self._numbers.flat}
        small = self._cell().height() < measure.height()
        return float("inf") if small else max(map(measure.horizontalAdvance, texts)) + 4

    @qt_override(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        cell, texts = self._cell(), self.texts
        finite = np.nan_to_num(self._numbers, nan=0.0, posinf=0.0, neginf=0.0)
        scale = max(float(np.abs(finite).max()), CALM)
        levels = diverging_levels(finite.astype(np.float32), scale)
        table = diverging_table(theme().tokens)
        for row, column in np.ndindex(*self._numbers.shape):
            box = QRectF(column * cell.width(), row * cell.height(), cell.width(), cell.height())
            fill = QColor.fromRgb(int(table[levels[row, column]]))
            painter.fillRect(box, fill)
            if texts:
                painter.setPen(QColor(max(INKS, key=lambda ink: contrast(ink, fill.name()))))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, texts[row][column])
        painter.setPen(QColor(theme().tokens.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.told(event.pos()), self)
            return True
        return super().event(event)

    def told(self, at: QPoint) -> str:
        """Say which cell lies at a point, and its number."""
        cell = self._cell()
        row, column = at.y() // cell.height(), at.x() // cell.width()
        rows, columns = self._numbers.shape
        if not (0 <= row < rows and 0 <= column < columns):
            return ""
        return f"row {row + 1}, column {column + 1}: {float(self._numbers[row, column])!r}"


class Half(QWidget):
    """The value or the gradient: its name, its map, and its least and greatest number."""

    def __init__(self, title: str, role: str, parent: QWidget | None = None) -> None:
        """Begin with nothing known."""
        super().__init__(parent)
        self.grid = Grid(title)
        self.range = label("", "muted")
        self.range.setFont(number_font(11))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        head = label(title, role)
        head.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        for part in (head, self.grid, self.range):
            column.addWidget(part)
        column.addStretch(1)

    def show_value(self, value: Value | None) -> None:
        """Show an array, or that it is not known yet."""
        known = value is not None
        self.grid.setVisible(known)
        if value is None:
            self.range.setText("not known yet: –")
            return
        array = np.atleast_1d(np.asarray(value, dtype=np.float64))
        self.grid.show_array(array)
        self.range.setText(f"from {short(float(array.min()))} to {short(float(array.max()))}")


class HeatMap(QWidget):
    """A value and its gradient side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing known."""
        super().__init__(parent)
        self.value = Half("value", "chip-value")
        self.gradient = Half("gradient", "chip-gradient")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.value)
        row.addWidget(self.gradient)

    def show_values(self, value: Value | None, gradient: Value | None) -> None:
        """Show what is known of both."""
        self.value.show_value(value)
        self.gradient.show_value(gradient)
