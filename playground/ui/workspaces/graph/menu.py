"""The menu of a right click on the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QMenu

from playground.gates.gate import Source
from playground.session.selection import Selection
from playground.ui.canvas.touch import Touch
from playground.ui.tools.connect import ConnectTool
from playground.ui.tools.quick_add import QuickAddTool
from playground.ui.tools.type_in import TypeTool
from playground.ui.tools.zoom import zoom_fit
from playground.ui.workspaces.graph.commands import Commands

Entry = tuple[str, Callable[[], object]]


class ContextMenu:
    """Offers what can be done where the pointer is."""

    def __init__(
        self, commands: Commands, typing: TypeTool, connecting: ConnectTool, adding: QuickAddTool
    ) -> None:
        """Offer it on the canvas of these commands."""
        self._canvas = commands.canvas
        self._commands = commands
        self._typing = typing
        self._connecting = connecting
        self._adding = adding
        self._touch = Touch(QPointF(), QPoint())
        self.offers: list[Callable[[str], list[Entry]]] = []
        self.menu = QMenu(self._canvas)
        self.menu.setAccessibleName("What can be done here")

    def open(self, touch: Touch) -> None:
        """Open the menu for what lies at a point."""
        session, scene = self._canvas.session, self._canvas.canvas
        node, wire = scene.node_at(touch.scene), scene.wire_at(touch.scene)
        if node is not None and node.node.name not in session.selection.nodes:
            session.select(Selection.only(node.node.name))
        elif node is None and wire is not None:
            session.select(Selection.only(wire.wire))
        self.menu.clear()
        on_node, on_wire = node is not None, wire is not None
        self._touch = touch
        for title, command in self._entries(on_node=on_node, on_wire=on_wire):
            action = self.menu.addAction(title)
            action.triggered.connect(lambda _checked=False, command=command: command())
        self.menu.popup(self._canvas.viewport().mapToGlobal(touch.view))

    def _entries(self, *, on_node: bool, on_wire: bool) -> list[Entry]:
        commands = self._commands
        if not (on_node or on_wire):
            return [
                ("Add a gate…", self._add),
                ("Select all", commands.select_all),
                ("Tidy layout", commands.tidy),
                ("Fit the graph", lambda: zoom_fit(self._canvas)),
            ]
        delete: Entry = ("Delete", commands.delete)
        return [*self._for_node(), delete] if on_node else [delete]

    def _add(self) -> None:
        self._adding.open_at(self._touch)

    def _for_node(self) -> list[Entry]:
        names = self._canvas.session.selection.nodes
        if len(names) != 1:
            return []
        name = next(iter(names))
        entries: list[Entry] = []
        if self._canvas.canvas.nodes[name].kind.source is not Source.NONE:
            entries.append(("Type value…", lambda: self._typing.type_value(name)))
        for offered in self.offers:
            entries += offered(name)
        return [
            *entries,
            ("Rename…", lambda: self._typing.type_name(name)),
            ("Connect to…", lambda: self._connecting.offer(name)),
            ("Differentiate this node", self._commands.set_target),
        ]
