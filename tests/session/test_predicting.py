"""A round of predictions: blanks, answers, score, the class, and what edits do to them."""

from pathlib import Path

import pytest

from playground.graph.editing import remove_nodes, rename, set_value
from playground.graph.expression import parse
from playground.graph.graph import Wire
from playground.session.answers import Score
from playground.session.blanks import Mode
from playground.session.diagnosis import Grade
from playground.session.graph_actions import rename as rename_node
from playground.session.predicting import Predicting
from playground.session.project import Project
from playground.session.question import Question, Sort
from playground.session.selection import Selection
from playground.session.session import Session
from playground.session.typed_answer import AnswerError
from tests.session.rounds import gradients, round_, session

__all__ = ["gradients", "round_", "session"]

F_X, F_Y = Question(Sort.WIRE, "f", "x"), Question(Sort.WIRE, "f", "y")
S_X, S_Y = Question(Sort.WIRE, "s0", "x"), Question(Sort.WIRE, "s0", "y")
WHOLE_F = Question(Sort.WHOLE, "f")


def answers(made: Predicting, *texts: str) -> list[Grade]:
    found = []
    for text in texts:
        verdict = made.answer(text)
        assert verdict is not None
        found.append(verdict.grade)
        made.go_on()
    return found


def test_step_by_step_numbers_and_enter_are_all_it_takes(session: Session, round_: Predicting) -> None:
    assert round_.asked is None
    assert round_.answer("1") is None
    round_.go_on()
    assert session.playback.playhead == 3  # the first gate; what x and y hold was given
    assert round_.asked == Question(Sort.VALUE, "s0")
    assert answers(round_, "3", "-12", "1", "-4", "3", "-4", "-4") == [Grade.RIGHT] * 7
    assert session.playback.at_end
    assert round_.score == Score(7, 7, 7, 7)
    assert round_.open_count == 0


def test_all_gradients_are_asked_at_the_end_in_the_order_of_the_backward_pass(gradients: Predicting) -> None:
    assert gradients.blanks == (WHOLE_F, F_X, F_Y, S_X, S_Y)
    assert gradients.asked == WHOLE_F
    assert all(gradients.hides(each) for each in gradients.blanks)
    assert not gradients.hides(Question(Sort.VALUE, "s0"))
    gradients.answer("1")
    assert not gradients.hides(WHOLE_F)
    assert gradients.open_count == 4
    assert gradients.asked == WHOLE_F  # its sentence stays until one goes on
    gradients.go_on()
    assert gradients.asked == F_X


def test_all_values_are_asked_before_the_backward_pass(session: Session, round_: Predicting) -> None:
    round_.choose(Mode.VALUES)
    assert session.playback.playhead == session.playback.forward_steps
    assert [each.node for each in round_.blanks] == ["s0", "f"]


def test_going_on_wraps_around_to_what_was_left_out(gradients: Predicting) -> None:
    gradients.ask(S_Y)
    gradients.answer("-4")
    gradients.go_on()
    assert gradients.asked == WHOLE_F
    for _ in range(4):
        gradients.show_me()
        gradients.go_on()
    gradients.go_on()
    assert gradients.open_count == 0


def test_one_can_walk_among_the_blanks(gradients: Predicting) -> None:
    gradients.move(1)
    assert gradients.asked == F_X
    gradients.move(-2)
    assert gradients.asked == S_Y
    gradients.choose(Mode.PICKED)
    gradients.move(1)
    assert gradients.asked is None


# Score


def test_only_a_first_try_scores_and_a_miss_ends_the_streak(gradients: Predicting) -> None:
    answers(gradients, "1", "-4")
    assert gradients.score == Score(2, 2, 2, 2)
    assert gradients.answer("-4") == gradients.attempt(F_Y).verdict  # type: ignore[union-attr]  # answered
    assert gradients.score == Score(3, 2, 0, 2)
    gradients.answer("-3")
    assert gradients.score == Score(3, 2, 0, 2)
    assert answers(gradients, "3", "-4", "-4") == [Grade.RIGHT] * 3
    assert gradients.score == Score(5, 4, 2, 2)
    attempt = gradients.attempt(F_Y)
    assert attempt is not None
    assert (attempt.tries, attempt.is_right, attempt.is_wrong) == (3, True, False)


def test_an_answer_that_lacks_a_digit_is_no_try() -> None:
    session = Session(Project(graph=set_value(parse("f = sigmoid(x)"), "x", -1.0)))
    made = Predicting(session)
    made.choose(Mode.GRADIENTS)
    made.show_me()
    made.go_on()
    assert answers(made, "0.19") == [Grade.NEARLY]
    assert made.score == Score(1, 0, 0, 0)
    assert answers(made, "0.197") == [Grade.RIGHT]
    assert made.score == Score(2, 1, 1, 1)


def test_show_me_ends_the_streak_and_counts_once(gradients: Predicting) -> None:
    answers(gradients, "1")
    gradients.show_me()
    assert gradients.score == Score(2, 1, 0, 1)
    assert not gradients.hides(F_X)
    gradients.show_me()
    assert gradients.score == Score(2, 1, 0, 1)
    gradients.answer("5")  # it is settled: nothing is counted
    assert gradients.score == Score(2, 1, 0, 1)
    gradients.go_on()
    gradients.answer("5")
    gradients.show_me()
    assert gradients.score == Score(3, 1, 0, 1)


def test_what_is_no_answer_loses_nothing(gradients: Predicting) -> None:
    with pytest.raises(AnswerError):
        gradients.answer("two")
    assert gradients.attempt(WHOLE_F) is None
    assert gradients.score == Score()


