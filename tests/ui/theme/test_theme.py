from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.app.resources import resources_folder
from playground.ui.theme import resources
from playground.ui.theme.fonts import load_fonts, number_font, text_font
from playground.ui.theme.icons import icon
from playground.ui.theme.style import style_sheet
from playground.ui.theme.theme import Theme, palette, theme
from playground.ui.theme.tokens import DARK, LIGHT


@pytest.fixture
def no_resources() -> None:
    resources.set_folder(None)


def test_choosing_dark_changes_colours_and_tells(qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme().changed):
        theme().set_scheme("dark")
    assert theme().tokens is DARK
    assert theme().is_dark
    assert theme().scheme == "dark"
    assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.panel
    assert DARK.panel in QApplication.instance().styleSheet()  # type: ignore[union-attr]  # the tests have one


def test_choosing_the_same_again_tells_nothing(qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme().changed):
        theme().set_scheme("light")


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(ValueError, match="the theme is one of system, light, dark, not 'pink'"):
        theme().set_scheme("pink")


@pytest.mark.parametrize(("says", "dark"), [(Qt.ColorScheme.Dark, True), (Qt.ColorScheme.Light, False)])
def test_the_system_is_followed(monkeypatch: pytest.MonkeyPatch, says: Qt.ColorScheme, dark: bool) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return says

    own = Theme()
    monkeypatch.setattr(own, "_hints", Hints())
    own.set_scheme("system")
    assert own.is_dark is dark
    own.set_scheme("light")
    assert not own.is_dark


def test_there_is_one_theme() -> None:
    assert theme() is theme()


def test_the_palette_greys_out_what_is_disabled() -> None:
    made = palette(LIGHT)
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name().upper() == LIGHT.faint
    assert made.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text).name().upper() == LIGHT.text


def test_the_style_sheet_has_no_gap_left() -> None:
    assert "$" not in style_sheet(LIGHT)
    assert style_sheet(LIGHT) != style_sheet(DARK)


def test_the_fonts_are_bundled() -> None:
    assert {"Inter", "JetBrains Mono"} <= set(load_fonts())
    assert QFontInfo(text_font()).family() == "Inter"
    assert QFontInfo(number_font()).family() == "JetBrains Mono"


def test_sizes_are_pixels_and_weights_are_kept() -> None:
    font = text_font(18, 600)
    assert font.pixelSize() == 18
    assert font.weight() == QFont.Weight.DemiBold


@pytest.mark.usefixtures("no_resources")
def test_without_resources_there_are_no_fonts_and_empty_icons() -> None:
    assert load_fonts() == ()
    assert icon("play").isNull()


def test_an_icon_is_drawn_in_the_colour_asked_for() -> None:
    image = icon("play", "#FF0000").pixmap(32, 32).toImage()
    colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    assert {colour.name() for colour in colours if colour.alpha() == 255} == {"#ff0000"}


def test_an_icon_follows_the_theme_and_is_empty_when_unknown() -> None:
    def strongest() -> str:
        image = icon("minus").pixmap(32, 32).toImage()
        return max((image.pixelColor(16, y) for y in range(32)), key=lambda colour: colour.alpha()).name()

    assert strongest().upper() == LIGHT.text
    theme().set_scheme("dark")
    assert strongest().upper() == DARK.text
    assert icon("no-such-icon").isNull()


def test_resources_are_found(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.txt").write_text("no font")
    resources.set_folder(tmp_path)
    assert resources.resource("fonts", "a.txt") == tmp_path / "fonts" / "a.txt"
    assert resources.resource("fonts", "b.txt") is None
    assert resources.folder("fonts") == tmp_path / "fonts"
    assert resources.folder("examples") is None
    assert resources.resources("fonts") == (tmp_path / "fonts" / "a.txt",)
    assert load_fonts() == ()
    resources.set_folder(str(resources_folder()))
    assert resources.resource("icons", "play.svg") is not None
