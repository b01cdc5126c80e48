"""What the program remembers from one start to the next: settings, recent files, the window's place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

from playground.session.settings import RULES, Settings, from_dict

MOST_RECENT = 8


class Memory:
    """Keeps what it is told in a ``QSettings`` at once."""

    def __init__(self, store: QSettings) -> None:
        self._store = store
        self._settings = from_dict({name: store.value(f"settings/{name}") for name in RULES})

    @property
    def settings(self) -> Settings:
        """The settings as they are."""
        return self._settings

    def change(self, **changes: Any) -> None:
        """Change settings by name; SettingError when one cannot have that value."""
        self._settings = replace(self._settings, **changes)
        for name, value in self._settings.to_dict().items():
            self._store.setValue(f"settings/{name}", value)

    @property
    def recent(self) -> tuple[str, ...]:
        """The files opened or saved last, the newest first, as far as they still exist."""
        kept = self._store.value("recent", [])
        paths = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return tuple(str(path) for path in paths if Path(str(path)).is_file())

    def add_recent(self, path: str) -> None:
        """Remember a file that was opened or saved."""
        others = [kept for kept in self.recent if kept != path]
        self._store.setValue("recent", [path, *others][:MOST_RECENT])

    def keep_place(self, window: QWidget) -> None:
        """Remember where a window is and how large."""
        self._store.setValue("window/geometry", window.saveGeometry())

    def restore_place(self, window: QWidget) -> None:
        """Put a window where it was; the first time it is as large as the screen has comfortable room for."""
        kept = self._store.value("window/geometry")
        if isinstance(kept, QByteArray) and window.restoreGeometry(kept):
            return
        room = window.screen().availableGeometry().size()
        window.resize(min(1440, room.width()), min(900, room.height()))
