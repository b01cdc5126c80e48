"""What a snapshot looks like: brings diagram, plots, numbers and counters up to date, once a frame."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from playground.training.activations import activation
from playground.ui.diagram.names import formula, unit_name
from playground.ui.plots.points import Points
from playground.ui.workspaces.network.pictures import Pictures
from playground.ui.workspaces.network.to_graph import neuron_place

if TYPE_CHECKING:
    from playground.training.datasets import Split
    from playground.training.network import Network
    from playground.ui.diagram.names import Place
    from playground.ui.panels.learning import LearningPanel
    from playground.ui.workspaces.network.middle import Middle
    from playground.ui.workspaces.network.orders import Snapshot
    from playground.ui.workspaces.network.results import Results
    from playground.ui.workspaces.network.transport import NetworkTransport

NUMBERS_EVERY = CURVES_EVERY = 6
"""Frames between two writings of the numbers and curves while training runs: a person reads no faster."""
FPS_WINDOW = 0.5


class Screen(QObject):
    """Draws snapshots; between two frames of a training it redraws the numbers and curves more seldom."""

    status_changed = Signal(str, str)

    def __init__(
        self,
        middle: Middle,
        results: Results,
        transport: NetworkTransport,
        learning: LearningPanel,
        parent: QObject | None = None,
    ) -> None:
        """Draw on these parts of the workspace."""
        super().__init__(parent)
        self._middle, self._results, self._transport = middle, results, transport
        self._learning = learning
        self._pictures = Pictures()
        self._snapshot: Snapshot | None = None
        self._split: Split | None = None
        self._run = -1
        self._frames = 0
        self._since, self._counted, self._fps = perf_counter(), 0, 0.0
        results.boundary.scores_at = self._pictures.scores_at

    @property
    def network(self) -> Network:
        """The network as it is shown."""
        return self._pictures.network

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the newest snapshot."""
        self._snapshot = snapshot
        self._frames += 1
        lasting = not snapshot.playing
        if snapshot.run != self._run:
            self._run = snapshot.run
            self._results.history.clear()
        self._pictures.take(snapshot.experiment, snapshot.parameters)
        self._show_network(snapshot)
        self._show_data(snapshot)
        self._results.history.extend(snapshot.rows)
        self._draw(lasting=lasting)
        self._transport.show_counts(snapshot.report.epoch, snapshot.report.steps)
        if lasting or self._frames % CURVES_EVERY == 0:
            self._results.loss.refresh()
        if lasting or self._frames % NUMBERS_EVERY == 0:
            self._show_numbers(snapshot)

    @Slot(object)
    def project(self, _place: object) -> None:
        """Show on the plot the unit that is chosen in the diagram, or the boundary again."""
        place = self._middle.diagram.chosen
        title = self.tr("Boundary")
        if place is not None:
            title = self.tr("Unit {name}").format(name=self._name(place))
        self._results.title.setText(title)
        self._pictures.fill_boundary(self._results.boundary.picture, place)
        self.show_picked()

    def show_picked(self) -> None:
        """Say which unit at which data point can be opened as gates."""
        name = self._name(neuron_place(self._middle.diagram.pinned))
        self._middle.show_picked(self._results.boundary.picked, name)

    @Slot()
    def restyle(self) -> None:
        """Colour everything anew after the theme has changed."""
        if self._snapshot is not None:
            self._draw(lasting=True)

    def _name(self, place: Place) -> str:
        return unit_name(self.network.shape.sizes, place)

    def _draw(self, *, lasting: bool) -> None:
        diagram = self._middle.diagram
        self._pictures.evaluate(fine=lasting)
        self._pictures.fill_diagram(diagram)
        self._pictures.fill_boundary(self._results.boundary.picture, diagram.chosen)
        diagram.show_weights(self.network.weights, lasting=lasting)

    def _show_network(self, snapshot: Snapshot) -> None:
        experiment, sizes = snapshot.experiment, self.network.shape.sizes
        name = activation(experiment.activation).name.lower()
        self._middle.diagram.show_network(sizes, name)
        self._middle.formula.set_text(formula(sizes, name, bias=experiment.bias))

    def _show_data(self, snapshot: Snapshot) -> None:
        split = snapshot.split
        if split is self._split:
            return
        self._split = split
        test = split.test
        self._results.boundary.set_points(
            Points(split.train.points, split.train.labels),
            Points(test.points, test.labels),
            split.train.classes,
        )

    def _show_numbers(self, snapshot: Snapshot) -> None:
        report = snapshot.report
        self._results.show_report(report)
        self._learning.show_warning(snapshot.warning)
        banner = self._middle.banner
        if report.problem:
            banner.show_problem(report.problem)
        elif snapshot.refusal:
            banner.show_refusal(snapshot.refusal)
        else:
            banner.hide()
        self._show_status(snapshot)

    def _show_status(self, snapshot: Snapshot) -> None:
        now = perf_counter()
        if now - self._since >= FPS_WINDOW:
            self._fps = (self._frames - self._counted) / (now - self._since)
            self._since, self._counted = now, self._frames
        parts = [self.tr("{count:,} parameters").format(count=self.network.parameter_count)]
        if snapshot.playing:
            parts.append(self.tr("{rate:,.0f} steps/s").format(rate=snapshot.rate))
            parts.append(self.tr("{fps:.0f} fps").format(fps=self._fps))
        seed = self.tr("seed {seed}").format(seed=snapshot.experiment.seed)
        self.status_changed.emit("     ".join(parts), seed)
