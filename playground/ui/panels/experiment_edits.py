"""Changes to the network experiment, each one an entry of the history."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from playground.session.session import Session
from playground.training.datasets import dataset_record
from playground.training.experiment import Experiment, ExperimentError, build_trainer
from playground.training.losses import loss_record


class ExperimentEdits(QObject):
    """Asks the session for changes; `refused` says in words why one cannot be."""

    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Change the experiment of this session's project."""
        super().__init__(parent)
        self._session = session

    @property
    def experiment(self) -> Experiment:
        """The experiment as it is now."""
        return self._session.project.experiment

    def change(self, label: str, merge: str | None = None, **fields: Any) -> None:
        """Change fields of the experiment; changes with the same `merge` key join until `finish`."""
        try:
            experiment = replace(self.experiment, **fields)
            build_trainer(experiment)
        except ExperimentError as error:
            self.refused.emit(str(error))
            return
        self._session.apply(label, replace(self._session.project, experiment=experiment), merge)

    def finish(self) -> None:
        """End a gesture, so that the next change is an entry of its own."""
        self._session.break_merge()

    def choose_dataset(self, dataset: str) -> None:
        """Take another dataset, and with it the softmax loss where the loss cannot judge so many classes."""
        classes = dataset_record(dataset).classes
        loss = loss_record(self.experiment.loss)
        fits = not loss.problem(loss.outputs(classes), classes)
        kept = loss.id if fits else Experiment.loss
        self.change(self.tr("choose data"), dataset=dataset, loss=kept)

    def set_hidden(self, hidden: tuple[int, ...], merge: str | None = None) -> None:
        """Take other hidden layers, given by their units."""
        self.change(self.tr("change the layers"), merge, hidden=hidden)

    def new_seed(self) -> None:
        """Draw other first weights."""
        self.change(self.tr("new seed"), seed=self.experiment.seed + 1)
