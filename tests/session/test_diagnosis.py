"""Every diagnosis, tested with what a student who makes that mistake would type."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.run import Run, run, run_sound
from playground.graph.expression import parse
from playground.graph.graph import Graph
from playground.session.blanks import Mode, blanks_at
from playground.session.diagnosis import Grade, Verdict, choices, is_right, judge
from playground.session.mistake import Mistake, Sight
from playground.session.playback import Playback
from playground.session.question import Question, Sort, answer, asked_answer, entry_of
from playground.session.typed_answer import Typed, read_answer
from tests.random_graphs import graphs, shaped_graphs


def run_of(text: str, **values: Any) -> Run:
    return run(parse(text), values)


def verdict(made: Run, question: Question, text: str, **seen: Any) -> Verdict:
    typed = read_answer(text, np.shape(asked_answer(made, question)))
    return judge(Sight(made, **seen), question, typed)


def wire(node: str, port: str) -> Question:
    return Question(Sort.WIRE, node, port)


def whole(node: str) -> Question:
    return Question(Sort.WHOLE, node)


def value(node: str) -> Question:
    return Question(Sort.VALUE, node)


LINE = "f = (x + y) * z"
CLASSIC = {"x": -2.0, "y": 5.0, "z": -4.0}
NEURON = "s = w * x\nf = sigmoid(s)"
WEIGHED = {"w": -3.0, "x": -0.5}
SHARED = "a = x * y\nb = x + z\nf = a * b"
SHARED_VALUES = {"x": 2.0, "y": 3.0, "z": 5.0}
SQUARED, LARGER = "s = x ** 2\nf = s * z", "m = max(x, y)\nf = m * z"
SQUASHED = "s = sigmoid(x)\nf = s * z"
MATRICES = "h = W @ X\nf = sum(h * h)"
SQUARES = {"W": [[1.0, 2.0], [-1.0, 0.5]], "X": [[0.5, 3.0], [1.0, 4.0]]}

S_X = wire("s", "x")
WIRES: list[tuple[str, dict[str, Any], Question, str, Mistake, str]] = [
    # multiply inside a neuron: upstream 0.15, local x = -0.5
    (NEURON, WEIGHED, S_X, "-0.5", Mistake.UPSTREAM, "multiply it by the upstream gradient 0.15"),
    (NEURON, WEIGHED, S_X, "0.149", Mistake.LOCAL, "multiply it by the local gradient x = -0.50"),
    (NEURON, WEIGHED, S_X, "-0.447", Mistake.SWAP, "made of the other input, x = -0.50"),
    (NEURON, WEIGHED, wire("s", "y"), "-0.0746", Mistake.SWAP, "made of the other input, w = -3.00"),
    (NEURON, WEIGHED, S_X, "0.0746", Mistake.SIGN, "the sign is not"),
    (NEURON, WEIGHED, S_X, "-3", Mistake.VALUE, "That is the value of w"),
    (NEURON, WEIGHED, S_X, "1.5", Mistake.VALUE, "That is the value of s"),
    (NEURON, WEIGHED, S_X, "-0.298", Mistake.DIVIDED, "You divided"),
    (NEURON, WEIGHED, S_X, "-0.351", Mistake.ADDED, "You added"),
    (NEURON, WEIGHED, S_X, "-0.746", Mistake.POINT, "decimal point"),
    # sigmoid: the slope is y (1 - y)
    (SQUASHED, {"x": 1.5, "z": -4.0}, wire("s", "x"), "-3.27", Mistake.OUTPUT, "what sigmoid gives"),
    (NEURON, WEIGHED, wire("f", "x"), "0.818", Mistake.VALUE, "who multiplies by the gate's value."),
    (NEURON, WEIGHED, wire("f", "x"), "1", Mistake.LOCAL, "local gradient f * (1 - f) = 0.15"),
    (NEURON, WEIGHED, wire("f", "x"), "1.5", Mistake.VALUE, "That is the value of s"),
    # add and subtract
    (LINE, CLASSIC, wire("s0", "x"), "1", Mistake.UPSTREAM, "multiply it by the upstream gradient -4.00"),
    ("d = x - y\nf = d * z", CLASSIC, wire("d", "y"), "-4", Mistake.OTHER_INPUT, "hands back to x, not to y"),
    ("d = x / y\nf = d * z", CLASSIC, wire("d", "x"), "2", Mistake.SWAP, "the other input, y = 5.00"),
    # square: forgets the 2
    (SQUARED, {"x": 3.0, "z": -4.0}, wire("s", "x"), "-12", Mistake.ITSELF, "not by the slope"),
    (SQUARED, {"x": 3.0, "z": -4.0}, wire("s", "x"), "-36", Mistake.OUTPUT, "what power gives"),
    # routers and gatekeepers
    (LARGER, CLASSIC, wire("m", "x"), "-4", Mistake.OTHER_INPUT, "hands back to y, not to x"),
    (LARGER, CLASSIC, wire("m", "y"), "0", Mistake.OTHER_INPUT, "hands back to x, not to y"),
    ("r = relu(x)\nf = r * z", CLASSIC, wire("r", "x"), "-4", Mistake.LOCAL, "local gradient 0.00"),
    # a wire of a node that feeds several
    (SHARED, SHARED_VALUES, wire("a", "x"), "27", Mistake.TOTAL, "the part through a alone"),
    (SHARED, SHARED_VALUES, wire("a", "x"), "6", Mistake.OTHER_BRANCH, "comes back through b"),
    # one gate fed twice by one node
    ("p = x * x\nf = p - x", {"x": 3.0}, wire("p", "x"), "5", Mistake.TOTAL, "the part through p alone"),
    # matrices
    (MATRICES, SQUARES, wire("h", "x"), "5 22; 0 -2", Mistake.LOCAL, "multiply it by the local gradient"),
    (MATRICES, SQUARES, wire("h", "x"), "3.5 5; 3.5 5", Mistake.UPSTREAM, "leaves the upstream out"),
    (MATRICES, SQUARES, wire("h", "x"), "49 6; -4 -1", Mistake.SWAP, "the other input, X"),
    (MATRICES, SQUARES, wire("h", "x"), "68.5 -6; 93 -8", Mistake.TURNED, "transpose"),
]  # fmt: skip

WHOLES: list[tuple[str, dict[str, Any], Question, str, Mistake, str]] = [
    (SHARED, SHARED_VALUES, whole("x"), "21", Mistake.BRANCH, "came back through a alone: x feeds 2 wires"),
    (SHARED, SHARED_VALUES, whole("x"), "6", Mistake.BRANCH, "came back through b alone"),
    (SHARED, SHARED_VALUES, whole("x"), "-27", Mistake.SIGN, "the sign is not"),
    (SHARED, SHARED_VALUES, whole("x"), "126", Mistake.PRODUCT, "You multiplied the branches"),
    (SHARED, SHARED_VALUES, whole("x"), "13.5", Mistake.AVERAGE, "average"),
    (SHARED, SHARED_VALUES, whole("x"), "15", Mistake.DIFFERENCE, "You subtracted"),
    (SHARED, SHARED_VALUES, whole("x"), "2", Mistake.VALUE, "That is the value of x"),
    ("f = x * y + x * z + x", SHARED_VALUES, whole("x"), "4", Mistake.MISSING, "through s1 is missing"),
    (LINE, CLASSIC, whole("f"), "-12", Mistake.VALUE, "That is the value of f"),
    (LINE, CLASSIC, whole("f"), "0", Mistake.ZERO, "f is a constant"),
    (LINE, CLASSIC, whole("f"), "-1", Mistake.SIGN, "the sign is not"),
]

VALUES: list[tuple[str, dict[str, Any], Question, str, Mistake, str]] = [
    (LINE, CLASSIC, value("s0"), "-10", Mistake.OPERATION, "That is x × y: add computes x + y"),
    (LINE, CLASSIC, value("f"), "-1", Mistake.OPERATION, "That is s0 + z"),
    (LINE, CLASSIC, value("f"), "12", Mistake.SIGN, "the sign is not"),
    (LINE, CLASSIC, value("f"), "-4", Mistake.ALONE, "That is z alone"),
    (LINE, CLASSIC, value("f"), "1", Mistake.GRADIENT, "That is the gradient of f"),
    ("f = x - y", CLASSIC, value("f"), "7", Mistake.ORDER, "the wrong way round"),
    ("f = x / y", CLASSIC, value("f"), "-2.5", Mistake.ORDER, "the wrong way round"),
    (NEURON, WEIGHED, value("f"), "0.149", Mistake.SLOPE, "the slope there"),
    (NEURON, WEIGHED, value("f"), "1.5", Mistake.ALONE, "That is s alone"),
    (LINE, CLASSIC, value("f"), "-1.2", Mistake.POINT, "decimal point"),
]


@pytest.mark.parametrize(("text", "values", "question", "typed", "mistake", "words"), WIRES + WHOLES + VALUES)
def test_a_mistake_is_named(
    text: str, values: dict[str, Any], question: Question, typed: str, mistake: Mistake, words: str
) -> None:
    known = run(parse(text), {name: number for name, number in values.items() if name in parse(text).by_name})
    said = verdict(known, question, typed)
    assert said.grade is Grade.WRONG
    assert said.mistakes[0] is mistake, said
    assert words in said.sentence


def test_every_mistake_has_an_example() -> None:
    tried = {row[4] for row in WIRES + WHOLES + VALUES}
    assert tried == set(Mistake) - {Mistake.FOLLOWED}


def test_two_mistakes_that_lead_to_one_answer_are_both_said() -> None:
    made = run_of("p = x * y\nf = p * z", x=2.0, y=3.0, z=3.0)
    said = verdict(made, wire("p", "x"), "3")  # the local gradient, and the upstream gradient too
    assert said.mistakes[:2] == (Mistake.UPSTREAM, Mistake.LOCAL)
    assert said.sentence.endswith("It is also what one gets who forgets the local gradient.")


def test_who_goes_on_from_a_wrong_upstream_is_told_so() -> None:
    made = run_of(NEURON, **WEIGHED)
    said = verdict(made, wire("s", "x"), "-0.41", given={wire("f", "x"): 0.818})
    assert said.mistakes == (Mistake.FOLLOWED,)
    assert said.sentence == (
        "Rightly worked out from your 0.82 for the gradient of s, but that is wrong: mend that one first."
    )


def test_a_sentence_tells_no_number_that_is_still_asked() -> None:
    made = run_of(NEURON, **WEIGHED)
    said = verdict(made, wire("s", "x"), "-0.5", hidden=lambda each: each == wire("f", "x"))
    assert said.sentence == "That is the local gradient alone: multiply it by the upstream gradient."
    hidden = {value("s"), value("f")}
    said = verdict(made, wire("f", "x"), "1", hidden=lambda each: each in hidden)
    assert said.sentence.endswith("multiply it by the local gradient f * (1 - f).")
    said = verdict(run_of(LINE, **CLASSIC), wire("f", "x"), "3", hidden=lambda each: each == value("s0"))
    assert "3.00" not in said.sentence


# Right, nearly, and how an answer may be written


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("-0.0746", Grade.RIGHT),
        ("-0.07", Grade.RIGHT),  # as the canvas shows it
        ("-0.075", Grade.RIGHT),  # within 1 %
        ("-0.077", Grade.NEARLY),  # within 5 %
        ("-.1", Grade.NEARLY),  # rounded too far
        ("-0.09", Grade.WRONG),
        ("0", Grade.WRONG),
    ],
)
def test_how_exact_an_answer_must_be(text: str, grade: Grade) -> None:
    made = run_of(NEURON, **WEIGHED)
    assert verdict(made, wire("s", "x"), text).grade is grade


def test_a_rounded_answer_is_asked_for_one_more_digit() -> None:
    made = run_of(NEURON, **WEIGHED)
    assert verdict(made, wire("s", "x"), "-0.1").sentence == "Nearly: give one more digit."
    assert verdict(made, wire("s", "x"), "-0.0771").sentence == "Nearly, within 5 %: compute it more exactly."


def test_a_right_answer_is_told_with_more_digits() -> None:
    made = run_of(NEURON, **WEIGHED)
    assert verdict(made, wire("s", "x"), "-0.07").sentence == "Right: -0.0746 with more digits."
    assert verdict(run_of(LINE, **CLASSIC), wire("f", "y"), "3").sentence == "Right."


def test_zero_is_zero_however_it_is_computed() -> None:
    made = run_of("f = x * 0.1 + x * 0.2 - x * 0.3", x=1.0)
    assert abs(float(answer(made, whole("x")))) < 1e-15
    assert verdict(made, whole("x"), "0").grade is Grade.RIGHT
    assert verdict(made, whole("x"), "0.01").grade is Grade.WRONG


def test_an_answer_nobody_foresaw_gets_the_next_thing_to_do() -> None:
    made = run_of(LINE, **CLASSIC)
    assert verdict(made, wire("f", "y"), "17").sentence.startswith("Not that. Write down the upstream")
    assert verdict(made, wire("f", "y"), "-17").sentence.startswith("Not that, and the sign is another one.")
    assert verdict(made, value("f"), "-17").sentence.endswith("into the gate's formula.")
    assert (
        verdict(made, whole("f"), "17").sentence == "Not that. How much does f change when it changes by 1?"
    )
    shared = run_of(SHARED, **SHARED_VALUES)
    assert verdict(shared, whole("x"), "99").sentence == "Not that. Add up what came back over every wire."


def test_of_an_array_the_right_numbers_are_counted() -> None:
    made = run_of("f = sum(v * v)", v=[1.0, 2.0, 3.0])
    asked = value("s0")
    assert verdict(made, asked, "1 4 8").sentence == "2 of the 3 numbers are right."
    assert verdict(made, asked, "1 7 8").sentence == "1 of the 3 numbers is right."
    assert verdict(made, asked, "5 7 8").sentence.startswith("Not that.")


def test_of_a_large_array_one_entry_is_asked() -> None:
    made = run_of("f = sum(v ** 2)", v=[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, -7.0, 1.0]])
    asked = wire("s0", "x")
    assert entry_of(made, asked) == (1, 2)
    assert verdict(made, asked, "-14").grade is Grade.RIGHT
    assert verdict(made, asked, "-7").mistakes == (Mistake.VALUE, Mistake.ITSELF)


def test_matrices_that_do_not_fit_each_other_cannot_be_mixed_up() -> None:
    made = run_of(MATRICES, W=[[1.0, 2.0, 3.0]], X=[[0.5, 3.0], [1.0, 4.0], [2.0, -1.0]])
    found = {each.mistake for each in choices(Sight(made), wire("h", "x"))}
    assert found
    assert Mistake.SWAP not in found


def test_the_slope_of_a_gate_that_has_no_plain_one_is_no_choice() -> None:
    made = run_of("h = X.T\nf = sum(h)", X=[[1.0, 2.0]])
    assert Mistake.SLOPE not in {each.mistake for each in choices(Sight(made), value("h"))}


# Properties over any graph


def questions_of(graph: Graph) -> list[tuple[Run, Question]]:
    made = run_sound(graph)
    if made is None:
        return []
    end = Playback(made).to_end()
    asked = [*blanks_at(end, Mode.VALUES, ()), *blanks_at(end, Mode.GRADIENTS, ())]
    return [(made, each) for each in asked]


def exact(value: Any) -> Typed:
    return Typed(value, np.zeros_like(value))


@given(st.one_of(graphs(most=8), shaped_graphs(most=8)))
def test_the_right_answer_is_right_and_every_choice_is_wrong_for_its_reason(graph: Graph) -> None:
    for made, question in questions_of(graph):
        right, sight = asked_answer(made, question), Sight(made)
        assert judge(sight, question, exact(right)).grade is Grade.RIGHT
        wrong = choices(sight, question)
        assert len(wrong) <= 3
        for each in wrong:
            assert not is_right(each.answer, right)
            said = judge(sight, question, exact(each.answer))
            assert said.grade is Grade.WRONG
            assert each.mistake in said.mistakes
            assert said.sentence.endswith(".")
