import numpy as np
import pytest

from playground.session.typed_answer import AnswerError, read_answer


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("-0.39", -0.39, 0.01),
        (".5", 0.5, 0.1),
        ("1/3", 1 / 3, 0.0),
        ("-1 / 4", -0.25, 0.0),
        ("2e-3", 0.002, 0.001),
        ("1.25E2", 125.0, 1.0),
        ("−0.4", -0.4, 0.1),  # the minus sign of typeset text
        ("–2", -2.0, 1.0),
        ("  7. ", 7.0, 1.0),
        ("+3", 3.0, 1.0),
    ],
)
def test_numbers_are_read_as_people_type_them(text: str, value: float, unit: float) -> None:
    typed = read_answer(text, ())
    assert typed.value == pytest.approx(value)
    assert typed.unit == pytest.approx(unit)


@pytest.mark.parametrize("text", ["[1, 2, -3]", "1 2 −3", "1, 2, -3", "[1 2 -3]", "1; 2; -3", "[[1, 2, -3]]"])
def test_vectors_are_read_in_every_spelling(text: str) -> None:
    np.testing.assert_array_equal(np.asarray(read_answer(text, (3,)).value), [1, 2, -3])


@pytest.mark.parametrize("text", ["[[1, 2], [3, .5]]", "1 2; 3 1/2", "[[1 2][3 0.5]]", "[[1,2];[3,0.5]]"])
def test_matrices_are_read_in_every_spelling(text: str) -> None:
    typed = read_answer(text, (2, 2))
    np.testing.assert_array_equal(np.asarray(typed.value), [[1, 2], [3, 0.5]])


def test_a_row_is_taken_for_a_column_of_the_same_numbers() -> None:
    assert np.shape(read_answer("1 2 3", (3, 1)).value) == (3, 1)


@pytest.mark.parametrize(
    ("text", "shape", "sentence"),
    [
        ("", (), "Type a number first."),
        (" ", (2,), "Type a number first."),
        ("[ ]", (2,), "Type the numbers first."),
        ("two", (), '"two" is no number: write -0.39, 1/3 or 2e-3.'),
        ("1/", (), '"1/" is no number: write -0.39, 1/3 or 2e-3.'),
        ("1/0", (), "Nothing can be divided by 0."),
        ("0,5", (), 'Write the number with a point: "0.5".'),
        ("1e999", (), "That is larger than any answer."),
        ("1" * 3000, (), "That is too long for an answer."),
        ("[1, 2]", (), "One number is asked here, not a list."),
        ("1 2 3", (2,), "2 numbers are asked here, 3 were typed."),
        ("5", (2,), "2 numbers are asked here, 1 was typed."),
        ("1 2; 3", (2, 2), "The rows of a matrix have one length."),
        ("1 2 3 4", (2, 2), "A 2×2 matrix is asked here, 4 were typed."),
        ("[1, 2", (2,), "A vector is written [1, 2]."),
        ("[[1, 2], [3", (2, 2), "A matrix is written [[1, 2], [3, 4]]."),
        ("1 2; 3 4; 5 6", (2, 3), "That is 3×2, turned over: the answer is 2×3, like what it belongs to."),
    ],
)
def test_what_is_no_answer_gets_one_sentence(text: str, shape: tuple[int, ...], sentence: str) -> None:
    with pytest.raises(AnswerError) as raised:
        read_answer(text, shape)
    assert str(raised.value) == sentence
