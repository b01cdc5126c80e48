"""The ticket of a step: upstream x local = downstream for every input, in names and in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.engine.step import Phase, Step
from playground.engine.sum_text import fed_wires, sum_lines
from playground.engine.term import Term
from playground.engine.thing import Thing
from playground.gates.gate import Gate, Value
from playground.session.question import is_summed
from playground.ui.panels.factor import NARROWEST, FactorChip, FormulaLine
from playground.ui.panels.ticket_words import (
    DIGITS,
    in_words,
    is_product,
    local_text,
    number_text,
    spans_of,
    sum_spans,
    values_in,
)
from playground.ui.spotlight import Spotlight
from playground.ui.theme.fonts import number_font, text_font
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import family_colour
from playground.ui.widgets.elided import ElidedLabel
from playground.ui.widgets.role import label, set_role

LONGEST_LINE = 24  # characters that fit beside a result, with the gate's name
LONGEST_INDENT = 8
LONGEST_WORD = 28
LONGEST_PRODUCT = 26  # characters of upstream, local and downstream that fit beside one another
ROOM = 304  # pixels that a line of the ticket has in the narrowest column
GAP = 7


def ticket(step: Step, light: Spotlight | None = None) -> QWidget:
    """Return a widget that spells a step out; its numbers and names light up what they are."""
    light = light or Spotlight(lambda: step.run.graph)
    card = QFrame()
    set_role(card, "card")
    card.setProperty("tone", "gradient" if step.phase is Phase.BACKWARD else "value")
    card.setAccessibleName(step.text)
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 12, 12, 12)
    column.setSpacing(8)
    column.addLayout(gate_head(step.kind))
    column.addWidget(wrapped(step.kind.note))
    if step.phase is Phase.FORWARD:
        column.addLayout(_forward(step, light))
    else:
        _add_backward(column, step, light)
    return card


def gate_head(kind: Gate) -> QHBoxLayout:
    """Return a line with a gate's symbol, name and pattern."""
    row = QHBoxLayout()
    row.setSpacing(8)
    symbol = label(kind.symbol)
    symbol.setFont(number_font(15, 700))
    symbol.setStyleSheet(f"color: {family_colour(theme().tokens, kind.family)}")
    row.addWidget(symbol)
    row.addWidget(label(kind.name, "title"))
    row.addWidget(label(kind.pattern, "muted"))
    row.addStretch(1)
    return row


def wrapped(text: str, role: str = "muted") -> QLabel:
    """Return a label whose text takes as many lines as it needs."""
    made = label(text, role)
    made.setWordWrap(True)
    if any(len(word) > LONGEST_WORD for word in text.split()):
        made.setMinimumWidth(NARROWEST)  # a long name does not push the column
    return made


def chip(text: str, role: str, tip: str = "") -> QLabel:
    """Return a number in a soft box, teal for ``chip-value``, crimson for ``chip-gradient``."""
    made = label(text, role)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    made.setToolTip(tip)
    return made


def formula(text: str, *, quiet: bool = False) -> QLabel:
    """Return a sign between two numbers, or a formula whose parts are no things of their own."""
    made = wrapped(text, "muted" if quiet else "")
    made.setFont(number_font(11 if quiet else 13))
    return made


def partial(target: str, name: str, *, is_part: bool = False) -> ElidedLabel:
    """Return the sign of a gradient or of a part of it, ∂f/∂x, in slanted letters where there is room."""
    made = ElidedLabel(f"part of ∂{target}/∂{name}" if is_part else f"∂{target}/∂{name}")
    font = number_font(13)
    font.setItalic(True)
    made.setFont(font)
    return made


def _factor(
    name: str, value: Value, role: str, things: Iterable[Thing], light: Spotlight, also: Iterable[Thing] = ()
) -> FactorChip:
    """Return a number that is a thing; ``name`` is what it is called by those who listen."""
    text = number_text(value)
    made = FactorChip(text, things, light, also)
    set_role(made, role)
    made.setToolTip(str(value))
    made.setAccessibleName(f"{name} {text}")
    return made


def _line(text: str, step: Step, light: Spotlight) -> FormulaLine:
    return FormulaLine(text, spans_of(text, step.run), light)


def _forward(step: Step, light: Spotlight) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    row = QHBoxLayout()
    row.setSpacing(8)
    if step.terms:
        column.addWidget(_line(f"{step.node} = {step.formula}", step, light))
        indent = len(step.node) if len(step.node) <= LONGEST_INDENT else 1
        numbers = formula(f"{' ' * indent} = {step.numbers}")
        numbers.setWordWrap(len(numbers.text()) > LONGEST_LINE)
        row.addWidget(numbers, int(numbers.wordWrap()))
        row.addWidget(formula("="))
    else:
        row.addWidget(_line(f"{step.node} =", step, light))
    row.addWidget(_factor(step.node, step.value, "chip-value", [Thing.value(step.node)], light))
    row.addStretch(1)
    column.addLayout(row)
    return column


