"""No number of a worked example lies on a gate or on another number, whichever lens is open."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt

from playground.engine.run import run_sound
from playground.graph.arrange import outlines
from playground.session.playback import Playback
from playground.session.project import Project
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import rect
from playground.ui.canvas.node_paint import box_below
from playground.ui.canvas.scene import CanvasScene
from tests.examples.table import WORKED
from tests.examples.worked import Worked
from tests.ui.graph_desk import Open
from tests.ui.hands import ALT


def overlaps(scene: CanvasScene, worked: Worked) -> list[tuple[str, str]]:
    """Give what covers what: chips at wires and below nodes, over nodes and over one another."""
    seen = [wire for wire in scene.wires if scene.labels[wire].isVisible()]
    chips = [(f"{wire}", box) for wire in seen for box in scene.labels[wire].chip_boxes()]
    for name, item in scene.nodes.items():
        text = item.state.mark.badge or item.state.total
        if text and item.isVisible():
            chips.append((f"below {name}", box_below(item, text, scene.look).translated(item.pos())))
    boxes = {name: rect(each) for name, each in outlines(worked.graph).items()}
    assert chips
    nodes = [(what, name) for what, chip in chips for name, box in boxes.items() if chip.intersects(box)]
    pairs = combinations(chips, 2)
    return nodes + [
        (one, two) for (one, chip), (two, other) in pairs if one != two and chip.intersects(other)
    ]


@pytest.mark.parametrize("worked", WORKED, ids=lambda worked: worked.id)
def test_numbers_cover_neither_gates_nor_each_other(worked: Worked) -> None:
    scene = CanvasScene(Look())
    scene.show_graph(worked.graph)
    scene.show_playback(Playback(run_sound(worked.graph)).to_end())
    assert overlaps(scene, worked) == []


@pytest.mark.parametrize("worked", WORKED, ids=lambda worked: worked.id)
def test_nor_do_the_longer_ones_of_the_lenses(worked: Worked, open_desk: Open) -> None:
    desk = open_desk("")
    desk.session.begin(Project(graph=worked.graph))
    desk.key(Qt.Key.Key_End)
    for place in range(2, 8):
        desk.page.setFocus()
        desk.key(Qt.Key(Qt.Key.Key_0 + place), ALT)
        if desk.page.lenses.open_id == "check":
            desk.page.lenses.check()
        assert overlaps(desk.canvas.canvas, worked) == [], desk.page.lenses.open_id
