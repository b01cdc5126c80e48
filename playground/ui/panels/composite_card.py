"""The card of a selected composite gate: its title, its ports with their numbers, and what opens it."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.gates.gate import Value
from playground.graph.folding import ports_of
from playground.graph.graph import Graph, GraphError
from playground.graph.groups import group_of, members
from playground.graph.ports import InputPort
from playground.session import group_actions
from playground.session.playback import Playback
from playground.session.selection import Selection
from playground.session.session import Session
from playground.ui.canvas.look import UNKNOWN
from playground.ui.canvas.states import compact
from playground.ui.panels.facts import LineField
from playground.ui.panels.ticket import chip, wrapped
from playground.ui.widgets.button import Button
from playground.ui.widgets.role import label, set_role

MOST_PORTS = 12
LONGEST_TEXT = 16


class CompositeCard(QFrame):
    """Shows one group of a session's graph; ``entered`` asks to step inside, ``said`` tells what failed."""

    entered = Signal(str)
    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the card; ``show_group`` fills it."""
        super().__init__(parent)
        self._session, self._name = session, ""
        set_role(self, "card")
        self.title = LineField("Title of the composite gate", self)
        self.toggle, self.ungroup = Button("Open", keys="Ctrl+Return"), Button("Ungroup", keys="Ctrl+Shift+G")
        self.enter = Button("Step inside", keys="I")
        self._about, self._more = wrapped(""), wrapped("")
        self._ports, self._lines = QGridLayout(), list[list[QLabel]]()
        self._lay_out()
        self.title.entered.connect(self._retitle)
        self.toggle.clicked.connect(self._toggle)
        self.enter.clicked.connect(lambda: self.entered.emit(self._name))
        self.ungroup.clicked.connect(lambda: self._try(lambda: group_actions.ungroup_selection(session)))

    @property
    def lines(self) -> list[list[str]]:
        """What is written of each port: which way it goes, its name, its value and its gradient."""
        return [[each.text() for each in line] for line in self._lines]

    def show_group(self, name: str) -> None:
        """Show a group at the playhead."""
        graph, self._name = self._session.graph, name
        group, count = group_of(graph, name), len(members(graph, name))
        self.setAccessibleName(f"Selected composite gate {group.title}")
        self.title.show_text(group.title)
        self._about.setText(f"Composite gate of {count} gate{'s'[: count != 1]}")
        self.toggle.setText("Close" if group.is_open else "Open")
        self.toggle.set_hint("Close it into one gate" if group.is_open else "Open it in place", "Ctrl+Return")
        self._fill(graph, name)

    def _fill(self, graph: Graph, name: str) -> None:
        """Write a line for every port: its name, its value and its gradient."""
        for old in (each for line in self._lines for each in line):
            self._ports.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = []
        playback, found = self._session.playback, ports_of(graph, name)
        rows = [(port.name, *input_numbers(playback, port)) for port in found.inputs]
        rows += [(out.name, playback.value(out.node), playback.gradient(out.node)) for out in found.outputs]
        for place, (title, value, gradient) in enumerate(rows[:MOST_PORTS]):
            way = "in" if place < len(found.inputs) else "out"
            texts = [
                UNKNOWN if each is None else compact(each, 4, LONGEST_TEXT) for each in (value, gradient)
            ]
            made = [label(way, "muted"), label(title)]
            made += [chip(texts[0], "chip-value"), chip(texts[1], "chip-gradient")]
            for column, each in enumerate(made):
                self._ports.addWidget(each, place, column)
            self._lines.append(made)
            made[1].setAccessibleDescription(f"{way}put {title}, value {texts[0]}, gradient {texts[1]}")
        self._more.setText(f"and {len(rows) - MOST_PORTS} more")
        self._more.setVisible(len(rows) > MOST_PORTS)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._about)
        column.addWidget(self.title)
        self._ports.setHorizontalSpacing(10)
        self._ports.setVerticalSpacing(5)
        self._ports.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.toggle, self.enter, self.ungroup):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addLayout(self._ports)
        column.addWidget(self._more)

    def _retitle(self, title: str) -> None:
        self._try(lambda: group_actions.retitle(self._session, self._name, title))
        self.title.show_text(group_of(self._session.graph, self._name).title)

    def _toggle(self) -> None:
        is_open = group_of(self._session.graph, self._name).is_open
        group_actions.set_open(self._session, self._name, is_open=not is_open)

    def _try(self, change: Callable[[], None]) -> None:
        try:
            change()
        except GraphError as error:
            text = str(error)
            self.said.emit(f"{text[:1].upper()}{text[1:]}.")


def carded(graph: Graph, selection: Selection) -> str | None:
    """Return the group whose card is shown for a selection; a single gate in an open frame has its own."""
    name = group_actions.selected_group(graph, selection)
    if name is None or (len(selection.nodes) == 1 and group_of(graph, name).is_open):
        return None
    return name


def input_numbers(playback: Playback, port: InputPort) -> tuple[Value | None, Value | None]:
    """Return the value that goes into a composite gate and the sum of the gradients that come back out."""
    if port.source is None:
        return None, None
    found = [playback.wire_gradient(*target) for target in port.targets]
    known = [each for each in found if each is not None]
    whole: Value | None = reduce(np.add, known) if known and len(known) == len(found) else None
    return playback.value(port.source), whole
