"""The data panel: which points the network learns."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.training.datasets import MOST_NOISE, MOST_TEST_SHARE, dataset_record
from playground.training.experiment import Experiment
from playground.ui.panels.experiment_edits import ExperimentEdits
from playground.ui.panels.thumbnails import DatasetChoice
from playground.ui.widgets.role import section
from playground.ui.widgets.slider_row import SliderRow


class DataPanel(QWidget):
    """Dataset, number of points, noise and the share to test with."""

    def __init__(self, edits: ExperimentEdits, parent: QWidget | None = None) -> None:
        """Change the experiment through these edits."""
        super().__init__(parent)
        self._edits = edits
        self.datasets = DatasetChoice()
        self.points = SliderRow(
            self.tr("Points"), 10, 1000, 240, log=True, integer=True, tip=self.tr("Training and test points")
        )
        self.noise = SliderRow(
            self.tr("Noise"),
            0,
            MOST_NOISE,
            0.15,
            formatter="{:.2f}".format,
            tip=self.tr("How far the points stray; the same points move more or less"),
        )
        self.test_share = SliderRow(
            self.tr("Test share"),
            0,
            MOST_TEST_SHARE,
            0.3,
            formatter="{:.0%}".format,
            tip=self.tr("The share of the points that is not learned, only tested with"),
        )
        self._lay_out()
        self.datasets.changed.connect(edits.choose_dataset)
        self.points.changed.connect(self._set_points)
        self.noise.changed.connect(self._set_noise)
        self.test_share.changed.connect(self._set_test_share)
        for row in (self.points, self.noise, self.test_share):
            row.finished.connect(edits.finish)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for part in (section(self.tr("Data")), self.datasets, self.points, self.noise, self.test_share):
            column.addWidget(part)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show these settings."""
        self.datasets.set_value(experiment.dataset)
        self.points.set_value(experiment.points)
        self.points.setEnabled(not dataset_record(experiment.dataset).fixed)
        self.noise.set_value(experiment.noise)
        self.test_share.set_value(experiment.test_share)

    @Slot(object)
    def _set_points(self, points: int) -> None:
        self._edits.change(self.tr("change points"), "experiment points", points=points)

    @Slot(object)
    def _set_noise(self, noise: float) -> None:
        self._edits.change(self.tr("change noise"), "experiment noise", noise=noise)

    @Slot(object)
    def _set_test_share(self, share: float) -> None:
        self._edits.change(self.tr("change test share"), "experiment test share", test_share=share)
