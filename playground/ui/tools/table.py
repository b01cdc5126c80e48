"""Table: double-click or Enter on an input that holds a vector or matrix opens it as a small table."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.graph import FrozenValue, Node
from playground.graph.value_table import Kind
from playground.session import graph_actions
from playground.session.project import Project
from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.view import CanvasView
from playground.ui.tools.number_sheet import ENTER, NumberSheet

GAP = 10
MARGIN = 8


class TableTool(Tool):
    """Opens a table below an input or constant; all that is changed in it is one entry of the history."""

    def __init__(self, canvas: CanvasView) -> None:
        """Edit values on a canvas."""
        super().__init__(canvas)
        self._sheet: NumberSheet | None = None
        self._edited: Node | None = None
        canvas.session.project_changed.connect(self.follow)

    @property
    def sheet(self) -> NumberSheet | None:
        """The table that is open, if any."""
        return self._sheet

    def double(self, touch: Touch) -> bool:
        """Open the vector or matrix that was double-clicked."""
        item = self.canvas.canvas.node_at(touch.scene)
        if item is None or not isinstance(item.node.value, tuple):
            return False
        self.open(item.node.name)
        return True

    def wants(self, event: QKeyEvent) -> bool:
        """Keep Enter while a vector or matrix alone is selected."""
        return event.key() in ENTER and self._selected() is not None

    def key(self, event: QKeyEvent) -> bool:
        """Open the selected vector or matrix with Enter."""
        name = self._selected()
        if event.key() not in ENTER or name is None:
            return False
        self.open(name)
        return True

    def open_selected(self) -> None:
        """Open the one input or constant that is selected, or say that one must be."""
        names = self.canvas.session.selection.nodes
        node = self.canvas.graph.by_name.get(next(iter(names))) if len(names) == 1 else None
        if node is None or gate(node.gate).source is Source.NONE:
            self.canvas.say("Select one input first.")
        else:
            self.open(node.name)

    def follow(self, _old: Project, new: Project) -> None:
        """Close the table, and take nothing, where its value is another now or gone."""
        edited = self._edited
        node = new.graph.by_name.get(edited.name) if edited is not None else None
        if self._sheet is not None and (edited is None or node is None or node.value != edited.value):
            self._sheet.leave()

    def open(self, name: str, kind: Kind | None = None) -> None:
        """Open the table of an input or constant, made a vector or matrix if asked for."""
        self._shut()
        self._edited = self.canvas.graph.by_name[name]
        value = self._edited.value
        sheet = self._sheet = NumberSheet(name, 0.0 if value is None else value, self.canvas.viewport())
        sheet.taken.connect(partial(self._take, name))
        sheet.left.connect(self._shut)
        if kind is not None:
            sheet.choose(kind)
        item = self.canvas.canvas.nodes[name]
        box = self.canvas.box_in_view(QRectF(item.sceneBoundingRect()))
        sheet.adjustSize()
        sheet.move(beside(box, sheet, self.canvas.viewport()))
        sheet.show()
        sheet.cells.setFocus(Qt.FocusReason.OtherFocusReason)

    def _selected(self) -> str | None:
        names = self.canvas.session.selection.nodes
        node = self.canvas.graph.by_name.get(next(iter(names))) if len(names) == 1 else None
        return node.name if node is not None and isinstance(node.value, tuple) else None

    def _take(self, name: str, value: FrozenValue) -> None:
        node = self.canvas.graph.by_name.get(name)
        if node is not None and node.value != value:
            self.canvas.settle()
            graph_actions.scrub_value(self.canvas.session, name, value)
            self.canvas.settle()

    def _shut(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            focused = QApplication.focusWidget()
            had_focus = focused is not None and sheet.isAncestorOf(focused)
            sheet.hide()
            sheet.deleteLater()
            if had_focus:
                self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)


def beside(box: QRectF, part: QWidget, room: QWidget) -> QPoint:
    """Return where a part goes that belongs to a box: below it, else above, and inside the room."""
    size = part.size()
    x = box.center().x() - size.width() / 2
    below = box.bottom() + GAP
    fits = below + size.height() <= room.height()
    y = below if fits else box.top() - GAP - size.height()
    most_x = room.width() - size.width() - MARGIN
    most_y = room.height() - size.height() - MARGIN
    return QPoint(round(max(min(x, most_x), MARGIN)), round(max(min(y, most_y), MARGIN)))
