"""One table of all that a person can do; menus, keys, buttons and the help read it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from playground.ui.action import GRAPH, NETWORK, Action
from playground.ui.arrange_actions import ARRANGING, COPYING, LOOKING, SELECTING
from playground.ui.array_actions import ARRAYS, COPIES
from playground.ui.grouping_actions import GROUPING
from playground.ui.lab_actions import LAB
from playground.ui.lens_actions import LENSES
from playground.ui.note_actions import NOTES
from playground.ui.nudge_actions import MOVING
from playground.ui.playing_actions import MAGNITUDE, PLAYING
from playground.ui.predict_actions import PREDICTING
from playground.ui.spot_actions import SPOTS
from playground.ui.theme.icons import icon
from playground.ui.theme.theme import theme
from playground.ui.wiring_actions import DELETING, WIRING

__all__ = ["ACTIONS", "Action", "ActionTable"]

ACTIONS = (
    Action("new", "&New", "File", ("Ctrl+N",), icon="file-plus"),
    Action("open", "&Open…", "File", ("Ctrl+O",), icon="folder-open"),
    Action("open_example", "Open &Example…", "File", ("Ctrl+Shift+O",), icon="book-open"),
    Action("save", "&Save", "File", ("Ctrl+S",), icon="save", part="save"),
    Action("save_as", "Save &As…", "File", ("Ctrl+Shift+S",), part="save"),
    Action("quit", "&Quit", "File", ("Ctrl+Q",), icon="log-out", part="quit"),
    Action("undo", "&Undo", "Edit", ("Ctrl+Z",), icon="undo-2"),
    Action("redo", "&Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo-2"),
    *COPYING,
    Action("delete", "&Delete", "Edit", ("Delete", "Backspace"), GRAPH, icon="trash-2", part="nodes"),
    *DELETING,
    Action("rename", "Re&name…", "Edit", ("F2",), GRAPH, icon="pencil", part="nodes"),
    *SELECTING,
    Action("workspace_graph", "&Graph", "View", ("Ctrl+1",), group="workspace", icon="workflow"),
    Action("workspace_network", "&Network", "View", ("Ctrl+2",), group="workspace", icon="network"),
    Action("zoom_in", "Zoom &In", "View", ("Ctrl++", "Ctrl+="), GRAPH, icon="zoom-in", part="zoom"),
    Action("zoom_out", "Zoom &Out", "View", ("Ctrl+-",), GRAPH, icon="zoom-out", part="zoom"),
    Action("zoom_reset", "&Actual Size", "View", ("Ctrl+0",), GRAPH, part="zoom"),
    Action("zoom_fit", "&Fit the Graph", "View", ("F",), GRAPH, icon="maximize", part="zoom"),
    *LOOKING,
    *COPIES,
    *MAGNITUDE,
    Action("animations", "&Motion", "View", part="theme", toggle=True),
    Action("theme_system", "Like the &System", "View/Theme", group="theme", icon="monitor", part="theme"),
    Action("theme_light", "&Light", "View/Theme", group="theme", icon="sun", part="theme"),
    Action("theme_dark", "&Dark", "View/Theme", group="theme", icon="moon", part="theme"),
    Action("step", "&Step", "Graph", ("Space", "Right"), GRAPH, icon="play"),
    Action("step_back", "Step &Back", "Graph", ("Shift+Space", "Left"), GRAPH, icon="step-back"),
    Action("run_to_end", "Run to the &End", "Graph", ("Return", "End"), GRAPH, icon="skip-forward"),
    Action("to_start", "Back to the S&tart", "Graph", ("Home",), GRAPH, icon="skip-back"),
    *PLAYING,
    Action(
        "quick_add",
        "&Add a Gate…",
        "Graph",
        ("Tab", "Shift+A"),
        GRAPH,
        icon="plus",
        part="make",
        area="canvas",
    ),
    Action("search_palette", "Sear&ch the Palette", "Graph", ("/",), GRAPH, icon="search", part="make"),
    Action("edit_expression", "Edit the E&xpression", "Graph", ("Ctrl+E",), GRAPH, icon="code", part="make"),
    *WIRING,
    *ARRAYS,
    *NOTES,
    Action("tidy", "Tidy &Layout", "Graph", ("Ctrl+L",), GRAPH, icon="wand-sparkles", part="make"),
    Action("set_target", "Differentiate This N&ode", "Graph", ("T",), GRAPH, icon="target", part="gradient"),
    Action(
        "check_gradients", "Check the &Gradients", "Graph", ("G",), GRAPH, icon="badge-check", part="gradient"
    ),
    *GROUPING,
    *ARRANGING,
    *SPOTS,
    *LENSES,
    *MOVING,
    *PREDICTING,
    *LAB,
    Action("play", "&Play or Pause", "Network", ("Space",), NETWORK, icon="play"),
    Action("net_step", "One &Step", "Network", ("Right",), NETWORK, icon="step-forward"),
    Action("epoch", "One &Epoch", "Network", ("E",), NETWORK),
    Action("reset", "&Reset the Weights", "Network", ("R",), NETWORK, icon="rotate-ccw", part="weights"),
    Action("new_seed", "&New Seed", "Network", ("N",), NETWORK, icon="dices", part="weights"),
    Action("shortcuts", "&Keyboard Shortcuts", "Help", ("F1",), icon="keyboard"),
    Action("about", "&About Backprop Playground", "Help", icon="info", part="about"),
)


class ActionTable(QObject):
    """Makes a ``QAction`` of every action of the table and knows which are possible now.

    An action that nobody binds is absent, but those of a workspace not opened yet are only not possible.
    """

    def __init__(self, window: QWidget, actions: tuple[Action, ...] = ACTIONS) -> None:
        super().__init__(window)
        self._window = window
        self._records = {record.id: record for record in actions}
        self._actions: dict[str, QAction] = {}
        self._possible: dict[str, bool] = {}
        self._callbacks: dict[str, Callable[[], object]] = {}
        self._opened: set[str] = set()
        self._groups: dict[str, QActionGroup] = {}
        self._workspace = ""
        self._is_resting: Callable[[], bool] = lambda: False
        for record in actions:
            self._actions[record.id] = self._made(record)
        QTimer.singleShot(0, self._draw_icons)  # nobody sees them before a menu opens, and drawing takes long
        theme().changed.connect(self._draw_icons)

    @property
    def records(self) -> tuple[Action, ...]:
        """All records of the table, in order."""
        return tuple(self._records.values())

    def action(self, id: str) -> QAction:
        """Return the action of that id."""
        return self._actions[id]

    def bind(self, id: str, callback: Callable[[], object]) -> None:
        """Say what an action does; from now on it is there and possible."""
        self._possible[id] = True
        self._callbacks[id] = callback
        self._show(id)

    def rest_while(self, busy: Callable[[], bool]) -> None:
        """Do nothing while a gesture goes on: it could lose what it holds."""
        self._is_resting = busy

    def is_bound(self, id: str) -> bool:
        """Whether somebody has said what the action does."""
        return id in self._possible

    def enable(self, id: str, possible: bool) -> None:  # noqa: FBT001 - the one thing it says
        """Say whether a bound action is possible now."""
        self._possible[id] = possible
        self._show(id)

    def check(self, id: str, checked: bool = True) -> None:  # noqa: FBT001, FBT002 - as Qt's own setChecked
        """Mark an action as the chosen one of its group, or a toggle as on or off."""
        self._actions[id].setChecked(checked)

    def retitle(self, id: str, detail: str) -> None:
        """Add to a title what exactly would be done, for example ``Undo move``."""
        title = self._records[id].title
        self._actions[id].setText(f"{title} {detail}" if detail else title)

    def attach(self, workspace: str, widget: QWidget, area: str = "") -> None:
        """Let the keys of a workspace's actions, or of one area of it, work inside a widget."""
        for record in self._records.values():
            if workspace and (record.workspace, record.area) == (workspace, area):
                widget.addAction(self._actions[record.id])

    def open_workspace(self, workspace: str) -> None:
        """Say which workspace is open and has bound what it can do; the others' actions are not possible."""
        self._workspace = workspace
        self._opened.add(workspace)
        for id in self._records:
            self._show(id)

    def _made(self, record: Action) -> QAction:
        action = QAction(record.title, self)
        action.setObjectName(record.id)
        action.triggered.connect(self._triggered)
        action.setShortcuts([QKeySequence(keys) for keys in record.keys])
        action.setVisible(False)
        action.setEnabled(False)
        if record.workspace:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            self._window.addAction(action)
        action.setCheckable(bool(record.group) or record.toggle)
        if record.group:
            self._group(record.group).addAction(action)
        return action

    @Slot()
    def _triggered(self) -> None:
        if self._is_resting():
            return
        sender = self.sender()
        if sender is not None:
            self._callbacks[sender.objectName()]()

    def _group(self, name: str) -> QActionGroup:
        if name not in self._groups:
            self._groups[name] = QActionGroup(self)
        return self._groups[name]

    def _show(self, id: str) -> None:
        workspace = self._records[id].workspace
        here = workspace in {"", self._workspace}
        expected = bool(workspace) and workspace not in self._opened
        self._actions[id].setVisible(expected or id in self._possible)
        self._actions[id].setEnabled(here and self._possible.get(id, False))

    def _draw_icons(self) -> None:
        for id, record in self._records.items():
            if record.icon and not record.group:
                self._actions[id].setIcon(icon(record.icon, theme().tokens.muted))
