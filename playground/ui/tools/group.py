"""Group: select and drag a composite gate by its card or header; double-click opens it, a click closes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from playground.graph.folding import fold, frame_box
from playground.graph.graph import GraphError
from playground.graph.groups import members, path_to
from playground.graph.room import put_group_into_wire
from playground.session import graph_actions, group_actions
from playground.session.selection import Selection
from playground.storage.file_error import FileError
from playground.ui.canvas.card_item import CardItem
from playground.ui.canvas.frame_item import FrameItem
from playground.ui.canvas.measures import rect
from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.view import CanvasView
from playground.ui.tools.insert import WireFinder
from playground.ui.tools.snap import Snapping
from playground.ui.tools.zoom import HOME, keep_home, zoom_fit
from playground.ui.widgets.breadcrumb import Breadcrumb

CORNER = QPoint(14, 12)
NEAR = 80.0  # canvas pixels round a composite gate, in which notes still belong to it


class GroupTool(Tool):
    """Takes presses on cards and headers, and knows which composite gate one has stepped into."""

    def __init__(self, canvas: CanvasView) -> None:
        """Work on the composite gates of a canvas."""
        super().__init__(canvas)
        self._start = Touch(QPointF(), QPoint())
        self._places: Mapping[str, tuple[float, float]] = {}
        self._header = ""
        self._moved = False
        self._closed_at: QPoint | None = None
        self._before = canvas.graph
        self._over: CardItem | FrameItem | None = None
        self._snapping, self._finder = Snapping(canvas), WireFinder(canvas)
        self._card: CardItem | None = None
        self.breadcrumb = Breadcrumb(canvas)
        self.breadcrumb.move(CORNER)
        self.breadcrumb.sought.connect(self.step_into)
        canvas.session.project_changed.connect(lambda _old, _new: self._follow())

    @property
    def inside(self) -> str | None:
        """The composite gate that one has stepped into."""
        return self.canvas.canvas.composites.inside

    def press(self, touch: Touch) -> bool:
        """Take a press on a card, off its ports, or on the header of a frame."""
        item = self._item_at(touch.scene) if touch.button == Qt.MouseButton.LeftButton else None
        self._closed_at = None
        if item is None or (isinstance(item, CardItem) and item.port_at(touch.scene)):
            return False
        self._start, self._moved = touch, False
        self._card = item if isinstance(item, CardItem) else None
        self._header = item.record.name if isinstance(item, FrameItem) else ""
        chosen = self.canvas.session.selection
        self.canvas.session.select(_choice(chosen, members(self.canvas.graph, item.record.name), touch))
        self._before = self.canvas.graph
        by_name = self._before.by_name
        self._places = {name: by_name[name].position for name in self.canvas.session.selection.nodes}
        self._begin_snapping(item)
        return True

    def _begin_snapping(self, item: CardItem | FrameItem) -> None:
        """Let the card or frame line up with what stays, and its wires with what they lead to."""
        inside, shown = members(self.canvas.graph, item.record.name), fold(self.canvas.graph).by_name
        name = next((each for each in sorted(inside) if each in shown), min(inside))
        self._snapping.begin({*self._places, *inside}, name, item.box.translated(item.pos()))

    def move(self, touch: Touch) -> None:
        """Put what is selected where the pointer wants it."""
        far = (touch.view - self._start.view).manhattanLength() >= QApplication.startDragDistance()
        if (self._moved or far) and self._places:
            self._moved = True
            away = touch.scene - self._start.scene
            across, down = self._snapping.pulled(round(away.x()), round(away.y()), touch)
            wanted = {name: (x + across, y + down) for name, (x, y) in self._places.items()}
            graph_actions.move(self.canvas.session, wanted)
            if self._card is not None and wanted.keys() == members(self._before, self._card.record.name):
                self._finder.look_for(self._card, touch.held)

    def release(self, touch: Touch) -> None:
        """End the drag, with a card on a wire inside of it; a click on a header closes the gate."""
        self._snapping.end()
        wire = self._finder.take()
        if wire is not None and self._card is not None and not touch.held & Qt.KeyboardModifier.AltModifier:
            dropped, name = self.canvas.graph, self._card.record.name
            self.cancel()
            self.canvas.edit("Insert", lambda _graph: put_group_into_wire(dropped, name, wire))
            keep_home(self.canvas)
        if self._moved:
            self.canvas.settle()
        elif self._header and not touch.adds:
            self._closed_at = touch.view
            group_actions.set_open(self.canvas.session, self._header, is_open=False)

    def cancel(self) -> None:
        """Put the nodes back."""
        self._snapping.end()
        self._finder.clear()
        if self.canvas.graph != self._before:
            self.canvas.session.undo()

    def drawn(self) -> Iterable[QRectF]:
        """Give the boxes around the lines and the wire that it would go into."""
        return [*self._snapping.drawn(), *self._finder.drawn()]

    def paint(self, painter: QPainter) -> None:
        """Draw the lines along which a card lies that is dragged."""
        self._snapping.paint(painter)
        self._finder.paint(painter)

    def double(self, touch: Touch) -> bool:
        """Open a closed gate in place; the second click after the one that closed a gate does nothing."""
        card = self.canvas.canvas.composites.card_at(touch.scene)
        if card is not None:
            group_actions.set_open(self.canvas.session, card.record.name, is_open=True)
            return True
        return self._closed_at == touch.view

    def hover(self, touch: Touch) -> Qt.CursorShape | None:
        """Light up the card or header under the pointer."""
        over = self._item_at(touch.scene)
        if over is not self._over:
            for item, hovered in ((self._over, False), (over, True)):
                if item is not None:
                    item.hover(hovered=hovered)
            self._over = over
        return Qt.CursorShape.PointingHandCursor if isinstance(over, FrameItem) else None

    def key(self, event: QKeyEvent) -> bool:
        """Step out on Esc."""
        if event.key() != Qt.Key.Key_Escape or self.inside is None:
            return False
        self.step_out()
        return True

    def selected(self) -> str | None:
        """Return the composite gate that is selected, or say that one must be."""
        found = group_actions.selected_group(self.canvas.graph, self.canvas.session.selection)
        if found is None:
            self.canvas.say("Select a composite gate first.")
        return found

    def group(self) -> None:
        """Make one gate of what is selected."""
        self._try(lambda: group_actions.group_selection(self.canvas.session))

    def ungroup(self) -> None:
        """Take the selected composite gate apart."""
        self._try(lambda: group_actions.ungroup_selection(self.canvas.session))

    def toggle(self) -> None:
        """Open the selected composite gate in place, or close it."""
        if (name := self.selected()) is not None:
            is_open = path_to(self.canvas.graph, name)[-1].is_open
            group_actions.set_open(self.canvas.session, name, is_open=not is_open)

    def keep(self) -> None:
        """Keep the selected composite gate in the palette."""
        if (name := self.selected()) is not None:
            self._try(lambda: self._keep(name))

    def _keep(self, name: str) -> None:
        kept = self.canvas.session.shelf.keep(self.canvas.graph, name)
        self.canvas.say(f"{kept.title} is in the palette now")

    def step_inside(self) -> None:
        """Step into the selected composite gate."""
        if (name := self.selected()) is not None:
            self.step_into(name)

    def step_out(self) -> None:
        """Step out into what is around the composite gate one is in."""
        if self.inside is not None:
            way = path_to(self.canvas.graph, self.inside)
            self.step_into(way[-2].name if len(way) > 1 else None)

    def step_into(self, name: str | None) -> None:
        """Show only what a composite gate holds; None shows everything."""
        left = self.inside
        self._over = None
        self.canvas.canvas.step_into(name)
        if name is None and left is not None:
            group_actions.select_group(self.canvas.session, left)
        else:
            self.canvas.session.select(Selection())
        self._follow()
        zoom_fit(self.canvas, HOME)
        self.canvas.setFocus()

    def box(self, name: str) -> QRectF | None:
        """Return where a composite gate's title is seen in the view; None if it is not shown."""
        shown = self.canvas.canvas.composites
        card, frame = shown.cards.get(name), shown.frames.get(name)
        box = card.title_box.translated(card.pos()) if card else frame.header if frame else None
        return None if box is None else self.canvas.box_in_view(box)

    def _item_at(self, point: QPointF) -> CardItem | FrameItem | None:
        scene = self.canvas.canvas
        card = scene.composites.card_at(point)
        if card is not None:
            return card
        return None if scene.node_at(point) else scene.composites.frame_at(point)

    def _follow(self) -> None:
        """Show the way to the gate one has stepped into; out of one that is gone."""
        way = path_to(self.canvas.graph, self.inside)
        if self.inside is not None and not way:
            self.canvas.canvas.step_into(None)
        around = None if self.inside is None else rect(frame_box(self.canvas.graph, self.inside))
        self.canvas.canvas.notes.show_within(around and around.adjusted(-NEAR, -NEAR, NEAR, NEAR))
        self.breadcrumb.show_way([(each.name, each.title) for each in way])

    def _try(self, change: Callable[[], object]) -> None:
        try:
            change()
        except (GraphError, FileError) as error:
            reason = str(error).rstrip(".")
            self.canvas.say(f"{reason[:1].upper()}{reason[1:]}.")


def _choice(before: Selection, nodes: frozenset[str], touch: Touch) -> Selection:
    """Return what is selected after a press on a composite gate that holds these nodes."""
    if touch.takes and nodes <= before.nodes:
        return Selection(before.nodes - nodes)
    if touch.adds:
        return Selection(before.nodes | nodes, before.wires)
    return before if nodes <= before.nodes else Selection(nodes)
