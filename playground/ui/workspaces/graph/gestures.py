"""All gestures of the canvas, put together in the order in which they are asked."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from playground.session.session import Session
from playground.ui.actions import ActionTable
from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.view import CanvasView
from playground.ui.panels.palette import Palette
from playground.ui.tools.clipboard import ClipboardTool
from playground.ui.tools.connect import Connector
from playground.ui.tools.group import GroupTool
from playground.ui.tools.move import MoveTool
from playground.ui.tools.pan import PanTool
from playground.ui.tools.place import PlaceTool
from playground.ui.tools.press import PressTool
from playground.ui.tools.quick_add import QuickAddTool
from playground.ui.tools.scrub import ScrubTool
from playground.ui.tools.select import SelectTool
from playground.ui.tools.stock import Stock
from playground.ui.tools.type_in import TypeTool
from playground.ui.tools.walk import WalkTool
from playground.ui.tools.wire import WireTool
from playground.ui.tools.wire_walk import WireWalk
from playground.ui.tools.zoom import ZoomTool
from playground.ui.workspaces.graph.arranging import Arranging
from playground.ui.workspaces.graph.arrays import Arrays
from playground.ui.workspaces.graph.commands import Commands
from playground.ui.workspaces.graph.grouping import Grouping
from playground.ui.workspaces.graph.menu import ContextMenu
from playground.ui.workspaces.graph.noting import Noting


class Gestures:
    """Gives a canvas its tools and lets the palette place gates on it."""

    def __init__(self, session: Session, canvas: CanvasView, palette: Palette) -> None:
        """Join a canvas and a palette."""
        self._canvas = canvas
        self.typing = TypeTool(canvas)
        self.placing = PlaceTool(canvas)
        self.adding = QuickAddTool(canvas, self.placing)
        self.connecting, self.walking = Connector(canvas, self.adding.open_for), WireWalk(canvas)
        self.wiring = WireTool(canvas, self.adding.open_for)
        self.grouping = Grouping(GroupTool(canvas), self.typing)
        self.commands = Commands(session, canvas, self.typing, self.adding, self.grouping)
        self.menu = ContextMenu(self.commands, self.typing, self.connecting, self.adding, self.grouping)
        self.clipboard = ClipboardTool(canvas)
        self.arranging = Arranging(session, canvas)
        self.arrays = Arrays(canvas)
        self.noting = Noting(session, canvas)
        canvas.set_tools(self._tools())
        self.menu.offers.append(self.arrays.offers)
        self._follow(palette)

    def _tools(self) -> tuple[Tool, ...]:
        canvas = self._canvas
        return (
            self.clipboard,
            PanTool(canvas, self._open_menu),
            ZoomTool(canvas),
            self.grouping.tool,
            PressTool(canvas),
            self.arrays.heat,
            self.arrays.table,
            self.typing,
            self.wiring,
            ScrubTool(canvas),
            MoveTool(canvas),
            self.noting.tool,
            SelectTool(canvas),
            WalkTool(canvas),
            self.placing,
            self.adding,
        )

    def _follow(self, palette: Palette) -> None:
        shelf = self._canvas.session.shelf
        palette.show_composites(shelf.composites, shelf.problems)
        shelf.changed.connect(lambda: palette.show_composites(shelf.composites, shelf.problems))
        palette.placed.connect(self._place)
        palette.carried.connect(self.placing.carry)
        palette.dropped.connect(self._drop)
        palette.let_go.connect(self.placing.cancel)

    def bind(self, table: ActionTable) -> None:
        """Bind all commands that go with the gestures."""
        self.commands.bind(table)
        self.menu.bind(table)
        table.bind("connect", self.connecting.offer_targets)
        table.bind("feed", self.connecting.offer_sources)
        table.bind("next_wire", self.walking.next)
        table.bind("previous_wire", self.walking.previous)
        self.arranging.bind(table)
        self.arrays.bind(table)
        self.noting.bind(table)
        self.grouping.bind(table)
        for id in ("copy", "cut", "paste", "duplicate"):
            table.bind(id, getattr(self.clipboard, id))

    def is_busy(self) -> bool:
        """Whether a gesture goes on or the search of quick-add is open."""
        return self._canvas.is_busy() or self.placing.carries or self.adding.popup is not None

    def _open_menu(self, touch: Touch) -> None:
        if not self.noting.open_menu(touch):
            self.menu.open(touch)

    def _place(self, stock: Stock) -> None:
        self.placing.place(stock)
        self._canvas.setFocus()

    def _drop(self, stock: Stock, screen: QPoint) -> None:
        if self.placing.drop(stock, screen):
            self._canvas.setFocus()
