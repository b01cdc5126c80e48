import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from playground.ui.diagram.layout import lay_out
from playground.ui.diagram.names import Place
from playground.ui.diagram.wires import DRAWN, WireCurves, draw_wires, wire_marks, wire_pen
from playground.ui.theme.tokens import LIGHT, contrast, mixed

LAYERS = [
    (np.array([[1.0, -4.0], [0.0, 2.0]]), None),
    (np.array([[0.5], [-0.25]]), None),
]


def test_every_layer_has_its_own_scale_and_the_greatest_comes_first() -> None:
    marks = wire_marks(LAYERS)
    assert len(marks) == 6
    assert [mark.share for mark in marks] == [1.0, 1.0, 0.5, 0.5, 0.25, 0.0]
    assert (marks[0].source, marks[0].target, marks[0].weight) == (Place(0, 0), Place(1, 1), -4.0)


def test_only_the_wires_of_one_unit() -> None:
    marks = wire_marks(LAYERS, Place(1, 0))
    assert {(mark.source, mark.target) for mark in marks} == {
        (Place(0, 0), Place(1, 0)),
        (Place(0, 1), Place(1, 0)),
        (Place(1, 0), Place(2, 0)),
    }


def test_of_thousands_only_the_greatest_are_drawn() -> None:
    generator = np.random.default_rng(0)
    layers = [(generator.normal(size=(100, 100)), None)] * 2
    assert len(wire_marks(layers)) == DRAWN
    assert len(wire_marks(layers, Place(1, 7))) == 200
    assert len(wire_marks([(np.zeros((2, 2)), None)])) == 4


def test_the_sign_shows_in_colour_and_in_dashes_and_the_size_in_thickness() -> None:
    big, _, small, *_ = wire_marks(LAYERS)
    assert big.weight < 0 < small.weight
    negative = wire_pen(big, LIGHT, thick=True, faded=False, crowd=6)
    positive = wire_pen(small, LIGHT, thick=True, faded=False, crowd=6)
    assert negative.color().name() == mixed(LIGHT.canvas, LIGHT.class_a, 0.9).lower()
    assert positive.color().name() == mixed(LIGHT.canvas, LIGHT.class_b, 0.9).lower()
    assert negative.dashPattern()
    assert positive.style() == Qt.PenStyle.SolidLine
    assert negative.widthF() > positive.widthF() > 1.0
    faded = wire_pen(big, LIGHT, thick=True, faded=True, crowd=6)
    canvas = LIGHT.canvas.lower()
    assert contrast(faded.color().name(), canvas) < 1.3
    assert contrast(negative.color().name(), canvas) > 3
    assert wire_pen(big, LIGHT, thick=False, faded=False, crowd=600).widthF() == 1.0


def test_a_curve_goes_from_square_to_square_and_knows_how_far_it_is() -> None:
    columns = lay_out((2, 2, 1), 600.0, 400.0)
    curves = WireCurves(columns)
    mark = wire_marks(LAYERS)[0]
    source, target = columns[0].tiles[0], columns[1].tiles[1]
    path = curves.path(mark)
    assert path is curves.path(mark)
    assert path.pointAtPercent(0).x() == pytest.approx(source.x + source.side / 2)
    assert path.pointAtPercent(1).y() == pytest.approx(target.y)
    half = path.pointAtPercent(0.5)
    assert curves.distance(mark, half.x(), half.y()) < 1
    assert curves.distance(mark, half.x() + 60, half.y() - 60) > 20


def test_all_wires_are_painted() -> None:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    draw_wires(painter, WireCurves(lay_out((2, 2, 1), 600.0, 400.0)), wire_marks(LAYERS), LIGHT)
    painter.end()
    colours = {image.pixelColor(x, y).name() for x in range(0, 600, 3) for y in range(0, 400, 3)}
    wires = {mixed(LIGHT.canvas, colour, 0.9).lower() for colour in (LIGHT.class_a, LIGHT.class_b)}
    assert wires | {"#ffffff"} <= colours