def _add_backward(column: QVBoxLayout, step: Step, light: Spotlight) -> None:
    target = step.run.target
    if len(step.sum) > 1:
        column.addWidget(wrapped(f"It feeds {fed_wires(step.run, step.node)}, so their gradients are added:"))
        head, parts = f"grad_{step.node} = ", sum_lines(step.run, step.node, DIGITS)
        column.addWidget(FormulaLine(head + " ".join(parts), sum_spans(step, head, parts), light))
    if step.terms:
        column.addLayout(_terms(step, target, light))
        return
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(partial(target, step.node))
    row.addWidget(formula("="))
    row.addWidget(_factor("gradient", step.upstream, "chip-gradient", [Thing.gradient(step.node)], light))
    row.addStretch(1)
    column.addLayout(row)


def _terms(step: Step, target: str, light: Spotlight) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(6, 1)
    names = [partial(target, term.source, is_part=_is_part(term, step)) for term in step.terms]
    lines = [_term_line(term, step, light) for term in step.terms]
    heads = ((1, "upstream"), (3, "local"), (5, "downstream"))
    for column, head in heads if any(is_product(term) for term in step.terms) else ():
        made = label(head, "muted")
        made.setFont(text_font(11))
        grid.addWidget(made, 0, column, Qt.AlignmentFlag.AlignHCenter)
    apart = any(_width([name, *line]) > ROOM for name, line in zip(names, lines, strict=True))
    for place, (term, name, line) in enumerate(zip(step.terms, names, lines, strict=True)):
        row = 3 * place + 1
        grid.addWidget(name, row, 0, 1, 7 if apart else 1)
        _add_term(grid, row + apart, term, line)
        grid.addWidget(_small_print(term, step, light), row + 2, 0, 1, 7)
    return grid


def _is_part(term: Term, step: Step) -> bool:
    """Whether what goes back to an input is only a part of its gradient: other wires bring the rest."""
    return is_summed(step.run, term.source) and not term.is_label


def _width(parts: list[QWidget]) -> int:
    """Return how wide parts are beside one another; a formula that wraps takes what there is."""
    hints = (0 if isinstance(part, FormulaLine) else part.sizeHint().width() for part in parts)
    return sum(hints) + GAP * len(parts)


def _add_term(grid: QGridLayout, row: int, term: Term, line: list[QWidget]) -> None:
    if is_product(term):
        for column, part in enumerate(line, 1):
            grid.addWidget(part, row, column)
    else:
        grid.addWidget(line[0], row, 1, 1, 6)


def _term_line(term: Term, step: Step, light: Spotlight) -> list[QWidget]:
    """Return what stands behind the name of a gradient."""
    if term.is_label:
        return [wrapped("holds class labels: no gradient")]
    if is_product(term):
        return _product(term, step, light)
    return [_line(f"= {term.formula}", step, light)]


def _small_print(term: Term, step: Step, light: Spotlight) -> FormulaLine:
    """Return the line below a term: all of it in names and numbers."""
    text = in_words(term, is_part=_is_part(term, step))
    spans = spans_of(text, step.run)
    if spans and is_product(term):
        back = Thing.wire(step.node, term.port)
        spans[0] = replace(spans[0], things=frozenset({back}))  # what arrives over this wire alone
    small = FormulaLine(text, spans, light, quiet=True)
    small.setContentsMargins(0, 0, 0, 4)
    return small


def _product(term: Term, step: Step, light: Spotlight) -> list[QWidget]:
    """Return upstream, local and downstream, each a factor, with their signs between them."""
    gate, back = Thing.gate(step.node), Thing.wire(step.node, term.port)
    up = _factor("upstream", term.upstream, "chip-gradient", [Thing.gradient(step.node)], light)
    down = _factor(f"downstream to {term.source}", term.downstream, "chip-gradient", [back], light)
    named = values_in(term.local_formula, step.run)
    local = FactorChip(local_text(term), named or {gate}, light, {gate})
    if len(up.text() + local.text() + down.text()) > LONGEST_PRODUCT:
        local.setText(number_text(term.local if term.local is not None else 0.0))
    set_role(local, "chip-value")
    local.setToolTip(f"{term.local_formula} = {term.local}")
    local.setAccessibleName(f"local {local.text()}")
    down.setProperty("strong", "true")
    colour = theme().tokens.gradient
    down.setStyleSheet(f"border: 2px solid {colour}; border-radius: 6px; padding: 1px 6px;")
    return [up, formula("×"), local, formula("="), down]
