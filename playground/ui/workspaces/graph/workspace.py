"""The Graph workspace: palette, expression, canvas, inspector, code and transport around one session."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from playground.session import graph_actions
from playground.session.playback import Playback
from playground.session.project import Project
from playground.session.selection import Selection
from playground.session.session import Session
from playground.ui.actions import ActionTable
from playground.ui.canvas.glide import Glide
from playground.ui.canvas.pulse import Pulse
from playground.ui.canvas.view import CanvasView
from playground.ui.panels.check_card import CheckCard
from playground.ui.panels.code import CodePanel
from playground.ui.panels.expression_bar import ExpressionBar
from playground.ui.panels.inspector import Inspector
from playground.ui.panels.minimap import Minimap
from playground.ui.panels.palette import Palette
from playground.ui.qt_override import qt_override
from playground.ui.spotlight import Spotlight
from playground.ui.tools.zoom import HOME, zoom_fit
from playground.ui.widgets.keys import keeps
from playground.ui.workspaces.graph.catching_up import CatchUp
from playground.ui.workspaces.graph.gestures import Gestures
from playground.ui.workspaces.graph.layout import above, splitter, stacked
from playground.ui.workspaces.graph.lenses import Lenses
from playground.ui.workspaces.graph.spotting import Spotting
from playground.ui.workspaces.graph.transport import GraphTransport
from playground.ui.workspaces.graph.viewing import Viewing
from playground.ui.workspaces.graph.words import left_text, right_text, spoken


class GraphWorkspace(QWidget):
    """Shows a session's graph and its run; every part follows the session's signals."""

    id = "graph"
    title = "Graph"
    status_changed = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show a session."""
        super().__init__(parent)
        self.session = session
        self._playback = Playback()
        self.canvas = CanvasView(session)
        self.spotlight = Spotlight(lambda: session.graph, self)
        self.palette_panel, self.expression = Palette(), ExpressionBar(self.spotlight)
        self.check = CheckCard(session)
        self.inspector, self.code = Inspector(session, self.spotlight), CodePanel(self.spotlight)
        self.inspector.add_card(self.check)
        self.code.draw_veil(session.veil)
        self.lenses = Lenses(session, self.canvas, self.inspector)
        self.minimap = Minimap(self.canvas)
        self.transport = GraphTransport(session)
        self.pulse, self.glide = Pulse(self.canvas.canvas), Glide(self.canvas.canvas)
        self.gestures = Gestures(session, self.canvas, self.palette_panel)
        self.spotting = Spotting(session, self.spotlight, self.canvas, self.inspector, self.code)
        self._late = CatchUp(self._show_panels, self.minimap.follow, self._is_busy, self)
        self._lay_out()
        self._connect()
        self._show_all()
        self.setFocusProxy(self.canvas)

    def bind_actions(self, table: ActionTable) -> None:
        """Bind what can be done here."""
        self.gestures.bind(table)
        self.lenses.bind(table)
        self.spotting.bind(table)
        table.rest_while(self.gestures.is_busy)
        table.bind("search_palette", self.palette_panel.seek)
        table.bind("edit_expression", self.expression.seek)
        self.transport.bind(table)
        Viewing(self.session, self.canvas, self.minimap).bind(table)
        table.attach(self.id, self.canvas, "canvas")

    def _lay_out(self) -> None:
        self.split: QSplitter = splitter(
            self.palette_panel,
            stacked(above(self.expression, self.lenses.banner), self.canvas),
            stacked(self.lenses.panel, self.code),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.split, 1)
        column.addWidget(self.transport)

    def _connect(self) -> None:
        session = self.session
        session.project_changed.connect(self._project_changed)
        session.playback_changed.connect(self._playback_changed)
        session.selection_changed.connect(self._selection_changed)
        session.breakpoints.changed.connect(self._stops_changed)
        session.veil.changed.connect(self._veil_changed)
        self.canvas.said.connect(self._say)
        self.canvas.zoomed.connect(self._tell)
        self.canvas.resized.connect(self._keep_home)
        self.expression.typed.connect(self._type_expression)
        self.expression.tidied.connect(self.gestures.commands.tidy)
        self.expression.grouped.connect(self.gestures.grouping.group)
        self.expression.left.connect(self.canvas.setFocus)
        self.palette_panel.left.connect(self.canvas.setFocus)
        self.inspector.jumped.connect(self.jump)
        self.inspector.said.connect(self._say)
        self.lenses.jumped.connect(self.jump)
        self.lenses.said.connect(self._say)
        self.lenses.opened.connect(self._tell)
        self.inspector.left.connect(self.canvas.setFocus)
        self.inspector.entered.connect(self.gestures.grouping.tool.step_into)
        self.code.said.connect(self._say)
        self.code.left.connect(self.canvas.setFocus)
        self.spotting.said.connect(self._say)

    def jump(self, name: str) -> None:
        """Select a node and bring it into view."""
        self.session.select(Selection.only(name))
        box = self.canvas.canvas.composites.box_of(self.session.graph.by_name[name])
        self.canvas.ensureVisible(box, 80, 80)
        self.canvas.setFocus()

    # Following the session

    def _project_changed(self, old: Project, new: Project) -> None:
        self.canvas.canvas.notes.show(self.session.project.notes)
        if new.graph is old.graph:
            return
        self.gestures.adding.cancel()  # a field that loses the focus by this may edit the graph once more,
        graph = self.session.graph  # so what is shown is always the newest
        fresh = self.session.history.is_fresh
        moving = self.session.settings.animations and not self.canvas.is_busy() and not fresh
        self.glide.show(graph, moving=moving)
        self.canvas.canvas.show_problems(self.session.problems)
        self.expression.show_graph(graph)
        if fresh:
            self.canvas.cancel()
            self.transport.auto.stop()
            zoom_fit(self.canvas, HOME)

    def _playback_changed(self, _playback: Playback) -> None:
        before, playback = self._playback, self.session.playback
        self._playback = playback
        self.canvas.canvas.show_playback(playback)
        if playback.is_same_but_for_places(before):
            self._late.refresh(waits=True)
            return
        self.transport.show_playback()
        if playback.run is before.run and playback.playhead == before.playhead + 1:
            moving = self.session.settings.animations
            self.pulse.send(self.canvas.canvas.wires, playback, self.session.veil, moving=moving)
        else:
            self.pulse.stop()
        self._announce()
        self._late.refresh()

    def _selection_changed(self, _selection: Selection) -> None:
        self.canvas.canvas.show_selection(self.session.selection)
        self._late.refresh()

    def _stops_changed(self) -> None:
        self.canvas.canvas.show_stops(self.session.breakpoints.names)

    def _veil_changed(self) -> None:
        self.canvas.setAccessibleDescription(spoken(self.session.playback, self.session.veil))
        self._tell()

    def _is_busy(self) -> bool:
        lens = self.lenses.lens
        return self.canvas.is_busy() or (lens is not None and lens.is_busy)

    @Slot()
    def _show_panels(self) -> None:
        self.lenses.refresh()
        self.code.show_playback(self.session.playback)
        self.minimap.show_playback(self.session.playback)
        self._tell()

    def _show_all(self) -> None:
        scene, session = self.canvas.canvas, self.session
        self._playback = session.playback
        scene.notes.show(session.project.notes)
        scene.show_copies(shown=session.settings.copies)
        self.glide.show(session.graph, moving=False)
        scene.show_problems(session.problems)
        scene.show_weights(shown=session.settings.thickness)
        self._stops_changed()
        scene.show_playback(session.playback)
        scene.show_selection(session.selection)
        self.expression.show_graph(session.graph)
        self.transport.show_playback()
        self._show_panels()

    def _announce(self) -> None:
        text = spoken(self.session.playback, self.session.veil)
        self.canvas.setAccessibleDescription(text)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.canvas, text))

    # What is said and asked

    @Slot()
    def _tell(self) -> None:
        session = self.session
        left = left_text(session, tells_purpose=self.lenses.lens is not None)  # else the inspector tells it
        self.status_changed.emit(left, right_text(session.playback, self.canvas.zoom, session.veil))

    @Slot(str)
    def _say(self, text: str) -> None:
        self.status_changed.emit(text, right_text(self.session.playback, self.canvas.zoom, self.session.veil))

    @Slot(str)
    def _type_expression(self, text: str) -> None:
        graph_actions.type_expression(self.session, text)
        zoom_fit(self.canvas, HOME)

    @Slot()
    def _keep_home(self) -> None:
        if self.canvas.at_home:
            zoom_fit(self.canvas, HOME)

    @qt_override(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        self.lenses.close()
        event.accept()

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        elsewhere = not self.canvas.hasFocus()  # there, Tab goes from control to control as everywhere
        if elsewhere and keeps(event, frozenset({Qt.Key.Key_Tab})):
            return True
        return super().event(event)
