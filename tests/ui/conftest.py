"""Every test of the interface runs in the program's own fonts and light colours."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.app.window import prepare
from playground.ui.theme.theme import theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    prepare()
    theme().set_scheme("light")
    yield
    theme().set_scheme("light")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., QWidget]:
    """Show a widget on a sheet that has the focus, and wait until it is there."""
    sheets: list[QWidget] = []

    def show(widget: QWidget, width: int = 240, height: int = 0) -> QWidget:
        sheet = QWidget()
        sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(widget)
        sheets.append(sheet)
        qtbot.addWidget(sheet)
        sheet.resize(width, height or widget.sizeHint().height())
        with qtbot.waitActive(sheet):
            sheet.show()
            sheet.activateWindow()
        sheet.setFocus()
        return widget

    return show
