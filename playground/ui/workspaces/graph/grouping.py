"""What a person can do with composite gates by menu, key and button."""

from __future__ import annotations

from collections.abc import Callable

from playground.session import group_actions
from playground.ui.actions import ActionTable
from playground.ui.canvas.touch import Touch
from playground.ui.tools.group import GroupTool
from playground.ui.tools.type_in import TypeTool


class Grouping:
    """Binds the actions on composite gates to the tool that does them."""

    def __init__(self, tool: GroupTool, typing: TypeTool) -> None:
        """Work with a tool; titles are typed."""
        self.tool = tool
        self._typing = typing

    def bind(self, table: ActionTable) -> None:
        """Bind all commands; to rename means the title where a composite gate is selected."""
        commands: dict[str, Callable[[], object]] = {
            "group": self.group,
            "ungroup": self.tool.ungroup,
            "keep_group": self.tool.keep,
            "open_group": self.tool.toggle,
            "step_inside": self.tool.step_inside,
            "step_out": self.tool.step_out,
        }
        for id, command in commands.items():
            table.bind(id, command)

    def group(self) -> None:
        """Make one gate of what is selected and type its title."""
        before = self.tool.canvas.graph
        self.tool.group()
        if self.tool.canvas.graph != before:
            self.rename()

    def rename(self) -> bool:
        """Type the title of the composite gate that is selected; return whether one is."""
        name = group_actions.selected_group(self.tool.canvas.graph, self.tool.canvas.session.selection)
        box = self.tool.box(name) if name else None
        if name is None or box is None:
            return False
        self._typing.type_title(name, box)
        return True

    def choose_at(self, touch: Touch) -> bool:
        """Select the composite gate at a point; return whether there is one."""
        card = self.tool.canvas.canvas.composites.card_at(touch.scene)
        if card is not None:
            group_actions.select_group(self.tool.canvas.session, card.record.name)
        return card is not None

    def entries(self) -> list[str]:
        """Return the actions that a menu offers for what is selected."""
        session = self.tool.canvas.session
        if group_actions.selected_group(session.graph, session.selection) is None:
            return ["group"]
        return ["open_group", "step_inside", "rename", "keep_group", "ungroup"]
