"""Connect by keyboard: a list of all ports that the selected node may feed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu

from playground.gates.catalog import gate
from playground.graph.editing import connect
from playground.graph.graph import Wire
from playground.ui.canvas.touch import Tool
from playground.ui.canvas.view import CanvasView
from playground.ui.tools.adding import Loose
from playground.ui.tools.wire import fitting


class ConnectTool(Tool):
    """C on a selected node offers every input its output may be plugged into."""

    def __init__(self, canvas: CanvasView) -> None:
        """Connect nodes of a canvas."""
        super().__init__(canvas)
        self._menu: QMenu | None = None

    @property
    def menu(self) -> QMenu | None:
        """The list that was opened last."""
        return self._menu

    def key(self, event: QKeyEvent) -> bool:
        """Open the list for the selected node."""
        names = self.canvas.session.selection.nodes
        if event.key() != Qt.Key.Key_C or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        if len(names) == 1:
            self.offer(next(iter(names)))
        else:
            self.canvas.say("Select one node first, then C lists the ports it can feed.")
        return True

    def offer(self, name: str) -> None:
        """Open the list of ports that a node may feed."""
        choices = choices_of(self.canvas, name)
        if not choices:
            self.canvas.say(f"There is no port that {name} can feed.")
            return
        if self._menu is not None:
            self._menu.deleteLater()
        menu = self._menu = QMenu(self.canvas)
        menu.setAccessibleName(f"Plug {name} into")
        for text, wire in choices:
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False, wire=wire: self._plug(wire))
            menu.addAction(action)
        menu.setActiveAction(menu.actions()[0])
        box = self.canvas.box_in_view(self.canvas.canvas.nodes[name].sceneBoundingRect())
        menu.popup(self.canvas.viewport().mapToGlobal(QPoint(round(box.right()), round(box.top()))))

    def _plug(self, wire: Wire) -> None:
        self.canvas.edit(
            f"Wire {wire.source} to {wire.target}",
            lambda graph: connect(graph, wire.source, wire.target, wire.port),
        )


def choices_of(canvas: CanvasView, name: str) -> list[tuple[str, Wire]]:
    """Return the wires that can leave a node, each with its words; free ports come first."""
    graph = canvas.graph
    free: list[tuple[str, Wire]] = []
    taken: list[tuple[str, Wire]] = []
    for target, ports in fitting(graph, Loose(name)).items():
        kind = gate(graph.by_name[target].gate)
        for port in (port for port in kind.inputs if port in ports):
            old = graph.incoming[target].get(port)
            text = f"{kind.name} {target}, input {port}"
            if old is None:
                free.append((text, Wire(name, target, port)))
            elif old.source != name:
                taken.append((f"{text} (instead of {old.source})", Wire(name, target, port)))
    return free + taken
