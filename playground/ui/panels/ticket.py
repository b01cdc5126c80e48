"""The ticket of a step: upstream x local = downstream for every input, in names and in numbers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.engine.step import Phase, Step
from playground.engine.sum_text import sum_lines
from playground.engine.term import Term
from playground.gates.gate import Gate, Value
from playground.ui.canvas.states import compact
from playground.ui.theme.fonts import number_font, text_font
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import family_colour
from playground.ui.widgets.role import label, set_role

DIGITS = 2
LONGEST_NUMBER = 9
LONGEST_LOCAL = 14
MOST_NUMBERS = 9


def ticket(step: Step) -> QWidget:
    """Return a widget that spells a step out."""
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
        column.addLayout(_forward(step))
    else:
        _add_backward(column, step)
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
    return made


def chip(text: str, role: str, tip: str = "") -> QLabel:
    """Return a number in a soft box, teal for ``chip-value``, crimson for ``chip-gradient``."""
    made = label(text, role)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    made.setToolTip(tip)
    return made


def formula(text: str, *, quiet: bool = False) -> QLabel:
    """Return a line of a formula; it may be cut into lines at its blanks."""
    made = wrapped(text, "muted" if quiet else "")
    made.setFont(number_font(11 if quiet else 13))
    return made


def _number(value: Value) -> str:
    return compact(value, DIGITS, LONGEST_NUMBER)


def _forward(step: Step) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    if step.terms:
        column.addWidget(formula(f"{step.node} = {step.formula}"))
    row = QHBoxLayout()
    row.setSpacing(8)
    if step.terms:
        row.addWidget(formula(f"{' ' * len(step.node)} = {step.numbers}"), 1)
        row.addWidget(formula("="))
    else:
        row.addWidget(formula(f"{step.node} ="))
    row.addWidget(chip(_number(step.value), "chip-value", str(step.value)))
    row.addStretch(1)
    column.addLayout(row)
    return column


def _add_backward(column: QVBoxLayout, step: Step) -> None:
    target = step.run.target
    if len(step.sum) > 1:
        column.addWidget(wrapped(f"It feeds {len(step.sum)} wires, so their gradients are added:"))
        column.addWidget(formula(f"grad_{step.node} = {' '.join(sum_lines(step.run, step.node, DIGITS))}"))
    if step.terms:
        column.addLayout(_terms(step, target))
    else:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(partial(target, step.node))
        row.addWidget(formula("="))
        row.addWidget(chip(_number(step.upstream), "chip-gradient", str(step.upstream)))
        row.addStretch(1)
        column.addLayout(row)


def partial(target: str, name: str) -> QLabel:
    """Return the sign of a gradient, ∂f/∂x, in slanted letters."""
    made = label(f"∂{target}/∂{name}")
    font = number_font(13)
    font.setItalic(True)
    made.setFont(font)
    return made


def _terms(step: Step, target: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(7)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(6, 1)
    heads = ((1, "upstream"), (3, "local"), (5, "downstream"))
    for column, head in heads if any(_is_product(term) for term in step.terms) else ():
        made = label(head, "muted")
        made.setFont(text_font(11))
        grid.addWidget(made, 0, column, Qt.AlignmentFlag.AlignHCenter)
    for place, term in enumerate(step.terms):
        _add_term(grid, 2 * place + 1, term, target)
    return grid


def _add_term(grid: QGridLayout, row: int, term: Term, target: str) -> None:
    down = chip(_number(term.downstream), "chip-gradient", str(term.downstream))
    down.setProperty("strong", "true")
    tokens = theme().tokens
    down.setStyleSheet(f"border: 2px solid {tokens.gradient}; border-radius: 6px; padding: 1px 6px;")
    grid.addWidget(partial(target, term.source), row, 0)
    if term.is_label:
        grid.addWidget(wrapped("holds class labels: no gradient"), row, 1, 1, 5)
    elif _is_product(term):
        grid.addWidget(chip(_number(term.upstream), "chip-gradient", str(term.upstream)), row, 1)
        grid.addWidget(formula("×"), row, 2)
        grid.addWidget(chip(_local(term), "chip-value", f"{term.local_formula} = {term.local}"), row, 3)
        grid.addWidget(formula("="), row, 4)
        grid.addWidget(down, row, 5)
    else:
        grid.addWidget(formula(f"= {term.formula}"), row, 1, 1, 6)
    small = formula(_in_words(term), quiet=True)
    small.setContentsMargins(0, 0, 0, 4)
    grid.addWidget(small, row + 1, 0, 1, 7)


def _is_product(term: Term) -> bool:
    return term.local is not None and not term.is_label


def _in_words(term: Term) -> str:
    """Return the line below: the whole in names and numbers, or the numbers of an array."""
    if term.is_label:
        return ""
    said = f"grad_{term.source} = {term.formula} = {term.numbers}"
    if not _is_product(term):
        said = f"= {_numbers(term.downstream)}"
    return f"{said}  at a kink: the slope by the gate's rule" if term.is_kink else said


def _numbers(value: Value) -> str:
    if np.size(value) > MOST_NUMBERS:
        return _number(value)
    return np.array2string(np.asarray(value), precision=3, separator=", ").replace("\n", "")


def _local(term: Term) -> str:
    number = _number(term.local if term.local is not None else 0.0)
    compares = any(sign in term.local_formula for sign in "<>")
    both = f"({term.local_formula}) = {number}" if compares else f"{term.local_formula} = {number}"
    is_number = term.local_formula.replace(".", "").lstrip("-").isdigit()
    return number if is_number or len(both) > LONGEST_LOCAL else both
