"""The Bug lab: a backward pass with a classic fault in it, to be looked at or to be found."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.engine.run import Run
from playground.engine.wire_check import Gradients
from playground.session.lab.bug_lab import BugLab, Mode
from playground.session.lab.fault import FAULTS, Fault
from playground.session.project import open_project
from playground.session.session import Session
from playground.session.wire_checking import in_words
from playground.storage.file_error import FileError
from playground.ui.actions import ActionTable
from playground.ui.canvas.overlay import NO_OVERLAY, Overlay
from playground.ui.lenses.lab_find import FindPart
from playground.ui.lenses.lab_marks import lab_overlay
from playground.ui.lenses.lab_show import ShowPart
from playground.ui.lenses.table_lens import TableLens
from playground.ui.theme.resources import resource
from playground.ui.widgets.button import Button
from playground.ui.widgets.role import label
from playground.ui.widgets.segmented import Segmented

MODES = ((Mode.SHOW.value, "Show a bug"), (Mode.FIND.value, "Find the bug"))
LATER = 150  # ms after an edit until the faults that the graph shows are looked for
SOON, SMALL = 2, 200  # ms between two such looks; nodes of a graph that is looked at in one go
BANNER = "Bug lab: these gradients are wrong on purpose"
QUIET = "Bug lab: a fault is switched on, but this graph does not show it"
NO_EXAMPLE = "The examples are not installed."


class LabLens(TableLens):
    """Shows a lab; all that is done in it is kept when the lens is closed."""

    id, title, icon = "lab", "Bug lab", "bug"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Open a lab for a session."""
        self.lab = BugLab(session)
        super().__init__(session, self.lab.checking, ("faulty", "measured"), parent)
        self._seen: tuple[Fault, ...] = FAULTS
        self._plain: tuple[object, object, Overlay] = (None, None, NO_OVERLAY)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self.modes = Segmented(MODES, name="What to do in the lab")
        self.show_part, self.find_part = ShowPart(self.lab), FindPart(self.lab)
        self.verdict = label("", "title")
        self.stop = Button("Stop", tip="Keep what was found so far")
        self.button = Button("Check", keys="G", tip="Check every wire of the faulty pass")
        self._lay_out()
        self.modes.changed.connect(self._set_mode)
        self.button.clicked.connect(self.judge)
        self.stop.clicked.connect(self.checking.stop)
        self.show_part.example_asked.connect(self._open_example)
        self.find_part.said.connect(self.said)
        self._late.timeout.connect(self._look_for_faults)
        self.lab.changed.connect(self._changed)

    def _lay_out(self) -> None:
        self._check_row = QWidget()
        row = QHBoxLayout(self._check_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.verdict, 1)
        row.addWidget(self.stop)
        row.addWidget(self.button)
        for part in (self.modes, self.show_part, self.find_part, self._check_row, self.table):
            self.column.addWidget(part)

    @Slot()
    def judge(self) -> bool:
        """Check the gradients of the lab; False while no fault is at work, for they are the run's own."""
        if self.lab.gradients is None:
            return False
        self.slices.start()
        self.refresh()
        if not self.checking.is_running:
            self.greet()
        return True

    def overlay(self) -> Overlay:
        """Return the faulty gradients, with ticks and crosses once they are checked."""
        run, gradients = self.lab.run, self.lab.gradients
        if run is None or gradients is None:
            return NO_OVERLAY
        if self.checking.found is None or self.checking.is_running:
            return self._plain_marks(run, gradients)
        return replace(self.marks(gradients), banner=self._banner)

    def bind(self, table: ActionTable) -> None:
        """Bind hiding a bug, from wherever one is, and asking for a hint."""
        table.bind("hide_bug", partial(self._hide, table.action(f"lens_{self.id}")))
        table.bind("bug_hint", self.lab.hint)

    def _hide(self, opening: QAction) -> None:
        opening.trigger()
        self.find_part.hide_bug()

    def opened(self) -> None:
        """See what the graph can show; of a large one that is found out little by little."""
        if len(self.session.graph.nodes) <= SMALL:
            self.lab.faults_seen()

    def closed(self) -> None:
        """Look for no more faults."""
        self._late.stop()

    def refresh(self) -> None:
        """Show the lab as it is now; which faults the graph can show is found out a little later."""
        if self.lab.is_known:
            self._seen = self.lab.faults_seen()
        else:
            self._late.start(LATER)
        names = self.session.selection.nodes
        self.modes.set_value(self.lab.mode.value)
        is_find = self.lab.mode is Mode.FIND
        self.show_part.setVisible(not is_find)
        self.find_part.setVisible(is_find)
        self.show_part.show_lab(self._seen)
        self.find_part.show_lab(self._seen, next(iter(names)) if len(names) == 1 else "")
        self._show_check()

    def _show_check(self) -> None:
        found = self.checking.found
        at_work = self.lab.gradients is not None
        self._check_row.setVisible(at_work)
        self.stop.setVisible(self.checking.is_running)
        if found is None:
            self.verdict.setText("Not checked")
        elif self.checking.is_running:
            self.verdict.setText(f"{len(found.rows)} of {self.checking.total} …")
        else:
            self.verdict.setText(in_words(found, self.checking.total))
        self.show_table(shown=at_work and found is not None and not self.checking.is_running)

    def _plain_marks(self, run: Run, gradients: Gradients) -> Overlay:
        """Return the faulty gradients, made once for each pass."""
        graph = self.session.graph
        if self._plain[0] is not gradients or self._plain[1] is not graph:
            self._plain = (gradients, graph, lab_overlay(graph, run, gradients))
        return replace(self._plain[2], banner=self._banner)

    @property
    def _banner(self) -> str:
        unseen = self.lab.is_known and self.lab.fault not in self._seen
        return QUIET if unseen else BANNER

    @Slot()
    def _look_for_faults(self) -> None:
        self.lab.look_further()
        if not self.lab.is_known:
            self._late.start(SOON)
        elif self.isVisible():
            self.refresh()
            self.overlay_changed.emit()

    @Slot(str)
    def _set_mode(self, mode: str) -> None:
        self.lab.set_mode(Mode(mode))

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()
            self.overlay_changed.emit()

    @Slot(object)
    def _open_example(self, fault: Fault) -> None:
        """Put an example in which the fault shows in place of the graph; undo brings the graph back."""
        path = resource("examples", f"{fault.example}.backprop")
        if path is None:
            self.said.emit(NO_EXAMPLE)
            return
        try:
            example = open_project(path)
        except FileError as error:
            self.said.emit(str(error))
            return
        session = self.session
        session.apply(
            f"Open the example “{example.name}”",
            replace(
                session.project, name=example.name, purpose=example.purpose, graph=example.graph, notes=()
            ),
        )
        session.to_end()
        self.replaced.emit()
        self.lab.faults_seen()
        self.refresh()
        self.overlay_changed.emit()
        self.said.emit(f"This is the example “{example.name}”. Undo brings your graph back.")
