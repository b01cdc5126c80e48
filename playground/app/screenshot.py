"""The command that saves a picture of the window, without a screen."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from playground.session.project import open_project
from playground.session.session import Session


def screenshot(arguments: argparse.Namespace) -> int:
    """Open a file in a window that nobody sees, take steps and save a picture; raises FileError, OSError."""
    project = open_project(arguments.file)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings

    from playground.app.window import build_window, prepare
    from playground.ui.theme.theme import theme

    application = prepare()
    session = Session(project)
    session.workspace = arguments.workspace or project.workspace
    session.to(arguments.step)
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder, "settings.ini")), QSettings.Format.IniFormat)
        window = build_window(None, session, store)
        theme().set_scheme(arguments.theme)
        window.resize(*arguments.size)
        window.show()
        application.processEvents()
        is_saved = window.grab().save(arguments.out)
        window.close()
        window.deleteLater()
    if not is_saved:
        raise OSError(f"{arguments.out} cannot be written: name a picture file in a folder that exists")
    return 0
