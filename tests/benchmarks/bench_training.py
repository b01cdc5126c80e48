"""How many times faster training is than the same steps written otherwise: ratios of medians of one run.

Run on purpose, never part of the checks: `python -m tests.benchmarks.bench_training` prints the table,
`pytest tests/benchmarks/bench_training.py` the ratios it must reach at least.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, mkdtemp
from time import perf_counter
from typing import Any, Final

import numpy as np
import pytest

from playground.session.compiled_training import fill, use_filled
from playground.training import kernel
from playground.training.kernel import KernelStep, fastest_step
from playground.training.losses import loss_record
from playground.training.network import Floats, Network
from playground.training.numpy_step import Batches, NumpyStep, StepFunction
from playground.training.objective import Objective
from playground.training.optimizers import Settings, optimizer_record
from playground.training.regularizers import regularizer_record
from tests.benchmarks.rivals import RIVALS, AbsentError

ROUNDS: Final = 15
RATE, STRENGTH = 0.01, 1e-3


@dataclass(frozen=True)
class Case:
    """Sizes of layers, a batch, and how many times faster than 20 lines of numpy the kernel must be."""

    sizes: tuple[int, ...]
    batch: int
    wanted: float
    activation: str = "tanh"
    steps: int = 2000

    @property
    def name(self) -> str:
        return f"{'-'.join(map(str, self.sizes))}, batch {self.batch}, {self.activation}"


CASES: Final = (
    Case((2, 4, 2), 10, 40.0),
    Case((2, 8, 8, 2), 10, 14.0),
    Case((2, 20, 2), 10, 10.0, "relu"),
    Case((2, 100, 3), 300, 3.0, "relu", 50),
)


class Work:
    """The same batches for everybody."""

    def __init__(self, case: Case) -> None:
        generator = np.random.default_rng(0)
        count = max(300, case.batch)
        self.case = case
        self.network = Network(case.sizes[0], case.sizes[1:-1], case.sizes[-1], case.activation)
        self.points = generator.normal(size=(count, case.sizes[0]))
        self.labels = generator.integers(0, case.sizes[-1], count)
        self.order = np.concatenate([generator.permutation(count) for _ in range(case.steps)])
        self.order = self.order[: case.steps * case.batch]
        self.bounds = case.batch * np.arange(case.steps + 1)

    def ours(self, step: type[NumpyStep] | Callable[[Network], StepFunction]) -> Callable[[], Any]:
        """Return what takes the steps by the kernel or by our numpy."""
        network = self.network.copy()
        objective = Objective(loss_record("softmax"), regularizer_record("l2"), STRENGTH)
        batches = Batches(self.points, self.labels, self.order, self.bounds)
        optimizer, taker = optimizer_record("sgd"), step(network)
        memory = optimizer.memory(network.parameter_count)
        return lambda: taker.steps(batches, objective, optimizer, Settings(RATE, 0.9), memory)

    def twenty_lines(self) -> Callable[[], Any]:
        """Return what takes the steps as CS231n's minimal network does, in numpy."""
        layers = [(W.copy(), np.zeros((1, W.shape[1]))) for W, _ in self.network.weights]
        relu = self.case.activation == "relu"
        return lambda: steps_of_cs231n(layers, self, relu=relu)

    def in_c(self) -> Callable[[], Any]:
        """Return what takes the steps in C."""
        train, parameters = library().train, self.network.parameters.copy()
        points, labels = np.array(self.points.T, order="C"), self.labels.astype(np.float64)
        sizes = np.array(self.case.sizes)
        relu, case = int(self.case.activation == "relu"), self.case
        return lambda: train(
            sizes.ctypes.data, len(sizes) - 1, relu, RATE, STRENGTH, points.ctypes.data, labels.ctypes.data,
            len(labels), self.order.ctypes.data, case.batch, case.steps, parameters.ctypes.data,
            len(parameters),
        )  # fmt: skip


def steps_of_cs231n(layers: list[tuple[Floats, Floats]], work: Work, *, relu: bool) -> None:
    """Take a step for each batch."""
    for chosen in np.split(work.order, work.bounds[1:-1]):
        step_of_cs231n(layers, work.points[chosen], work.labels[chosen], relu=relu)


def step_of_cs231n(layers: list[tuple[Floats, Floats]], X: Floats, y: Any, *, relu: bool) -> None:
    """Take a step as CS231n's "Minimal Neural Network Case Study" does.

    Source: cs231n.github.io/neural-networks-case-study, for any depth, with its 1/2 lambda W^2 doubled.
    """
    num_examples = X.shape[0]
    hidden = [X]
    for W, b in layers[:-1]:
        z = np.dot(hidden[-1], W) + b
        hidden.append(np.maximum(0, z) if relu else np.tanh(z))
    W, b = layers[-1]
    scores = np.dot(hidden[-1], W) + b
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    correct_logprobs = -np.log(probs[range(num_examples), y])
    data_loss = np.sum(correct_logprobs) / num_examples
    reg_loss = sum(STRENGTH * np.sum(W * W) for W, _ in layers)
    _loss = data_loss + reg_loss
    dscores = probs
    dscores[range(num_examples), y] -= 1
    dscores /= num_examples
    for place in range(len(layers) - 1, -1, -1):
        W, b = layers[place]
        dW = np.dot(hidden[place].T, dscores)
        db = np.sum(dscores, axis=0, keepdims=True)
        if place:
            dhidden = np.dot(dscores, W.T)
            if relu:
                dhidden[hidden[place] <= 0] = 0
            else:
                dhidden *= 1 - hidden[place] ** 2
            dscores = dhidden
        dW += 2 * STRENGTH * W
        W += -RATE * dW
        b += -RATE * db


