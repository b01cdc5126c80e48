"""Type: double-click an input, or press Enter, to type its value; F2 types another name."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.graph import FrozenValue, GraphError
from playground.graph.groups import group_of
from playground.graph.value import freeze
from playground.session import graph_actions, group_actions
from playground.ui.canvas.look import plain_text
from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.view import CanvasView
from playground.ui.qt_override import qt_override
from playground.ui.widgets.keys import TYPING, keeps

STARTERS = "0123456789-+.["
WIDTH, HEIGHT = 132, 34


class TypedField(QLineEdit):
    """A line over the canvas: Enter takes it, Esc and leaving it do not change what is refused."""

    left = Signal()

    def __init__(self, parent: QWidget, text: str, take: Callable[[str], str | None]) -> None:
        """Begin with a text; ``take`` uses it and returns None, or says why it cannot."""
        super().__init__(text, parent)
        self._take = take
        self._done = False
        self.setProperty("role", "number")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.returnPressed.connect(self._commit)
        self.selectAll()

    def _commit(self) -> None:
        if self._done:
            return
        reason = self._take(self.text())
        if reason is None:
            self._close()
        else:
            self.setToolTip(reason)
            self.setAccessibleDescription(reason)
            self.setProperty("wrong", "true")
            self.style().polish(self)

    def _close(self) -> None:
        self._done = True
        self.left.emit()

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        if keeps(event, TYPING):
            return True
        done = super().event(event)
        if event.type() == QEvent.Type.ShortcutOverride and self._undoes_what_was_before(event):
            event.ignore()
            self._close()
        return done

    def _undoes_what_was_before(self, event: QEvent) -> bool:
        """Whether a key asks for undo where nothing was typed: then what was done before is meant."""
        is_undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        return is_undo and not self.isUndoAvailable()

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)
        event.accept()  # a line lets Enter through to the canvas behind it

    @qt_override(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        event.accept()  # a line lets the right button through, too

    @qt_override(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._done and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._take(self.text())
            self._close()


class TypeTool(Tool):
    """Opens a field over a node to type its value or its name."""

    def __init__(self, canvas: CanvasView) -> None:
        """Type on a canvas."""
        super().__init__(canvas)
        self._field: TypedField | None = None

    @property
    def field(self) -> TypedField | None:
        """The field that is open, if any."""
        return self._field

    def double(self, touch: Touch) -> bool:
        """Type the value of the input that was double-clicked, or the name of a gate."""
        item = self.canvas.canvas.node_at(touch.scene)
        if item is None:
            return False
        if item.kind.source is Source.NONE:
            self.type_name(item.node.name)
        else:
            self.type_value(item.node.name)
        return True

    def wants(self, event: QKeyEvent) -> bool:
        """Keep Enter and the digits while an input alone is selected."""
        return self._selected_source() is not None and self._begins(event)

    def key(self, event: QKeyEvent) -> bool:
        """Begin to type into the selected input."""
        name = self._selected_source()
        if name is None or not self._begins(event):
            return False
        typed = event.text() if event.text() and event.text() in STARTERS else None
        self.type_value(name, typed)
        return True

    def type_value(self, name: str, typed: str | None = None) -> None:
        """Open the field for the value of an input or constant, if it is there."""
        if name not in self.canvas.canvas.nodes:
            return
        before = plain_text(self.canvas.graph.by_name[name].value)
        field = self._open(
            name, before if typed is None else typed, lambda text: self._take_value(name, text)
        )
        field.setAccessibleName(f"Value of {name}: a number, or a vector or matrix such as [1, 2]")
        if typed is not None:
            field.deselect()

    def type_name(self, name: str) -> None:
        """Open the field for the name of a node, if it is there."""
        if name not in self.canvas.canvas.nodes:
            return
        field = self._open(name, name, lambda text: self._take_name(name, text))
        field.setAccessibleName(f"New name of {name}")

    def type_title(self, name: str, box: QRectF) -> None:
        """Open the field for the title of a composite gate, over a box of the view."""
        field = self._open_over(
            box, group_of(self.canvas.graph, name).title, lambda text: self._take_title(name, text)
        )
        field.setAccessibleName("Title of the composite gate")

    def _begins(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        return plain and (enter or (bool(event.text()) and event.text() in STARTERS))

    def _selected_source(self) -> str | None:
        names = self.canvas.session.selection.nodes
        name = next(iter(names)) if len(names) == 1 else None
        node = self.canvas.graph.by_name.get(name or "")
        return None if node is None or gate(node.gate).source is Source.NONE else node.name

    def _open(self, name: str, text: str, take: Callable[[str], str | None]) -> TypedField:
        item = self.canvas.canvas.nodes[name]
        return self._open_over(self.canvas.box_in_view(QRectF(item.sceneBoundingRect())), text, take)

    def _open_over(self, box: QRectF, text: str, take: Callable[[str], str | None]) -> TypedField:
        self._shut()
        field = self._field = TypedField(self.canvas.viewport(), text, take)
        field.setGeometry(
            round(box.center().x() - WIDTH / 2), round(box.center().y() - HEIGHT / 2), WIDTH, HEIGHT
        )
        field.left.connect(self._shut)
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return field

    def _shut(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            field.hide()
            field.deleteLater()
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_value(self, name: str, text: str) -> str | None:
        try:
            value = read_value(text)
        except GraphError as error:
            return self._refuse(str(error))
        if name in self.canvas.graph.by_name:
            graph_actions.scrub_value(self.canvas.session, name, value)
            self.canvas.settle()
        return None

    def _take_name(self, name: str, text: str) -> str | None:
        try:
            graph_actions.rename(self.canvas.session, name, text.strip())
        except GraphError as error:
            return self._refuse(str(error))
        return None

    def _take_title(self, name: str, text: str) -> str | None:
        try:
            group_actions.retitle(self.canvas.session, name, text)
        except GraphError as error:
            return self._refuse(str(error))
        return None

    def _refuse(self, reason: str) -> str:
        sentence = f"{reason[:1].upper()}{reason[1:]}."
        self.canvas.say(sentence, self._field.geometry().bottomLeft() if self._field else None)
        return sentence


def read_value(text: str) -> FrozenValue:
    """Read a typed number, vector or matrix; GraphError says what is wrong with it."""
    plain = text.strip()
    try:
        return freeze(float(plain))
    except ValueError as error:
        if isinstance(error, GraphError):
            raise
    try:
        return freeze(json.loads(plain))
    except ValueError as error:
        if isinstance(error, GraphError):
            raise
        raise GraphError(
            f'"{plain[:40]}" is no number; vectors are written [1, 2], matrices [[1, 2], [3, 4]]'
        ) from None
