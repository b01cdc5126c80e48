from playground.gates.catalog import gate
from playground.graph.graph import Node
from playground.graph.sizes import Box, around, box, port_height


def test_a_node_is_a_card_or_a_pill() -> None:
    assert box(Node("s", "add", position=(100, 50))) == Box(63, 23, 137, 77)
    assert box(Node("x", "input")) == Box(-46, -22, 46, 22)


def test_boxes_touch_where_they_share_an_area() -> None:
    here = Box(0, 0, 10, 10)
    assert here.touches(Box(9, 9, 20, 20))
    assert not here.touches(Box(10, 0, 20, 10))
    assert not here.touches(here.moved(0, 10))
    assert around([here, Box(5, -5, 7, 20)]) == Box(0, -5, 10, 20)
    assert (here.centre, here.moved(0, 6).middle) == (5, 11)


def test_ports_lie_around_the_middle_of_a_card() -> None:
    assert [port_height(gate("add"), port) for port in gate("add").inputs] == [-7, 7]
    assert port_height(gate("exp"), "x") == 0
