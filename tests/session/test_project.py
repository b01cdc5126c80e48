from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

import playground.engine.run as engine
from playground.graph import editing
from playground.graph.value import freeze
from playground.session.notes import Note, NoteColour, NoteKind
from playground.session.project import (
    Project,
    from_record,
    open_project,
    save_project,
    starting_project,
    to_record,
)
from playground.storage import project_file
from playground.storage.file_error import FileError
from playground.storage.records import ExperimentRecord
from playground.training.experiment import Experiment


def test_the_starting_project_is_the_first_example_of_the_course() -> None:
    project = starting_project()
    run = engine.run(project.graph)
    assert (project.name, project.workspace, run.target, run.output) == ("untitled", "graph", "f", -12.0)
    assert {name: run.gradients[name] for name in "xyz"} == {"x": -4.0, "y": -4.0, "z": 3.0}
    places = [node.position for node in project.graph.nodes]
    assert len(set(places)) == len(places)


def test_a_file_keeps_every_field_of_an_experiment() -> None:
    assert [field.name for field in fields(Experiment)] == list(ExperimentRecord.__struct_fields__)
    assert from_record(to_record(Project())).experiment == Experiment()


def test_a_project_comes_back_from_its_file(tmp_path: Path) -> None:
    graph, _name = editing.add_node(
        starting_project().graph, "input", name="W", value=freeze(np.eye(2)), position=(3.5, -7.0)
    )
    graph, _name = editing.add_node(graph, "elu", knobs=(("alpha", 0.1),))
    project = Project(
        name="a name",
        purpose="A purpose.",
        graph=editing.set_target(graph, "s0"),
        experiment=Experiment(
            dataset="spirals", hidden=(16, 3), activation="relu", seed=2**40, shuffle=False
        ),
        notes=(
            Note("n0", NoteKind.TEXT, "some\n*notes*", (1.0, 2.0), (100.0, 50.0), NoteColour.GREEN),
            Note("n3", NoteKind.FRAME, size=(300.5, 200.0)),
            Note("n1", NoteKind.ARROW, position=(0.0, -5.0), end=(9.0, 1e5), colour=NoteColour.RED),
        ),
        workspace="network",
    )
    save_project(project, tmp_path / "a.backprop")
    assert open_project(tmp_path / "a.backprop") == project


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"dataset": "mnist"}, 'there is no dataset "mnist"'),
        ({"points": 10**12}, "the number of points must be a whole number"),
        ({"hidden": (10**9,)}, "every layer has from 1 to"),
        ({"hidden": (1,) * 1000}, "a network has at most"),
        ({"activation": "magic"}, 'there is no activation "magic"'),
        ({"learning_rate": -1.0}, "the learning rate must be"),
        ({"batch_size": 0}, "the batch size must be"),
    ],
)
def test_an_experiment_that_cannot_be_run_is_not_opened(
    change: dict[str, Any], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.backprop"
    record = to_record(Project())
    project_file.write(
        path, msgspec.structs.replace(record, experiment=msgspec.structs.replace(record.experiment, **change))
    )
    message = re.escape(f"{path} cannot be opened: experiment cannot be run: {said}")
    with pytest.raises(FileError, match=message):
        open_project(path)


def test_the_largest_experiment_is_opened_without_running_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    largest = replace(Experiment(), points=100_000, hidden=(1000,))
    tried: list[tuple[int, ...]] = []
    import playground.session.project as module

    monkeypatch.setattr(module, "build_trainer", lambda experiment: tried.append(experiment.hidden))
    save_project(Project(experiment=largest), tmp_path / "a.backprop")
    assert open_project(tmp_path / "a.backprop").experiment == largest
    assert tried == [(1,)]
