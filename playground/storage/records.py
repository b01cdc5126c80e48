"""The records a project file is made of, as they stand in the file."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

FORMAT: Final = "backprop-playground"
VERSION: Final = 1
Whole = Annotated[int, msgspec.Meta(ge=0, le=2**53)]  # what every reader of JSON keeps exactly
Workspace = Literal["graph", "network"]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=False):
    """A record of the file: it never changes, and an unknown field in it is an error."""


class NodeRecord(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A node: its gate's id, a value if it holds one of its own, its knobs, and its centre in pixels."""

    name: str
    gate: str
    value: float | tuple[float | tuple[float, ...], ...] | None = None
    knobs: dict[str, float] = {}
    position: tuple[float, float]


class WireRecord(Record, frozen=True, kw_only=True):
    """A wire from the output of the node ``source`` to the input ``port`` of the node ``target``."""

    source: str
    target: str
    port: str


class GroupRecord(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A composite gate: its title, the nodes it holds itself, and the group it stands in, if any."""

    name: str
    title: str
    nodes: tuple[str, ...] = ()
    is_open: bool = False
    parent: str | None = None


class ExperimentRecord(Record, frozen=True, kw_only=True):
    """The data, the network and how it learns; the fields of ``training.experiment.Experiment``."""

    dataset: str
    points: Whole
    noise: float
    test_share: float
    data_seed: Whole
    hidden: tuple[Whole, ...]
    activation: str
    initializer: str
    bias: bool
    seed: Whole
    loss: str
    optimizer: str
    learning_rate: float
    momentum: float
    regularizer: str
    strength: float
    batch_size: Whole
    shuffle: bool


class NoteRecord(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A note on the canvas: a text or frame at its upper left corner, or an arrow to ``end``."""

    id: str
    kind: Literal["text", "frame", "arrow"]
    text: str = ""
    position: tuple[float, float]
    size: tuple[float, float] = (0.0, 0.0)
    colour: Literal["grey", "blue", "green", "yellow", "red", "violet"] = "yellow"
    end: tuple[float, float] = (0.0, 0.0)


class ProjectRecord(Record, frozen=True, kw_only=True):
    """A whole project file."""

    format: Literal["backprop-playground"] = FORMAT
    version: Literal[1] = VERSION
    name: str
    purpose: Annotated[str, msgspec.Meta(max_length=400)] = ""
    workspace: Workspace
    target: str | None
    nodes: tuple[NodeRecord, ...]
    wires: tuple[WireRecord, ...]
    groups: tuple[GroupRecord, ...] = ()
    notes: tuple[NoteRecord, ...] = ()
    experiment: ExperimentRecord
