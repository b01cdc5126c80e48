"""What a person can do in the Graph workspace besides gestures, bound to the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from playground.graph.editing import set_target
from playground.graph.graph import GraphError
from playground.graph.layout import tidy
from playground.session import graph_actions
from playground.session.selection import Selection
from playground.session.session import Session
from playground.ui.actions import ActionTable
from playground.ui.canvas.view import CanvasView
from playground.ui.tools.quick_add import QuickAddTool
from playground.ui.tools.type_in import TypeTool
from playground.ui.tools.zoom import HOME, STEP, zoom_by, zoom_fit, zoom_selection, zoom_to
from playground.ui.workspaces.graph.grouping import Grouping

MOST_NAMED = 4


class Commands:
    """Edits by menu and key, on a canvas and its session."""

    def __init__(
        self,
        session: Session,
        canvas: CanvasView,
        typing: TypeTool,
        adding: QuickAddTool,
        grouping: Grouping,
    ) -> None:
        """Work on a session as it is shown on a canvas."""
        self._session = session
        self.canvas = canvas
        self._typing = typing
        self._adding = adding
        self._grouping = grouping

    def bind(self, table: ActionTable) -> None:
        """Bind all commands."""
        session, canvas = self._session, self.canvas
        commands: dict[str, Callable[[], object]] = {
            "delete": self.delete,
            "delete_join": self.delete_join,
            "rename": self.rename,
            "select_all": self.select_all,
            "zoom_in": lambda: zoom_by(canvas, STEP),
            "zoom_out": lambda: zoom_by(canvas, 1 / STEP),
            "zoom_reset": lambda: zoom_to(canvas, 1.0),
            "zoom_fit": lambda: zoom_fit(canvas),
            "quick_add": self._adding.open_here,
            "step": self.step,
            "zoom_selection": lambda: zoom_selection(canvas),
            "step_back": session.step_back,
            "run_to_end": session.run_on,
            "breakpoint": self.toggle_breakpoint,
            "clear_breakpoints": session.breakpoints.clear,
            "go_to_step": self.go_to_step,
            "to_start": session.to_start,
            "tidy": self.tidy,
            "set_target": self.set_target,
        }
        for id, command in commands.items():
            table.bind(id, command)

    def step(self) -> None:
        """Take one step; in an empty canvas, where there is none to take, add the first gate."""
        if self._session.graph.nodes:
            self._session.step()
        else:
            self._adding.open_here()

    def selected(self) -> str | None:
        """Return the one node that is selected, or say that one must be."""
        names = self._session.selection.nodes
        if len(names) == 1:
            return next(iter(names))
        self.canvas.say("Select one node first.")
        return None

    def delete(self) -> None:
        """Delete what is selected."""
        graph_actions.delete_selection(self._session)

    def delete_join(self) -> None:
        """Delete what is selected and let what fed it feed on past it."""
        graph_actions.delete_selection(self._session, heal=True)

    def rename(self) -> None:
        """Type another name for the selected node, or another title for the selected composite gate."""
        if self._grouping.rename():
            return
        name = self.selected()
        if name is not None:
            self._typing.type_name(name)

    def select_all(self) -> None:
        """Select every node, wire and note."""
        project = self._session.project
        notes = frozenset(note.id for note in project.notes)
        self._session.select(replace(Selection.all_of(project.graph), notes=notes))

    def tidy(self) -> None:
        """Lay the graph out anew, or what the composite gate holds that one has stepped into."""
        try:
            self._session.edit("Tidy layout", tidy(self._session.graph, self._grouping.tool.inside))
        except GraphError as error:
            self.canvas.say(str(error))
        zoom_fit(self.canvas, HOME)

    def toggle_breakpoint(self) -> None:
        """Stop at the steps of the selected nodes from now on, or no longer."""
        names = self._session.selection.nodes
        if not names:
            self.canvas.say("Select a gate first: playing will stop at its steps.")
            return
        stopping = self._session.breakpoints.toggle(names)
        which = ", ".join(sorted(names)[:MOST_NAMED]) + ("…" if len(names) > MOST_NAMED else "")
        self.canvas.say(f"{'Breakpoint at' if stopping else 'No breakpoint any more at'} {which}.")

    def go_to_step(self) -> None:
        """Go to the moment at which the selected node was computed."""
        name = self.selected()
        if name is not None:
            self._session.to_node(name)

    def set_target(self) -> None:
        """Differentiate the selected node."""
        name = self.selected()
        if name is not None:
            self.canvas.edit(f"Differentiate {name}", lambda graph: set_target(graph, name))
