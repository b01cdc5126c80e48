from functools import partial
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from playground.engine.run import run
from playground.session.session import Session
from playground.training.experiment import Experiment
from playground.ui.diagram.names import Place
from playground.ui.theme.theme import theme
from playground.ui.workspaces.network.workspace import NetworkWorkspace
from tests.ui.workspaces.network.conftest import Open


def steps(workspace: NetworkWorkspace) -> int:
    return int(workspace.transport.step_counter.text.replace(",", "") or 0)


def session_of(workspace: NetworkWorkspace) -> Session:
    return workspace._session


def test_it_shows_the_experiment_paused(open_workspace: Open) -> None:
    workspace = open_workspace(hidden=(6,), seed=7)
    assert workspace.middle.formula.text == "s = W₂ · tanh(W₁ · x + b₁) + b₂"
    assert [len(column.tiles) for column in workspace.middle.diagram.columns] == [2, 6, 2]
    assert workspace.transport.play.text() == "Play"
    assert workspace.transport.epoch_counter.text == "000,000"
    assert workspace.settings.model.units[0].value == 6


def test_the_status_tells_parameters_and_seed(open_workspace: Open, qtbot: QtBot) -> None:
    workspace = open_workspace(hidden=(6,), seed=7)
    told: list[tuple[str, str]] = []
    workspace.status_changed.connect(lambda left, right: told.append((left, right)))
    QTest.keyClick(workspace, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1] == ("32 parameters", "seed 7")
    QTest.keyClick(workspace, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "steps/s" in told[-1][0] and not told[-1][0].endswith(" 0 fps"))
    QTest.keyClick(workspace, Qt.Key.Key_Space)


def test_keys_and_buttons_do_the_same(open_workspace: Open, qtbot: QtBot) -> None:
    workspace = open_workspace(hidden=(2,), points=40)
    QTest.keyClick(workspace, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: steps(workspace) == 1)
    QTest.mouseClick(workspace.transport.step, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: steps(workspace) == 2)
    QTest.keyClick(workspace, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: steps(workspace) == 0)
    QTest.keyClick(workspace, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: workspace.transport.epoch_counter.text == "000,001")
    QTest.mouseClick(workspace.transport.reset, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: steps(workspace) == 0)
    QTest.mouseClick(workspace.transport.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: workspace.transport.play.text() == "Pause")
    qtbot.waitUntil(lambda: steps(workspace) > 5)
    QTest.mouseClick(workspace.transport.play, Qt.MouseButton.LeftButton)
    assert workspace.transport.play.text() == "Play"


def test_layers_are_added_and_removed(open_workspace: Open, qtbot: QtBot) -> None:
    workspace = open_workspace(hidden=(3,))
    middle = workspace.middle
    QTest.mouseClick(middle.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(middle.diagram.columns) == 4)
    for _ in range(2):
        QTest.mouseClick(middle.less, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(middle.diagram.columns) == 2)
    assert not middle.less.isEnabled()
    session_of(workspace).undo()
    qtbot.waitUntil(lambda: len(middle.diagram.columns) == 3)
    assert middle.less.isEnabled()


def test_hovering_a_unit_projects_it_and_leaving_brings_the_boundary_back(
    open_workspace: Open, qtbot: QtBot
) -> None:
    workspace = open_workspace(hidden=(3,))
    results, diagram = workspace.results, workspace.middle.diagram
    before = results.boundary.picture.image.copy()
    QTest.mouseMove(diagram, diagram.area_of(Place(0, 0)).center().toPoint())
    qtbot.waitUntil(lambda: results.title.text() == "Unit x₁")
    assert results.boundary.picture.image != before
    QTest.mouseMove(diagram, QPoint(2, 2))
    qtbot.waitUntil(lambda: results.title.text() == "Boundary")
    assert results.boundary.picture.image == before


def test_a_neuron_at_a_picked_point_opens_as_gates(open_workspace: Open, qtbot: QtBot) -> None:
    workspace = open_workspace(hidden=(3,))
    middle, boundary = workspace.middle, workspace.results.boundary
    assert not middle.open_graph.isEnabled()
    workspace.open_graph()
    boundary.pick(4)
    middle.diagram.pin(Place(1, 2))
    assert middle.picked.text().startswith("h₃ at (")
    with qtbot.waitSignal(workspace.graph_opened):
        QTest.mouseClick(middle.open_graph, Qt.MouseButton.LeftButton)
    picked = boundary.picked
    assert picked is not None
    expected = workspace.live.network.units([picked[:2]])[0][0, 2]
    assert run(session_of(workspace).graph).output == pytest.approx(expected, rel=1e-12)
    assert session_of(workspace).history.undo_label == "open a neuron as gates"


