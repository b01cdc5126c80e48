"""An experiment: everything it takes to make the data, the network and the trainer again, as one record."""

from __future__ import annotations

from dataclasses import dataclass

from playground.training.datasets import DatasetError, Split, dataset, dataset_record, split
from playground.training.losses import loss_record
from playground.training.network import Network
from playground.training.trainer import Trainer


class ExperimentError(ValueError):
    """Says in plain words why an experiment cannot be run."""


@dataclass(frozen=True)
class Experiment:
    """The data, the network and the settings of learning; see `dataset`, `Network` and `Trainer` for each.

    The number of outputs follows from the data and the loss.
    """

    dataset: str = "xor"
    points: int = 240
    noise: float = 0.15
    test_share: float = 0.3
    data_seed: int = 0
    hidden: tuple[int, ...] = (8,)
    activation: str = "tanh"
    initializer: str = "xavier"
    bias: bool = True
    seed: int = 0
    loss: str = "softmax"
    optimizer: str = "momentum"
    learning_rate: float = 0.1
    momentum: float = 0.9
    regularizer: str = "l2"
    strength: float = 1e-3
    batch_size: int = 32
    shuffle: bool = True


def build_data(experiment: Experiment) -> Split:
    """Draw the points and divide them; a dataset of fixed points is learned and tested whole.

    Raises ExperimentError.
    """
    try:
        data = dataset(experiment.dataset, experiment.points, experiment.noise, experiment.data_seed)
        parts = split(data, experiment.test_share, experiment.data_seed)
    except DatasetError as error:
        raise ExperimentError(str(error)) from None
    return Split(data, data) if dataset_record(experiment.dataset).fixed else parts


def build_network(experiment: Experiment) -> Network:
    """Draw the network of an experiment; raises ExperimentError."""
    try:
        outputs = loss_record(experiment.loss).outputs(dataset_record(experiment.dataset).classes)
        return Network(
            2,
            experiment.hidden,
            outputs,
            experiment.activation,
            experiment.initializer,
            bias=experiment.bias,
            seed=experiment.seed,
        )
    except ValueError as error:
        raise ExperimentError(str(error)) from None


def build_trainer(experiment: Experiment) -> Trainer:
    """Make the trainer of an experiment at step 0; raises ExperimentError."""
    data = build_data(experiment)
    network = build_network(experiment)
    try:
        return Trainer(
            network,
            data.train,
            experiment.loss,
            experiment.optimizer,
            experiment.learning_rate,
            experiment.momentum,
            experiment.regularizer,
            experiment.strength,
            experiment.batch_size,
            shuffle=experiment.shuffle,
            seed=experiment.seed,
            test=data.test,
        )
    except ValueError as error:
        raise ExperimentError(str(error)) from None
