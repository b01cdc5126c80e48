"""Words: functions that compute when given numbers and write themselves when given names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playground.gates.name import Name, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.gates.gate import Shape


class Word:
    """A function formulas are made of.

    ``code`` is how numpy code calls it. A word that numpy does not have carries the
    ``definition`` a program needs in front of it; ``needs`` names the words used there.
    """

    def __init__(
        self,
        name: str,
        compute: Callable[..., Any],
        *,
        code: str = "",
        shape: Callable[..., Shape] | None = None,
        definition: str = "",
        needs: str = "",
    ) -> None:
        """Make the word ``name`` that computes by ``compute``."""
        self.name = name
        self.code = code or name
        self.compute = compute
        self.shape = shape
        self.definition = definition
        self.needs = needs or definition

    def __repr__(self) -> str:
        """Show which word this is."""
        return f"Word({self.name!r})"

    def __call__(self, *operands: Any) -> Any:
        """Compute the word, or write it if any operand is a name."""
        for operand in operands:
            if isinstance(operand, Name):
                return self.spell(operands)
        return self.compute(*operands)

    def spell(self, operands: tuple[Any, ...]) -> Name:
        """Write a call of the word."""
        text = f"{self.code}({', '.join(write(operand) for operand in operands)})"
        return Name(text, self.result_shape(operands))

    def result_shape(self, operands: tuple[Any, ...]) -> Shape | None:
        """Give the shape of the result, by default that of the first operand."""
        shapes = [operand.shape if isinstance(operand, Name) else () for operand in operands]
        if self.shape is None or None in shapes:
            return shapes[0]
        return self.shape(*shapes)


class SpecialWord(Word):
    """A word whose text depends on the shapes of its operands."""

    def __init__(
        self, name: str, compute: Callable[..., Any], spelling: Callable[..., Any], definition: str = ""
    ) -> None:
        """Make a word that ``spelling`` writes."""
        super().__init__(name, compute, definition=definition)
        self.spelling = spelling

    def spell(self, operands: tuple[Any, ...]) -> Any:
        """Write the word as its spelling says."""
        return self.spelling(*operands)


def composed(name: str, parameters: tuple[str, ...], body: Callable[..., Any], shape: Any = None) -> Word:
    """Make a word out of others: its body computes it and, given names, writes its definition."""
    formula = write(body(*(Name(parameter) for parameter in parameters)))
    definition = f"def {name}({', '.join(parameters)}):\n    return {formula}"
    return Word(name, body, shape=shape, definition=definition, needs=formula)


def called_in(text: str) -> set[str]:
    """Give the names that a text calls as functions of its own, without a module in front."""
    return set(re.findall(r"(?<![\w.])([A-Za-z_]\w*)\(", text))
