from __future__ import annotations

from playground.session.history import History
from playground.session.project import Project

EMPTY, ONE, TWO, THREE = (Project(name=name) for name in ("", "one", "two", "three"))


def labels(history: History) -> tuple[str, str]:
    return history.undo_label, history.redo_label


def test_a_new_history_has_nothing_to_undo() -> None:
    history = History(EMPTY)
    assert history.project is EMPTY
    assert (history.can_undo, history.can_redo, history.modified) == (False, False, False)
    assert labels(history) == ("", "")
    history.undo()
    history.redo()
    assert history.project is EMPTY


def test_changes_are_undone_and_redone_in_order() -> None:
    history = History(EMPTY)
    history.apply("first", ONE)
    history.apply("second", TWO)
    assert labels(history) == ("second", "")
    history.undo()
    assert (history.project, labels(history)) == (ONE, ("first", "second"))
    history.undo()
    assert (history.project, labels(history)) == (EMPTY, ("", "first"))
    history.redo()
    history.redo()
    assert (history.project, labels(history)) == (TWO, ("second", ""))
    assert history.can_undo
    assert not history.can_redo


def test_a_change_after_an_undo_forgets_what_was_undone() -> None:
    history = History(EMPTY)
    history.apply("first", ONE)
    history.undo()
    history.apply("other", TWO)
    history.redo()
    assert history.project is TWO
    history.undo()
    assert history.project is EMPTY


def test_a_change_that_changes_nothing_leaves_no_entry_and_keeps_what_was_undone() -> None:
    history = History(EMPTY)
    history.apply("first", ONE)
    history.undo()
    history.apply("nothing", Project(name=""))
    assert labels(history) == ("", "first")


def test_a_continuous_gesture_is_one_entry() -> None:
    history = History(EMPTY)
    for project in (ONE, TWO, THREE):
        history.apply("drag", project, merge="drag x")
    history.undo()
    assert history.project is EMPTY
    history.redo()
    assert history.project is THREE


def test_gestures_stay_apart_by_key_by_break_by_undo_and_by_save() -> None:
    def between(history: History, what: str) -> str:
        if what == "break":
            history.break_merge()
        elif what == "undo":
            history.apply("more", THREE)
            history.undo()
        elif what == "save":
            history.mark_saved()
        return "drag y" if what == "key" else "drag x"

    for what in ("key", "break", "undo", "save"):
        history = History(EMPTY)
        history.apply("drag", ONE, merge="drag x")
        history.apply("drag", TWO, merge=between(history, what))
        history.undo()
        assert history.project is ONE, what


def test_changes_without_a_key_never_merge() -> None:
    history = History(EMPTY)
    history.apply("first", ONE)
    history.apply("second", TWO)
    history.undo()
    assert history.project is ONE


def test_a_gesture_that_ends_where_it_began_leaves_no_entry() -> None:
    history = History(EMPTY)
    history.apply("drag", ONE, merge="drag x")
    history.apply("drag", EMPTY, merge="drag x")
    assert not history.can_undo
    history.apply("drag", TWO, merge="drag x")
    history.undo()
    assert history.project == EMPTY


def test_a_gesture_that_ended_where_it_began_does_not_join_the_one_before_it() -> None:
    history = History(EMPTY)
    history.apply("drag", ONE, merge="drag x")
    history.break_merge()
    history.apply("drag", TWO, merge="drag x")
    history.apply("drag", ONE, merge="drag x")
    history.apply("drag", THREE, merge="drag x")
    history.undo()
    assert history.project == ONE


def test_a_gesture_that_ended_where_it_began_is_no_fresh_start() -> None:
    history = History(EMPTY)
    assert history.is_fresh
    history.apply("drag", EMPTY, merge="drag x")
    assert history.is_fresh
    history.apply("drag", ONE, merge="drag x")
    history.apply("drag", EMPTY, merge="drag x")
    assert not history.can_undo
    assert not history.is_fresh


def test_only_the_newest_changes_are_kept() -> None:
    history = History(EMPTY, longest=2)
    for project in (ONE, TWO, THREE):
        history.apply("change", project)
    history.undo()
    history.undo()
    history.undo()
    assert history.project is ONE


def test_modified_means_different_from_what_was_saved() -> None:
    history = History(EMPTY)
    history.apply("first", ONE)
    assert history.modified
    history.mark_saved()
    assert not history.modified
    history.undo()
    assert history.modified
    history.redo()
    assert not history.modified
