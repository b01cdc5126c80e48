"""A network: layers of weights and biases, and the scores it gives to points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.training.activations import activation as activation_record
from playground.training.initializers import initializer as initializer_record
from playground.training.whole_number import is_whole

Floats = NDArray[np.float64]
Layer = tuple[Floats, Floats | None]

MOST_UNITS: Final = 1000
MOST_LAYERS: Final = 16
MOST_SEED: Final = 2**63 - 1


class NetworkError(ValueError):
    """Says in plain words why a network cannot be made or used like this."""


@dataclass(frozen=True)
class NetworkShape:
    """The sizes of a network's layers, from the inputs to the scores, and whether they have biases."""

    sizes: tuple[int, ...]
    bias: bool

    @property
    def parameter_count(self) -> int:
        """The number of weights and biases."""
        pairs = pairwise(self.sizes)
        return sum((inputs + self.bias) * outputs for inputs, outputs in pairs)

    def layers(self, flat: NDArray[Any]) -> list[tuple[Any, Any]]:
        """View a flat vector as [(W (in, out), b (out,) or None), ...]; they share their memory."""
        views: list[tuple[Any, Any]] = []
        start = 0
        for inputs, outputs in pairwise(self.sizes):
            end = start + inputs * outputs
            W = flat[start:end].reshape(inputs, outputs)
            start = end + (outputs if self.bias else 0)
            views.append((W, flat[end:start] if self.bias else None))
        return views

    @property
    def weight_mask(self) -> Floats:
        """A flat vector that is 1 at every weight and 0 at every bias: what regularizers look at."""
        mask = np.zeros(self.parameter_count)
        for W, _ in self.layers(mask):
            W.fill(1.0)
        return mask


