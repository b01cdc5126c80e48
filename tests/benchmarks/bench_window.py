"""How the window draws, trains and starts: ratios of medians of one run.

Run on purpose, never part of the checks: `python -m tests.benchmarks.bench_window` prints the table,
`pytest tests/benchmarks/bench_window.py` asks for what must be reached.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from playground.app.window import prepare
from playground.training import kernel
from playground.training.experiment import build_trainer
from tests.benchmarks.bench_training import compiled
from tests.benchmarks.dashboard import EIGHT, Frame, Numbers, in_turns, naive, ours
from tests.benchmarks.live_window import SECONDS, Stage

STARTS: Final = 9


def dashboard() -> dict[str, float]:
    """Return the milliseconds of a frame, naively drawn and ours."""
    prepare()
    numbers, sheets = Numbers(), [QWidget(), QWidget()]
    frames = [make(numbers, sheet) for make, sheet in zip((naive, ours), sheets, strict=True)]
    for sheet in sheets:
        sheet.resize(1300, 800)
        sheet.show()
    found = in_turns(*frames)
    for sheet in sheets:
        sheet.close()
        sheet.deleteLater()
    return dict(zip(("naive pyqtgraph", "ours"), found, strict=True))


def idle_frames(stage: Stage) -> tuple[float, float, float]:
    """Watch a window that draws new weights in every frame, which nobody trains."""
    player, first, generator = stage.page.player, stage.newest[0], np.random.default_rng(0)
    steps = count(first.report.steps + 1)

    def put(_snapshot: object = None) -> None:
        parameters = first.parameters + generator.normal(0, 0.01, len(first.parameters))
        row = (float(next(steps)), 0.0, 0.5, 0.1, 0.5)
        player._mailbox.put(replace(first, playing=True, parameters=parameters, rows=(row,)))

    feed = QTimer()
    feed.setInterval(3)
    feed.timeout.connect(put)
    feed.start()
    player._frames.start()
    found = stage.watch()
    feed.stop()
    return found


def headless() -> float:
    """Return the steps a second without a window, in the slices of the worker."""
    trainer = build_trainer(EIGHT)
    trainer.step(2000)
    begin, slices = perf_counter(), 0
    while perf_counter() - begin < SECONDS:
        trainer.step(2000)
        slices += 1
    return 2000 * slices / (perf_counter() - begin)


@cache
def live() -> dict[str, float]:
    """Return how frames and steps fare with and without each other, medians of three rounds."""
    kernel.install(compiled())
    rounds = []
    for _ in range(3):
        stage = Stage(EIGHT)
        without = idle_frames(stage)
        stage.page.player.reset()
        stage.page.player.play()
        training = stage.watch()
        stage.page.player.pause()
        stage.page.close()
        rounds.append((*without[:2], *training, headless()))
    kernel.install(None)
    names = (
        "fps without training",
        "p99 ms late without",
        "fps while training",
        "p99 ms late while training",
        "steps/s in the window",
        "steps/s headless",
    )
    return {name: median(each) for name, each in zip(names, zip(*rounds, strict=True), strict=True)}


def long_run() -> dict[str, float]:
    """Return the milliseconds of a frame after 1,000 and after 100,000 epochs, a row of losses for each."""
    stages = [Stage(EIGHT), Stage(EIGHT)]
    frames = [aged(stage, epochs) for stage, epochs in zip(stages, (1_000, 100_000), strict=True)]
    found = in_turns(*frames)
    for stage in stages:
        stage.page.close()
    return dict(zip(("after 1,000", "after 100,000"), found, strict=True))


def aged(stage: Stage, epochs: int) -> Frame:
    """Give a stage the past of so many epochs and return what draws its next frame."""
    generator, first = np.random.default_rng(0), stage.newest[0]
    rows = np.empty((epochs, 5))
    rows[:, 0] = rows[:, 1] = np.arange(1, epochs + 1)
    rows[:, 2:] = (
        np.exp(-np.arange(epochs) * 5 / epochs)[:, None] + generator.normal(0, 0.02, (epochs, 3)) ** 2
    )
    stage.page.results.history.extend([tuple(row) for row in rows.tolist()])
    steps = count(epochs + 1)

    def frame() -> None:
        row = (float(next(steps)), 0.0, 0.1, 0.1, 0.1)
        stage.page.live.show_snapshot(replace(first, playing=True, rows=(row,)))

    return frame


EMPTY: Final = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
"""
FIRST: Final = """
from playground.app.window import Opening, first_window, prepare
application = prepare()
window = first_window()
"""
USABLE: Final = (
    FIRST
    + """
opening = Opening(window)
"""
)
AT_ONCE: Final = """
from playground.app.window import build_window, prepare
application = prepare()
window = build_window()
"""
UNTIL_PAINTED: Final = """
import os
window.resize(1280, 720)
window.show()
application.processEvents()
os._exit(0)
"""
UNTIL_FILLED: Final = """
import os
from PySide6.QtCore import QTimer
window.resize(1280, 720)
window.painted.connect(lambda: QTimer.singleShot(0, lambda: os._exit(0)))
window.show()
application.exec()
"""
PROGRAMS: Final = {
    "empty QMainWindow": EMPTY + UNTIL_PAINTED,
    "first window": FIRST + UNTIL_PAINTED,
    "graph can be used": USABLE + UNTIL_FILLED,
    "all of it at once": AT_ONCE + UNTIL_PAINTED,
}


@cache
def start() -> dict[str, float]:
    """Return the milliseconds from the start of a process to what it shows: medians, all in turns.

    The first window is the one that the program opens, painted: header, menus, status bar, empty panels.
    """
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    with TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment.update(
            PYTHONPYCACHEPREFIX=folder, PYTHONPATH=str(Path(__file__).parents[2]), OPENBLAS_NUM_THREADS="1"
        )
        for turn in range(STARTS + 1):
            for name, code in PROGRAMS.items():
                begin = perf_counter()
                subprocess.run([sys.executable, "-c", code], env=environment, check=True)
                if turn:
                    times[name].append((perf_counter() - begin) * 1000)
    return {name: median(each) for name, each in times.items()}


def test_a_dashboard_is_drawn_three_times_as_fast_as_naively() -> None:
    found = dashboard()
    assert found["naive pyqtgraph"] / found["ours"] >= 3


def test_training_takes_no_frames() -> None:
    found = live()
    assert found["fps while training"] / found["fps without training"] >= 0.95
    assert found["p99 ms late while training"] <= 2 * found["p99 ms late without"]


def test_frames_take_less_than_half_of_the_steps() -> None:
    found = live()
    assert found["steps/s in the window"] / found["steps/s headless"] >= 0.5


def test_a_long_run_is_drawn_as_fast_as_a_short_one() -> None:
    found = long_run()
    assert found["after 100,000"] / found["after 1,000"] <= 1.3


def test_the_first_window_is_there_soon() -> None:
    found = start()
    assert found["first window"] / found["empty QMainWindow"] <= 2.5


def test_showing_the_frame_first_hardly_delays_the_graph() -> None:
    found = start()
    assert found["graph can be used"] / found["all of it at once"] <= 1.1


if __name__ == "__main__":
    for measure in (dashboard, long_run, start, live):
        result = measure()
        sys.stdout.write(f"{measure.__name__}: ")
        sys.stdout.write(", ".join(f"{name} {value:,.2f}" for name, value in result.items()) + "\n")
