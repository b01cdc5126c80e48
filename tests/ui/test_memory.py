from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.session.settings import SettingError
from playground.ui.memory import Memory


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_settings_are_kept(store: QSettings, tmp_path: Path) -> None:
    Memory(store).change(theme="dark", animations=False)
    store.sync()
    again = Memory(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)).settings
    assert (again.theme, again.animations) == ("dark", False)


def test_a_setting_that_makes_no_sense_is_refused(store: QSettings) -> None:
    with pytest.raises(SettingError):
        Memory(store).change(theme="pink")


def test_recent_files_are_the_newest_first_without_those_gone(store: QSettings, tmp_path: Path) -> None:
    memory = Memory(store)
    assert list(memory.recent) == []
    paths = [str(tmp_path / f"{number}.backprop") for number in range(10)]
    for path in paths:
        Path(path).touch()
        memory.add_recent(path)
    assert memory.recent == tuple(reversed(paths))[:8]
    memory.add_recent(paths[5])
    assert memory.recent[0] == paths[5]
    Path(paths[5]).unlink()
    assert memory.recent[0] == paths[9]


def test_one_recent_file_survives_an_ini_file(store: QSettings, tmp_path: Path) -> None:
    path = tmp_path / "one.backprop"
    path.touch()
    Memory(store).add_recent(str(path))
    store.sync()
    again = Memory(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    assert again.recent == (str(path),)


def test_nonsense_for_recent_files_is_forgotten(store: QSettings) -> None:
    store.setValue("recent", 5)
    assert Memory(store).recent == ()


def test_the_first_time_a_window_takes_the_room_there_is(store: QSettings, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    Memory(store).restore_place(window)
    room = window.screen().availableGeometry()
    assert window.width() == min(1440, room.width())
    window.resize(600, 300)
    Memory(store).keep_place(window)
    window.resize(200, 200)
    Memory(store).restore_place(window)
    assert window.size().toTuple() == (600, 300)