class Network:
    """A multilayer perceptron over points; with no hidden layer it is a linear classifier.

    `hidden` gives the units of each hidden layer. All parameters live in one flat float64 vector,
    `parameters`; `weights` are views into it. A network of two outputs or more predicts the class of the
    highest score; one of a single output predicts class 1 where the score is above 0. The same seed draws
    the same weights. Raises NetworkError for sizes out of bounds and for unknown names.
    """

    def __init__(
        self,
        inputs: int = 2,
        hidden: Sequence[int] = (8,),
        outputs: int = 2,
        activation: str = "tanh",
        initializer: str = "xavier",
        *,
        bias: bool = True,
        seed: int = 0,
    ) -> None:
        if len(hidden) > MOST_LAYERS:
            raise NetworkError(f"a network has at most {MOST_LAYERS} hidden layers, not {len(hidden)}")
        sizes = (inputs, *hidden, outputs)
        if not all(is_whole(size, 1, MOST_UNITS) for size in sizes):
            raise NetworkError(
                f"every layer has from 1 to {MOST_UNITS} units, which {list(sizes)} does not say"
            )
        if not is_whole(seed, 0, MOST_SEED):
            raise NetworkError(f"the seed must be a whole number from 0 to {MOST_SEED}, not {seed!r}")
        try:
            self.activation = activation_record(activation)
            self.initializer = initializer_record(initializer)
        except ValueError as error:
            raise NetworkError(str(error)) from None
        self.shape = NetworkShape(tuple(int(size) for size in sizes), bool(bias))
        self.seed = int(seed)
        self.parameters = np.zeros(self.shape.parameter_count)
        self._layers: list[Layer] = self.shape.layers(self.parameters)
        self._draw()

    def _draw(self) -> None:
        generator = np.random.default_rng((self.seed, 1))
        for W, _ in self._layers:
            W[...] = generator.normal(size=W.shape) * self.initializer.deviation(*W.shape)

    @property
    def inputs(self) -> int:
        """The number of coordinates of a point."""
        return self.shape.sizes[0]

    @property
    def hidden(self) -> tuple[int, ...]:
        """The number of units of each hidden layer."""
        return self.shape.sizes[1:-1]

    @property
    def outputs(self) -> int:
        """The number of scores a point gets."""
        return self.shape.sizes[-1]

    @property
    def bias(self) -> bool:
        """Whether every unit has a bias."""
        return self.shape.bias

    @property
    def parameter_count(self) -> int:
        """The number of weights and biases."""
        return self.shape.parameter_count

    @property
    def weights(self) -> list[Layer]:
        """The parameters as [(W (in, out), b (out,) or None), ...]: views, so writing to them counts.

        May be assigned a list of such pairs, which is copied; raises NetworkError when a shape is wrong
        or a number is not finite, and changes nothing then.
        """
        return list(self._layers)

    @weights.setter
    def weights(self, layers: Iterable[tuple[ArrayLike, ArrayLike | None]]) -> None:
        flat = np.empty_like(self.parameters)
        given = list(layers)
        if len(given) != len(self._layers):
            raise NetworkError(f"there must be weights for {len(self._layers)} layers, not for {len(given)}")
        for place, (target, source) in enumerate(zip(self.shape.layers(flat), given, strict=True), start=1):
            _fill(f"the weights of layer {place}", target[0], source[0])
            _fill(f"the biases of layer {place}", target[1], source[1])
        self.parameters[...] = flat

    def copy(self) -> Network:
        """Return a network of the same shape with a copy of the parameters."""
        twin = Network(
            self.inputs,
            self.hidden,
            self.outputs,
            self.activation.id,
            self.initializer.id,
            bias=self.bias,
            seed=self.seed,
        )
        twin.parameters[...] = self.parameters
        return twin

    def units(self, points: ArrayLike) -> list[Floats]:
        """Return what every layer answers to points (n, inputs): [(n, units), ...], the scores last."""
        values = np.asarray(points, dtype=np.float64)
        if values.ndim != 2 or values.shape[1] != self.inputs:
            raise NetworkError(f"points must have the shape (n, {self.inputs}), not {values.shape}")
        answers: list[Floats] = []
        for W, b in self._layers:
            sums = values @ W if b is None else values @ W + b
            is_last = len(answers) == len(self._layers) - 1
            values = sums if is_last else np.asarray(self.activation.forward(sums), dtype=np.float64)
            answers.append(values)
        return answers

    def scores(self, points: ArrayLike) -> Floats:
        """Return the scores (n, outputs) of points (n, inputs)."""
        return self.units(points)[-1]

    def predict(self, points: ArrayLike) -> NDArray[np.int64]:
        """Return the predicted classes (n,) of points (n, inputs)."""
        return predicted(self.scores(points))

    def unit_maps(self, points: ArrayLike) -> list[NDArray[np.float32]]:
        """Return what every layer answers as float32 maps [(units, n), ...], the scores last."""
        return [np.ascontiguousarray(answer.T, dtype=np.float32) for answer in self.units(points)]


def predicted(scores: Floats) -> NDArray[np.int64]:
    """Return the classes (n,) of scores (n, outputs): the highest, or class 1 above 0 for one score."""
    if scores.shape[1] == 1:
        return (scores[:, 0] > 0.0).astype(np.int64)
    return np.asarray(np.argmax(scores, axis=1), dtype=np.int64)


def _fill(what: str, target: Floats | None, source: ArrayLike | None) -> None:
    if target is None or source is None:
        if target is not source:
            raise NetworkError(
                f"{what} are {'missing' if source is None else 'too many: this network has none'}"
            )
        return
    try:
        numbers = np.asarray(source, dtype=np.float64)
    except (TypeError, ValueError):
        raise NetworkError(f"{what} must be numbers of shape {target.shape}") from None
    if numbers.shape != target.shape:
        raise NetworkError(f"{what} must have the shape {target.shape}, not {numbers.shape}")
    if not np.isfinite(numbers).all():
        raise NetworkError(f"{what} must be finite numbers")
    target[...] = numbers
