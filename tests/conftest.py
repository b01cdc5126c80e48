"""What every test runs under: no screen, folders of its own, nothing random, nothing left behind."""

import gc
import logging
import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("checks", derandomize=True, deadline=None, database=None)
settings.load_profile("checks")


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep settings, caches and left-overs out of the folders of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in (
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "XDG_CACHE_HOME",
            "XDG_RUNTIME_DIR",
        ):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """Empty the clipboard at the end: Qt would delete what it holds when Python is gone, and crash."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


class _Listener(logging.Handler):
    """Collects what is logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_stray_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse without asking for `caplog`."""
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield
    logging.getLogger().removeHandler(listener)
    if listener.lines and "caplog" not in request.fixturenames:
        pytest.fail("Logged by the way:\n" + "\n".join(listener.lines))


def _windows() -> dict[int, str]:
    """Name the widgets without a parent that are alive, by their identity."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return {}
    return {id(each): repr(each) for each in widgets.QApplication.topLevelWidgets() if each.parent() is None}


def _bury() -> None:
    """Let Qt delete what is marked for it, and Python what nobody holds."""
    core = sys.modules["PySide6.QtCore"]
    gc.collect()
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _no_widget_left_alive() -> Iterator[None]:
    """Fail a test after which a window of its own is still alive."""
    before = _windows()
    yield
    if _windows().keys() - before.keys():
        _bury()
        left = [name for key, name in _windows().items() if key not in before]
        if left:
            pytest.fail("Left alive:\n" + "\n".join(left))


def _buttons_down() -> int:
    """Tell which mouse buttons Qt believes to be pressed."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    return int(widgets.QApplication.mouseButtons().value) if widgets else 0


@pytest.fixture(autouse=True)
def _no_button_left_down() -> Iterator[None]:
    """Fail a test that presses a mouse button and does not let go: all later tests would drag."""
    before = _buttons_down()
    yield
    assert not _buttons_down() & ~before, "a mouse button is still down"
