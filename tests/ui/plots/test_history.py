import numpy as np

from playground.ui.plots.history import DATA, STEP, LossHistory, decimated, thinned


def rows(*steps: int) -> list[tuple[float, ...]]:
    return [(float(step), step / 10, 1.0 / (step + 1), 0.1, 0.5) for step in steps]


def test_it_grows_and_remembers_every_row() -> None:
    history = LossHistory()
    history.extend(rows(*range(1000)))
    assert len(history) == 1000
    assert history.column(STEP).tolist() == list(range(1000))
    history.clear()
    assert len(history) == 0


def test_a_row_of_the_same_step_replaces_the_one_before() -> None:
    history = LossHistory()
    history.extend(rows(0, 5))
    history.extend([(5.0, 0.5, 9.0, 0.0, 0.0)])
    assert len(history) == 2
    assert history.column(DATA)[-1] == 9.0


def test_going_back_drops_what_came_after() -> None:
    history = LossHistory()
    history.extend(rows(0, 5, 10, 15))
    history.extend(rows(7))
    assert history.column(STEP).tolist() == [0, 5, 7]


def test_it_stays_under_its_bound_and_keeps_the_peak_and_the_newest() -> None:
    history = LossHistory(bound=256)
    table = rows(*range(5000))
    table[2501] = (2501.0, 0.0, 77.0, 0.1, 0.5)
    history.extend(table)
    assert len(history) <= 256
    assert history.column(DATA).max() == 77.0
    assert history.column(STEP)[-1] == 4999
    assert (np.diff(history.column(STEP)) > 0).all()


def test_thinning_keeps_two_of_four_even_when_all_are_equal() -> None:
    table = np.array(rows(*range(10)))
    table[:, DATA] = 1.0
    assert len(thinned(table)) == 2 * 2 + 2


def test_the_nearest_row_is_found_by_its_step() -> None:
    history = LossHistory()
    assert history.nearest(3) is None
    history.extend(rows(0, 10, 20))
    assert [history.nearest(step) for step in (-4, 4, 6, 99)] == [tuple(row) for row in rows(0, 0, 10, 20)]


def test_few_points_are_left_as_they_are_and_many_keep_their_extremes() -> None:
    x = np.arange(10_000.0)
    y = np.sin(x)
    y[1234] = 50.0
    few_x, few_y = decimated(x, y, 100)
    assert len(few_x) <= 2 * 100 + 1
    assert few_y.max() == 50.0
    assert few_x[-1] == x[-1]
    assert (np.diff(few_x) >= 0).all()
    assert decimated(x[:50], y[:50], 100)[0] is not None
    assert len(decimated(x[:50], y[:50], 100)[0]) == 50