def test_numbers_that_run_away_are_told_and_the_way_on_works(open_workspace: Open, qtbot: QtBot) -> None:
    workspace = open_workspace(learning_rate=10.0, strength=1.0, optimizer="sgd", hidden=(3,))
    banner = workspace.middle.banner
    assert workspace.settings.learning.warning.isVisible()
    QTest.keyClick(workspace, Qt.Key.Key_Space)
    qtbot.waitUntil(banner.isVisible)
    assert not workspace.player.playing
    assert "Stopped" in banner.text.text()
    QTest.mouseClick(banner.slower, Qt.MouseButton.LeftButton)
    assert workspace.edits.experiment.learning_rate == 1.0
    qtbot.waitUntil(lambda: banner.isHidden() and workspace.player.playing)
    QTest.keyClick(workspace, Qt.Key.Key_Space)


def test_what_is_refused_is_told_and_taken_back(open_workspace: Open) -> None:
    workspace = open_workspace(dataset="spirals3")
    loss = workspace.settings.learning.loss
    workspace.edits.change("change loss", loss="bce")
    assert "3" in workspace.middle.banner.text.text()
    assert loss.value == "softmax"
    QTest.mouseClick(workspace.middle.banner.shut, Qt.MouseButton.LeftButton)
    assert workspace.middle.banner.isHidden()


def test_opening_a_project_pauses_and_begins_anew(open_workspace: Open, qtbot: QtBot) -> None:
    workspace = open_workspace(hidden=(8,))
    QTest.keyClick(workspace, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: steps(workspace) > 5)
    session_of(workspace).new()
    assert not workspace.player.playing
    qtbot.waitUntil(lambda: steps(workspace) == 0)
    assert workspace.edits.experiment == Experiment()


def test_changes_of_the_graph_leave_the_training_alone(open_workspace: Open, qtbot: QtBot) -> None:
    workspace = open_workspace(hidden=(2,))
    QTest.keyClick(workspace, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: steps(workspace) == 1)
    session = session_of(workspace)
    session.edit("tidy", type(session.graph)())
    assert not workspace.player._frames.isActive()


def test_the_theme_colours_all_pictures_anew(open_workspace: Open) -> None:
    workspace = open_workspace(hidden=(2,))
    image = workspace.results.boundary.picture.image
    light = image.copy()
    theme().set_scheme("dark")
    assert workspace.results.boundary.picture.image != light


def test_toggling_an_option_adds_no_point_to_the_loss(open_workspace: Open) -> None:
    workspace = open_workspace(hidden=(2,))
    before = len(workspace.results.history)
    for box in (workspace.results.is_log, workspace.results.shows_axes, workspace.results.shows_test):
        box.click()
    assert len(workspace.results.history) == before


@pytest.mark.parametrize("size", [(960, 540), (1280, 650), (1920, 1010)])
def test_nothing_overlaps_and_the_settings_scroll(open_workspace: Open, size: tuple[int, int]) -> None:
    workspace = open_workspace(hidden=(4,))
    workspace.window().resize(*size)
    workspace.resize(*size)
    parts = [workspace.settings, workspace.middle, workspace.results]
    edges = [(part.x(), part.x() + part.width()) for part in parts]
    assert all(right <= left for (_, right), (left, _) in pairwise(edges))
    assert all(part.y() + part.height() <= workspace.transport.y() for part in parts)
    bar = workspace.settings.verticalScrollBar()
    inside = workspace.settings.widget()
    assert inside is not None
    assert bar.maximum() > 0 or inside.height() <= workspace.settings.height()


def test_a_workspace_may_be_destroyed_while_it_trains(open_workspace: Open, qtbot: QtBot) -> None:
    workspace = open_workspace(hidden=(2,))
    QTest.keyClick(workspace, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: steps(workspace) > 0)
    window, thread = workspace.window(), workspace.player._thread
    assert isinstance(window, QMainWindow)
    window.takeCentralWidget()
    delete(workspace)
    assert not isValid(thread)


def test_a_click_on_the_middle_gives_it_the_keys(open_workspace: Open) -> None:
    workspace = open_workspace(hidden=(2,))
    workspace.clearFocus()
    QTest.mouseClick(workspace.middle, Qt.MouseButton.LeftButton, pos=QPoint(200, 25))
    assert workspace.hasFocus()


def test_the_fit_at_the_same_seed_is_the_same_as_without_a_window(open_workspace: Open, qtbot: QtBot) -> None:
    from playground.training.experiment import build_trainer

    workspace = open_workspace(hidden=(3,), points=60, seed=5)
    for epochs in ("000,001", "000,002", "000,003"):
        QTest.keyClick(workspace, Qt.Key.Key_E)
        qtbot.waitUntil(partial(_counts, workspace, epochs))
    trainer = build_trainer(workspace.edits.experiment)
    trainer.epoch(3)
    assert np.array_equal(workspace.live.network.parameters, trainer.network.parameters)


def _counts(workspace: NetworkWorkspace, epochs: str) -> bool:
    return workspace.transport.epoch_counter.text == epochs
