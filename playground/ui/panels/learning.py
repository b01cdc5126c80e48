"""The learning panel: loss, optimizer, learning rate, regularization and batch size."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.training.experiment import Experiment
from playground.training.losses import LOSSES
from playground.training.optimizers import OPTIMIZERS, optimizer_record
from playground.training.regularizers import REGULARIZERS, regularizer_record
from playground.ui.panels.experiment_edits import ExperimentEdits
from playground.ui.panels.model import BOX_WIDTH
from playground.ui.widgets.choice_row import ChoiceRow
from playground.ui.widgets.role import label, section
from playground.ui.widgets.slider_row import SliderRow

WIDE_BOX = 172


class LearningPanel(QWidget):
    """Nothing in it resets the network."""

    def __init__(self, edits: ExperimentEdits, parent: QWidget | None = None) -> None:
        """Change the experiment through these edits."""
        super().__init__(parent)
        self._edits = edits
        self.loss = ChoiceRow(self.tr("Loss"), [(row.id, row.name) for row in LOSSES])
        self.optimizer = ChoiceRow(self.tr("Optimizer"), [(row.id, row.name) for row in OPTIMIZERS])
        self.regularizer = ChoiceRow(self.tr("Regularizer"), [(row.id, row.name) for row in REGULARIZERS])
        self.rate = SliderRow(self.tr("Learning rate"), 1e-4, 10, 0.1, log=True, formatter=three_digits)
        self.momentum = SliderRow(self.tr("Momentum"), 0, 0.99, 0.9, formatter="{:.2f}".format)
        self.strength = SliderRow(
            self.tr("Regularization λ"), 0, 1, 1e-3, log=True, smallest=1e-5, formatter=three_digits
        )
        self.batch = SliderRow(self.tr("Batch size"), 1, 1000, 32, log=True, integer=True)
        self.warning = label("", "muted")
        self.warning.setWordWrap(True)
        self.warning.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for row, width in ((self.loss, WIDE_BOX), (self.optimizer, WIDE_BOX), (self.regularizer, BOX_WIDTH)):
            row.box.setFixedWidth(width)
        choices = (self.loss, self.optimizer)
        rows = (self.rate, self.warning, self.momentum, self.batch, self.regularizer, self.strength)
        for part in (section(self.tr("Learning")), *choices, *rows):
            column.addWidget(part)

    def _connect(self) -> None:
        self.loss.changed.connect(self._set_loss)
        self.optimizer.changed.connect(self._set_optimizer)
        self.regularizer.changed.connect(self._set_regularizer)
        self.rate.changed.connect(self._set_rate)
        self.momentum.changed.connect(self._set_momentum)
        self.strength.changed.connect(self._set_strength)
        self.batch.changed.connect(self._set_batch)
        for row in (self.rate, self.momentum, self.strength, self.batch):
            row.finished.connect(self._edits.finish)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show these settings."""
        self.loss.set_value(experiment.loss)
        self.optimizer.set_value(experiment.optimizer)
        self.regularizer.set_value(experiment.regularizer)
        self.rate.set_value(experiment.learning_rate)
        self.momentum.set_value(experiment.momentum)
        self.momentum.setVisible(optimizer_record(experiment.optimizer).uses_momentum)
        self.strength.set_value(experiment.strength)
        self.strength.setEnabled(regularizer_record(experiment.regularizer).gate is not None)
        self.batch.set_value(experiment.batch_size)
        self._explain(experiment)

    def show_warning(self, warning: str) -> None:
        """Say what is wrong with the settings, or nothing."""
        if warning != self.warning.text():
            self.warning.setText(warning)
            self.warning.setVisible(bool(warning))

    def _explain(self, experiment: Experiment) -> None:
        for row, table, chosen in (
            (self.loss, LOSSES, experiment.loss),
            (self.optimizer, OPTIMIZERS, experiment.optimizer),
            (self.regularizer, REGULARIZERS, experiment.regularizer),
        ):
            note = next(record.note for record in table if record.id == chosen)
            row.setToolTip(note)
            row.box.setToolTip(note)

    @Slot(str)
    def _set_loss(self, loss: str) -> None:
        self._edits.change(self.tr("change loss"), loss=loss)
        self.show_experiment(self._edits.experiment)

    @Slot(str)
    def _set_optimizer(self, optimizer: str) -> None:
        self._edits.change(self.tr("change optimizer"), optimizer=optimizer)

    @Slot(str)
    def _set_regularizer(self, regularizer: str) -> None:
        self._edits.change(self.tr("change regularizer"), regularizer=regularizer)

    @Slot(object)
    def _set_rate(self, rate: float) -> None:
        self._edits.change(self.tr("change learning rate"), "experiment rate", learning_rate=rate)

    @Slot(object)
    def _set_momentum(self, momentum: float) -> None:
        self._edits.change(self.tr("change momentum"), "experiment momentum", momentum=momentum)

    @Slot(object)
    def _set_strength(self, strength: float) -> None:
        self._edits.change(self.tr("change regularization"), "experiment strength", strength=strength)

    @Slot(object)
    def _set_batch(self, batch: int) -> None:
        self._edits.change(self.tr("change batch size"), "experiment batch", batch_size=batch)


def three_digits(number: float) -> str:
    """Write a setting with three digits: 0.1, 0.0003, 1e-05."""
    return f"{number:.3g}"
