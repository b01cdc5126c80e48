from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from playground.session.session import Session
from playground.training.experiment import Experiment
from playground.ui.panels.data import DataPanel
from playground.ui.panels.experiment_edits import ExperimentEdits
from playground.ui.panels.learning import LearningPanel
from playground.ui.panels.model import ModelPanel, with_layers
from playground.ui.theme.theme import theme
from playground.ui.widgets.choice_row import ChoiceRow
from playground.ui.widgets.slider_row import SliderRow


@pytest.fixture
def session() -> Session:
    return Session()


@pytest.fixture
def edits(session: Session) -> ExperimentEdits:
    return ExperimentEdits(session)


def follow(session: Session, panel: DataPanel | ModelPanel | LearningPanel) -> None:
    panel.show_experiment(session.project.experiment)
    session.project_changed.connect(lambda _old, new: panel.show_experiment(new.experiment))


@pytest.fixture
def data(edits: ExperimentEdits, session: Session, shown: Callable[..., QWidget]) -> DataPanel:
    panel = DataPanel(edits)
    follow(session, panel)
    shown(panel, 260, 400)
    return panel


@pytest.fixture
def model(edits: ExperimentEdits, session: Session, shown: Callable[..., QWidget]) -> ModelPanel:
    panel = ModelPanel(edits)
    follow(session, panel)
    shown(panel, 260, 500)
    return panel


@pytest.fixture
def learning(edits: ExperimentEdits, session: Session, shown: Callable[..., QWidget]) -> LearningPanel:
    panel = LearningPanel(edits)
    follow(session, panel)
    shown(panel, 260, 500)
    return panel


def slide(row: SliderRow, share: float) -> None:
    place = QPoint(round(row.slider.width() * share), row.slider.height() // 2)
    QTest.mouseClick(row.slider, Qt.MouseButton.LeftButton, pos=place)


def choose(row: ChoiceRow, option: str) -> None:
    row.box.setFocus()
    steps = row.box.findData(option) - row.box.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(row.box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def test_a_thumbnail_chooses_its_dataset(data: DataPanel, edits: ExperimentEdits) -> None:
    moons = data.datasets.thumbnail("moons")
    QTest.mouseMove(moons)
    QTest.mouseClick(moons, Qt.MouseButton.LeftButton)
    assert edits.experiment.dataset == "moons"
    assert moons.isChecked()
    assert not data.datasets.thumbnail("xor").isChecked()


def test_the_dataset_of_four_points_has_no_number_of_points(data: DataPanel, edits: ExperimentEdits) -> None:
    QTest.mouseClick(data.datasets.thumbnail("xor4"), Qt.MouseButton.LeftButton)
    assert not data.points.isEnabled()
    QTest.mouseClick(data.datasets.thumbnail("spirals3"), Qt.MouseButton.LeftButton)
    assert data.points.isEnabled()


def test_thumbnails_are_drawn_in_the_colours_of_the_theme(data: DataPanel) -> None:
    thumbnail = data.datasets.thumbnail("xor")
    light = thumbnail.grab().toImage()
    thumbnail.setFocus()
    assert thumbnail.grab().toImage() != light
    theme().set_scheme("dark")
    assert thumbnail.grab().toImage() != light


def test_the_sliders_of_the_data_change_the_experiment(data: DataPanel, edits: ExperimentEdits) -> None:
    slide(data.points, 1.0)
    slide(data.noise, 1.0)
    slide(data.test_share, 0.0)
    changed = edits.experiment
    assert (changed.points, changed.noise, changed.test_share) == (1000, 1.0, 0.0)


def test_a_slider_gesture_is_one_entry(data: DataPanel, session: Session) -> None:
    slider = data.noise.slider
    middle = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(20, middle))
    for x in (60, 90, 130):
        QTest.mouseMove(slider, QPoint(x, middle))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(130, middle))
    session.undo()
    assert session.project.experiment.noise == Experiment.noise
    assert not session.history.can_undo


def test_units_and_layers(model: ModelPanel, edits: ExperimentEdits) -> None:
    slide(model.units[0], 1.0)
    assert edits.experiment.hidden == (100,)
    choose(model.kind, "3")
    assert edits.experiment.hidden == (100, 4, 4)
    assert [row.isVisible() for row in model.units] == [True] * 3 + [False] * 3
    slide(model.units[2], 0.0)
    assert edits.experiment.hidden == (100, 4, 1)
    assert model.units[0].title.text() == "Units in layer 1"
    choose(model.kind, "0")
    assert edits.experiment.hidden == ()
    assert not model.activation.isEnabled()
    choose(model.kind, "1")
    assert edits.experiment.hidden == (8,)
    assert model.units[0].title.text() == "Hidden units"


def test_a_project_with_more_layers_than_sliders_keeps_them(
    model: ModelPanel, edits: ExperimentEdits
) -> None:
    edits.set_hidden((3,) * 8)
    slide(model.units[0], 0.0)
    assert edits.experiment.hidden == (1, *(3,) * 7)
    assert model.kind.value == "6"


def test_activation_first_weights_and_biases(model: ModelPanel, edits: ExperimentEdits) -> None:
    choose(model.activation, "relu")
    choose(model.initializer, "he")
    model.bias.click()
    changed = edits.experiment
    assert (changed.activation, changed.initializer, changed.bias) == ("relu", "he", False)
    assert model.initializer.toolTip().startswith("Variance 2 / inputs")


def test_the_choices_of_learning(learning: LearningPanel, edits: ExperimentEdits) -> None:
    assert learning.momentum.isVisible()
    choose(learning.optimizer, "adam")
    assert not learning.momentum.isVisible()
    choose(learning.loss, "hinge")
    choose(learning.regularizer, "none")
    assert not learning.strength.isEnabled()
    changed = edits.experiment
    assert (changed.optimizer, changed.loss, changed.regularizer) == ("adam", "hinge", "none")


def test_the_sliders_of_learning(learning: LearningPanel, edits: ExperimentEdits) -> None:
    slide(learning.momentum, 0.0)
    slide(learning.rate, 1.0)
    slide(learning.strength, 0.0)
    slide(learning.batch, 0.0)
    changed = edits.experiment
    assert (changed.momentum, changed.learning_rate, changed.strength, changed.batch_size) == (
        0.0,
        10.0,
        0.0,
        1,
    )


def test_a_number_can_be_typed(learning: LearningPanel, edits: ExperimentEdits) -> None:
    field = learning.rate.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.0375")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert edits.experiment.learning_rate == 0.0375


def test_a_loss_that_cannot_be_is_taken_back(
    learning: LearningPanel, edits: ExperimentEdits, session: Session
) -> None:
    edits.choose_dataset("spirals3")
    choose(learning.loss, "bce")
    assert edits.experiment.loss == learning.loss.value == "hinge"


def test_a_warning_is_shown_while_there_is_one(learning: LearningPanel) -> None:
    assert not learning.warning.isVisible()
    learning.show_warning("too fast")
    assert learning.warning.isVisible()
    learning.show_warning("")
    assert not learning.warning.isVisible()


@pytest.mark.parametrize(
    ("hidden", "count", "expected"),
    [((), 2, (8, 4)), ((5,), 3, (5, 4, 4)), ((5, 6, 7), 1, (5,)), ((5, 6), 0, ())],
)
def test_layers_are_added_and_left_out_at_the_end(
    hidden: tuple[int, ...], count: int, expected: tuple[int, ...]
) -> None:
    assert with_layers(hidden, count) == expected
