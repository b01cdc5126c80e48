import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.plots.picture import Frame, PictureItem, Pixels
from playground.ui.theme.tokens import LIGHT

TABLE = np.array([0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFFFFFFFF], dtype=np.uint32)


def test_pixels_are_written_in_place_and_seen_by_the_image() -> None:
    pixels = Pixels(2)
    pixels.fill(TABLE, np.array([0, 1, 2, 3], dtype=np.uint8))
    names = [pixels.image.pixelColor(x, y).name() for y in (0, 1) for x in (0, 1)]
    assert names == ["#ff0000", "#00ff00", "#0000ff", "#ffffff"]


def test_the_first_entry_is_drawn_at_the_top_left_where_numbers_grow_upwards(qtbot: QtBot) -> None:
    item = PictureItem()
    item.fill(TABLE, np.array([0, 1, 2, 3], dtype=np.uint8))
    item.set_extent(2.0)
    assert item.boundingRect() == QRectF(-2, -2, 4, 4)
    scene = QGraphicsScene()
    scene.addItem(item)
    view = QGraphicsView(scene)
    qtbot.addWidget(view)
    view.scale(20, -20)
    view.resize(200, 200)
    picture = view.grab().toImage()
    ratio = picture.width() / view.width()
    corners = [view.mapFromScene(x, y) for x, y in ((-1.9, 1.9), (1.9, 1.9), (-1.9, -1.9))]
    colours = [picture.pixelColor(corner * ratio).name() for corner in corners]
    assert colours == ["#ff0000", "#00ff00", "#0000ff"]
    scene.removeItem(item)


def test_the_frame_follows_the_size_and_lets_clicks_through(qtbot: QtBot) -> None:
    below = QWidget()
    qtbot.addWidget(below)
    frame = Frame(below)
    frame.restyle(LIGHT)
    below.resize(120, 80)
    below.show()
    assert frame.size() == below.size()
    picture = below.grab().toImage()
    assert picture.pixelColor(0, 0).name() == LIGHT.panel.lower()
