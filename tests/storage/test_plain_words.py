from __future__ import annotations

import msgspec
import pytest

from playground.storage.plain_words import in_words, quoted


def test_a_short_text_is_quoted_whole_and_a_long_one_is_cut() -> None:
    assert quoted("x" * 40) == "'" + "x" * 40 + "'"
    assert quoted("x" * 41) == "'" + "x" * 39 + "…'"
    assert quoted("two\nlines") == r"'two\nlines'"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Expected `str | null`, got `array` - at `$.target`", "target should be text or null, not a list"),
        ("Expected `str`, got `int` - at `key in $.nodes`", "nodes should be text, not a whole number"),
        ("Expected `object`, got `bool`", "the file should be an object, not true or false"),
        ("Object contains unknown field `12` - at `$.x`", "x has a field nobody knows, '12'"),
        ("A new complaint - at `$.nodes[0]`", "nodes[0] is not what a project has there (A new complaint)"),
        ("Object contains unknown field `a`b\n` - at `$`", r"the file has a field nobody knows, 'a`b\n'"),
    ],
)
def test_a_complaint_is_said_in_plain_words(message: str, said: str) -> None:
    assert in_words(msgspec.ValidationError(message), "{}") == said
