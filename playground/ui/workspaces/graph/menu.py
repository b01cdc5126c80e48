"""The menu of a right click on the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF

from playground.gates.gate import Source
from playground.session.selection import Selection
from playground.ui.actions import ActionTable
from playground.ui.canvas.touch import Touch
from playground.ui.menu_bar import Menu
from playground.ui.tools.connect import Connector
from playground.ui.tools.quick_add import QuickAddTool
from playground.ui.tools.type_in import TypeTool
from playground.ui.workspaces.graph.commands import Commands
from playground.ui.workspaces.graph.grouping import Grouping

Entry = tuple[str, Callable[[], object]]
LINE = ""
Entries = list[Entry | str]  # what is only named is an action of the table, or a line between two parts

EMPTY: Entries = ["paste", "select_all", LINE, "tidy", "zoom_fit"]
EDITING: Entries = [LINE, "cut", "copy", "duplicate", LINE]
GONE: Entries = ["delete", "delete_join"]


class ContextMenu:
    """Offers what can be done where the pointer is."""

    def __init__(
        self,
        commands: Commands,
        typing: TypeTool,
        connecting: Connector,
        adding: QuickAddTool,
        grouping: Grouping,
    ) -> None:
        """Offer it on the canvas of these commands."""
        self._canvas = commands.canvas
        self._commands = commands
        self._typing = typing
        self._connecting = connecting
        self._adding = adding
        self._grouping = grouping
        self._touch = Touch(QPointF(), QPoint())
        self._table: ActionTable | None = None
        self.offers: list[Callable[[str], list[Entry]]] = []
        self.menu = Menu("", self._canvas)
        self.menu.setAccessibleName("What can be done here")

    def bind(self, table: ActionTable) -> None:
        """Offer the actions of a table, too, and open by key."""
        self._table = table
        table.bind("context_menu", self.open_here)

    def open(self, touch: Touch) -> None:
        """Open the menu for what lies at a point."""
        session, scene = self._canvas.session, self._canvas.canvas
        node, wire = scene.node_at(touch.scene), scene.wire_at(touch.scene)
        on_group = self._grouping.choose_at(touch)
        if on_group:
            pass
        elif node is not None and node.node.name not in session.selection.nodes:
            session.select(Selection.only(node.node.name))
        elif node is None and wire is not None:
            session.select(Selection.only(wire.wire))
        self._open(touch, on_node=on_group or node is not None, on_wire=wire is not None)

    def open_here(self) -> None:
        """Open the menu for what is selected, beside it, or for the canvas."""
        selection, scene = self._canvas.session.selection, self._canvas.canvas
        at = self._canvas.viewport().rect().center()
        for name in sorted(selection.nodes)[:1]:
            at = self._canvas.mapFromScene(scene.nodes[name].pos())
        for wire in tuple(selection.wires)[: not selection.nodes]:
            at = self._canvas.mapFromScene(scene.wires[wire].path.pointAtPercent(0.5))
        touch = Touch(QPointF(self._canvas.mapToScene(at)), at)
        self._open(touch, on_node=bool(selection.nodes), on_wire=bool(selection.wires))

    def _open(self, touch: Touch, *, on_node: bool, on_wire: bool) -> None:
        self._touch = touch
        self.menu.clear()
        entries = self._for_node() if on_node else self._for_wire() if on_wire else self._for_canvas()
        for entry in entries:
            self._offer(entry)
        self.menu.popup(self._canvas.viewport().mapToGlobal(touch.view))

    def _offer(self, entry: Entry | str) -> None:
        if entry == LINE:
            self.menu.addSeparator()
        elif isinstance(entry, tuple):
            action = self.menu.addAction(entry[0])
            action.triggered.connect(lambda _checked=False, command=entry[1]: command())
        elif self._table is not None:
            self.menu.addAction(self._table.action(entry))

    def _add(self) -> None:
        self._adding.open_at(self._touch)

    def _add_to_selection(self) -> None:
        self._adding.open_by(self._touch)

    def _for_canvas(self) -> Entries:
        return [("Add a gate…", self._add), *EMPTY]

    def _for_wire(self) -> Entries:
        return [("Insert a gate…", self._add_to_selection), "connect", LINE, "delete"]

    def _for_node(self) -> Entries:
        names = self._canvas.session.selection.nodes
        one = [*self._for_one(next(iter(names))), LINE] if len(names) == 1 else []
        return [*one, *self._grouping.entries(), *EDITING, *GONE]

    def _for_one(self, name: str) -> Entries:
        entries: Entries = []
        if self._canvas.canvas.nodes[name].kind.source is not Source.NONE:
            entries.append(("Type value…", lambda: self._typing.type_value(name)))
        for offered in self.offers:
            entries += offered(name)
        return [
            *entries,
            ("Rename…", lambda: self._typing.type_name(name)),
            ("Add a gate after it…", self._add_to_selection),
            ("Connect to…", lambda: self._connecting.offer(name)),
            "feed",
            ("Differentiate this node", self._commands.set_target),
            "go_to_step",
            "breakpoint",
        ]
