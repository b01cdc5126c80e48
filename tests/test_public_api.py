"""The public Python API works as the README shows it, and importing it is light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import playground as pg

HEAVY = ("PySide6", "pyqtgraph", "numba", "networkx")


def test_graphs_run_and_export() -> None:
    graph = pg.parse("f = (x + y) * z")
    inputs = {"x": -2, "y": 5, "z": -4}
    made = pg.run(graph, inputs)
    assert made.output == -12
    assert (made.gradients["x"], made.gradients["y"], made.gradients["z"]) == (-4, -4, 3)
    assert made.values["x"] == -2
    assert len(made.steps) == 10
    assert pg.check_gradients(graph, inputs, step=1e-5).worst < 1e-8
    assert pg.run(graph, inputs, target="x").gradients["z"] == 0
    for program in (write(graph, inputs) for write in (pg.write_numpy, pg.write_modular, pg.write_torch)):
        compile(program, "program", "exec")
    assert "frac" in pg.write_latex(graph)
    with pytest.raises(pg.ExpressionError) as caught:
        pg.parse("f = (x + ) * z")
    assert caught.value.column == 9


def test_networks_learn() -> None:
    data = pg.dataset("xor", points=200, noise=0.1, seed=0)
    assert (data.points.shape, data.points.dtype) == ((200, 2), np.float64)
    assert (data.labels.shape, data.labels.dtype) == ((200,), np.int64)
    net = pg.Network(
        inputs=2, hidden=(8,), outputs=2, activation="tanh", initializer="xavier", bias=True, seed=0
    )
    assert [(w.shape, b.shape) for w, b in net.weights if b is not None] == [((2, 8), (8,)), ((8, 2), (2,))]
    trainer = pg.Trainer(
        net,
        data,
        loss="softmax",
        optimizer="sgd",
        learning_rate=0.1,
        momentum=0.9,
        regularizer="l2",
        strength=1e-3,
        batch_size=32,
        shuffle=True,
        seed=0,
    )
    before = trainer.loss(data.points, data.labels)
    gradients = trainer.gradients(data.points, data.labels)
    assert gradients[0][0].shape == (2, 8)
    report = trainer.step(100)
    assert report.steps == 100
    assert report.data_loss < before[0]
    trainer.epoch(200)
    assert np.mean(net.predict(data.points) == data.labels) > 0.95
    assert net.scores(data.points).shape == (200, 2)


def test_projects_are_kept(tmp_path: Path) -> None:
    from playground.session.project import starting_project

    pg.save(starting_project(), tmp_path / "a.backprop")
    assert pg.open(tmp_path / "a.backprop") == starting_project()


def test_public_names_are_listed_and_others_are_not_there() -> None:
    assert dir(pg) == sorted(pg.__all__)
    assert all(getattr(pg, name) for name in pg.__all__)
    assert set(pg._HOMES) == set(pg.__all__)
    with pytest.raises(AttributeError, match="no attribute 'q'"):
        _ = pg.q


def test_importing_loads_nothing_heavy() -> None:
    code = f"import sys, playground; print([name for name in {HEAVY!r} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
