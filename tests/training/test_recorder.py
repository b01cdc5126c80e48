"""The recorder: bounded, evenly thinned, and never two rows for one step."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.training.recorder import Recorder
from playground.training.report import Report

REPORT = Report(run_id=1, steps=0, epoch=0, data_loss=0.7, penalty=0.1, train_accuracy=0.5)


def recorded(steps: list[int], most: int) -> Recorder:
    """Record at these steps, each with parameters that say at which."""
    recorder = Recorder(2, most_bytes=most * 24, most_losses=most)
    for step in steps:
        report = replace(REPORT, steps=step, epoch=step // 10, data_loss=1.0 / (1 + step), test_data_loss=0.5)
        recorder.record(report, np.array([step, -step], dtype=np.float64))
    return recorder


@given(gaps=st.lists(st.integers(1, 40), min_size=1, max_size=300), most=st.integers(4, 20))
def test_rows_are_bounded_even_and_keep_both_ends(gaps: list[int], most: int) -> None:
    steps = [0, *np.cumsum(gaps).tolist()]
    recorder = recorded(steps, most)
    kept = recorder.steps.tolist()
    assert len(kept) <= most
    assert (kept[0], kept[-1]) == (0, steps[-1])
    assert kept == sorted(set(kept))
    assert set(kept) <= set(steps)
    for step in kept:
        assert recorder.parameters_at(step).tolist() == [step, -step]
    if len(steps) > most:
        widest = max(np.diff(kept))
        assert widest <= 4 * steps[-1] / most + 2 * max(gaps)
    assert recorder.losses["steps"].tolist() == kept


def test_losses_have_names() -> None:
    recorder = Recorder(1)
    recorder.record(REPORT, np.zeros(1))
    found = {name: column.tolist() for name, column in recorder.losses.items()}
    assert np.isnan(found.pop("test_data_loss")).all()
    assert found == {"steps": [0], "epoch": [0], "data_loss": [0.7], "penalty": [0.1]}


def test_recording_a_step_again_replaces_it() -> None:
    recorder = recorded([0, 5, 5, 5], 10)
    assert recorder.steps.tolist() == [0, 5]
    recorder.record(replace(REPORT, steps=5, data_loss=9.0), np.array([1.0, 2.0]))
    assert recorder.losses["data_loss"].tolist()[-1] == 9.0
    assert recorder.parameters_at(7).tolist() == [1.0, 2.0]


def test_going_back_forgets_what_came_after() -> None:
    recorder = recorded([0, 5, 10, 15, 7], 10)
    assert recorder.steps.tolist() == [0, 5, 7]


def test_the_past_is_found_by_step_and_handed_out_as_a_copy() -> None:
    recorder = recorded([3, 6, 9], 10)
    assert [recorder.parameters_at(step)[0] for step in (0, 3, 5, 6, 100)] == [3, 3, 3, 6, 9]
    recorder.parameters_at(6)[...] = 0.0
    assert recorder.parameters_at(6)[0] == 6


def test_another_run_begins_anew() -> None:
    recorder = recorded(list(range(50)), 10)
    recorder.record(replace(REPORT, run_id=2), np.zeros(2))
    assert recorder.steps.tolist() == [0]
    for step in (1, 2, 3):
        recorder.record(replace(REPORT, run_id=2, steps=step), np.zeros(2))
    assert recorder.steps.tolist() == [0, 1, 2, 3]


def test_nothing_recorded_is_an_empty_past() -> None:
    assert recorded([], 10).steps.tolist() == []
    assert recorded([], 10).losses["steps"].size == 0
    with pytest.raises(LookupError, match="nothing has been recorded"):
        recorded([], 10).parameters_at(3)
