"""The same dashboard twice: naively made of pyqtgraph's parts, and of the program's own."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from statistics import mean, median
from time import perf_counter
from typing import Final

import numpy as np
import pyqtgraph
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from playground.training.experiment import Experiment, build_network, build_trainer
from playground.training.grid import GridEvaluator
from playground.ui.diagram.diagram import Diagram
from playground.ui.diagram.maps import map_scales
from playground.ui.plots.boundary import BoundaryPlot
from playground.ui.plots.colours import diverging_levels, diverging_table
from playground.ui.plots.history import LossHistory
from playground.ui.plots.loss import LossPlot
from playground.ui.plots.points import Points
from playground.ui.theme.theme import theme
from playground.ui.workspaces.network.screen import CURVES_EVERY

ROUNDS: Final = 11
FRAMES: Final = 24
ROWS: Final = 10_000
EIGHT: Final = Experiment(hidden=(8,), points=250, test_share=0.0, loss="bce")

Frame = Callable[[], object]


def painted(frame: Frame) -> float:
    """Return the milliseconds that a change takes until all of it is painted."""
    begin = perf_counter()
    frame()
    QApplication.processEvents()
    return (perf_counter() - begin) * 1000


def in_turns(*frames: Frame) -> list[float]:
    """Return the milliseconds of every frame, a mean over several in a row, the median of all turns.

    What is drawn at every fourth or twelfth frame only has its share in such a mean.
    """
    times: list[list[float]] = [[] for _ in frames]
    for _ in range(ROUNDS):
        for kept, frame in zip(times, frames, strict=True):
            in_a_row = [painted(frame) for _ in range(FRAMES + 2)]
            kept.append(mean(in_a_row[2:]))
    return [median(each) for each in times]


class Numbers:
    """What is on the dashboard: maps of 256 x 256, 250 points and two losses of 10,000 steps."""

    def __init__(self) -> None:
        generator = np.random.default_rng(0)
        self.evaluator = GridEvaluator(build_network(EIGHT), 256)
        self.maps = self.evaluator.evaluate()
        self.layers = (self.evaluator.points, *self.maps.layers)
        self.data = build_trainer(EIGHT)._data
        self.steps = np.arange(ROWS, dtype=float)
        fall = np.exp(-self.steps / 3000)
        self.train, self.test = (fall + generator.normal(0, 0.02, ROWS) ** 2 for _ in range(2))


def ours(numbers: Numbers, sheet: QWidget) -> Frame:
    """Put the program's own parts on a sheet and return what draws a frame of them, with other weights."""
    boundary, diagram, history = BoundaryPlot(), Diagram(), LossHistory()
    loss = LossPlot(history)
    row, column = QHBoxLayout(sheet), QVBoxLayout()
    row.addWidget(diagram, 2)
    row.addLayout(column, 1)
    column.addWidget(boundary, 2)
    column.addWidget(loss, 1)
    points = numbers.data
    boundary.set_points(Points(points.points, points.labels), Points(points.points[:0], points.labels[:0]), 2)
    history.extend(
        [(step, step, train, 0.0, test) for step, train, test in zip(
            numbers.steps.tolist(), numbers.train.tolist(), numbers.test.tolist(), strict=True
        )]
    )  # fmt: skip
    network = numbers.evaluator.network
    diagram.show_network(network.shape.sizes, "tanh")
    frames, generator = count(), np.random.default_rng(0)

    def frame() -> None:
        table = diverging_table(theme().tokens)
        diagram.maps.fill(numbers.layers, map_scales(numbers.layers, 1.0), table, diagram.tile_sides)
        network.parameters += generator.normal(0, 0.01, len(network.parameters))
        diagram.show_weights(network.weights, lasting=False)
        boundary.picture.fill(table, diverging_levels(numbers.maps.boundary, 1.0))
        if next(frames) % CURVES_EVERY == 0:
            loss.refresh()

    return frame


def naive(numbers: Numbers, sheet: QWidget) -> Frame:
    """Put plots on a sheet as pyqtgraph's examples do and return what draws a frame of them."""
    row, grid, column = QHBoxLayout(sheet), QGridLayout(), QVBoxLayout()
    row.addLayout(grid, 2)
    row.addLayout(column, 1)
    units = []
    for place in range(8):
        image, plot = pyqtgraph.ImageItem(), pyqtgraph.PlotWidget()
        plot.addItem(image)
        grid.addWidget(plot, place // 3, place % 3)
        units.append(image)
    plane, losses, boundary = pyqtgraph.PlotWidget(), pyqtgraph.PlotWidget(), pyqtgraph.ImageItem()
    plane.addItem(boundary)
    plane.plot(*(numbers.data.points.T + 1) * 128, pen=None, symbol="o", symbolBrush="r", symbolSize=8)
    train, test = losses.plot(pen="y"), losses.plot(pen="c")
    column.addWidget(plane, 2)
    column.addWidget(losses, 1)
    maps, colours = numbers.maps, pyqtgraph.ColorMap(None, ["#0077BB", "#FFFFFF", "#EE7733"])
    for image in (*units, boundary):
        image.setColorMap(colours)

    def frame() -> None:
        for image, values in zip(units, maps.layers[0], strict=True):
            image.setImage(values.reshape(256, 256))
        boundary.setImage(maps.boundary.reshape(256, 256))
        train.setData(numbers.steps, numbers.train)
        test.setData(numbers.steps, numbers.test)

    return frame
