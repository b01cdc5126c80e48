from dataclasses import replace
from typing import Any

from playground.session.session import Session
from playground.training.experiment import Experiment
from playground.ui.panels.experiment_edits import ExperimentEdits


def edits_of(**fields: Any) -> tuple[ExperimentEdits, Session, list[str]]:
    session, refused = Session(), list[str]()
    session.apply("start", replace(session.project, experiment=replace(Experiment(), **fields)))
    edits = ExperimentEdits(session)
    edits.refused.connect(refused.append)
    return edits, session, refused


def test_a_change_is_one_entry_that_can_be_undone() -> None:
    edits, session, _ = edits_of()
    edits.change("change noise", noise=0.5)
    assert edits.experiment.noise == 0.5
    assert session.history.undo_label == "change noise"
    session.undo()
    assert edits.experiment.noise == 0.15


def test_changes_of_one_gesture_join_until_it_ends() -> None:
    edits, session, _ = edits_of()
    for noise in (0.2, 0.3, 0.4):
        edits.change("change noise", "noise", noise=noise)
    edits.finish()
    edits.change("change noise", "noise", noise=0.5)
    session.undo()
    assert edits.experiment.noise == 0.4
    session.undo()
    assert edits.experiment.noise == 0.15


def test_what_cannot_be_is_refused_in_words_and_changes_nothing() -> None:
    edits, session, refused = edits_of(dataset="spirals3")
    before = session.project
    edits.change("change loss", loss="bce")
    assert session.project is before
    assert refused == ["the bce loss tells 2 classes apart, but the data have 3"]


def test_a_dataset_of_three_classes_brings_a_loss_that_can_judge_it() -> None:
    edits, _, refused = edits_of(loss="bce")
    edits.choose_dataset("spirals3")
    assert (edits.experiment.dataset, edits.experiment.loss) == ("spirals3", "softmax")
    edits.change("change loss", loss="hinge")
    edits.choose_dataset("moons")
    assert edits.experiment.loss == "hinge"
    assert refused == []


def test_a_new_seed_is_another_one_and_can_be_undone() -> None:
    edits, session, _ = edits_of(seed=7)
    edits.new_seed()
    assert edits.experiment.seed == 8
    session.undo()
    assert edits.experiment.seed == 7
