"""One program in one language, with the comparison below it where there is one."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.codegen.program import Line, Program
from playground.engine.run import Run
from playground.engine.step import Phase
from playground.engine.thing import Thing, same_numbers
from playground.session.playback import Playback
from playground.session.veil import Veil
from playground.ui.panels.code_reader import CodeReader
from playground.ui.panels.languages import TORCH, Language
from playground.ui.panels.torch_bar import TorchBar
from playground.ui.spotlight import Spotlight

LONGEST = 500  # nodes; a longer program is not read line by line, and writing it would be felt at every edit
TOO_LONG = "The program is too long to show here."


class ProgramPage(QWidget):
    """Writes the program of a run when it is seen; ``chosen`` tells the node and phase of a line."""

    chosen = Signal(str, object)

    def __init__(
        self, language: Language, spotlight: Spotlight | None = None, parent: QWidget | None = None
    ) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._language = language
        self._spotlight = spotlight or Spotlight(parent=self)
        self._program: Program | None = None
        self._written: Run | None = None
        self._veil = Veil()
        self._playback = Playback()
        self.view = CodeReader(language.name)
        self.bar = TorchBar() if language.id == TORCH else None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view, 1)
        if self.bar is not None:
            column.addWidget(self.bar)
        self.view.chosen.connect(self._chosen)
        self.view.pointed.connect(self._pointed)
        self._spotlight.moved.connect(self._follow)

    @property
    def text(self) -> str:
        """The program as it is copied."""
        return self._program.text if self._program is not None else ""

    def draw_veil(self, veil: Veil) -> None:
        """Tell no number of a run while a veil hides any."""
        self._veil = veil
        if self._language.veiled is not None:
            veil.changed.connect(self._veil_changed)

    def _veil_changed(self) -> None:
        self._written = None
        if self.isVisible():
            self.show_playback(self._playback)

    def show_playback(self, playback: Playback) -> None:
        """Show the program of a run and light the lines of its step."""
        self._playback = playback
        made = playback.run
        if made is not self._written:
            self._write(made)
        step = playback.step
        lit: tuple[int, ...] = ()
        if self._program is not None and made is not None and step is not None:
            lit = self._program.numbers(step.node, step.phase)
            if not lit and step.phase is Phase.BACKWARD:
                lit = self._program.making(same_numbers(made.graph, [Thing.gradient(step.node)]))
        self.view.light(lit, Phase.FORWARD if step is None else step.phase)

    def _write(self, made: Run | None) -> None:
        self._written = made
        readable = made is not None and len(made.order) <= LONGEST
        language = self._language
        write = language.write if self._veil.is_lifted or language.veiled is None else language.veiled
        self._program = write(made) if made is not None and readable else None
        self.view.setPlaceholderText("" if readable or made is None else TOO_LONG)
        self.view.show_program(self._program)
        if self.bar is not None:
            self.bar.show_run(made, self.text)

    def _line(self, number: int) -> Line | None:
        lines = self._program.lines if self._program is not None else ()
        return lines[number - 1] if 0 < number <= len(lines) else None

    @Slot(int)
    def _chosen(self, number: int) -> None:
        line = self._line(number)
        if line is not None and line.phase is not None and self._written is not None:
            self.chosen.emit(line.node or self._written.target, line.phase)

    @Slot(int)
    def _pointed(self, number: int) -> None:
        line = self._line(number)
        if line is None or line.phase is None:
            self._spotlight.rest(self)
            return
        gate = {Thing.gate(line.node)} if line.node is not None else set()
        self._spotlight.shine(line.makes | gate, self)

    @Slot()
    def _follow(self) -> None:
        if self._program is None or not self.isVisible():
            return
        if self._spotlight.origin is self:
            self.view.spot((self.view.pointed_line,))
        else:
            self.view.spot(self._program.making(self._spotlight.things))
