"""From the text of an expression to a graph: parse."""

from __future__ import annotations

from playground.gates.gate import Gate
from playground.graph.graph import Graph, Node, Wire
from playground.graph.layout import tidy
from playground.graph.statement import Apply, Number, Statement, Word
from playground.graph.syntax import statements
from playground.graph.tokens import ExpressionError, Token
from playground.graph.vocabulary import constant_gate, input_gate, operator_gate

__all__ = ["MOST_NODES", "ExpressionError", "parse"]

MOST_NODES = 10_000
RESULT = "f"


def parse(text: str) -> Graph:
    """Build the graph that an expression describes, laid out; raises ``ExpressionError`` with its place.

    Lines are ``name = formula``; the last one is the output, and may leave out its name, which is
    then f. Names that are not assigned are inputs, and so are names that are given a plain number,
    which is their value. ``name = other name`` makes a copy. Source: DESIGN, "Expressions".
    """
    builder = _Builder(statements(text))
    target = builder.build()
    return tidy(Graph(nodes=tuple(builder.nodes.values()), wires=tuple(builder.wires), target=target))


class _Builder:
    """Collects the nodes and wires of a text, in reading order."""

    def __init__(self, lines: tuple[Statement, ...]) -> None:
        """Note every name of the text, so that names made up on the way differ from them."""
        self.nodes: dict[str, Node] = {}
        self.wires: list[Wire] = []
        self._lines = lines
        self._assigned = {line.target.text for line in lines if line.target}
        self._taken = self._assigned | {
            item.token.text for line in lines for item in line.formula if isinstance(item, Word)
        }
        self._counts = {"s": 0, "c": 0}

    def build(self) -> str:
        """Build every line and give the name of the output."""
        output = ""
        for line in self._lines:
            output = self._line(line, is_last=line is self._lines[-1])
        return output

    def _line(self, line: Statement, *, is_last: bool) -> str:
        """Build one line and give the name of its result."""
        only = line.formula[0] if len(line.formula) == 1 else None
        if line.target is None:
            if isinstance(only, Word):
                return self._name(only.token)
            if not is_last:
                raise line.first.error("only the last line can do without a name: write name = ...")
            return self._formula(line, None if RESULT in self._taken else RESULT)
        name = line.target.text
        if name in self.nodes:
            raise line.target.error(f"{name} has a value already: choose another name")
        if isinstance(only, Number) and not only.is_constant:
            return self._add(name, input_gate(), line.target, value=only.value)
        if isinstance(only, Word):
            return self._apply(Apply(operator_gate("="), line.target), [self._name(only.token)], name)
        return self._formula(line, name)

    def _formula(self, line: Statement, name: str | None) -> str:
        """Build a formula whose last gate or constant gets a name, made up where it has none."""
        operands: list[str] = []
        last = len(line.formula) - 1
        for place, item in enumerate(line.formula):
            own_name = name if place == last else None
            if isinstance(item, Number):
                operands.append(self._constant(item, own_name))
            elif isinstance(item, Word):
                operands.append(self._name(item.token))
            else:
                split = len(operands) - len(item.gate.inputs)
                operands[split:] = [self._apply(item, operands[split:], own_name)]
        return operands[0]

    def _constant(self, number: Number, name: str | None) -> str:
        """Add a constant."""
        return self._add(name or self._new_name("c"), constant_gate(), number.token, value=number.value)

    def _name(self, word: Token) -> str:
        """Give the node a name stands for, an input if nothing assigns it."""
        if word.text in self.nodes:
            return word.text
        if word.text in self._assigned:
            raise word.error(f"{word.text} is used before the line that gives it a value")
        return self._add(word.text, input_gate(), word)

    def _apply(self, item: Apply, operands: list[str], name: str | None) -> str:
        """Add a gate and the wires into it."""
        node = self._add(name or self._new_name("s"), item.gate, item.token, knobs=item.knobs)
        self.wires.extend(
            Wire(operand, node, port) for operand, port in zip(operands, item.gate.inputs, strict=True)
        )
        return node

    def _add(
        self,
        name: str,
        gate: Gate,
        token: Token,
        *,
        value: float | None = None,
        knobs: tuple[tuple[str, float], ...] = (),
    ) -> str:
        """Add a node, unless there are too many."""
        if len(self.nodes) >= MOST_NODES:
            raise token.error(f"the expression is too long: at most {MOST_NODES} gates and inputs")
        self.nodes[name] = Node(name=name, gate=gate.id, value=value, knobs=knobs)
        return name

    def _new_name(self, letter: str) -> str:
        """Make up a name that nothing else has: s0, s1, ... for gates, c0, c1, ... for constants."""
        while True:
            name = f"{letter}{self._counts[letter]}"
            self._counts[letter] += 1
            if name not in self._taken:
                return name
