from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from playground.engine.step import Phase
from playground.graph import editing
from playground.graph.graph import Graph, Wire
from playground.session.notes import Note, NoteKind
from playground.session.project import Project, save_project, starting_project
from playground.session.selection import Selection
from playground.session.session import Session
from playground.storage.file_error import FileError


class Ear:
    """Writes down which signals a session emits, and that everything is up to date when it does."""

    def __init__(self, session: Session) -> None:
        self.heard: list[str] = []
        session.project_changed.connect(
            lambda old, new: self.hear("project", new is session.project, old is not new)
        )
        session.playback_changed.connect(lambda playback: self.hear("playback", playback is session.playback))
        session.selection_changed.connect(lambda chosen: self.hear("selection", chosen is session.selection))
        session.path_changed.connect(lambda: self.hear("path"))
        self.session = session

    def hear(self, name: str, *truths: bool) -> None:
        assert all(truths)
        assert self.session.selection == self.session.selection.pruned(self.session.graph)
        self.heard.append(name)

    def take(self) -> str:
        heard = " ".join(self.heard)
        self.heard.clear()
        return heard


@pytest.fixture
def session() -> Session:
    return Session()


@pytest.fixture
def ear(session: Session) -> Ear:
    return Ear(session)


def test_a_session_begins_with_the_starting_project(session: Session) -> None:
    assert session.project == starting_project()
    assert session.graph is session.project.graph
    assert (session.title, session.path, session.modified, session.problems) == ("untitled", None, False, ())
    assert len(session.playback.steps) == 10
    assert session.playback.at_start
    assert not session.selection


def test_a_session_can_begin_with_any_project() -> None:
    session = Session(Project(name="empty"))
    assert (session.title, session.playback.run, session.problems) == ("empty", None, ())


def test_stepping_moves_the_playhead_and_tells_only_when_it_moved(session: Session, ear: Ear) -> None:
    session.step_back()
    session.to_start()
    assert ear.take() == ""
    session.step()
    assert (session.playback.playhead, ear.take()) == (1, "playback")
    session.to_end()
    assert (session.playback.playhead, ear.take()) == (10, "playback")
    session.step()
    session.to_end()
    assert ear.take() == ""
    session.step_back()
    session.to(4)
    session.to_node("x")
    assert (session.playback.playhead, ear.take()) == (1, "playback playback playback")
    session.to_start()
    assert (session.playback.playhead, ear.take()) == (0, "playback")


def test_an_edit_is_run_and_told(session: Session, ear: Ear) -> None:
    session.to_end()
    ear.take()
    session.edit("Change x", editing.set_value(session.graph, "x", 1.0))
    assert ear.take() == "project playback"
    assert session.playback.value("f") == -24.0
    assert session.playback.run is not None
    assert session.playback.run.graph is session.graph
    assert (session.modified, session.history.undo_label) == (True, "Change x")


def test_an_edit_that_changes_nothing_is_not_told(session: Session, ear: Ear) -> None:
    session.edit("Nothing", editing.set_value(session.graph, "x", -2.0))
    session.undo()
    session.redo()
    assert (ear.take(), session.modified) == ("", False)


def test_undo_and_redo_bring_project_and_run_back(session: Session, ear: Ear) -> None:
    before = session.project
    session.edit("Change x", editing.set_value(session.graph, "x", 1.0))
    after = session.project
    session.to_end()
    ear.take()
    session.undo()
    assert (session.project, session.playback.value("f"), ear.take()) == (before, -12.0, "project playback")
    session.redo()
    assert (session.project, session.playback.value("f"), ear.take()) == (after, -24.0, "project playback")


def test_a_moved_node_is_told_but_nothing_is_computed_again(session: Session) -> None:
    session.to(7)
    before = session.playback.run
    session.edit("Move", editing.move(session.graph, {"x": (1.0, 2.0)}))
    after = session.playback.run
    assert before is not None
    assert after is not None
    assert (after.graph, after.values is before.values) == (session.graph, True)
    assert session.playback.playhead == 7


def test_a_node_without_a_run_can_be_moved(session: Session) -> None:
    graph, name = editing.add_node(Graph(), "exp")
    session.edit("Place", graph)
    session.edit("Move", editing.move(graph, {name: (1.0, 2.0)}))
    assert (session.playback.run, session.graph.by_name[name].position) == (None, (1.0, 2.0))


def test_a_change_beside_the_graph_leaves_the_run_alone(session: Session, ear: Ear) -> None:
    run = session.playback.run
    session.apply("Write notes", replace(session.project, notes=(Note("n0", NoteKind.TEXT, "new"),)))
    assert (session.playback.run, ear.take()) == (run, "project")


def test_changes_of_one_gesture_are_undone_at_once(session: Session) -> None:
    for x in (1.0, 2.0):
        session.edit("Change x", editing.set_value(session.graph, "x", x), merge="x")
    session.break_merge()
    session.edit("Change x", editing.set_value(session.graph, "x", 3.0), merge="x")
    session.undo()
    assert session.graph.by_name["x"].value == 2.0
    session.undo()
    assert session.graph.by_name["x"].value == -2.0


