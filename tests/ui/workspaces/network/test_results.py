from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from playground.training.report import Report
from playground.ui.workspaces.network.results import Results, loss_text, share_text


@pytest.fixture
def results(shown: Callable[..., QWidget]) -> Results:
    made = Results()
    shown(made, 430, 740)
    return made


def report(**fields: object) -> Report:
    told: dict[str, object] = {
        "run_id": 1,
        "steps": 10,
        "epoch": 2,
        "data_loss": 0.079,
        "penalty": 0.004,
        "train_accuracy": 0.976,
        "test_data_loss": 0.137,
        "test_accuracy": 0.958,
    }
    return Report(**(told | fields))  # type: ignore[arg-type]  # the fields are those of a report


def test_the_numbers_of_a_report(results: Results) -> None:
    results.show_report(report())
    assert results.train.number.text() == "97.6 %"
    assert results.test.number.text() == "95.8 %"
    assert results.parts.number.text() == "0.083"
    assert results.parts.detail.text() == "0.079 + 0.004"
    assert results.legend.accessibleName() == "train 0.083 test 0.141"
    results.grab()


def test_without_test_points_there_is_a_dash(results: Results) -> None:
    results.show_report(report(test_data_loss=None, test_accuracy=None))
    assert results.test.number.text() == "–"
    assert results.legend.accessibleName() == "train 0.083 "
    results.grab()


@pytest.mark.parametrize(("width", "height"), [(384, 520), (430, 740), (660, 900), (384, 300)])
def test_the_boundary_is_a_square_that_leaves_room_for_the_rest(
    results: Results, width: int, height: int
) -> None:
    results.window().resize(width, height)
    results.resize(width, height)
    layout = results.layout()
    assert layout is not None
    layout.activate()
    boundary, loss = results.boundary, results.loss
    assert boundary.width() == boundary.height() >= 160
    if height > 400:
        assert loss.y() >= boundary.y() + boundary.height()
        assert results.parts.y() >= loss.y() + loss.height()
        assert results.parts.y() + results.parts.height() <= height


def test_switches_reach_the_plots(results: Results) -> None:
    results.is_log.click()
    assert results.loss.log
    results.shows_axes.click()
    assert results.boundary._plot.getAxis("left").isVisible()
    results.shows_test.click()
    assert not results.boundary._shows_test


@pytest.mark.parametrize(
    ("loss", "text"), [(0.0, "0.000"), (0.0834, "0.083"), (1e-5, "1.0e-05"), (3.5e307, "3.5e307")]
)
def test_losses_are_written_with_three_digits(loss: float, text: str) -> None:
    assert loss_text(loss) == text


def test_shares_are_written_in_per_cent() -> None:
    assert share_text(0.9761) == "97.6 %"
    assert share_text(1.0) == "100.0 %"
    assert share_text(None) == "–"
