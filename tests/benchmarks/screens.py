"""Pictures of six graphs in the real window, light and dark, in two sizes, to be looked at.

Run on purpose: `QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.screens FOLDER`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from playground.app.window import build_window, prepare
from playground.graph import editing
from playground.graph.expression import parse
from playground.graph.value import freeze
from playground.session.project import Project
from playground.session.session import Session
from playground.ui.theme.theme import theme

SIZES = ((1280, 720), (1920, 1080))
NETWORK = """h1 = sigmoid(w1*x1 + w2*x2 + b1)
h2 = sigmoid(w3*x1 + w4*x2 + b1)
o1 = sigmoid(w5*h1 + w6*h2 + b2)
o2 = sigmoid(w7*h1 + w8*h2 + b2)
f = (o1 - t1)**2 + (o2 - t2)**2"""
MAZUR = {
    "w1": 0.15, "w2": 0.2, "w3": 0.25, "w4": 0.3, "w5": 0.4, "w6": 0.45, "w7": 0.5, "w8": 0.55,
    "b1": 0.35, "b2": 0.6, "x1": 0.05, "x2": 0.1, "t1": 0.01, "t2": 0.99,
}  # fmt: skip
GRAPHS: dict[str, tuple[str, Mapping[str, Any]]] = {
    "neuron": ("f = sigmoid(w0*x0 + w1*x1 + w2)", {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3}),
    "product": ("f = (x + y) * z", {"x": -2, "y": 5, "z": -4}),
    "maximum": ("f = 2 * (x*y + max(z, w))", {"x": 3, "y": -4, "z": 2, "w": -1}),
    "primitives": ("f = 1 / (1 + exp(-z))", {"z": 1}),
    "network": (NETWORK, MAZUR),
    "norm": ("f = norm2(W @ x)", {"W": [[0.1, 0.5], [-0.3, 0.8]], "x": [0.2, 0.4]}),
}


def picture(name: str, scheme: str, size: tuple[int, int], folder: Path) -> None:
    """Save one picture of a graph at the end of its run."""
    text, values = GRAPHS[name]
    graph = parse(text)
    for node, value in values.items():
        graph = editing.set_value(graph, node, freeze(value))
    session = Session(Project(graph=graph))
    with tempfile.TemporaryDirectory() as kept:
        store = QSettings(str(Path(kept, "settings.ini")), QSettings.Format.IniFormat)
        window = build_window(None, session, store)
        theme().set_scheme(scheme)
        window.resize(*size)
        window.show()
        session.to_end()
        QApplication.processEvents()
        window.grab().save(str(folder / f"{name}-{scheme}-{size[0]}.png"))
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # else all are painted again


def main(folder: Path) -> None:
    """Save all pictures in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    prepare()
    for name in GRAPHS:
        for scheme in ("light", "dark"):
            for size in SIZES:
                picture(name, scheme, size, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
