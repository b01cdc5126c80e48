"""The facts of the selected node: its name, value, gradient and shape, and its knobs to turn."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from playground.gates.catalog import gate
from playground.gates.gate import Knob, Source
from playground.graph.graph import Node
from playground.session.playback import Playback
from playground.ui.canvas.look import UNKNOWN, plain_text
from playground.ui.canvas.states import compact
from playground.ui.panels.ticket import chip, gate_head, wrapped
from playground.ui.qt_override import qt_override
from playground.ui.widgets.button import Button
from playground.ui.widgets.keys import TYPING, keeps
from playground.ui.widgets.number_field import NumberField
from playground.ui.widgets.role import label, set_role


class LineField(QLineEdit):
    """A line that keeps Enter and Esc for itself; ``entered`` tells a text that was changed."""

    entered = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Begin empty; ``name`` is what a screen reader calls the field."""
        super().__init__(parent)
        self._before = ""
        set_role(self, "code")
        self.setAccessibleName(name)
        self.editingFinished.connect(self._finished)

    def show_text(self, text: str) -> None:
        """Show another text, unless the person is just typing one."""
        self._before = text
        if not (self.hasFocus() and self.isModified()):
            self.setText(text)

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, TYPING) or super().event(event)

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
        else:
            super().keyPressEvent(event)

    def _finished(self) -> None:
        self.setModified(False)
        if self.text() != self._before:
            self._before = self.text()
            self.entered.emit(self.text())


class Facts(QFrame):
    """Shows one node; what is changed is asked for by signals."""

    renamed = Signal(str)
    valued = Signal(str)
    knob_turned = Signal(str, float)
    turned = Signal()
    targeted = Signal()

    def __init__(self, node: Node, parent: QWidget | None = None) -> None:
        """Make the card of a node; ``show_node`` fills it."""
        super().__init__(parent)
        self._kind = gate(node.gate)
        self._holds = self._kind.source is not Source.NONE
        set_role(self, "card")
        self._name = LineField("Name of the node")
        self._value_field = LineField("Value of the node", self)
        self._knobs = {knob.name: self._knob(knob) for knob in self._kind.knobs}
        self._value, self._gradient = chip("", "chip-value"), chip("", "chip-gradient")
        self._shape, self._lost = label("", "muted"), wrapped("")
        self._target = Button("Differentiate this", keys="T")
        self._lay_out()
        self._name.entered.connect(lambda text: self.renamed.emit(text.strip()))
        self._value_field.entered.connect(self.valued)
        self._target.clicked.connect(self.targeted)

    def is_for(self, node: Node) -> bool:
        """Whether this card can show a node without being made anew."""
        return node.gate == self._kind.id

    def show_node(self, node: Node, playback: Playback, *, is_target: bool) -> None:
        """Show a node at the playhead."""
        name = node.name
        value, gradient = playback.value(name), playback.gradient(name)
        self.setAccessibleName(f"Selected node {name}")
        self._name.show_text(name)
        self._value_field.show_text(plain_text(node.value))
        for knob, number in {**self._kind.defaults, **dict(node.knobs)}.items():
            self._knobs[knob].set_value(number)
        self._value.setText(UNKNOWN if value is None else compact(value, 4, 20))
        self._gradient.setText(UNKNOWN if gradient is None else compact(gradient, 4, 20))
        shape = () if value is None else np.shape(value)
        self._shape.setText(f"shape {'×'.join(map(str, shape))}" if shape else "")
        run = playback.run
        lost = run is not None and name in run.values and name not in run.backward_order
        self._lost.setText(f"{name} does not reach {run.target}: its gradient is 0." if run and lost else "")
        self._lost.setVisible(lost)
        self._target.setVisible(not is_target)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(gate_head(self._kind))
        column.addWidget(wrapped(self._kind.note))
        column.addLayout(self._form())
        column.addWidget(self._lost)
        row = QHBoxLayout()
        row.addWidget(self._target)
        row.addStretch(1)
        column.addLayout(row)
        self._value.setVisible(not self._holds)
        self._value_field.setVisible(self._holds)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        form.addRow(label("name", "muted"), self._name)
        if self._holds:
            form.addRow(label("value", "muted"), self._value_field)
        for knob, field in self._knobs.items():
            form.addRow(label(knob, "muted"), field)
        numbers = QHBoxLayout()
        numbers.setSpacing(8)
        for each in (self._value, self._gradient, self._shape):
            numbers.addWidget(each)
        numbers.addStretch(1)
        form.addRow(label("gradient" if self._holds else "numbers", "muted"), numbers)
        return form

    def _knob(self, knob: Knob) -> NumberField:
        field = NumberField(knob.default, name=knob.name)
        field.edited.connect(lambda number: self.knob_turned.emit(knob.name, number))
        field.finished.connect(self.turned)
        if knob.note:
            field.setToolTip(knob.note)
        return field
