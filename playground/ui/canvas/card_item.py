"""A closed composite gate on the canvas: one card that stands for all that it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.engine.step import Phase
from playground.graph.folding import HEAD, card_box, ports_of, row_height
from playground.graph.graph import Graph, Group
from playground.graph.groups import group_of, members
from playground.graph.ports import Ports
from playground.ui.canvas import card_paint
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import HALO, PORT_REACH, is_far, rect
from playground.ui.canvas.node_item import NodeItem
from playground.ui.qt_override import qt_override

TAG_ABOVE = 14.0


class CardItem(QGraphicsItem):
    """Paints one closed group; what its hidden nodes show, it shows for them."""

    def __init__(self, look: Look) -> None:
        """Stand for nothing until ``show_group``."""
        super().__init__()
        self.look = look
        self.hovered = False
        self.record = Group("", "", ())
        self.ports = Ports((), ())
        self.box = QRectF()
        self.inner: tuple[NodeItem, ...] = ()
        self.setAcceptHoverEvents(True)

    def show_group(self, graph: Graph, name: str, items: Sequence[NodeItem]) -> None:
        """Stand for the group of this name, whose nodes have these items."""
        self.prepareGeometryChange()
        self.record, self.ports = group_of(graph, name), ports_of(graph, name)
        around = card_box(graph, name)
        self.setPos(around.centre, around.middle)
        self.box = rect(around).translated(-self.pos())
        self.inner = tuple(items)
        count = len(members(graph, name))
        self.setToolTip(f"{self.record.title}: {count} gates in one. Double-click opens it.")
        self.update()

    @property
    def title_box(self) -> QRectF:
        """Where the title stands, from the card's centre: above the ports, or in the middle."""
        if max(len(self.ports.inputs), len(self.ports.outputs)) > 1:
            return QRectF(self.box.left(), self.box.top() + 4, self.box.width(), HEAD)
        return QRectF(self.box.left(), -20, self.box.width(), 22)

    @property
    def phase(self) -> Phase | None:
        """Whether the step just taken is that of a gate inside, and which way it goes."""
        return next((item.state.phase for item in self.inner if item.state.phase is not None), None)

    @property
    def problem(self) -> str:
        """What is wrong inside, if something is."""
        return next((item.state.problem for item in self.inner if item.state.problem), "")

    @property
    def tag(self) -> str:
        """The name of the target, if it is inside and feeds other gates."""
        return next((item.tag for item in self.inner if item.tag), "")

    @property
    def selected(self) -> bool:
        """Whether something inside is selected."""
        return any(item.state.selected for item in self.inner)

    def is_lit(self, place: int) -> bool:
        """Whether an input is lit up as a place for a wire."""
        targets = self.ports.inputs[place].targets
        return any(
            port in item.lit for item in self.inner for name, port in targets if name == item.node.name
        )

    def input_offset(self, place: int) -> QPointF:
        """Return where an input lies, from the card's centre."""
        return QPointF(self.box.left(), row_height(len(self.ports.inputs), place))

    def output_offset(self, place: int) -> QPointF:
        """Return where an output lies, from the card's centre."""
        return QPointF(self.box.right(), row_height(len(self.ports.outputs), place))

    def input_spot(self, node: str, port: str) -> QPointF:
        """Return where an inner port is plugged in, in the scene; the card's centre if it is wired inside."""
        place = self.ports.input_of(node, port)
        return self.pos() if place is None else self.pos() + self.input_offset(place)

    def output_spot(self, node: str) -> QPointF:
        """Return where an inner node comes out, in the scene; the card's centre if it does not."""
        place = self.ports.output_of(node)
        return self.pos() if place is None else self.pos() + self.output_offset(place)

    def port_at(self, point: QPointF) -> str | None:
        """Return the inner node whose port, input or output, is within reach of a point of the scene."""
        spots = [(self.output_spot(each.node), each.node) for each in self.ports.outputs]
        spots += [(self.input_spot(*each.targets[0]), each.targets[0][0]) for each in self.ports.inputs]
        near = [((spot - point).manhattanLength(), name) for spot, name in spots]
        best = min(near, default=(PORT_REACH, None), key=lambda each: each[0])
        return best[1] if best[0] < PORT_REACH else None

    def at(self, point: QPointF) -> NodeItem | None:
        """Return the inner node of the port at a point, or else of the first input that is free."""
        free = (each.targets[0][0] for each in self.ports.inputs if each.source is None)
        name = self.port_at(point) or next(free, None)
        return next((item for item in self.inner if item.node.name == name), None)

    def hover(self, *, hovered: bool) -> None:
        """Show that the pointer is over the card."""
        if hovered != self.hovered:
            self.hovered = hovered
            self.update()

    @qt_override(QRectF())
    def boundingRect(self) -> QRectF:
        margin = HALO + 3
        return self.box.adjusted(-margin, -margin - TAG_ABOVE, margin, margin)

    @qt_override(QPainterPath())
    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self.box.adjusted(-PORT_REACH, -6, PORT_REACH, 2))
        return path

    @qt_override(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if is_far(painter):
            card_paint.plain(painter, self, self.look)
        else:
            card_paint.whole(painter, self, self.look)
