"""The inspector: the ticket of the step just taken, the facts of the selected node, and the problems."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from playground.engine.step import Phase
from playground.graph.editing import set_target
from playground.graph.graph import GraphError, Node
from playground.graph.groups import around
from playground.session import graph_actions
from playground.session.session import Session
from playground.ui.panels.composite_card import CompositeCard, carded
from playground.ui.panels.factor import FactorChip
from playground.ui.panels.facts import Facts
from playground.ui.panels.problem_button import ProblemButton
from playground.ui.panels.ticket import ticket, wrapped
from playground.ui.spotlight import Spotlight
from playground.ui.theme.theme import theme
from playground.ui.tools.type_in import read_value
from playground.ui.widgets.page import Page
from playground.ui.widgets.role import section

MOST_PROBLEMS = 6
WELCOME = (
    "Press Step, or the space bar. Values flow forward, then gradients flow back, "
    "one gate at a time, and each step is spelled out here."
)
BRIEF = "Press Step, or the space bar, to begin."


class Inspector(Page):
    """Follows a session; ``jumped`` asks to show a node, ``said`` tells what could not be done.

    ``entered`` asks to step inside a composite gate.
    """

    jumped = Signal(str)
    said = Signal(str)
    left = Signal()
    entered = Signal(str)

    def __init__(
        self, session: Session, light: Spotlight | None = None, parent: QWidget | None = None
    ) -> None:
        """Inspect a session; the factors of its steps are lit by ``light``."""
        super().__init__("Inspector", parent)
        self._session = session
        self._light = light or Spotlight(lambda: session.graph, self)
        self._content: list[QWidget] = []
        self._facts: Facts | None = None
        self._composite: CompositeCard | None = None
        theme().changed.connect(self.refresh)

    @property
    def head_text(self) -> str:
        """The line above the ticket, as it is read."""
        return self._head().upper()

    @property
    def where_text(self) -> str:
        """Which gate of which composite gates the step just taken is; empty outside of them."""
        step = self._session.playback.step
        groups = around(self._session.graph, step.node) if step is not None else ()
        titles = " › ".join(each.title for each in reversed(groups))
        return f"Inside {titles}: {step.node}" if step is not None and titles else ""

    def add_card(self, card: QWidget) -> None:
        """Keep a card below all that changes."""
        self.column.addWidget(card)

    def factors(self) -> list[FactorChip]:
        """Return the factors of the ticket that is shown, row by row."""
        if self.isHidden():  # another page has its place
            return []
        return [chip for made in self._content for chip in made.findChildren(FactorChip)]

    def refresh(self) -> None:
        """Show the step, the selection and the problems as they are now."""
        focused = next((place for place, chip in enumerate(self.factors()) if chip.hasFocus()), None)
        for old in self._content:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._content = [section(self._head()), *self._problems(), *self._step()]
        for place, made in enumerate(self._content):
            self.column.insertWidget(place, made)
            made.show()
        self._show_facts(len(self._content))
        self._show_composite(len(self._content))
        if focused is not None:
            self._focus(focused)
        self.updateGeometry()

    def _focus(self, place: int) -> None:
        """Keep the focus with the factor at the same place of the new ticket, or give it away."""
        factors = self.factors()
        if factors:
            factors[min(place, len(factors) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def _head(self) -> str:
        playback = self._session.playback
        step, forward = playback.step, playback.forward_steps
        if step is None:
            return "Before the first step"
        if step.phase is Phase.FORWARD:
            return f"Forward step {playback.playhead} of {forward}"
        return f"Backward step {playback.playhead - forward} of {playback.length - forward}"

    def _step(self) -> list[QWidget]:
        step = self._session.playback.step
        if step is not None:
            where = self.where_text
            return [*([wrapped(where)] if where else []), ticket(step, self._light)]
        if self._session.selection.nodes or self._session.problems:
            return []
        project = self._session.project
        if not project.purpose:
            return [wrapped(WELCOME)]
        return [wrapped(project.name, "title"), wrapped(project.purpose, ""), wrapped(BRIEF)]

    def _show_facts(self, place: int) -> None:
        """Show the facts of the one selected node; a card in which a person types is kept."""
        session = self._session
        names = session.selection.nodes
        alone = len(names) == 1 and carded(session.graph, session.selection) is None
        node = session.graph.by_name.get(next(iter(names))) if alone else None
        facts = self._facts
        if facts is not None and (node is None or not facts.is_for(node)):
            self.column.removeWidget(facts)
            facts.hide()
            facts.deleteLater()
            facts = None
        if facts is None and node is not None:
            facts = self._make_facts(node)
            self.column.insertWidget(place, facts)
            facts.show()
        self._facts = facts
        if facts is not None and node is not None:
            facts.show_node(node, session.playback, is_target=session.graph.output == node.name)

    def _show_composite(self, place: int) -> None:
        """Show the card of the one selected composite gate; one in which a person types is kept."""
        name = carded(self._session.graph, self._session.selection)
        if self._composite is None and name is not None:
            self._composite = CompositeCard(self._session)
            self._composite.said.connect(self.said)
            self._composite.entered.connect(self.entered)
            self.column.insertWidget(place, self._composite)
        if self._composite is not None:
            self._composite.setVisible(name is not None)
            if name is not None:
                self._composite.show_group(name)

    def _make_facts(self, node: Node) -> Facts:
        facts = Facts(node)
        facts.renamed.connect(self._rename)
        facts.valued.connect(self._value)
        facts.knob_turned.connect(self._turn)
        facts.turned.connect(self._session.break_merge)
        facts.targeted.connect(self._target)
        return facts

    def _selected(self) -> str:
        return next(iter(self._session.selection.nodes), "")

    def _problems(self) -> list[QWidget]:
        problems = self._session.problems
        made: list[QWidget] = []
        for problem in problems[:MOST_PROBLEMS]:
            button = ProblemButton(problem.text)
            button.setEnabled(problem.node is not None)
            button.clicked.connect(lambda _checked=False, name=problem.node: self.jumped.emit(name))
            made.append(button)
        if len(problems) > MOST_PROBLEMS:
            made.append(wrapped(f"and {len(problems) - MOST_PROBLEMS} more"))
        return made

    def _rename(self, name: str) -> None:
        self._try(lambda: graph_actions.rename(self._session, self._selected(), name))

    def _value(self, text: str) -> None:
        self._try(lambda: graph_actions.scrub_value(self._session, self._selected(), read_value(text)))
        self._session.break_merge()

    def _turn(self, knob: str, number: float) -> None:
        graph_actions.scrub_knob(self._session, self._selected(), knob, number)

    def _target(self) -> None:
        name = self._selected()
        if name:  # a press that came when nothing is selected any more asks for nothing
            self._session.edit(f"Differentiate {name}", set_target(self._session.graph, name))

    def _try(self, change: Callable[[], None]) -> None:
        try:
            change()
        except GraphError as error:
            self.said.emit(str(error))
            self.refresh()
