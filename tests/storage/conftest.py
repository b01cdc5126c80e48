from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from playground.storage.records import (
    ExperimentRecord,
    GroupRecord,
    NodeRecord,
    NoteRecord,
    ProjectRecord,
    WireRecord,
)


@pytest.fixture(scope="session")
def record() -> ProjectRecord:
    """A project that uses every field and every kind of value."""
    nodes = (
        NodeRecord(name="x", gate="input", value=-2.0, position=(100.0, 100.0)),
        NodeRecord(name="y", gate="input", value=5.0, position=(100.0, 176.5)),
        NodeRecord(name="z", gate="input", position=(100.0, 252.0)),
        NodeRecord(name="c0", gate="constant", value=0.1, position=(-20.0, 0.0)),
        NodeRecord(name="W", gate="input", value=((0.1, 0.5), (-0.3, 0.8)), position=(0.0, 400.0)),
        NodeRecord(name="v", gate="input", value=(0.2, 1e-300), position=(0.0, 500.0)),
        NodeRecord(name="s0", gate="add", position=(260.0, 138.0)),
        NodeRecord(name="s1", gate="leaky_relu", knobs={"slope": 0.2}, position=(340.0, 138.0)),
        NodeRecord(name="f", gate="multiply", position=(420.0, 190.0)),
    )
    wires = (
        WireRecord(source="x", target="s0", port="x"),
        WireRecord(source="y", target="s0", port="y"),
        WireRecord(source="s0", target="s1", port="x"),
        WireRecord(source="s1", target="f", port="x"),
    )
    return ProjectRecord(
        name="every field",
        purpose="Every field of the file, once.",
        notes=(
            NoteRecord(
                id="n0",
                kind="text",
                text='two lines\nand "quotes", ∂f/∂x',
                position=(10.0, -20.0),
                size=(160.0, 60.0),
            ),
            NoteRecord(id="n1", kind="frame", position=(0.0, 0.0), size=(300.0, 200.0), colour="blue"),
            NoteRecord(id="n2", kind="arrow", position=(0.0, 0.0), end=(50.0, 80.5), colour="red"),
        ),
        workspace="graph",
        target="f",
        nodes=nodes,
        wires=wires,
        groups=(
            GroupRecord(name="g0", title="Leaky sum", nodes=("s1",), is_open=True),
            GroupRecord(name="g1", title="Sum", nodes=("c0", "s0"), parent="g0"),
        ),
        experiment=ExperimentRecord(
            dataset="xor",
            points=240,
            noise=0.15,
            test_share=0.3,
            data_seed=0,
            hidden=(8, 4),
            activation="tanh",
            initializer="xavier",
            bias=True,
            seed=0,
            loss="softmax",
            optimizer="sgd",
            learning_rate=0.1,
            momentum=0.9,
            regularizer="l2",
            strength=0.001,
            batch_size=32,
            shuffle=True,
        ),
    )


@pytest.fixture
def spoiled(record: ProjectRecord) -> Callable[..., bytes]:
    """Give the project as bytes with one place changed: ``spoiled("nodes", 0, "name", to="1x")``."""
    from playground.storage.project_file import encode

    missing = object()

    def spoil(*place: str | int, to: Any = missing) -> bytes:
        fields: Any = json.loads(encode(record))
        inner = fields
        for key in place[:-1]:
            inner = inner[key]
        if to is missing:
            del inner[place[-1]]
        else:
            inner[place[-1]] = to
        return json.dumps(fields).encode()

    return spoil
