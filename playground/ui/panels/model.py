"""The model panel: the network's layers, activation and first weights."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.training.activations import ACTIVATIONS
from playground.training.experiment import Experiment
from playground.training.initializers import INITIALIZERS
from playground.ui.panels.experiment_edits import ExperimentEdits
from playground.ui.widgets.check import Check
from playground.ui.widgets.choice_row import ChoiceRow
from playground.ui.widgets.role import section
from playground.ui.widgets.slider_row import SliderRow

MOST_UNITS = 100
MOST_LAYERS = 6
USUAL_UNITS = 8
ADDED_UNITS = 4
BOX_WIDTH = 152


class ModelPanel(QWidget):
    """Type, units of every hidden layer, activation, first weights, biases."""

    def __init__(self, edits: ExperimentEdits, parent: QWidget | None = None) -> None:
        """Change the experiment through these edits."""
        super().__init__(parent)
        self._edits = edits
        kinds = (
            ("0", self.tr("Linear")),
            ("1", self.tr("2-layer MLP")),
            *((str(hidden), self.tr("{count}-layer MLP").format(count=hidden + 1)) for hidden in range(2, 7)),
        )
        self.kind = ChoiceRow(
            self.tr("Type"), kinds, tip=self.tr("How many layers of weights lie between input and scores")
        )
        self.units = tuple(self._units_row(layer) for layer in range(MOST_LAYERS))
        self.activation = ChoiceRow(self.tr("Activation"), [(row.id, row.name) for row in ACTIVATIONS])
        self.initializer = ChoiceRow(self.tr("Initial weights"), [(row.id, row.name) for row in INITIALIZERS])
        for row in (self.kind, self.activation, self.initializer):
            row.box.setFixedWidth(BOX_WIDTH)
        self.bias = Check(self.tr("Biases"), tip=self.tr("Whether every unit has a number of its own to add"))
        self._lay_out()
        self.kind.changed.connect(self._set_kind)
        self.activation.changed.connect(self._set_activation)
        self.initializer.changed.connect(self._set_initializer)
        self.bias.clicked.connect(self._set_bias)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        parts = (
            section(self.tr("Model")),
            self.kind,
            *self.units,
            self.activation,
            self.initializer,
            self.bias,
        )
        for part in parts:
            column.addWidget(part)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show these settings."""
        hidden = experiment.hidden
        self.kind.set_value(str(min(len(hidden), MOST_LAYERS)))
        for layer, row in enumerate(self.units):
            row.setVisible(layer < len(hidden))
            title = self.tr("Hidden units") if len(hidden) == 1 else self.tr("Units in layer {number}")
            row.title.setText(title.format(number=layer + 1))
            if layer < len(hidden):
                row.set_value(hidden[layer])
        self.activation.set_value(experiment.activation)
        self.activation.setEnabled(bool(hidden))
        self.initializer.set_value(experiment.initializer)
        self.bias.setChecked(experiment.bias)
        self._explain(experiment)

    def _explain(self, experiment: Experiment) -> None:
        for row, table, chosen in (
            (self.activation, ACTIVATIONS, experiment.activation),
            (self.initializer, INITIALIZERS, experiment.initializer),
        ):
            note = next(record.note for record in table if record.id == chosen)
            row.setToolTip(note)
            row.box.setToolTip(note)

    def _units_row(self, layer: int) -> SliderRow:
        row = SliderRow(self.tr("Hidden units"), 1, MOST_UNITS, USUAL_UNITS, log=True, integer=True)
        row.setProperty("layer", layer)
        row.changed.connect(self._set_units)
        row.finished.connect(self._edits.finish)
        return row

    @Slot(object)
    def _set_units(self, _units: int) -> None:
        before = self._edits.experiment.hidden
        changed = tuple(int(row.value) for row in self.units[: len(before)])
        self._edits.set_hidden((*changed, *before[MOST_LAYERS:]), "experiment hidden")

    @Slot(str)
    def _set_kind(self, kind: str) -> None:
        self._edits.set_hidden(with_layers(self._edits.experiment.hidden, int(kind)))

    @Slot(str)
    def _set_activation(self, activation: str) -> None:
        self._edits.change(self.tr("change activation"), activation=activation)

    @Slot(str)
    def _set_initializer(self, initializer: str) -> None:
        self._edits.change(self.tr("change initial weights"), initializer=initializer)

    @Slot(bool)
    def _set_bias(self, bias: bool) -> None:  # noqa: FBT001 - what the tick box tells
        self._edits.change(self.tr("change biases"), bias=bias)


def with_layers(hidden: tuple[int, ...], count: int) -> tuple[int, ...]:
    """Return so many hidden layers: the last ones left out, or small ones added at the end."""
    first = hidden or (USUAL_UNITS,)
    return (*first, *((ADDED_UNITS,) * count))[:count]
