"""A session: the open project, where one is in its run, what is selected, and where it is kept."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from playground.engine.again import run_again
from playground.engine.run import run_and_problems
from playground.graph.graph import Graph
from playground.graph.problems import Problem
from playground.session.breakpoints import Breakpoints
from playground.session.history import History
from playground.session.moving import is_only_moved
from playground.session.notes import by_id
from playground.session.playback import Playback
from playground.session.project import Project, open_project, save_project, starting_project
from playground.session.renaming import new_names
from playground.session.selection import Selection
from playground.session.settings import Settings
from playground.session.shelf import Shelf
from playground.session.signal import Signal
from playground.session.veil import Veil
from playground.session.wire_checking import WireChecking
from playground.storage.file_error import FileError


class Session:
    """Everything a window shows and asks for, without a window.

    State is read from ``history``, ``playback``, ``selection``, ``problems`` and ``path``, and changed by
    the methods alone. Signals are emitted when all of it is up to date: ``project_changed(old, new)``
    first, then ``playback_changed(playback)`` and ``selection_changed(selection)`` where they changed;
    ``path_changed()`` after a save, and after a project was opened or begun; ``settings_changed(settings)``
    when a person chose another one.
    """

    def __init__(self, project: Project | None = None) -> None:
        """Begin with a project, by default the starting one, nothing taken and nothing selected."""
        self.project_changed: Signal[Project, Project] = Signal()
        self.playback_changed: Signal[Playback] = Signal()
        self.selection_changed: Signal[Selection] = Signal()
        self.path_changed: Signal[()] = Signal()
        self.settings_changed: Signal[Settings] = Signal()
        self.path: Path | None = None
        self.settings = Settings()
        self.shelf = Shelf()
        self.breakpoints = Breakpoints()
        self.project_changed.connect(self.breakpoints.follow)
        self.veil = Veil()
        self.history: History
        self.playback: Playback
        self.selection: Selection
        self.problems: tuple[Problem, ...]
        self._begin(starting_project() if project is None else project)
        self.checking = WireChecking(self)

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self.history.project

    @property
    def graph(self) -> Graph:
        """The project's graph."""
        return self.project.graph

    @property
    def modified(self) -> bool:
        """Whether there is something that is not saved."""
        return self.history.modified

    @property
    def title(self) -> str:
        """The name of the project's file without its ending, or the project's own while it has no file."""
        return self.path.stem if self.path else self.project.name

    def edit(self, label: str, graph: Graph, merge: str | None = None) -> None:
        """Make a change to the graph: ``label`` is for the menu, ``merge`` as in ``History.apply``."""
        self.apply(label, replace(self.project, graph=graph), merge)

    def apply(self, label: str, project: Project, merge: str | None = None) -> None:
        """Make a change to the project."""
        old = self.project
        self.history.apply(label, project, merge)
        self._changed(old)

    def break_merge(self) -> None:
        """End a continuous gesture, such as a drag: the next change is undone apart from it."""
        self.history.break_merge()

    def undo(self) -> None:
        """Take the newest change back."""
        old = self.project
        self.history.undo()
        self._changed(old)

    def redo(self) -> None:
        """Bring the change that was undone last back."""
        old = self.project
        self.history.redo()
        self._changed(old)

    def step(self) -> None:
        """Take one step of the run."""
        self._play(self.playback.forward())

    def step_back(self) -> None:
        """Take the last step back."""
        self._play(self.playback.back())

    def to_start(self) -> None:
        """Take all steps back."""
        self._play(self.playback.to_start())

    def to_end(self) -> None:
        """Take all steps."""
        self._play(self.playback.to_end())

    def run_on(self) -> None:
        """Take all steps up to the next breakpoint, or to the end."""
        self._play(self.playback.to(self.breakpoints.next_stop(self.playback)))

    def to(self, playhead: int) -> None:
        """Take this many steps, as far as there are."""
        self._play(self.playback.to(playhead))

    def to_node(self, name: str) -> None:
        """Go to the step of a node, as ``Playback.to_node`` does."""
        self._play(self.playback.to_node(name))

    def select(self, selection: Selection) -> None:
        """Select what the graph has of this."""
        before = self.selection
        self.selection = selection.pruned(self.graph).with_notes_of(by_id(self.project.notes))
        if self.selection != before:
            self.selection_changed.emit(self.selection)

    def new(self) -> None:
        """Begin the starting project, with no file and nothing to undo."""
        self.begin(starting_project())

    def begin(self, project: Project) -> None:
        """Begin with a project that has no file yet, such as an example, and nothing to undo."""
        self._replace(project, None)

    def open(self, path: str | os.PathLike[str]) -> None:
        """Open a project file in place of this project; raises ``FileError`` and then changes nothing."""
        self._replace(open_project(path), Path(path).absolute())

    def save(self, path: str | os.PathLike[str] | None = None) -> None:
        """Save to a file, by default to the project's own; raises ``FileError`` and then changes nothing."""
        kept = self.path if path is None else Path(path).absolute()
        if kept is None:
            raise FileError("The project has no file yet: say where to save it.")
        save_project(replace(self.project, workspace=self.workspace), kept)
        self.path = kept
        self.history.mark_saved()
        self.path_changed.emit()

    def choose(self, **changes: Any) -> None:
        """Change settings by name; ``SettingError`` when one cannot have that value."""
        self.settings = replace(self.settings, **changes)
        self.settings_changed.emit(self.settings)

    def _begin(self, project: Project) -> None:
        self.history = History(project)
        self.workspace = project.workspace
        run, self.problems = run_and_problems(project.graph)
        self.playback = Playback(run)
        self.selection = Selection()

    def _replace(self, project: Project, path: Path | None) -> None:
        old = self.project
        self._begin(project)
        self.breakpoints.clear()
        self.path = path
        self.path_changed.emit()
        self.project_changed.emit(old, project)
        self.playback_changed.emit(self.playback)
        self.selection_changed.emit(self.selection)

    def _changed(self, old: Project) -> None:
        """Bring everything that depends on the project up to date, and tell."""
        new = self.project
        if new is old:
            return
        playback, selection = self.playback, self.selection
        if new.graph != old.graph:
            self._follow(old.graph)
        if new.notes is not old.notes:
            self.selection = self.selection.with_notes_of(by_id(new.notes))
        self.project_changed.emit(old, new)
        if self.playback is not playback:
            self.playback_changed.emit(self.playback)
        if self.selection != selection:
            self.selection_changed.emit(self.selection)

    def _follow(self, old: Graph) -> None:
        """Bring problems, run, playhead and selection from the old graph to the new one."""
        graph, run = self.graph, self.playback.run
        if is_only_moved(old, graph):
            self.playback = replace(self.playback, run=run.with_places(graph) if run else None)
            return
        again = run_again(run, graph) if run else None
        if again:
            self.playback = replace(self.playback, run=again)
            return
        names = new_names(old, graph)
        fresh, self.problems = run_and_problems(graph)
        self.playback = self.playback.follow(fresh, names)
        self.selection = self.selection.renamed(names).pruned(graph)

    def _play(self, playback: Playback) -> None:
        if playback.playhead != self.playback.playhead:
            self.playback = playback
            self.playback_changed.emit(playback)
