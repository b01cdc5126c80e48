"""Connect by keyboard: lists of what a node or wire may be plugged into, and of what may feed a node."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from playground.gates.catalog import gate
from playground.graph.editing import can_connect, connect, disconnect
from playground.graph.graph import Graph, Wire
from playground.graph.room import put_into_wire
from playground.session.selection import Selection
from playground.ui.canvas.node_item import OUTPUT
from playground.ui.canvas.touch import Touch
from playground.ui.canvas.view import CanvasView
from playground.ui.menu_bar import Menu
from playground.ui.tools.adding import Loose
from playground.ui.tools.insert import is_loose
from playground.ui.tools.wire import fitting

Ask = Callable[[Loose, Touch], None]
Choice = tuple[str, Callable[[], object]]


class Connector:
    """Offers every place a wire may go to, free ports first."""

    def __init__(self, canvas: CanvasView, ask: Ask) -> None:
        """Connect nodes of a canvas; ``ask`` is called for a port that a new gate shall feed."""
        self._canvas = canvas
        self._ask = ask
        self._menu: QMenu | None = None

    @property
    def menu(self) -> QMenu | None:
        """The list that was opened last."""
        return self._menu

    def offer_targets(self) -> None:
        """Offer what the selected node may feed, or where the selected wire may go instead."""
        selection = self._canvas.session.selection
        if len(selection.nodes) == 1:
            self.offer(next(iter(selection.nodes)))
        elif len(selection.wires) == 1 and not selection.nodes:
            wire = next(iter(selection.wires))
            self._open(f"Plug {wire.source} into", self._other_ends(wire), wire.target)
        else:
            self._canvas.say("Select one node or wire first, then C lists the ports it can feed.")

    def offer_sources(self) -> None:
        """Offer what may feed the inputs of the selected node."""
        names = self._canvas.session.selection.nodes
        if len(names) != 1:
            self._canvas.say("Select one gate first, then Shift+C lists what can feed it.")
            return
        name = next(iter(names))
        choices = [choice for port in self._ports(name) for choice in self._feeders(name, port)]
        self._open(f"Feed {name} from", choices, name)

    def offer(self, name: str) -> None:
        """Offer the ports that a node may feed, and the wires that a loose gate may go into."""
        choices: list[Choice] = [(text, self._plugger(wire)) for text, wire in choices_of(self._canvas, name)]
        if is_loose(self._canvas.graph, name) and self._ports(name):
            choices += [
                (f"Into {_said(wire)}", self._inserter(name, wire)) for wire in self._canvas.graph.wires
            ]
        self._open(f"Plug {name} into", choices, name)

    def _open(self, title: str, choices: Sequence[Choice], name: str) -> None:
        if not choices:
            self._canvas.say(f"There is no port that {name} can feed or be fed by.")
            return
        if self._menu is not None:
            self._menu.deleteLater()
        menu = self._menu = Menu("", self._canvas)
        menu.setAccessibleName(title)
        for text, act in choices:
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False, act=act: act())
            menu.addAction(action)
        menu.setActiveAction(menu.actions()[0])
        box = self._canvas.box_in_view(QRectF(self._canvas.canvas.nodes[name].sceneBoundingRect()))
        menu.popup(self._canvas.viewport().mapToGlobal(QPoint(round(box.right()), round(box.top()))))

    def _ports(self, name: str) -> tuple[str, ...]:
        return gate(self._canvas.graph.by_name[name].gate).inputs

    def _other_ends(self, wire: Wire) -> list[Choice]:
        """Return the other ports that a wire may lead to, and the other nodes that it may come from."""
        graph = self._canvas.graph
        found: list[Choice] = []
        for text, other in choices_of(self._canvas, wire.source):
            found.append((text, self._plugger(other, instead_of=wire)))
        for node in graph.nodes:
            other = Wire(node.name, wire.target, wire.port)
            if node.name != wire.source and can_connect(graph, node.name, wire.target, wire.port) is None:
                found.append((f"From {node.name} instead", self._plugger(other)))
        return found

    def _feeders(self, name: str, port: str) -> list[Choice]:
        graph, old = self._canvas.graph, self._canvas.graph.incoming[name].get(port)
        instead = f" (instead of {old.source})" if old else ""
        sources = [each for each in fitting(graph, Loose(name, port)) if old is None or old.source != each]
        found: list[Choice] = [
            (f"Input {port} from {source}{instead}", self._plugger(Wire(source, name, port)))
            for source in sources
        ]
        if old is None:
            found.append((f"Input {port} from a new gate…", self._asker(Loose(name, port))))
        return found

    def _plugger(self, wire: Wire, instead_of: Wire | None = None) -> Callable[[], object]:
        def plugged(graph: Graph) -> Graph:
            opened = disconnect(graph, instead_of.target, instead_of.port) if instead_of else graph
            return connect(opened, wire.source, wire.target, wire.port)

        return lambda: self._edit(f"Wire {wire.source} to {wire.target}", plugged)

    def _inserter(self, name: str, wire: Wire) -> Callable[[], object]:
        return lambda: self._edit(f"Insert {name}", lambda graph: put_into_wire(graph, name, wire))

    def _asker(self, loose: Loose) -> Callable[[], object]:
        def ask() -> None:
            item = self._canvas.canvas.nodes[loose.node]
            point = item.pos() - QPoint(140, 0)
            self._ask(loose, Touch(point, self._canvas.mapFromScene(point)))

        return ask

    def _edit(self, label: str, change: Callable[[Graph], Graph]) -> None:
        selection = self._canvas.session.selection
        self._canvas.edit(label, change)
        self._canvas.session.select(Selection(selection.nodes))


def _said(wire: Wire) -> str:
    return f"the wire from {wire.source} to {wire.target}.{wire.port}"


def choices_of(canvas: CanvasView, name: str) -> list[tuple[str, Wire]]:
    """Return the wires that can leave a node, each with its words; free ports come first."""
    graph = canvas.graph
    free: list[tuple[str, Wire]] = []
    taken: list[tuple[str, Wire]] = []
    for target, ports in fitting(graph, Loose(name, OUTPUT)).items():
        kind = gate(graph.by_name[target].gate)
        for port in (port for port in kind.inputs if port in ports):
            old = graph.incoming[target].get(port)
            text = f"{kind.name} {target}, input {port}"
            if old is None:
                free.append((text, Wire(name, target, port)))
            elif old.source != name:
                taken.append((f"{text} (instead of {old.source})", Wire(name, target, port)))
    return free + taken
