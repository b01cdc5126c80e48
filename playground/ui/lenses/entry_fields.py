"""Which number of an array: its row and column, to be typed or stepped; nothing for a single number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.engine.probe import Index
from playground.gates.gate import Shape
from playground.ui.widgets.number_field import NumberField
from playground.ui.widgets.role import label
from playground.ui.widgets.scale import Scale

TITLES = ("row", "column")


class EntryFields(QWidget):
    """Counts from 1; ``chosen`` tells the place of a number, counted from 0."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with a single number, which needs no field."""
        super().__init__(parent)
        self._shape: Shape = ()
        self.fields: list[NumberField] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.hide()

    def show_entry(self, shape: Shape, index: Index) -> None:
        """Show the place of a number in an array of this shape."""
        if shape != self._shape:
            self._shape = shape
            self._build(shape)
        for field, place in zip(self.fields, index, strict=True):
            field.set_value(place + 1)
        self.setVisible(bool(shape))

    def _build(self, shape: Shape) -> None:
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.fields = []
        for title, size in zip(TITLES, shape, strict=False):
            scale = Scale(minimum=1, maximum=size, integer=True)
            field = NumberField(1, name=f"{title}, 1 to {size}", scale=scale, step=1)
            field.setFixedWidth(64)
            field.edited.connect(self._told)
            self.fields.append(field)
            for part in (label(title, "muted"), field):
                self._row.addWidget(part)
        self._row.addStretch(1)

    def _told(self) -> None:
        self.chosen.emit(tuple(int(field.value) - 1 for field in self.fields))