def test_a_graph_with_problems_runs_as_far_as_it_is_sound(session: Session) -> None:
    session.edit("Pull out z", editing.disconnect(session.graph, "f", "y"))
    assert [problem.node for problem in session.problems] == ["f"]
    session.to_end()
    assert session.playback.value("s0") == 3.0
    assert session.playback.value("f") is None
    session.undo()
    assert session.problems == ()


def test_selecting_takes_what_is_there_and_is_told_when_it_differs(session: Session, ear: Ear) -> None:
    wire = Wire("x", "s0", "x")
    session.select(Selection.only("x", "nobody", wire, Wire("x", "f", "x")))
    assert (session.selection, ear.take()) == (Selection.only("x", wire), "selection")
    session.select(Selection.only("x", wire))
    assert ear.take() == ""


def test_what_is_deleted_is_not_selected_any_more(session: Session, ear: Ear) -> None:
    session.select(Selection.only("x", "y"))
    ear.take()
    session.edit("Delete x", editing.remove_nodes(session.graph, ["x"]))
    assert (session.selection, ear.take()) == (Selection.only("y"), "project playback selection")


def test_selection_and_playhead_follow_a_new_name_and_its_undo(session: Session) -> None:
    session.select(Selection.only("s0", Wire("s0", "f", "x")))
    session.to_node("s0")
    session.edit("Rename", editing.rename(session.graph, "s0", "total"))
    for name, turn in (("total", session.undo), ("s0", session.redo), ("total", session.undo)):
        assert session.selection == Selection.only(name, Wire(name, "f", "x"))
        step = session.playback.step
        assert step is not None
        assert (step.node, step.phase, session.playback.playhead) == (name, Phase.FORWARD, 3)
        turn()


def test_saving_gives_the_project_a_file(session: Session, ear: Ear, tmp_path: Path) -> None:
    session.edit("Change x", editing.set_value(session.graph, "x", 1.0))
    ear.take()
    session.save(tmp_path / "neuron.backprop")
    assert (session.title, session.modified, ear.take()) == ("neuron", False, "path")
    session.undo()
    assert session.modified
    session.save()
    assert not session.modified
    other = Session()
    other.open(str(tmp_path / "neuron.backprop"))
    assert (other.project, other.path, other.title) == (session.project, session.path, "neuron")


def test_a_relative_path_stays_the_same_file(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    session.save("a.backprop")
    monkeypatch.chdir("/")
    assert session.path == tmp_path / "a.backprop"
    session.save()


def test_a_save_that_fails_changes_nothing(session: Session, ear: Ear, tmp_path: Path) -> None:
    session.edit("Change x", editing.set_value(session.graph, "x", 1.0))
    ear.take()
    with pytest.raises(FileError, match="has no file yet"):
        session.save()
    with pytest.raises(FileError, match="it is a folder"):
        session.save(tmp_path)
    assert (session.path, session.modified, ear.take()) == (None, True, "")


def test_opening_replaces_everything(session: Session, ear: Ear, tmp_path: Path) -> None:
    save_project(Project(name="empty", graph=Graph()), tmp_path / "other.backprop")
    session.edit("Change x", editing.set_value(session.graph, "x", 1.0))
    session.to_end()
    session.select(Selection.only("x"))
    ear.take()
    session.open(tmp_path / "other.backprop")
    assert ear.take() == "path project playback selection"
    assert session.project == Project(name="empty")
    assert (session.title, session.modified, session.history.can_undo) == ("other", False, False)
    assert (session.playback.run, session.problems, bool(session.selection)) == (None, (), False)


def test_opening_a_bad_file_changes_nothing(session: Session, ear: Ear, tmp_path: Path) -> None:
    (tmp_path / "bad.backprop").write_text('{"format": "backprop-playground", "version": 1}')
    session.edit("Change x", editing.set_value(session.graph, "x", 1.0))
    session.select(Selection.only("x"))
    state: Any = (session.project, session.playback, session.selection, session.path, session.history)
    ear.take()
    for name in ("bad", "missing"):
        with pytest.raises(FileError, match=rf"{name}\.backprop cannot be opened: "):
            session.open(tmp_path / f"{name}.backprop")
    assert (session.project, session.playback, session.selection, session.path, session.history) == state
    assert (session.modified, ear.take()) == (True, "")


def test_a_new_project_has_no_file_and_nothing_to_undo(session: Session, ear: Ear, tmp_path: Path) -> None:
    session.edit("Change x", editing.set_value(session.graph, "x", 1.0))
    session.save(tmp_path / "a.backprop")
    ear.take()
    session.new()
    assert ear.take() == "path project playback selection"
    assert (session.project, session.path, session.title) == (starting_project(), None, "untitled")
    assert (session.modified, session.history.can_undo) == (False, False)
