"""The window: the header, the open workspace, and the status bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from playground.ui.first_window import FirstWindow
from playground.ui.memory import Memory
from playground.ui.menu_bar import Menu
from playground.ui.qt_override import qt_override
from playground.ui.theme.theme import SCHEMES, theme
from playground.ui.workspace_list import WORKSPACES, Workspace, WorkspaceEntry

if TYPE_CHECKING:
    from playground.session.project import Project
    from playground.session.session import Session
    from playground.session.settings import Settings
    from playground.ui.dialogs import Dialogs

ABOUT = (
    "Values flow forward, gradients flow back, one gate at a time. "
    "Free software under the MIT licence, with the typefaces Inter and JetBrains Mono (OFL) "
    "and Lucide icons (ISC)."
)


class MainWindow(FirstWindow):
    """Shows a session, at once or as soon as ``begin`` gives it one. Project files can be dropped on it."""

    def __init__(
        self,
        session: Session | None,
        memory: Memory,
        *,
        dialogs: Dialogs | None = None,
        workspaces: Sequence[WorkspaceEntry] = WORKSPACES,
    ) -> None:
        super().__init__(memory, workspaces)
        self._entries: dict[str, WorkspaceEntry] = {entry.id: entry for entry in workspaces}
        self._pages: dict[str, QWidget] = {}
        self._status: dict[str, tuple[str, str]] = {}
        if session is not None:
            self.begin(session, dialogs)

    def begin(self, session: Session, dialogs: Dialogs | None = None) -> None:
        """Show a session; called once. What computes is imported only now."""
        from playground.ui.dialogs import Dialogs
        from playground.ui.file_actions import FileActions

        self.session = session
        self.files = FileActions(session, self._memory, dialogs or Dialogs(self), self)
        self._bind()
        self._follow_session()
        self.setAcceptDrops(True)
        self.open_workspace(session.workspace)

    @property
    def workspace(self) -> str:
        """The id of the workspace that is open."""
        return self.session.workspace

    def page(self, workspace: str) -> QWidget:
        """Return the widget of a workspace, made when it is first asked for."""
        if workspace not in self._pages:
            page = self._entries[workspace].make(self.session)
            self._pages[workspace] = page
            self.stack.addWidget(page)
            self.table.attach(workspace, page)
            for view in page.findChildren(QGraphicsView):
                view.viewport().setAcceptDrops(False)  # else it would swallow files meant for the window
            made = cast("Workspace", page)
            made.status_changed.connect(self._show_status)
            made.bind_actions(self.table)
        return self._pages[workspace]

    def open_workspace(self, workspace: str) -> None:
        """Show a workspace; an id that there is none of shows the first."""
        entry = self._entries.get(workspace) or next(iter(self._entries.values()))
        workspace, page = entry.id, self.page(entry.id)
        self.session.workspace = entry.id
        self.table.open_workspace(workspace)
        self.table.check(f"workspace_{workspace}")
        self.header.switch.set_value(workspace)
        self.stack.setCurrentWidget(page)
        self.status.show_texts(*self._status.get(workspace, ("", "")))
        page.setFocus()

    # Putting it together

    def _bind(self) -> None:
        self._recent = Menu("Open &Recent", self)
        self.menus["File"].insertMenu(self.table.action("save"), self._recent)
        self._recent.aboutToShow.connect(self._fill_recent)
        self.menus["File"].aboutToShow.connect(self._fill_recent)
        self.files.bind(self.table)
        bind = self.table.bind
        bind("quit", self.close)
        bind("undo", self.session.undo)
        bind("redo", self.session.redo)
        bind("shortcuts", self.show_shortcuts)
        bind("about", self.show_about)
        for place, entry in enumerate(self._entries.values(), start=1):
            bind(f"workspace_{entry.id}", self._chooser(entry.id))
            self.header.switch.set_hint(entry.id, entry.title, f"Ctrl+{place}")
        for scheme in SCHEMES:
            bind(f"theme_{scheme}", self._dresser(scheme))
        self.table.check(f"theme_{theme().scheme}")
        bind("animations", self.toggle_animations)
        self.session.settings = self._memory.settings
        self.table.check("animations", self.session.settings.animations)
        self.header.workspace_chosen.connect(self.open_workspace)

    def _follow_session(self) -> None:
        self.session.project_changed.connect(self._project_changed)
        self.session.path_changed.connect(self._path_changed)
        self.session.settings_changed.connect(self._keep_settings)
        self._show_project()

    # What the actions do

    def _chooser(self, workspace: str) -> Callable[[], None]:
        return lambda: self.open_workspace(workspace)

    def _dresser(self, scheme: str) -> Callable[[], None]:
        return lambda: self.set_scheme(scheme)

    def set_scheme(self, scheme: str) -> None:
        """Choose light, dark or what the system says, and remember it."""
        self.session.choose(theme=scheme)
        theme().set_scheme(scheme)
        self.table.check(f"theme_{scheme}")

    def toggle_animations(self) -> None:
        """Switch motion on or off, and remember it."""
        self.session.choose(animations=not self.session.settings.animations)

    def _keep_settings(self, settings: Settings) -> None:
        self._memory.change(**settings.to_dict())
        self.table.check("animations", settings.animations)

    def show_shortcuts(self) -> None:
        """Show what every key does."""
        from playground.ui.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(self.table, self)
        dialog.exec()
        dialog.deleteLater()

    def show_about(self) -> None:
        """Show what this program is."""
        self.files.dialogs.tell("Backprop Playground", ABOUT)

    @Slot()
    def _fill_recent(self) -> None:
        self.files.fill_recent(self._recent)

    # Following the session

    def _project_changed(self, _old: Project, _new: Project) -> None:
        self._show_project()

    def _path_changed(self) -> None:
        if self.session.workspace != self.header.switch.value:
            self.open_workspace(self.session.workspace)
        self._show_project()

    def _show_project(self) -> None:
        session, history = self.session, self.session.history
        self.show_title(session.title, modified=session.modified)
        self.table.enable("undo", history.can_undo)
        self.table.enable("redo", history.can_redo)
        self.table.retitle("undo", history.undo_label)
        self.table.retitle("redo", history.redo_label)

    @Slot(str, str)
    def _show_status(self, left: str, right: str) -> None:
        for workspace, page in self._pages.items():
            if page is self.sender():
                self._status[workspace] = (left, right)
        self.status.show_texts(*self._status.get(self.workspace, ("", "")))

    # What Qt tells us

    @qt_override()
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._pages:
            self.page(self.workspace).setFocus()

    @qt_override()
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._pages:  # closed before there was anything in it
            event.accept()
            return
        if not self.files.may_leave():
            event.ignore()
            return
        self._memory.keep_place(self)
        self.session.project_changed.disconnect(self._project_changed)
        self.session.path_changed.disconnect(self._path_changed)
        self.session.settings_changed.disconnect(self._keep_settings)
        for page in self._pages.values():
            page.close()
        event.accept()

    @qt_override()
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    @qt_override()
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path:
            event.acceptProposedAction()
            self.files.open_path(path)


def _dropped(event: QDropEvent) -> str:
    """Return the path of the one project file that is dragged, or an empty text."""
    from playground.ui.dialogs import ENDING

    urls = event.mimeData().urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    return path if path.lower().endswith(ENDING) else ""
