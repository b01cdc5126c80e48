import numpy as np
import pytest

from playground.ui.diagram.names import (
    Place,
    caption,
    describe_unit,
    describe_wire,
    formula,
    unit_name,
)

LAYERS = [
    (np.array([[0.1 + 0.2, -2.0], [1.0, 0.5]]), np.array([0.25, -0.75])),
    (np.array([[3.0], [-4.0]]), None),
]


@pytest.mark.parametrize(
    ("counts", "place", "name"),
    [
        ((2, 3, 2), Place(0, 1), "x₂"),
        ((2, 3, 2), Place(1, 2), "h₃"),
        ((2, 3, 4, 2), Place(2, 3), "h₂,₄"),
        ((2, 3, 2), Place(2, 0), "s₀"),
        ((2, 3, 1), Place(2, 0), "s"),
    ],
)
def test_units_have_short_names(counts: tuple[int, ...], place: Place, name: str) -> None:
    assert unit_name(counts, place) == name


def test_captions_say_what_a_layer_is() -> None:
    assert [caption((2, 6, 2), layer, "tanh") for layer in range(3)] == [
        "input",
        "hidden layer · 6 units · tanh",
        "scores",
    ]
    assert caption((2, 1, 3, 1), 1, "relu") == "hidden 1 · 1 unit · relu"
    assert caption((2, 1, 3, 1), 3, "relu") == "score"


def test_a_unit_is_described_with_every_digit() -> None:
    text = describe_unit((2, 2, 1), Place(1, 0), LAYERS, "tanh")
    assert text.splitlines() == [
        "h₁ · hidden layer · 2 units · tanh",
        "× x₂: 1.0",
        "× x₁: 0.30000000000000004",
        "bias: 0.25",
    ]
    assert "bias" not in describe_unit((2, 2, 1), Place(2, 0), LAYERS, "tanh")
    assert describe_unit((2, 2, 1), Place(0, 0), LAYERS, "tanh") == "x₁: coordinate 1 of the point"


def test_many_weights_are_cut_to_the_greatest() -> None:
    layers = [(np.arange(40.0).reshape(20, 2), np.zeros(2))]
    lines = describe_unit((20, 2), Place(1, 1), layers, "tanh").splitlines()
    assert len(lines) == 1 + 12 + 1 + 1
    assert lines[1] == "× x₂₀: 39.0"
    assert lines[-2] == "and 8 smaller weights"


def test_a_wire_is_described_with_every_digit() -> None:
    text = describe_wire((2, 2, 1), Place(0, 0), Place(1, 0), 0.1 + 0.2)
    assert text == "weight x₁ → h₁: 0.30000000000000004"


@pytest.mark.parametrize(
    ("counts", "bias", "text"),
    [
        ((2, 2), True, "s = W · x + b"),
        ((2, 6, 2), True, "s = W₂ · tanh(W₁ · x + b₁) + b₂"),
        ((2, 6, 2), False, "s = W₂ · tanh(W₁ · x)"),
        ((2, 6, 4, 2), True, "s = W₃ · tanh(W₂ · tanh(W₁ · x + b₁) + b₂) + b₃"),
    ],
)
def test_the_formula_of_the_whole(counts: tuple[int, ...], bias: bool, text: str) -> None:
    assert formula(counts, "tanh", bias=bias) == text
