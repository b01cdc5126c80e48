from dataclasses import asdict
from itertools import product

import pytest

from playground.gates.gate import Family
from playground.ui.theme.tokens import DARK, LIGHT, Tokens, contrast, family_colour, mixed

READ = ("text", "muted", "accent", "value", "gradient")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_written_in_six_digits(tokens: Tokens) -> None:
    assert all(len(colour) == 7 and int(colour[1:], 16) >= 0 for colour in asdict(tokens).values())


@pytest.mark.parametrize(("tokens", "name"), list(product([LIGHT, DARK], READ)))
def test_what_must_be_read_stands_out(tokens: Tokens, name: str) -> None:
    colour = asdict(tokens)[name]
    assert contrast(colour, tokens.panel) >= 4.5
    assert contrast(colour, tokens.window) >= 4.4


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_on_colours_stand_out(tokens: Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.value, tokens.value_soft) >= 4.5
    assert contrast(tokens.gradient, tokens.gradient_soft) >= 4.5


def test_every_family_has_a_colour() -> None:
    assert {family_colour(LIGHT, family) for family in Family} == {
        "#475467",
        "#4353D9",
        "#8A3FB8",
        "#B7791F",
        "#0E7490",
        "#B42318",
    }


def test_mixing() -> None:
    assert mixed("#000000", "#FFFFFF", 0) == "#000000"
    assert mixed("#000000", "#FFFFFF", 1) == "#FFFFFF"
    assert mixed("#102030", "#304050", 0.5) == "#203040"


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
