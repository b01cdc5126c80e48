"""The graph as programs in several languages, and the trace of its run: one tab for each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from playground.engine.step import Phase
from playground.session.playback import Playback
from playground.session.veil import Veil
from playground.ui.panels.code_reader import CodeReader
from playground.ui.panels.languages import LANGUAGES
from playground.ui.panels.program_page import ProgramPage
from playground.ui.panels.trace import Trace
from playground.ui.qt_override import qt_override
from playground.ui.spotlight import Spotlight
from playground.ui.widgets.button import Button, IconButton
from playground.ui.widgets.role import set_role

TRACE = len(LANGUAGES)
GAP = 7


class CodePanel(QFrame):
    """Shows the newest run as programs or as a list of steps.

    ``flown`` asks for a playhead and to see a node, ``said`` tells what was done, ``left`` that the person
    has done with it.
    """

    flown = Signal(int, str)
    said = Signal(str)
    left = Signal()

    def __init__(self, spotlight: Spotlight | None = None, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._playback = Playback()
        set_role(self, "panel")
        self.pages = [ProgramPage(language, spotlight) for language in LANGUAGES]
        self.trace = Trace()
        self.trace.sought.connect(self._trace_sought)
        self._stack = QStackedWidget()
        self._tabs = QButtonGroup(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(GAP)
        for place, language in enumerate(LANGUAGES):
            self._add(self._tab(language.title, language.tip, place), self.pages[place])
            self.pages[place].chosen.connect(self._chosen)
            self.pages[place].view.left.connect(self.left)
        self._add(self._tab("TRACE", "All steps, one below the other", TRACE), self.trace)
        self._row.addStretch(1)
        self.copy = IconButton("copy", "Copy the program", flat=True)
        self.copy.setFixedHeight(26)
        self._row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(6)
        column.addLayout(self._row)
        column.addWidget(self._stack, 1)
        self._tabs.button(0).setChecked(True)
        self._tabs.idClicked.connect(self.open_page)
        self.copy.clicked.connect(self._copy)
        self.setMinimumHeight(150)

    @property
    def view(self) -> CodeReader:
        """The program that is shown, or the first where none is."""
        place = self._stack.currentIndex()
        return self.pages[place if place < TRACE else 0].view

    def open_page(self, place: int) -> None:
        """Open the program of a language, or behind the last the trace."""
        self._stack.setCurrentIndex(place)
        self._tabs.button(place).setChecked(True)
        self._show()

    def open_next(self) -> None:
        """Open the next tab, after the last the first, and put the cursor there."""
        self.open_page((self._stack.currentIndex() + 1) % self._stack.count())
        self.seek()

    def seek(self) -> None:
        """Put the cursor into what is shown."""
        place = self._stack.currentIndex()
        (self.pages[place].view if place < TRACE else self.trace).setFocus()

    def draw_veil(self, veil: Veil) -> None:
        """Tell no number that a veil hides."""
        self.trace.draw_veil(veil)
        for page in self.pages:
            page.draw_veil(veil)

    def show_playback(self, playback: Playback) -> None:
        """Show another run or playhead; only the page that is seen does any work."""
        self._playback = playback
        self._show()

    def _add(self, tab: Button, page: QWidget) -> None:
        self._row.addWidget(tab)
        self._stack.addWidget(page)

    def _tab(self, title: str, tip: str, place: int) -> Button:
        button = Button(title, role="tab", tip=tip)
        button.setCheckable(True)
        self._tabs.addButton(button, place)
        return button

    def _show(self) -> None:
        place = self._stack.currentIndex()
        if place == TRACE:
            self.trace.show_playback(self._playback)
        else:
            self.pages[place].show_playback(self._playback)

    @Slot(str, object)
    def _chosen(self, node: str, phase: Phase) -> None:
        made = self._playback.run
        place = made.places.get((phase, node)) if made is not None else None
        if place is not None:
            self.flown.emit(place + 1, node)

    @Slot(int)
    def _trace_sought(self, playhead: int) -> None:
        made = self._playback.run
        if made is not None:
            self.flown.emit(playhead, made.step(playhead - 1).node)

    @Slot()
    def _copy(self) -> None:
        place = self._stack.currentIndex()
        text, name = self.trace.text(), "trace"
        if place < TRACE:
            text, name = self.pages[place].text, LANGUAGES[place].name
        QGuiApplication.clipboard().setText(text)
        lines = text.count("\n")
        self.said.emit(
            f"Copied: {name[:1].lower() + name[1:] if name[1:2].islower() else name}, {lines} lines."
        )

    @qt_override(QSize(372, 240))
    def sizeHint(self) -> QSize:
        return QSize(372, 240)  # the same for every tab, so that the panel above stays as it is

    @qt_override(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_tabs()

    def _name_tabs(self) -> None:
        """Write the full titles where there is room for them, else the short ones."""
        room = self.width() - 28 - self.copy.sizeHint().width()
        for titles in ([each.title for each in LANGUAGES], [each.short for each in LANGUAGES]):
            for place, title in enumerate(titles):
                self._tabs.button(place).setText(title)
            if sum(button.sizeHint().width() + GAP for button in self._tabs.buttons()) + GAP <= room:
                break
