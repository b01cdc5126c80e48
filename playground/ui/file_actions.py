"""New, open, save and the question before changes are lost."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from playground.session.project import open_project
from playground.session.session import Session
from playground.storage.examples import Example, read_examples
from playground.storage.file_error import FileError
from playground.ui.actions import ActionTable
from playground.ui.dialogs import ENDING, Dialogs
from playground.ui.examples.gallery import Gallery
from playground.ui.memory import Memory
from playground.ui.theme import resources


class FileActions(QObject):
    """Does to the session's file what a person asks for, and says in one sentence what went wrong."""

    def __init__(self, session: Session, memory: Memory, dialogs: Dialogs, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._memory, self.dialogs, self._window = session, memory, dialogs, window

    def bind(self, table: ActionTable) -> None:
        """Bind the actions about files."""
        table.bind("new", self.new)
        table.bind("open", self.open)
        table.bind("open_example", self.show_examples)
        table.bind("save", self.save)
        table.bind("save_as", self.save_as)

    def new(self) -> None:
        """Begin anew, once changes are safe."""
        if self.may_leave():
            self._session.new()

    def open(self) -> None:
        """Ask for a file and open it, once changes are safe."""
        if self.may_leave():
            path = self.dialogs.path_to_open(self._folder())
            if path:
                self._read(path)

    def open_path(self, path: str) -> None:
        """Open that file, once changes are safe."""
        if self.may_leave():
            self._read(path)

    def show_examples(self) -> None:
        """Show the worked examples; the one that is chosen opens once changes are safe."""
        folder = resources.folder("examples")
        try:
            examples = read_examples(folder) if folder is not None else ()
        except FileError as error:
            self.dialogs.tell("The examples cannot be read", str(error))
            return
        gallery = Gallery(examples, self._window)
        gallery.chosen.connect(self._open_example)
        gallery.open()

    @Slot(object)
    def _open_example(self, example: Example) -> None:
        self.open_example(example.path)

    def open_example(self, path: Path) -> None:
        """Begin with a copy of an example that has no file yet, once changes are safe."""
        if not self.may_leave():
            return
        try:
            self._session.begin(open_project(path))
        except FileError as error:
            self.dialogs.tell("This example cannot be opened", str(error))

    def save(self) -> bool:
        """Save to the project's file, asking for one when it has none; return whether it was saved."""
        return self.save_as() if self._session.path is None else self._write(str(self._session.path))

    def save_as(self) -> bool:
        """Ask for a file and save there; return whether it was saved."""
        suggestion = str(Path(self._folder()) / f"{self._session.title}{ENDING}")
        path = self.dialogs.path_to_save(suggestion)
        return bool(path) and self._write(path if Path(path).suffix else path + ENDING)

    def may_leave(self) -> bool:
        """Return whether the project may be left: nothing is unsaved, or a person said what to do with it."""
        if not self._session.modified:
            return True
        answer = self.dialogs.what_about_changes(self._session.title)
        return self.save() if answer == "save" else answer == "discard"

    def fill_recent(self, menu: QMenu) -> None:
        """List the files opened last in a menu."""
        menu.clear()
        for path in self._memory.recent:
            action = menu.addAction(Path(path).name.replace("&", "&&"))
            action.setData(path)
            action.triggered.connect(self._open_recent)
        menu.menuAction().setEnabled(bool(self._memory.recent))

    @Slot()
    def _open_recent(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.open_path(str(action.data()))

    def _read(self, path: str) -> None:
        try:
            self._session.open(path)
        except FileError as error:
            self.dialogs.tell("This file cannot be opened", str(error))
        else:
            self._memory.add_recent(str(self._session.path))

    def _write(self, path: str) -> bool:
        try:
            self._session.save(path)
        except FileError as error:
            self.dialogs.tell("The project could not be saved", str(error))
            return False
        self._memory.add_recent(str(self._session.path))
        return True

    def _folder(self) -> str:
        """Return the folder to begin in: that of the project's file, else of the newest recent one."""
        if self._session.path is not None:
            return str(self._session.path.parent)
        recent = self._memory.recent
        return str(Path(recent[0]).parent) if recent else str(Path.home())
