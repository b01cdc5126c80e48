"""The decision boundary of a trained network as a picture file."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from playground.training.datasets import EXTENT, Dataset, dataset_record
from playground.training.experiment import Experiment, build_data
from playground.training.grid import GridEvaluator
from playground.training.network import Network
from playground.ui.plots.colours import CLASS_LEVELS, class_colours, class_table
from playground.ui.theme.tokens import LIGHT

SIDE = 640
MARK = 9.0
SURE = 2.0


def save_boundary(experiment: Experiment, network: Network, path: str) -> None:
    """Draw what the network answers all over the plane, with the points, and save it; raises OSError."""
    data = build_data(experiment)
    classes = dataset_record(experiment.dataset).classes
    image = _map(network, classes)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for part, is_test in ((data.train, False), (data.test, True)):
        _draw_points(painter, part, class_colours(LIGHT, classes), is_test=is_test)
    painter.end()
    if not image.save(path):
        raise OSError(
            f"{path} cannot be written: name a picture file such as boundary.png in a folder that exists"
        )


def _map(network: Network, classes: int) -> QImage:
    """Colour every pixel by the class the network predicts there, and how sure it is."""
    maps = GridEvaluator(network, SIDE).evaluate()
    sure = np.clip(np.abs(maps.boundary) / SURE, 0.0, 1.0) * (CLASS_LEVELS - 1)
    entries = maps.winner.astype(np.int64) * CLASS_LEVELS + sure.astype(np.int64)
    pixels = np.ascontiguousarray(class_table(LIGHT, classes)[entries].reshape(SIDE, SIDE))
    return QImage(pixels.data, SIDE, SIDE, 4 * SIDE, QImage.Format.Format_RGB32).copy()


def _draw_points(painter: QPainter, data: Dataset, colours: tuple[str, ...], *, is_test: bool) -> None:
    """Draw points: squares for class 0, circles for the others, test points hollow."""
    for (x, y), label in zip(data.points, data.labels, strict=True):
        colour = QColor(colours[int(label)])
        painter.setPen(QPen(colour if is_test else QColor("#FFFFFF"), 1.5))
        painter.setBrush(QColor("#FFFFFF") if is_test else colour)
        middle = QPointF((x / EXTENT + 1) / 2 * SIDE, (1 - y / EXTENT) / 2 * SIDE)
        box = QRectF(middle.x() - MARK / 2, middle.y() - MARK / 2, MARK, MARK)
        if label == 0:
            painter.drawRect(box)
        else:
            painter.drawEllipse(box)
