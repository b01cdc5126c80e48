"""No number of a worked example lies on a gate or on another number."""

from itertools import combinations

import pytest

from playground.engine.run import run_sound
from playground.graph.arrange import outlines
from playground.session.playback import Playback
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import rect
from playground.ui.canvas.scene import CanvasScene
from tests.examples.table import WORKED
from tests.examples.worked import Worked


@pytest.mark.parametrize("worked", WORKED, ids=lambda worked: worked.id)
def test_numbers_cover_neither_gates_nor_each_other(worked: Worked) -> None:
    scene = CanvasScene(Look())
    scene.show_graph(worked.graph)
    scene.show_playback(Playback(run_sound(worked.graph)).to_end())
    seen = [wire for wire in scene.wires if scene.labels[wire].isVisible()]
    chips = [(wire, box) for wire in seen for box in scene.labels[wire].chip_boxes()]
    assert chips
    boxes = {name: rect(each) for name, each in outlines(worked.graph).items()}
    assert [(wire, name) for wire, chip in chips for name, box in boxes.items() if chip.intersects(box)] == []
    pairs = combinations(chips, 2)
    assert [(one, two) for (one, chip), (two, other) in pairs if one != two and chip.intersects(other)] == []
