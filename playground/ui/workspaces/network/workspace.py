"""The Network workspace: puts settings, diagram, results and transport together and keeps them in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from playground.session.project import Project
from playground.training.datasets import EXTENT
from playground.ui.panels.experiment_edits import ExperimentEdits
from playground.ui.panels.model import MOST_LAYERS, with_layers
from playground.ui.qt_override import qt_override
from playground.ui.theme.theme import theme
from playground.ui.workspaces.network.middle import Middle
from playground.ui.workspaces.network.player import Player
from playground.ui.workspaces.network.results import Results
from playground.ui.workspaces.network.screen import Screen
from playground.ui.workspaces.network.settings_column import SettingsColumn
from playground.ui.workspaces.network.to_graph import neuron_graph
from playground.ui.workspaces.network.transport import NetworkTransport

if TYPE_CHECKING:
    from playground.session.session import Session
    from playground.ui.actions import ActionTable
    from playground.ui.workspaces.network.orders import Snapshot

RESULTS_SHARE = 0.305
NARROWEST_RESULTS, WIDEST_RESULTS = 384, 660
A_TENTH = 0.1


class NetworkWorkspace(QWidget):
    """Shows the session's experiment and trains it; `graph_opened` tells that a neuron became the graph."""

    id = "network"
    title = "Network"
    status_changed = Signal(str, str)
    graph_opened = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the experiment of this session's project, paused at its first weights."""
        super().__init__(parent)
        self._session, self._history = session, session.history
        self.edits = ExperimentEdits(session, self)
        self.settings = SettingsColumn(self.edits)
        self.middle, self.results, self.transport = Middle(), Results(), NetworkTransport()
        self.player = Player(session.project.experiment, self)
        self.live = Screen(self.middle, self.results, self.transport, self.settings.learning, self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Network workspace"))
        self._lay_out()
        self._connect()
        self.results.boundary.set_extent(EXTENT)
        self.settings.show_experiment(session.project.experiment)
        session.project_changed.connect(self._project_changed)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        for part in (self.settings, line(), self.middle, line(), self.results):
            row.addWidget(part, 1 if part is self.middle else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.transport)

    def _connect(self) -> None:
        self.destroyed.connect(self.player.close)  # a thread that is destroyed while it runs ends the program
        self.player.arrived.connect(self._show)
        self.player.playing_changed.connect(self._show_playing)
        self.live.status_changed.connect(self.status_changed)
        self.edits.refused.connect(self._refuse)
        transport, middle = self.transport, self.middle
        transport.speed_changed.connect(self.player.set_speed)
        middle.layer_added.connect(self.add_layer)
        middle.layer_removed.connect(self.remove_layer)
        middle.graph_wanted.connect(self.open_graph)
        middle.diagram.chosen_changed.connect(self.live.project)
        self.results.boundary.point_picked.connect(self._show_picked)
        middle.banner.slower_wanted.connect(self.restart_slower)
        middle.banner.reset_wanted.connect(self.player.reset)
        middle.banner.closed.connect(middle.banner.hide)
        theme().changed.connect(self.live.restyle)

    def bind_actions(self, table: ActionTable) -> None:
        """Bind the actions of this workspace, and let the buttons follow them."""
        for id, does, button in (
            ("play", self.toggle, self.transport.play),
            ("net_step", self.player.step, self.transport.step),
            ("epoch", self.player.epoch, self.transport.epoch),
            ("reset", self.player.reset, self.transport.reset),
            ("new_seed", self.edits.new_seed, self.transport.new_seed),
        ):
            table.bind(id, does)
            button.clicked.connect(table.action(id).trigger)
        self.graph_opened.connect(table.action("workspace_graph").trigger)

    @Slot()
    def toggle(self) -> None:
        """Play, or pause what plays."""
        if self.player.playing:
            self.player.pause()
        else:
            self.player.play()

    @Slot()
    def add_layer(self) -> None:
        """Add a hidden layer before the scores."""
        hidden = self.edits.experiment.hidden
        self.edits.set_hidden(with_layers(hidden, len(hidden) + 1))

    @Slot()
    def remove_layer(self) -> None:
        """Remove the last hidden layer."""
        self.edits.set_hidden(self.edits.experiment.hidden[:-1])

    @Slot()
    def restart_slower(self) -> None:
        """Go back to the first weights and learn on at a tenth of the learning rate."""
        rate = float(f"{self.edits.experiment.learning_rate * A_TENTH:.3g}")
        self.edits.change(self.tr("a tenth of the learning rate"), learning_rate=rate)
        self.player.reset()
        self.player.play()

    @Slot()
    def open_graph(self) -> None:
        """Make the graph the chosen neuron at the picked data point, with its weights as they are now."""
        point = self.results.boundary.picked
        if point is None:
            return
        network = self.live.network
        graph = neuron_graph(network, self.middle.diagram.pinned, point[:2])
        self._session.edit(self.tr("open a neuron as gates"), graph)
        self.graph_opened.emit()

    def _project_changed(self, old: Project, new: Project) -> None:
        if self._session.history is not self._history:
            self._history = self._session.history
            self.player.pause()
            self.player.open(new.experiment)
        elif new.experiment != old.experiment:
            self.player.set_experiment(new.experiment)
        else:
            return
        self.settings.show_experiment(new.experiment)
        self.middle.less.setEnabled(bool(new.experiment.hidden))
        self.middle.more.setEnabled(len(new.experiment.hidden) < MOST_LAYERS)

    @Slot(object)
    def _show(self, snapshot: Snapshot) -> None:
        self.live.show_snapshot(snapshot)

    @Slot(bool)
    def _show_playing(self, playing: bool) -> None:  # noqa: FBT001 - what the signal tells
        self.transport.show_playing(playing)

    @Slot(str)
    def _refuse(self, text: str) -> None:
        self.middle.banner.show_refusal(text)
        self.settings.show_experiment(self.edits.experiment)

    @Slot(object)
    def _show_picked(self, _point: object) -> None:
        self.live.show_picked()

    @qt_override()
    def resizeEvent(self, event: QResizeEvent) -> None:
        width = round(self.width() * RESULTS_SHARE)
        self.results.setFixedWidth(min(max(width, NARROWEST_RESULTS), WIDEST_RESULTS))

    @qt_override()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()

    @qt_override()
    def closeEvent(self, event: QCloseEvent) -> None:
        self._session.project_changed.disconnect(self._project_changed)
        self.player.close()
        event.accept()


def line() -> QFrame:
    """Return a hairline between two columns."""
    made = QFrame()
    made.setProperty("role", "line")
    made.setFixedWidth(1)
    return made
