"""The command that trains a network without a window."""

from __future__ import annotations

import argparse
import sys
from dataclasses import fields

from playground.app.arguments import layer_sizes
from playground.app.kernel_compiler import kernel_folder, use_compiled
from playground.session.project import Project, save_project
from playground.training.experiment import Experiment, ExperimentError, build_trainer
from playground.training.report import Report

REPORTS = 10
NOTES = {
    "points": "how many points are drawn",
    "noise": "how much they are scattered",
    "test_share": "the share kept for testing",
    "activation": "tanh, relu, sigmoid, ...",
    "initializer": "xavier, he, small, zero",
    "loss": "softmax, hinge, bce, mse",
    "optimizer": "sgd, momentum, nesterov, rmsprop, adam, ...",
    "regularizer": "l2, l1, none",
    "batch_size": "points of one step",
    "seed": "draws the first weights and shuffles",
    "data_seed": "draws the points",
}
OWN = ("dataset", "hidden", "strength", "bias", "shuffle")


def add_train_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of train: every setting of an experiment by its name."""
    usual = Experiment()
    parser.add_argument("dataset", metavar="DATASET", help="xor, circles, moons, gaussians, spirals, ...")
    units = ",".join(str(size) for size in usual.hidden)
    parser.add_argument(
        "--hidden", metavar="N", type=layer_sizes, default=usual.hidden, help=f"units, 8 or 8,4 ({units})"
    )
    parser.add_argument(
        "--lambda",
        dest="strength",
        metavar="L",
        type=float,
        default=usual.strength,
        help="regularization strength (%(default)s)",
    )
    _add_settings(parser)
    parser.add_argument(
        "--epochs", metavar="N", type=int, default=200, help="passes over the data (%(default)s)"
    )
    parser.add_argument("--save", metavar="F", help="save the experiment as a .backprop file")
    parser.add_argument("--png", metavar="F", help="save a picture of the decision boundary")
    parser.set_defaults(command=train)


def _add_settings(parser: argparse.ArgumentParser) -> None:
    """Add the settings that are single numbers and words."""
    usual = Experiment()
    for setting in fields(Experiment):
        if setting.name not in OWN:
            usual_value = getattr(usual, setting.name)
            parser.add_argument(
                f"--{setting.name.replace('_', '-')}",
                metavar=type(usual_value).__name__.upper(),
                type=type(usual_value),
                default=usual_value,
                help=f"{NOTES.get(setting.name, '')} (%(default)s)".strip(),
            )


def train(arguments: argparse.Namespace) -> int:
    """Train, print how it goes, and save what was asked for; raises ExperimentError."""
    if not 0 <= arguments.epochs <= 1_000_000:
        raise ExperimentError(f"epochs must be from 0 to 1000000, not {arguments.epochs}")
    known = {setting.name for setting in fields(Experiment)}
    use_compiled(kernel_folder())
    experiment = Experiment(**{name: value for name, value in vars(arguments).items() if name in known})
    trainer = build_trainer(experiment)
    for epoch in _stops(arguments.epochs):
        report = trainer.epoch(epoch - trainer.report.epoch) if epoch else trainer.report
        sys.stdout.write(f"{_line(report)}\n")
        if report.problem:
            raise ExperimentError(report.problem)
    if arguments.save:
        save_project(Project(experiment=experiment, workspace="network"), arguments.save)
    if arguments.png:
        from playground.app.boundary_picture import save_boundary

        save_boundary(experiment, trainer.network, arguments.png)
    return 0


def _stops(epochs: int) -> list[int]:
    """Give the epochs after which there is a report: ten, evenly spread, and the start."""
    return sorted({round(epochs * part / REPORTS) for part in range(REPORTS + 1)})


def _line(report: Report) -> str:
    """Say how the network does."""
    text = (
        f"epoch {report.epoch:6}  data loss {report.data_loss:.6f}  penalty {report.penalty:.6f}  "
        f"train accuracy {report.train_accuracy:.1%}"
    )
    return text if report.test_accuracy is None else f"{text}  test accuracy {report.test_accuracy:.1%}"
