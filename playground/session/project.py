"""A project: all that a person makes and keeps, as one frozen record."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field, replace

import msgspec

from playground.graph.editing import set_value
from playground.graph.expression import parse
from playground.graph.graph import Graph
from playground.session.kept_notes import note_records, notes_from
from playground.session.notes import Notes
from playground.storage import project_file
from playground.storage.file_error import FileError
from playground.storage.graph_records import graph_from, node_records, wire_records
from playground.storage.group_records import group_records
from playground.storage.records import ExperimentRecord, ProjectRecord, Workspace
from playground.training.experiment import Experiment, ExperimentError, build_network, build_trainer

UNTITLED = "untitled"


@dataclass(frozen=True)
class Project:
    """A graph, a network experiment, notes, and which workspace (``graph`` or ``network``) was open.

    ``purpose`` says in a sentence what there is to see, where it is an example.
    """

    name: str = UNTITLED
    purpose: str = ""
    graph: Graph = field(default_factory=Graph)
    experiment: Experiment = field(default_factory=Experiment)
    notes: Notes = ()
    workspace: Workspace = "graph"


def starting_project() -> Project:
    """Give the project a new window shows: f = (x + y) * z at -2, 5 and -4, laid out."""
    graph = parse("f = (x + y) * z")
    for name, value in (("x", -2.0), ("y", 5.0), ("z", -4.0)):
        graph = set_value(graph, name, value)
    return Project(graph=graph)


def to_record(project: Project) -> ProjectRecord:
    """Turn a project into the record that a file keeps."""
    return ProjectRecord(
        name=project.name,
        purpose=project.purpose,
        notes=note_records(project.notes),
        workspace=project.workspace,
        target=project.graph.target,
        nodes=node_records(project.graph),
        wires=wire_records(project.graph),
        groups=group_records(project.graph),
        experiment=ExperimentRecord(**asdict(project.experiment)),
    )


def from_record(record: ProjectRecord) -> Project:
    """Turn the record of a file into a project; ``FileError`` names the place that is wrong."""
    experiment = Experiment(**msgspec.structs.asdict(record.experiment))
    _check(experiment)
    return Project(
        name=record.name,
        purpose=record.purpose,
        graph=graph_from(record),
        experiment=experiment,
        notes=notes_from(record.notes),
        workspace=record.workspace,
    )


def _check(experiment: Experiment) -> None:
    """Raise ``FileError`` for settings that nothing can be learned with.

    The network is drawn, and the trainer tried on the smallest network, so that even the largest
    experiment is checked at once.
    """
    try:
        build_network(experiment)
        build_trainer(replace(experiment, hidden=(1,)))
    except ExperimentError as error:
        raise FileError(f"experiment cannot be run: {error}") from error


def open_project(path: str | os.PathLike[str]) -> Project:
    """Read a project from a ``.backprop`` file; ``FileError`` says in a sentence what is wrong with it."""
    record = project_file.read(path)
    try:
        return from_record(record)
    except FileError as error:
        raise FileError(f"{path} cannot be opened: {error}.") from error


def save_project(project: Project, path: str | os.PathLike[str]) -> None:
    """Write a project to a file, whole or not at all; ``FileError`` says why it cannot be done."""
    project_file.write(path, to_record(project))
