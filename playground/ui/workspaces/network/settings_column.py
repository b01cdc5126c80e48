"""The left side: the panels of data, model and learning in one column that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from playground.training.experiment import Experiment
from playground.ui.panels.data import DataPanel
from playground.ui.panels.experiment_edits import ExperimentEdits
from playground.ui.panels.learning import LearningPanel
from playground.ui.panels.model import ModelPanel
from playground.ui.qt_override import qt_override

WIDTH = 280


class SettingsColumn(QScrollArea):
    """Everything a person chooses about an experiment."""

    def __init__(self, edits: ExperimentEdits, parent: QWidget | None = None) -> None:
        """Change the experiment through these edits."""
        super().__init__(parent)
        self.data, self.model, self.learning = DataPanel(edits), ModelPanel(edits), LearningPanel(edits)
        inside = QWidget()
        inside.setProperty("role", "panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 10, 12)
        column.setSpacing(12)
        for panel in (self.data, self.model, self.learning):
            column.addWidget(panel)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show these settings."""
        for panel in (self.data, self.model, self.learning):
            panel.show_experiment(experiment)

    @qt_override(default=QSize(WIDTH, 200))
    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH, 200)
