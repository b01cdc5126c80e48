"""A setting on a slider: its title, its number that can be typed, and the slider below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.ui.widgets.number_field import NumberField, plain
from playground.ui.widgets.role import label
from playground.ui.widgets.scale import Scale
from playground.ui.widgets.slider import Slider


class SliderRow(QWidget):
    """``changed`` tells every new number (an int where the row is of whole numbers), ``finished`` the end.

    With ``log`` equal ways mean equal factors; a minimum of 0 then stands apart at the left end,
    and the next number is ``smallest``.
    """

    changed = Signal(object)
    finished = Signal()

    def __init__(
        self,
        title: str,
        minimum: float,
        maximum: float,
        value: float,
        *,
        log: bool = False,
        integer: bool = False,
        smallest: float = 1e-6,
        step: float | None = None,
        formatter: Callable[[float], str] = plain,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scale = Scale(minimum=minimum, maximum=maximum, log=log, integer=integer, smallest=smallest)
        step = step or (1.0 if integer else (maximum - minimum) / 100)
        self.title = label(title)
        self.field = NumberField(value, name=title, scale=self._scale, step=step, formatter=formatter)
        self.slider = Slider(self._scale.places, name=title, origin=self._scale.origin)
        self.slider.setValue(self._scale.place(value))
        for part in (self, self.title, self.slider):
            part.setToolTip(tip)
        self._lay_out()
        self._connect()

    @property
    def value(self) -> float:
        """The number, in full precision; an int where the row is of whole numbers."""
        return int(self.field.value) if self._scale.integer else self.field.value

    def set_value(self, value: float) -> None:
        """Show another number without telling ``changed``; one beyond the ends is shown as it is."""
        self.field.set_value(value)
        self.slider.setValue(self._scale.place(value))

    def _connect(self) -> None:
        self.slider.moved.connect(self._slid)
        self.slider.finished.connect(self.finished)
        self.field.edited.connect(self._typed)
        self.field.finished.connect(self.finished)

    def _lay_out(self) -> None:
        self.title.setBuddy(self.field)
        self.field.setProperty("look", "bare")
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setFixedWidth(86)
        self.field.setTextMargins(0, 0, -3, 0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.slider)

    @Slot(int)
    def _slid(self, place: int) -> None:
        self.field.set_value(self._scale.number(place))
        self.changed.emit(self.value)

    @Slot(float)
    def _typed(self, number: float) -> None:
        self.slider.setValue(self._scale.place(number))
        self.changed.emit(self.value)
