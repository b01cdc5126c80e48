"""Large graphs laid out as a field: one row per input, and gates along each row."""

from __future__ import annotations

from playground.graph.graph import Graph, Node, Wire

ROW = 100  # gates


def field(gates: int) -> Graph:
    """Give so many gates, rounded up to whole rows, each row with an input of its own."""
    columns = min(ROW, round(gates**0.5))
    nodes: list[Node] = []
    wires: list[Wire] = []
    for row in range(gates // columns):
        nodes.append(Node(f"x{row}", "input", 0.5 + row % 7, (), (0.0, 90.0 * row)))
        for column in range(columns):
            name = f"g{row}_{column}"
            wires.append(Wire(nodes[-1].name, name, "x"))
            kind = "add" if column % 3 == 2 else "tanh"
            if kind == "add":
                wires.append(Wire(nodes[-2].name, name, "y"))
            nodes.append(Node(name, kind, None, (), (160.0 * (column + 1), 90.0 * row)))
    return Graph(tuple(nodes), tuple(wires), nodes[columns].name)
