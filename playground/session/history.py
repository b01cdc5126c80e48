"""The history of a project: every change as one entry, undone and redone by swapping whole records."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from playground.session.project import Project

LONGEST = 1000  # entries


@dataclass(frozen=True)
class _Change:
    """A change with its label, the project on the other side of it, and the key it merges under."""

    label: str
    project: Project
    merge: str | None = None


class History:
    """The newest project, and all that leads back from it and forward again."""

    def __init__(self, project: Project, longest: int = LONGEST) -> None:
        """Start with a saved project and nothing to undo; keep at most ``longest`` entries."""
        self._project = project
        self._saved = project
        self._past: deque[_Change] = deque(maxlen=longest)
        self._future: list[_Change] = []
        self._merging = False
        self._is_fresh = True

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self._project

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone change to bring back."""
        return bool(self._future)

    @property
    def is_fresh(self) -> bool:
        """Whether nothing was changed yet, not even what was taken back since: the project has just begun."""
        return self._is_fresh

    @property
    def undo_label(self) -> str:
        """What undo would take back, or an empty text."""
        return self._past[-1].label if self._past else ""

    @property
    def redo_label(self) -> str:
        """What redo would bring back, or an empty text."""
        return self._future[-1].label if self._future else ""

    @property
    def modified(self) -> bool:
        """Whether the project differs from the one that was saved last."""
        return self._project != self._saved

    def apply(self, label: str, project: Project, merge: str | None = None) -> None:
        """Make a change; one that changes nothing leaves no entry.

        A change with the same ``merge`` key as the newest one joins its entry, until the merge is
        broken by ``break_merge``, an undo or a save: so a drag, from press to release, is undone at once,
        and one that ends where it began leaves no entry either.
        """
        if project == self._project:
            return
        self._is_fresh = False
        joins = self._merging and merge is not None and self._past[-1].merge == merge
        self._merging = True
        if not joins:
            self._past.append(_Change(label, self._project, merge))
        elif self._past[-1].project == project:
            self._past.pop()
            self._merging = False
        self._project = project
        self._future.clear()

    def break_merge(self) -> None:
        """End a continuous gesture: the next change gets an entry of its own."""
        self._merging = False

    def undo(self) -> None:
        """Take the newest change back; with nothing to undo, do nothing."""
        if self._past:
            change = self._past.pop()
            self._future.append(_Change(change.label, self._project, change.merge))
            self._project = change.project
        self._merging = False

    def redo(self) -> None:
        """Bring the change that was undone last back; with nothing to redo, do nothing."""
        if self._future:
            change = self._future.pop()
            self._past.append(_Change(change.label, self._project, change.merge))
            self._project = change.project
        self._merging = False

    def mark_saved(self) -> None:
        """Remember that the project is on the disk as it is now."""
        self._saved = self._project
        self._merging = False