def test_a_hint_costs_nothing_and_there_are_two(gradients: Predicting) -> None:
    for expected in (1, 2, 2):
        gradients.hint()
        attempt = gradients.attempt(WHOLE_F)
        assert attempt is not None
        assert attempt.hints == expected
    gradients.answer("1")
    assert gradients.score == Score(1, 1, 1, 1)


def test_what_is_typed_is_kept_beside_the_question(gradients: Predicting) -> None:
    gradients.keep_text("-0.")
    gradients.move(1)
    gradients.move(-1)
    attempt = gradients.attempt(WHOLE_F)
    assert attempt is not None
    assert (attempt.text, attempt.tries) == ("-0.", 0)
    gradients.answer("1")
    gradients.keep_text("2")
    assert gradients.attempt(WHOLE_F).text == "1"  # type: ignore[union-attr]  # answered


def test_a_new_round_begins_with_nothing_but_the_best_streak(gradients: Predicting) -> None:
    answers(gradients, "1", "-4")
    gradients.again()
    assert gradients.score == Score(best=2)
    assert gradients.open_count == 5
    assert gradients.asked == WHOLE_F


# The veil, and who hears of a change


def test_a_new_round_of_steps_begins_at_the_start(session: Session, round_: Predicting) -> None:
    session.to(3)
    round_.again()
    assert session.playback.at_start


def test_the_veil_hides_the_blanks_while_the_round_is_on(session: Session, gradients: Predicting) -> None:
    heard: list[str] = []
    session.veil.changed.connect(lambda: heard.append("veil"))
    gradients.changed.connect(lambda: heard.append("round"))
    assert session.veil.hides(F_X)
    gradients.move(1)
    assert heard == ["round", "veil"]
    gradients.end()
    assert not session.veil.hides(F_X)
    heard.clear()
    gradients.move(1)
    assert heard == ["round"]


# Edits, renames and undo


def test_an_answer_holds_while_its_number_does(session: Session, gradients: Predicting) -> None:
    answers(gradients, "1", "-4", "3")
    session.edit("Set z", set_value(session.graph, "z", 6.0))
    assert [gradients.is_settled(each) for each in gradients.blanks] == [True, False, True, False, False]
    session.undo()
    assert [gradients.is_settled(each) for each in gradients.blanks] == [True, True, True, False, False]


def test_answers_votes_and_picks_follow_a_renamed_node(session: Session, gradients: Predicting) -> None:
    gradients.ask(S_X)
    gradients.tally.open(is_open=True)
    gradients.tally.vote(0)
    gradients.answer("-4")
    rename_node(session, "s0", "total")
    moved = Question(Sort.WIRE, "total", "x")
    assert gradients.asked == moved
    assert gradients.is_settled(moved)
    assert gradients.tally.poll is not None
    assert gradients.tally.poll.votes == 1
    session.undo()
    assert gradients.is_settled(S_X)
    gradients.choose(Mode.PICKED)
    gradients.ask(F_Y)
    gradients.choose(Mode.PICKED)
    session.edit("Rename", rename(session.graph, "f", "g"))
    assert gradients.blanks == (Question(Sort.WIRE, "g", "y"),)
    assert gradients.asked == Question(Sort.WIRE, "g", "y")


def test_a_node_that_is_gone_is_not_asked_and_comes_back_with_undo(
    session: Session, gradients: Predicting
) -> None:
    answers(gradients, "1", "-4")
    session.edit("Delete", remove_nodes(session.graph, ["f"]))
    assert gradients.attempt(F_X) is None
    assert F_X not in gradients.blanks
    session.undo()
    session.to_end()
    assert gradients.is_settled(F_X)


def test_without_a_run_nothing_is_asked(session: Session, gradients: Predicting) -> None:
    session.edit("Delete all", remove_nodes(session.graph, ["x", "y", "z", "s0", "f"]))
    assert gradients.asked is None
    assert gradients.attempt(F_X) is None
    gradients.tally.open(is_open=True)
    assert gradients.tally.poll is None
    gradients.tally.vote(0)
    gradients.reveal()
    gradients.show_me()
    gradients.hint()
    gradients.keep_text("1")
    gradients.go_on()


def test_another_project_begins_another_round(
    session: Session, gradients: Predicting, tmp_path: Path
) -> None:
    answers(gradients, "1", "-4")
    session.save(tmp_path / "line.backprop")
    session.open(tmp_path / "line.backprop")
    session.to_end()
    assert gradients.score == Score()
    assert gradients.open_count == 5


def test_a_number_dragged_and_put_back_keeps_the_score(session: Session, gradients: Predicting) -> None:
    gradients.answer("1")
    assert gradients.score.first == 1
    for value in (-1.0, -2.0):
        session.edit("Set x", set_value(session.graph, "x", value), merge="slide x")
    assert not session.history.can_undo
    assert gradients.score.first == 1


def test_a_moved_node_changes_nothing(session: Session, gradients: Predicting) -> None:
    answers(gradients, "1")
    session.apply("Note", Project(name="other", graph=session.graph))
    assert gradients.score == Score(1, 1, 1, 1)


def test_all_at_the_selection_becomes_blank_where_it_can(session: Session, round_: Predicting) -> None:
    assert not round_.pick_selection()
    session.to_end()
    session.select(Selection.only("x"))
    assert round_.pick_selection()
    assert (round_.mode, round_.blanks) == (Mode.PICKED, (S_X,))
    session.select(Selection.only(Wire("s0", "f", "x")))
    assert round_.pick_selection()
    assert round_.asked == Question(Sort.VALUE, "s0")
    assert set(round_.blanks) == {Question(Sort.VALUE, "s0"), F_X, S_X}
