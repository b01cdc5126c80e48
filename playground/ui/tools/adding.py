"""Adding: where a new gate goes and what it is wired to; every function gives a graph and the new name."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from playground.gates.catalog import gate
from playground.gates.gate import Gate, Shape, ShapeError
from playground.graph.editing import can_connect, connect
from playground.graph.folding import ports_of
from playground.graph.graph import Graph, Wire
from playground.graph.groups import around
from playground.graph.problems import diagnose
from playground.graph.room import put_group_into_wire, put_into_wire
from playground.session.selection import Selection
from playground.ui.canvas.measures import curve, is_pill, node_box, outline, wire_ends
from playground.ui.canvas.node_item import OUTPUT
from playground.ui.tools.stock import Stock

COLUMN = 160
ROW = 76

Added = tuple[Graph, str]


@dataclass(frozen=True)
class Loose:
    """A wire in the making: it hangs on an output, or on an input port; ``old`` is what is re-plugged."""

    node: str
    port: str = OUTPUT
    old: Wire | None = None


def fits(stock: Stock, loose: Loose, shape: Shape | None) -> bool:
    """Whether a loose wire, which may carry a value of that shape, can be plugged into a new gate."""
    if loose.port != OUTPUT:
        return True
    return bool(stock.kind.inputs) and (shape is None or _takes(stock.kind, shape))


def shape_at(graph: Graph, loose: Loose) -> Shape | None:
    """Return the shape of what a loose wire carries, or None where nobody knows it yet."""
    return diagnose(graph).shapes.get(loose.node) if loose.port == OUTPUT else None


def _takes(kind: Gate, shape: Shape) -> bool:
    if len(kind.inputs) != 1:
        return True
    try:
        kind.shape(shape)
    except ShapeError:
        return False
    return True


def add_to(graph: Graph, stock: Stock, selection: Selection, point: QPointF) -> Added:
    """Add a gate beside the nodes that are selected, into the wire that is, or else at a point."""
    chosen = tuple(node.name for node in graph.nodes if node.name in selection.nodes)
    if chosen:
        return add_beside(graph, stock, chosen)
    if len(selection.wires) == 1:
        return add_into(graph, stock, next(iter(selection.wires)))
    return add_at(graph, stock, point)


def add_at(graph: Graph, stock: Stock, point: QPointF) -> Added:
    """Add a gate at a point, or below it where something lies there; wire it to nothing."""
    return stock.place(graph, free_spot(graph, outline(stock.kind), round(point.x()), round(point.y())))


def add_on(graph: Graph, stock: Stock, loose: Loose, point: QPointF) -> Added:
    """Add a gate with the port that a loose wire takes at a point, and plug the wire in."""
    box, to_right = outline(stock.kind), loose.port == OUTPUT
    x = point.x() - (box.left() if to_right else box.right())
    graph, name = stock.place(graph, free_spot(graph, box, round(x), round(point.y())))
    if not to_right:
        return connect(graph, end_of(graph, stock, name), loose.node, loose.port), name
    return connect(graph, loose.node, name, free_port(graph, name) or ""), name


def add_beside(graph: Graph, stock: Stock, chosen: tuple[str, ...]) -> Added:
    """Add a gate to the right of others and plug those into its free inputs.

    An input or constant goes to the left of a single gate instead and feeds its first free input, if
    there is one.
    """
    port = free_port(graph, chosen[0]) if len(chosen) == 1 else None
    if is_pill(stock.kind) and port is not None:
        x, y = graph.by_name[chosen[0]].position
        graph, name = stock.place(graph, free_spot(graph, outline(stock.kind), round(x - COLUMN), round(y)))
        return connect(graph, name, chosen[0], port), name
    places = [graph.by_name[name].position for name in chosen]
    x, y = max(x for x, _ in places) + COLUMN, sum(y for _, y in places) / len(places)
    graph, name = stock.place(graph, free_spot(graph, outline(stock.kind), round(x), round(y)))
    return wired(graph, chosen, name), name


def add_into(graph: Graph, stock: Stock, wire: Wire) -> Added:
    """Add a gate in the middle of a wire and make room for it; one without inputs stands there unwired."""
    middle = curve(*wire_ends(graph, wire)).pointAtPercent(0.5)
    if not stock.takes_wire:
        return add_at(graph, stock, middle)
    graph, name = stock.place(graph, (round(middle.x()), round(middle.y())))
    return put(graph, stock, name, wire), name


def put(graph: Graph, stock: Stock, name: str, wire: Wire) -> Graph:
    """Put a gate that was just placed into a wire, a composite one by its first input and output."""
    if stock.composite is None:
        return put_into_wire(graph, name, wire)
    return put_group_into_wire(graph, around(graph, name)[-1].name, wire)


def end_of(graph: Graph, stock: Stock, name: str) -> str:
    """Return the node that a new gate comes out of: itself, or of a composite gate the one inside."""
    if stock.composite is None:
        return name
    return ports_of(graph, around(graph, name)[-1].name).outputs[0].node


def free_port(graph: Graph, name: str) -> str | None:
    """Return the first input of a node that nothing is plugged into."""
    plugged = graph.incoming[name]
    return next((port for port in gate(graph.by_name[name].gate).inputs if port not in plugged), None)


def wired(graph: Graph, feeders: tuple[str, ...], name: str) -> Graph:
    """Plug nodes into the free inputs of another, as far as there are some."""
    for source in feeders:
        port = free_port(graph, name)
        if port is not None and can_connect(graph, source, name, port) is None:
            graph = connect(graph, source, name, port)
    return graph


def free_spot(graph: Graph, box: QRectF, x: int, y: int) -> tuple[int, int]:
    """Return the first place from here downwards where a box touches no node."""
    taken = [node_box(node).adjusted(-8, -8, 8, 8) for node in graph.nodes]
    while any(box.translated(x, y).intersects(each) for each in taken):
        y += ROW
    return x, y
