"""The grammar of expressions: reads words into statements, each in reverse Polish order.

An operand always stands before what is applied to it, so a statement is read and built
from left to right without recursion, however long it is.
"""

from __future__ import annotations

from playground.gates.gate import Gate
from playground.graph.cursor import Cursor
from playground.graph.mistakes import (
    check_name,
    inside,
    missing,
    unfinished,
    unknown_function,
    unknown_knob,
    wrong_count,
)
from playground.graph.statement import Apply, Number, Statement, Word
from playground.graph.tokens import Token, TokenKind, tokens
from playground.graph.vocabulary import constant_gate, function_gate, nests, operator_gate

DEEPEST = 60


def statements(text: str) -> tuple[Statement, ...]:
    """Read a text; ``ExpressionError`` names a mistake and its place."""
    return _Reader(tokens(text)).read()


class _Reader:
    """Reads words one after the other; precedence is Python's."""

    def __init__(self, words: tuple[Token, ...]) -> None:
        """Start at the first word."""
        self._words = Cursor(words)
        self._depth = 0
        self._formula: list[Number | Word | Apply] = []

    def read(self) -> tuple[Statement, ...]:
        """Read every statement up to the end."""
        found = []
        while self._words.next.kind is not TokenKind.END:
            if self._words.next.kind is TokenKind.BREAK:
                self._words.take()
                continue
            found.append(self._statement())
        if not found:
            raise self._words.next.error("write an expression, for example (x + y) * z")
        return tuple(found)

    def _statement(self) -> Statement:
        """Read one line."""
        first = self._words.next
        target = None
        if self._words.after.text == "=":
            target = self._assigned()
        self._formula = []
        self._sum()
        if self._words.next.kind not in {TokenKind.BREAK, TokenKind.END}:
            raise unfinished(first, self._words.last, self._words.next)
        return Statement(target, tuple(self._formula), first)

    def _assigned(self) -> Token:
        """Read the name to the left of = and the sign itself."""
        target = self._words.take()
        if target.kind is TokenKind.NUMBER:
            raise target.error(f"{target.text} is a number: only a name can stand to the left of =")
        if target.kind is not TokenKind.NAME:
            raise target.error("only a name can stand to the left of =")
        check_name(target)
        self._words.take()
        return target

    def _sum(self) -> None:
        """Read products joined by + and -, from left to right."""
        self._product()
        while sign := self._words.accept("+", "-"):
            self._product()
            self._formula.append(Apply(operator_gate(sign.text), sign))

    def _product(self) -> None:
        """Read factors joined by *, / and @, from left to right."""
        self._factor()
        while sign := self._words.accept("*", "/", "@"):
            self._factor()
            self._formula.append(Apply(operator_gate(sign.text), sign))

    def _factor(self) -> None:
        """Read a value with its sign: the sign binds looser than a power."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._words.next.error(f"too many brackets or signs inside one another: at most {DEEPEST}")
        if sign := self._words.accept("-"):
            self._negative(sign)
        elif self._words.accept("+"):
            self._factor()
        else:
            self._power()
        self._depth -= 1

    def _negative(self, sign: Token) -> None:
        """Read what follows a minus; a number takes the sign, anything else is negated."""
        start = len(self._formula)
        in_brackets = self._words.next.text == "("
        self._factor()
        number = self._single_number(start)
        if number and not in_brackets:
            self._formula[start:] = [Number(-number.value, sign)]
        else:
            self._formula.append(Apply(operator_gate("-x"), sign))

    def _power(self) -> None:
        """Read a value and the power it is raised to; a number as exponent is a knob."""
        self._value()
        sign = self._words.accept("**")
        if sign is None:
            return
        start = len(self._formula)
        self._factor()
        exponent = self._single_number(start)
        if exponent is None:
            self._formula.append(Apply(operator_gate("**"), sign))
            return
        gate = operator_gate("**n")
        self._formula[start:] = [Apply(gate, sign, ((gate.knobs[0].name, exponent.value),))]

    def _single_number(self, start: int) -> Number | None:
        """Give the number that the formula consists of since a place, if it is nothing else."""
        last = self._formula[-1]
        return last if len(self._formula) == start + 1 and isinstance(last, Number) else None

    def _value(self) -> None:
        """Read a number, a name, a call or a bracket, and the transposes after it."""
        before = self._words.last
        word = self._words.take()
        if word.kind is TokenKind.NUMBER:
            self._formula.append(Number(float(word.text), word))
        elif word.kind is TokenKind.NAME:
            self._name_or_call(word)
        elif word.text == "(" and word.kind is TokenKind.SIGN:
            if self._words.next.text == ")":
                raise word.error("there is nothing between these brackets")
            self._sum()
            self._close()
        else:
            raise missing(before, word)
        while sign := self._words.accept(".T"):
            self._formula.append(Apply(operator_gate(".T"), sign))

    def _close(self) -> None:
        """Take the closing bracket."""
        if not self._words.accept(")"):
            raise inside(self._words.last, self._words.next)

    def _name_or_call(self, word: Token) -> None:
        """Read a name, or a function with its inputs and knobs."""
        if not self._words.accept("("):
            check_name(word)
            self._formula.append(Word(word))
            return
        if word.text == constant_gate().id:
            self._formula.append(Number(self._literal(), word, is_constant=True))
            self._close()
            return
        gate = function_gate(word.text)
        if gate is None:
            raise unknown_function(word)
        self._call(word, gate)

    def _call(self, word: Token, gate: Gate) -> None:
        """Read the inputs and knobs of a function up to its closing bracket."""
        count = 0
        knobs: dict[str, float] = {}
        more = self._words.next.text != ")"
        while more:
            if self._words.after.text == "=":
                self._knob(gate, knobs)
            else:
                self._sum()
                count += 1
                if nests(gate) and count > 1:
                    self._formula.append(Apply(gate, word))
            more = self._words.accept(",") is not None
        self._close()
        if nests(gate) and count > 1:
            return
        if count != len(gate.inputs):
            raise word.error(wrong_count(gate, word.text, count))
        self._formula.append(Apply(gate, word, tuple(knobs.items())))

    def _knob(self, gate: Gate, knobs: dict[str, float]) -> None:
        """Read one knob of a function, such as slope=0.2."""
        word = self._words.take()
        self._words.take()
        if word.text not in gate.defaults:
            raise unknown_knob(gate, word)
        if word.text in knobs:
            raise word.error(f"{word.text} is given twice")
        knobs[word.text] = self._literal()

    def _literal(self) -> float:
        """Read a plain number, with a minus or without."""
        sign = -1.0 if self._words.accept("-") else 1.0
        word = self._words.take()
        if word.kind is not TokenKind.NUMBER:
            raise word.error("a plain number must stand here")
        return sign * float(word.text)
