"""The scene of the canvas: keeps its items in step with the graph, the playhead and the selection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from playground.graph.diff import diff
from playground.graph.graph import Graph, Wire
from playground.graph.problems import Problem
from playground.session.playback import Playback
from playground.session.selection import Selection
from playground.ui.canvas.bundles import NODES, RAISED, WIRES, Bundles, height
from playground.ui.canvas.card_item import CardItem
from playground.ui.canvas.composites import Composites
from playground.ui.canvas.copies import Copies
from playground.ui.canvas.glance import Items
from playground.ui.canvas.labels import Labels
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import is_stub, node_box, stubs, wires_at
from playground.ui.canvas.moment import Moment, by_node
from playground.ui.canvas.node_item import NodeItem
from playground.ui.canvas.notes import NoteItems
from playground.ui.canvas.overlay import Overlay
from playground.ui.canvas.overview import Overview
from playground.ui.canvas.states import touched
from playground.ui.canvas.wire_item import WireItem

MARGIN = 1500.0


class CanvasScene(QGraphicsScene):
    """Owns the items; a new graph, playback or selection touches only what differs."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.nodes: dict[str, NodeItem] = {}
        self.wires: dict[Wire, WireItem] = {}
        bundles = self._bundles = Bundles(self)
        self.labels, self.copies = Labels(self, bundles, look), Copies(self, bundles, look)
        self.notes = NoteItems(self, look)
        self.composites = Composites(self, bundles, self.nodes, look)
        self.graph = Graph()
        self.end: Graph | None = None  # where the nodes are on their way to, if they are
        self._look, self._moment = look, Moment()
        items = self.labels.items, self.copies.items, self.composites.cards
        self.overview = Overview(Items(self.nodes, self.wires, *items), look)
        self.addItem(self.overview)
        self.setSceneRect(QRectF(-MARGIN, -MARGIN, 2 * MARGIN, 2 * MARGIN))

    @property
    def look(self) -> Look:
        """The colours and fonts in use."""
        return self._look

    def set_look(self, look: Look) -> None:
        """Draw everything with other colours."""
        self._look = look
        self.labels.set_look(look)
        self.copies.set_look(look)
        self.notes.set_look(look)
        self.composites.set_look(look)
        self.overview.set_look(look)
        items: Iterable[NodeItem | WireItem] = (*self.nodes.values(), *self.wires.values())
        for item in items:
            item.set_look(look)
        self.update()

    def show_graph(self, graph: Graph) -> None:
        """Show another graph: add, remove and change only the items that differ."""
        change = diff(self.graph, graph)
        anew = change.structural or graph.target != self.graph.target  # a target has an open end
        if not (anew or change.changed or change.groups_changed):
            self.graph = graph
            return
        wanted = dict.fromkeys((*graph.wires, *stubs(graph))) if anew else self.wires
        moved = _moved(change.changed, self.graph, graph)
        if change.groups_changed:
            self.overview.forget()
        self._remove(change.removed, self.wires.keys() - wanted.keys() if anew else ())
        self.graph = graph
        fresh = [w for w in wanted if w not in self.wires] if anew else []  # labels go in order
        for name in change.added:
            self.nodes[name] = NodeItem(graph.by_name[name], self._look)
            self._bundles.put(self.nodes[name], NODES)
        for name in change.changed:
            self.nodes[name].show_node(graph.by_name[name])
        self._add_wires(fresh)
        if anew:
            _name_ends(graph, self.wires, self.nodes)
        regroup = anew or moved or change.groups_changed
        folded = self.composites.show(graph) if regroup else frozenset()
        forked = self.copies.follow(graph, moved, self.composites.hidden)
        self._lay({*fresh, *_wires_of(self, {*moved, *folded, *forked})})
        self._refresh(None if anew else change.changed)
        _make_room(self, None if anew else moved)

    def show_copies(self, *, shown: bool) -> None:
        """Show or hide a copy gate wherever one output feeds several wires."""
        self.copies.shown = shown
        forked = self.copies.follow(self.graph, (), self.composites.hidden)
        self._lay(_wires_of(self, forked))
        self._refresh(forked)
        self.overview.cover(self.sceneRect(), anew=True)

    def show_playback(self, playback: Playback) -> None:
        """Show another playhead or run."""
        before, self._moment = self._moment.playback, replace(self._moment, playback=playback)
        names = touched(before, playback)
        if names and self._moment.weighs and playback.run is not before.run:
            names = None  # the widest wire may be another one
        if playback.run is not before.run:
            wires = self.wires if names is None else _wires_of(self, names)
            self.copies.place(self.copies.items, playback, self._moment.digits)
            self._lay(self.labels.measure(playback, self._moment.digits, wires))
        self._refresh(names)

    def show_selection(self, selection: Selection) -> None:
        """Mark what is selected."""
        before, self._moment = self._moment.selection, replace(self._moment, selection=selection)
        self.notes.select(selection.notes)
        for name in (before.nodes ^ selection.nodes) & self.nodes.keys():
            self._show_node(name)
        for wire in (before.wires ^ selection.wires) & self.wires.keys():
            self._show_wire(wire)

    def show_overlay(self, overlay: Overlay) -> None:
        """Show what a lens has to say in place of the run's own numbers."""
        wires, names = overlay.differing(self._moment.overlay)
        badged = frozenset(name for name, mark in overlay.nodes.items() if mark.badge or mark.total)
        moved = {
            name
            for name in (badged ^ self.labels.badged) & self.nodes.keys()
            if len(self.graph.outgoing[name]) < 2  # the others have their sum's room at all times
        }
        self._moment, self.labels.badged = replace(self._moment, overlay=overlay), badged
        for name in names & self.nodes.keys():
            self._show_node(name)
        known = [wire for wire in self.wires if wire in wires]
        for wire in known:
            self._show_wire(wire)
        wider = self.labels.measure(self._moment.playback, self._moment.digits, known)
        if wider or moved:
            self._lay(wider | _wires_of(self, moved))

    def show_stops(self, names: frozenset[str]) -> None:
        """Mark the nodes that have a breakpoint."""
        before, self._moment = self._moment.stops, replace(self._moment, stops=names)
        self._refresh((before ^ names) & self.nodes.keys())

    def show_weights(self, *, shown: bool) -> None:
        """Let the thickness of the wires follow their gradients, or not."""
        self._moment = replace(self._moment, weighs=shown)
        self._refresh(None)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Put a badge on every node that has a problem."""
        before, found = self._moment.problems, by_node(problems)
        self._moment = replace(self._moment, problems=found)
        for name in (before.keys() | found.keys()) & self.nodes.keys():
            self._show_node(name)

    def node_at(self, point: QPointF) -> NodeItem | None:
        """Return the node at a point, its ports included; of a closed gate, the node inside at that port."""
        found = (item for item in self.items(point) if isinstance(item, NodeItem | CardItem))
        return next((item.at(point) for item in found), None)

    def wire_at(self, point: QPointF) -> WireItem | None:
        """Return the wire at a point, if it is none of the open ends."""
        wires = (item for item in self.items(point) if isinstance(item, WireItem) and not is_stub(item.wire))
        return next(wires, None)

    def content(self) -> QRectF:
        """Return the box around all nodes, open ends, sums and notes that are shown."""
        return _content(self, self.graph if self.end is None else self.end)

    def step_into(self, group: str | None) -> None:
        """Show only what a group holds; None shows everything again."""
        self.composites.step_into(self.graph, group)
        self.copies.follow(self.graph, (), self.composites.hidden)
        self.overview.forget()
        self._lay(self.wires.keys())

    def _remove(self, names: Iterable[str], wires: Iterable[Wire]) -> None:
        for wire in tuple(wires):
            self._bundles.remove(self.wires.pop(wire))
            self.labels.remove(wire)
        for name in names:
            self._bundles.remove(self.nodes.pop(name))

    def _add_wires(self, wires: Iterable[Wire]) -> None:
        for wire in wires:
            self.wires[wire] = WireItem(wire, self._look)
            self._bundles.put(self.wires[wire], WIRES)
            self.labels.add(wire)

    def _lay(self, wires: Iterable[Wire]) -> None:
        playback, digits = self._moment.playback, self._moment.digits
        self.labels.measure(playback, digits, wires)
        for wire in wires:
            item, room, after = self.wires[wire], self.labels.width(wire), self.copies.reach(wire.source)
            self.labels.set_visible(wire, visible=self.composites.lay(item, self.graph, room, after))
            self.overview.follow_wire(wire)
        self.copies.place({wire.source for wire in wires}, playback, digits)
        self.labels.arrange(self.graph, self.wires, wires)

    def _refresh(self, names: Iterable[str] | None) -> None:
        """Show the state of these nodes and their wires, or of all."""
        if names is None:
            self.overview.forget()
        known = self.nodes.keys() if names is None else self.nodes.keys() & set(names)
        for name in known:
            self._show_node(name)
        for wire in self.wires if names is None else _wires_of(self, known):
            self._show_wire(wire)

    def _show_node(self, name: str) -> None:
        moment = self._moment
        state = moment.node(name, self.graph, with_total=name not in self.copies.items)
        self.nodes[name].show_state(state)
        _lay_over(self._bundles, self.nodes[name])
        self.copies.show(name, moment.playback, moment.digits, state.mark.total)
        self.overview.follow_node(name)

    def _show_wire(self, wire: Wire) -> None:
        state, item = self._moment.wire(wire), self.wires[wire]
        item.show_state(state, selected=wire in self._moment.selection.wires)
        self._bundles.put(item, RAISED if item.is_raised else WIRES)
        self.labels.show(wire, state)
        self.overview.follow_wire(wire)


def _wires_of(scene: CanvasScene, names: Iterable[str]) -> set[Wire]:
    """Return the wires of some nodes, open ends too."""
    return {wire for name in names for wire in wires_at(scene.graph, name)} & scene.wires.keys()


def _lay_over(bundles: Bundles, item: NodeItem) -> None:
    """Lay a gate, and the closed gate that it is in, over what they may hide now."""
    bundles.put(item, height(item.state.phase))
    if item.card is not None:
        bundles.put(item.card, height(item.card.phase))


def _make_room(scene: CanvasScene, moved: Iterable[str] | None) -> None:
    """Let the canvas reach past these nodes, or past all of them and no farther."""
    box = scene.content() if moved is None else _around(scene.graph, moved)
    room = box.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
    scene.setSceneRect(room if moved is None else scene.sceneRect().united(room))
    scene.overview.cover(scene.sceneRect(), anew=moved is None)


def _moved(names: Iterable[str], old: Graph, new: Graph) -> list[str]:
    """Return those of the nodes that lie elsewhere."""
    return [name for name in names if old.by_name[name].position != new.by_name[name].position]


def _around(graph: Graph, names: Iterable[str]) -> QRectF:
    """Return a box around some nodes."""
    box = QRectF()
    for name in names:
        box = box.united(node_box(graph.by_name[name]))
    return box


def _name_ends(graph: Graph, wires: Mapping[Wire, WireItem], nodes: Mapping[str, NodeItem]) -> None:
    """Write the names of the nodes that feed nothing behind them, and that of the target above it."""
    target = graph.output
    for wire, item in wires.items():
        if is_stub(wire):
            item.name_after(wire.source, is_target=wire.source == target)
    for name, node in nodes.items():
        node.write_above(name if name == target and graph.outgoing[name] else "")


def _content(scene: CanvasScene, graph: Graph) -> QRectF:
    """Return the box around all that is shown of a graph."""
    box = QRectF()
    for shown in scene.composites.boxes(
        graph, scene.labels.width, lambda wire: scene.wires[wire].name_room if wire in scene.wires else 0.0
    ):
        box = box.united(shown)
    for copy in scene.copies.items.values():
        box = box.united(copy.sceneBoundingRect())
    return box.united(scene.notes.box())
