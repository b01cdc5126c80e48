"""What is known of a question, as an equation: upstream x local = ?, a sum, or a gate's formula."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from playground.engine.run import Run
from playground.engine.step import Phase, Step
from playground.engine.term import Term
from playground.gates.catalog import gate
from playground.gates.gate import Value
from playground.graph.groups import around
from playground.session.predicting import Predicting
from playground.session.question import MOST_TYPED, Question, Sort, about_gradient, answer, spelled
from playground.ui.canvas.states import compact
from playground.ui.panels.ticket import chip, formula, gate_head, wrapped
from playground.ui.theme.fonts import number_font, text_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.role import label

DIGITS, LONGEST = 2, 12
MOST_PARTS = 4
LONGEST_LINE = 26
BLANK = "?"


def head(run: Run, question: Question) -> QWidget:
    """Return the line with the gate that the question is about, and of which composite gates it is a part."""
    made = QWidget()
    row = gate_head(gate(run.graph.by_name[question.node].gate))
    row.setContentsMargins(0, 0, 0, 0)
    groups = around(run.graph, question.node)
    if groups:
        row.addWidget(label(f"inside {' › '.join(each.title for each in reversed(groups))}", "muted"))
    made.setLayout(row)
    return made


def equation(predicting: Predicting, run: Run, question: Question) -> list[QWidget]:
    """Return the lines that lead to the number; what is asked, or not hinted at yet, is a question mark."""
    if question.sort is Sort.VALUE:
        return _of_value(predicting, run, question)
    if question.sort is Sort.WIRE:
        return _of_wire(predicting, run, question)
    return [] if question.node == run.target else [_of_sum(predicting, run, question)]


def _hints(predicting: Predicting, question: Question) -> int:
    """Say how much of the way is told: all of it once the question is settled."""
    attempt = predicting.attempt(question)
    return 0 if attempt is None else 2 if attempt.is_settled else attempt.hints


def _of_value(predicting: Predicting, run: Run, question: Question) -> list[QWidget]:
    step = run.step(run.places[Phase.FORWARD, question.node])
    told = f"{step.node} = {step.formula}"
    number = _number(predicting, run, question, "chip-value")
    if len(told) > LONGEST_LINE:
        lines: list[QWidget] = [formula(told), _row([formula(f"{step.node} ="), number])]
    else:
        lines = [_row([formula(f"{told} ="), number])]
    feeds = (Question(Sort.VALUE, term.source) for term in step.terms)
    if _hints(predicting, question) and not any(map(predicting.hides, feeds)):
        lines.append(_quiet(f"{step.node} = {step.numbers}"))
    return lines


def _of_sum(predicting: Predicting, run: Run, question: Question) -> QWidget:
    parts = run.step(run.places[Phase.BACKWARD, question.node]).sum
    row: list[QWidget] = []
    for part in parts[:MOST_PARTS]:
        row += [formula("+")] if row else []
        row.append(_number(predicting, run, Question(Sort.WIRE, part.node, part.port), "chip-gradient"))
    row += [formula("+ …")] if len(parts) > MOST_PARTS else []
    return _row([*row, formula("="), _number(predicting, run, question, "chip-gradient")])


def _of_wire(predicting: Predicting, run: Run, question: Question) -> list[QWidget]:
    step = run.step(run.places[Phase.BACKWARD, question.node])
    term = step.terms[step.kind.inputs.index(question.port)]
    arrived = about_gradient(run, step.node) or question
    result = _number(predicting, run, question, "chip-gradient")
    hints = _hints(predicting, question)
    if term.local is None and hints:
        first = _row([formula(f"{term.formula} ="), result])
    else:
        upstream = _number(predicting, run, arrived, "chip-gradient")
        first = _product(upstream, _local(predicting, step, term, hints), result)
    size = np.size(term.upstream) if np.ndim(term.upstream) else 0
    if not 0 < size <= MOST_TYPED or predicting.hides(arrived):
        return [first]
    return [first, _quiet(f"grad_{step.node} = {spelled(term.upstream)}")]


def _product(upstream: QWidget, local: QWidget, result: QWidget) -> QWidget:
    """Return upstream x local = downstream, each below its name."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(7)
    grid.setVerticalSpacing(4)
    times, equals = formula("×"), formula("=")
    row = (("upstream", upstream), ("", times), ("local", local), ("", equals), ("downstream", result))
    for column, (title, part) in enumerate(row):
        name = label(title, "muted")
        name.setFont(text_font(11))
        grid.addWidget(name, 0, column, Qt.AlignmentFlag.AlignHCenter)
        grid.addWidget(part, 1, column, Qt.AlignmentFlag.AlignVCenter)
    grid.setColumnStretch(len(row), 1)
    return made


def _local(predicting: Predicting, step: Step, term: Term, hints: int) -> QLabel:
    """Return the local gradient, as far as it is told: a question mark, its formula, its number too."""
    if not hints:
        return _blank("value")
    values = (step.node, *(each.source for each in step.terms))
    if hints == 1 or any(predicting.hides(Question(Sort.VALUE, name)) for name in values):
        return chip(term.local_formula, "chip-value")
    number = _text(term.local if term.local is not None else 0.0)
    told = number if term.local_formula == number.removesuffix(".00") else f"{term.local_formula} = {number}"
    return chip(told, "chip-value")


def _number(predicting: Predicting, run: Run, question: Question, role: str) -> QLabel:
    hidden = predicting.hides(question)
    number = answer(run, question)
    made = _blank(role.removeprefix("chip-")) if hidden else chip(_text(number), role, str(number))
    if question == predicting.asked:
        made.setFont(number_font(15, 700))
    return made


def _blank(token: str) -> QLabel:
    """Return the dashed box of a number that is not told, in the colour of values or of gradients."""
    made = chip(BLANK, f"chip-{token}")
    tokens = theme().tokens
    ink = getattr(tokens, token)
    made.setStyleSheet(f"background: {tokens.panel}; border: 1px dashed {ink}; padding: 1px 14px;")
    made.setAccessibleName("not told yet")
    return made


def _quiet(text: str) -> QLabel:
    """Return a smaller line of a formula, which may be cut into lines."""
    made = wrapped(text)
    made.setFont(number_font(11))
    return made


def _text(value: Value) -> str:
    return compact(value, DIGITS, LONGEST)


def _row(parts: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(7)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return made
