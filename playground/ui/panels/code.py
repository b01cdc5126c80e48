"""The program of the graph and the trace of its run, as two tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from playground.codegen.numpy_code import program_of_run
from playground.codegen.program import Program
from playground.engine.run import Run
from playground.engine.step import Phase
from playground.session.playback import Playback
from playground.ui.panels.code_view import CodeView
from playground.ui.panels.trace import Trace
from playground.ui.widgets.button import Button
from playground.ui.widgets.role import set_role

LONGEST = 500  # nodes; a longer program is not read line by line, and writing it would be felt at every edit

TOO_LONG = "The program is too long to show here."


class CodePanel(QFrame):
    """Shows the newest run as a flat program or as a list of steps; ``sought`` asks for a playhead."""

    sought = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._playback = Playback()
        self._program: Program | None = None
        self._written: Run | None = None
        set_role(self, "panel")
        self.view, self.trace = CodeView(), Trace()
        self.trace.sought.connect(self.sought)
        self._pages = QStackedWidget()
        self._tabs = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(18)
        for place, (title, page) in enumerate((("FLAT CODE", self.view), ("TRACE", self.trace))):
            row.addWidget(self._tab(title, place))
            self._pages.addWidget(page)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._pages, 1)
        self._tabs.idClicked.connect(self.open_page)
        self.setMinimumHeight(150)

    def open_page(self, place: int) -> None:
        """Open the program (0) or the trace (1)."""
        self._pages.setCurrentIndex(place)
        self._tabs.button(place).setChecked(True)
        self._show()

    def show_playback(self, playback: Playback) -> None:
        """Show another run or playhead; only the page that is seen does any work."""
        self._playback = playback
        self._show()

    def _tab(self, title: str, place: int) -> Button:
        button = Button(title, role="tab", tip=title.capitalize())
        button.setCheckable(True)
        button.setChecked(place == 0)
        self._tabs.addButton(button, place)
        return button

    def _show(self) -> None:
        if self._pages.currentWidget() is self.trace:
            self.trace.show_playback(self._playback)
        else:
            self._show_program()

    def _show_program(self) -> None:
        made = self._playback.run
        if made is not self._written:
            self._written = made
            readable = made is not None and len(made.order) <= LONGEST
            self._program = program_of_run(made) if made is not None and readable else None
            self.view.setPlaceholderText("" if readable or made is None else TOO_LONG)
            self.view.show_program(self._program)
        step = self._playback.step
        if self._program is not None and step is not None:
            self.view.light(self._program.numbers(step.node, step.phase), step.phase)
        elif step is None:
            self.view.light((), Phase.FORWARD)