@cache
def library() -> ctypes.CDLL:
    """Compile the steps in C; raises OSError or CalledProcessError without gcc."""
    built = Path(mkdtemp()) / "same_steps.so"
    source = Path(__file__).with_name("same_steps.c")
    command = ["gcc", "-O3", "-march=native", "-shared", "-fPIC", "-o", str(built), str(source), "-lm"]
    subprocess.run(command, check=True)
    found = ctypes.CDLL(str(built))
    whole, real, place = ctypes.c_long, ctypes.c_double, ctypes.c_void_p
    found.train.argtypes = [
        place,
        whole,
        whole,
        real,
        real,
        place,
        place,
        whole,
        place,
        whole,
        whole,
        place,
        whole,
    ]
    return found


@cache
def compiled() -> kernel.Train:
    """Compile the kernel."""
    with TemporaryDirectory() as folder:
        fill(Path(folder))
        use_filled(Path(folder))
    train = kernel.installed()
    kernel.install(None)
    assert train is not None
    return train


@cache
def medians(case: Case) -> dict[str, float]:
    """Return microseconds a step, the median of rounds in which everybody has a turn."""
    work = Work(case)
    everybody = {
        "20 lines": work.twenty_lines(),
        "our numpy": work.ours(NumpyStep),
        "C": work.in_c(),
        "kernel": work.ours(lambda network: KernelStep(network, compiled())),
    }
    times: dict[str, list[float]] = {name: [] for name in everybody}
    for turn in range(ROUNDS + 1):
        for name, take in everybody.items():
            begin = perf_counter()
            take()
            if turn:
                times[name].append((perf_counter() - begin) / case.steps * 1e6)
    return {name: median(each) for name, each in times.items()}


@dataclass(frozen=True)
class Match:
    """Another program, the steps that both take, and how many times as long it must take."""

    rival: str
    case: Case
    wanted: float


MATCHES: Final = (
    Match("PyTorch", Case((2, 4, 2, 2), 10, 0.0), 200.0),
    Match("PyTorch", Case((784, 100, 10), 64, 0.0, "relu", 20), 1.0),
    Match("ConvNetJS", Case((2, 6, 2), 10, 0.0, steps=2000), 12.0),
)


@cache
def against(match: Match) -> tuple[float, float]:
    """Return microseconds a step of the rival and of the program; AbsentError without the rival."""
    case = match.case
    work = {"sizes": case.sizes, "batch": case.batch, "activation": case.activation, "steps": case.steps}
    kernel.install(compiled())
    take = Work(case).ours(fastest_step)
    kernel.install(None)
    times: list[tuple[float, float]] = []
    with RIVALS[match.rival](work) as rival:
        for _ in range(ROUNDS + 1):
            other, begin = rival.take(), perf_counter()
            take()
            times.append((other / case.steps * 1e6, (perf_counter() - begin) / case.steps * 1e6))
    others, own = zip(*times[1:], strict=True)
    return median(others), median(own)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_kernel_is_many_times_faster_than_20_lines_of_numpy(case: Case) -> None:
    found = medians(case)
    assert found["20 lines"] / found["kernel"] >= case.wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_kernel_takes_at_most_twice_the_time_of_c(case: Case) -> None:
    found = medians(case)
    assert found["C"] / found["kernel"] >= 0.5


@pytest.mark.parametrize("case", CASES[:3], ids=lambda case: case.name)
def test_our_numpy_is_faster_than_20_lines(case: Case) -> None:
    found = medians(case)
    assert found["20 lines"] / found["our numpy"] >= 2.3


@pytest.mark.parametrize("match", MATCHES, ids=lambda match: f"{match.rival}, {match.case.name}")
def test_another_program_takes_many_times_as_long(match: Match) -> None:
    try:
        other, own = against(match)
    except AbsentError as absent:
        pytest.skip(str(absent))
    assert other / own >= match.wanted


if __name__ == "__main__":
    for each in CASES:
        result = medians(each)
        ratios = ", ".join(
            f"{a} / {b} {result[a] / result[b]:.2f}"
            for a, b in (("20 lines", "kernel"), ("C", "kernel"), ("20 lines", "our numpy"))
        )
        numbers = ", ".join(f"{name} {micro:.2f} us" for name, micro in result.items())
        sys.stdout.write(f"{each.name}: {numbers}; {ratios}\n")
    for each_match in MATCHES:
        sys.stdout.write(f"{each_match.rival}, {each_match.case.name}: ")
        try:
            other, own = against(each_match)
            sys.stdout.write(f"{other:.2f} us against {own:.2f} us; {other / own:.2f}\n")
        except AbsentError as absent:
            sys.stdout.write(f"{absent}\n")
