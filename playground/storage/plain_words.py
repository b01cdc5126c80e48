"""What the decoder found wrong, in plain words and with the place in the file."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

_PLACE = re.compile(r" - at `(?:key in )?\$\.?([^`]*)`$")
_BYTE = re.compile(r"JSON is malformed: (.*) \(byte (\d+)\)", re.DOTALL)
_KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


def quoted(text: str) -> str:
    """Quote a text of the file for a message: one line, and never longer than a message may be."""
    return repr(text if len(text) <= 40 else text[:39] + "…")


def _kinds(found: str) -> str:
    """Name a kind of value, or several with ``or`` between them."""
    return " or ".join(_KINDS.get(kind, kind) for kind in found.split(" | "))


_SENTENCES: tuple[tuple[re.Pattern[str], str, Callable[[str], str]], ...] = (
    (re.compile(r"Expected `([^`]*)`, got `([^`]*)`"), "should be {0}, not {1}", _kinds),
    (re.compile(r"Expected `int` >= 0"), "should be a whole number from 0 on", str),
    (
        re.compile(r"Expected `int` <= \d+|(?:Number|Integer value) out of range"),
        "is too large a number",
        str,
    ),
    (re.compile(r"Expected `array` of length (\d+).*"), "should be a list of {0} numbers", str),
    (re.compile(r"Expected `str` of length <= (\d+)"), "has more than {0} characters", str),
    (re.compile(r"Object missing required field `(.*)`"), "lacks {0}", quoted),
    (re.compile(r"Object contains unknown field `(.*)`", re.DOTALL), "has a field nobody knows, {0}", quoted),
    (re.compile(r"Invalid enum value '?(.*?)'?", re.DOTALL), "cannot be {0}", quoted),
)


def in_words(error: msgspec.MsgspecError, text: str) -> str:
    """Say what the decoder found wrong with ``text``, a project file, and where."""
    message = str(error)
    if malformed := _BYTE.fullmatch(message):
        line = text.encode()[: int(malformed[2])].count(b"\n") + 1
        return f"line {line} is not proper JSON ({malformed[1]})"
    if not isinstance(error, msgspec.ValidationError):
        return "it ends too early" if text.strip() else "it is empty"
    if place := _PLACE.search(message):
        return f"{place[1] or 'the file'} {_sentence(message[: place.start()])}"
    return f"the file {_sentence(message)}"


def _sentence(what: str) -> str:
    for pattern, sentence, spell in _SENTENCES:
        if match := pattern.fullmatch(what):
            return sentence.format(*map(spell, match.groups()))
    return f"is not what a project has there ({what})"
