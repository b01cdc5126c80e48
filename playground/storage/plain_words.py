"""What the decoder found wrong, in plain words and with the place in the file."""

from __future__ import annotations

import re

import msgspec

_PLACE = re.compile(r"(.*?)(?: - at `(?:key in )?\$\.?(.*)`)?", re.DOTALL)
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
_SENTENCES = (
    (re.compile(r"Expected `([^`]*)`, got `([^`]*)`"), "should be {0}, not {1}"),
    (re.compile(r"Expected `int` >= 0"), "should be a whole number from 0 on"),
    (re.compile(r"Expected `int` <= \d+|(?:Number|Integer value) out of range"), "is too large a number"),
    (re.compile(r"Expected `array` of length (\d+).*"), "should be a list of {0} numbers"),
    (re.compile(r"Object missing required field `(.*)`"), "lacks {0}"),
    (re.compile(r"Object contains unknown field `(.*)`", re.DOTALL), "has a field nobody knows, {0}"),
    (re.compile(r"Invalid enum value '?(.*?)'?", re.DOTALL), "cannot be {0}"),
)


def quoted(text: str) -> str:
    """Quote a text of the file for a message: one line, and never longer than a message may be."""
    return repr(text if len(text) <= 40 else text[:39] + "…")


def in_words(error: msgspec.MsgspecError, text: str) -> str:
    """Say what the decoder found wrong with ``text``, a project file, and where."""
    message = str(error)
    if malformed := _BYTE.fullmatch(message):
        line = text.encode()[: int(malformed[2])].count(b"\n") + 1
        return f"line {line} is not proper JSON ({malformed[1]})"
    if not isinstance(error, msgspec.ValidationError):
        return "it ends too early" if text.strip() else "it is empty"
    found = _PLACE.fullmatch(message)
    what, place = (found[1], found[2]) if found else (message, "")
    return f"{place or 'the file'} {_sentence(what)}"


def _sentence(what: str) -> str:
    for pattern, sentence in _SENTENCES:
        if match := pattern.fullmatch(what):
            return sentence.format(*(_word(group) for group in match.groups()))
    return f"is not what a project has there ({what})"


def _word(found: str) -> str:
    """Name a kind, or several with ``or`` between them; quote anything else, a number apart."""
    kinds = found.split(" | ")
    if all(kind in _KINDS for kind in kinds):
        return " or ".join(_KINDS[kind] for kind in kinds)
    return found if found.isdigit() else quoted(found)
