"""The past of a training run: its losses for the plot, and weights to go back to."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from playground.training.network import Floats
from playground.training.report import Report

MOST_BYTES: Final = 8_000_000
"""How much memory past weights may take unless told otherwise."""
MOST_LOSSES: Final = 100_000
"""How many losses are kept unless told otherwise."""
COLUMNS: Final = ("steps", "epoch", "data_loss", "penalty", "test_data_loss")


class Series:
    """Rows of numbers in the order of steps; when full, every second row goes, and later ones come as rarely.

    The first row and the newest always stay.
    """

    def __init__(self, columns: int, most: int) -> None:
        self._rows = np.zeros((max(most, 4), columns))
        self._steps = np.zeros(len(self._rows), dtype=np.int64)
        self._count = 0
        self._gap = 1

    def __len__(self) -> int:
        """Count the rows."""
        return self._count

    @property
    def steps(self) -> NDArray[np.int64]:
        """The steps (n,) at which the rows were recorded, rising."""
        return self._steps[: self._count]

    @property
    def rows(self) -> Floats:
        """The rows (n, columns)."""
        return self._rows[: self._count]

    def add(self, step: int, row: Any) -> None:
        """Keep a row; one of a step that has a row already, or of an earlier one, forgets what came after."""
        self._count = int(np.searchsorted(self.steps, step))
        if self._count > 1 and self._steps[self._count - 1] < self._steps[self._count - 2] + self._gap:
            self._count -= 1
        if self._count == len(self._rows):
            self._thin()
        self._rows[self._count] = row
        self._steps[self._count] = step
        self._count += 1

    def clear(self) -> None:
        """Forget all rows."""
        self._count, self._gap = 0, 1

    def _thin(self) -> None:
        span = int(self._steps[self._count - 1] - self._steps[0])
        self._gap = max(2 * self._gap, 2 * span // len(self._rows))
        kept = [0]
        for place in range(1, self._count):
            if self._steps[place] >= self._steps[kept[-1]] + self._gap:
                kept.append(place)
        self._rows[: len(kept)] = self._rows[kept]
        self._steps[: len(kept)] = self._steps[kept]
        self._count = len(kept)


class Recorder:
    """Keeps the losses of a run and, evenly thinned to a bound of memory in bytes, its flat parameters.

    A report of another run begins anew. Recording twice at one step keeps one row.
    """

    def __init__(
        self, parameter_count: int, most_bytes: int = MOST_BYTES, most_losses: int = MOST_LOSSES
    ) -> None:
        self._weights = Series(parameter_count, most_bytes // (8 * parameter_count + 8))
        self._losses = Series(len(COLUMNS), most_losses)
        self._run_id: int | None = None

    @property
    def losses(self) -> dict[str, Floats]:
        """The history by name, (n,) each, as named in COLUMNS; test_data_loss is nan without test points."""
        return {name: self._losses.rows[:, place] for place, name in enumerate(COLUMNS)}

    @property
    def steps(self) -> NDArray[np.int64]:
        """The steps (n,) whose parameters are kept, rising."""
        return self._weights.steps

    def record(self, report: Report, parameters: Floats) -> None:
        """Keep a report's losses and a copy of the flat parameters it is about."""
        if report.run_id != self._run_id:
            self._weights.clear()
            self._losses.clear()
            self._run_id = report.run_id
        test = np.nan if report.test_data_loss is None else report.test_data_loss
        self._losses.add(report.steps, (report.steps, report.epoch, report.data_loss, report.penalty, test))
        self._weights.add(report.steps, parameters)

    def parameters_at(self, step: int) -> Floats:
        """Return a copy of the flat parameters kept last at or before this step, or of the first ones.

        Raises LookupError when nothing has been recorded.
        """
        if not len(self._weights):
            raise LookupError("nothing has been recorded")
        place = int(np.searchsorted(self._weights.steps, step, side="right")) - 1
        row: Floats = self._weights.rows[max(place, 0)]
        return row.copy()
