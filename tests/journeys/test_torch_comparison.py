"""The gradients of a graph beside PyTorch's, which is asked in a process of its own."""

from __future__ import annotations

import sys

import pytest
from pytestqt.qtbot import QtBot

from playground.ui.panels import torch_bar
from tests.ui.graph_desk import Open, open_desk
from tests.ui.hands import Hands

__all__ = ["open_desk"]

NEURON = "sigmoid(w * x + b)"
VALUES = {"w": 2.0, "x": -1.0, "b": 3.0}
FLAT, TORCH = 0, 2


def torch_page(open_desk: Open, monkeypatch: pytest.MonkeyPatch, *, here: bool) -> Hands:
    monkeypatch.setattr(torch_bar, "has_torch", lambda: here)
    desk = open_desk(NEURON, **VALUES)
    desk.page.code.open_page(TORCH)
    return desk


def bar_of(desk: Hands) -> torch_bar.TorchBar:
    bar = desk.page.code.pages[TORCH].bar
    assert bar is not None
    return bar


def pretend(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let a small program of our own answer in PyTorch's place."""
    monkeypatch.setattr(torch_bar, "HERE", (sys.executable, "-c", program))


def test_without_pytorch_one_sentence_says_so(open_desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = torch_page(open_desk, monkeypatch, here=False)
    assert bar_of(desk).said.text() == torch_bar.MISSING
    assert not bar_of(desk).compare.isVisible()
    assert "import torch" in desk.page.code.view.toPlainText()


def test_pytorch_is_compared_in_a_process_of_its_own(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    desk = torch_page(open_desk, monkeypatch, here=True)
    bar, made = bar_of(desk), desk.session.playback.run
    assert made is not None
    numbers = "; ".join(
        f"print('{name} =', {value!r})"
        for name, value in (("f", made.output), *((f"grad_{n}", made.gradients[n]) for n in "wxb"))
    )
    pretend(monkeypatch, numbers)
    desk.click(desk.seen(bar.compare))
    assert bar.said.text() == torch_bar.BUSY
    assert bar.compare.text() == "Stop"
    qtbot.waitUntil(lambda: bar.said.text() != torch_bar.BUSY)
    assert bar.said.text() == "✓ agrees: worst difference 0.0e+00"
    desk.session.step()
    assert bar.said.text().startswith("✓")
    desk.type_value("w", "5")
    assert bar.said.text() == torch_bar.IDLE


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("print('f = 7.0')", "✗ differs by"),
        ("raise SystemExit('no such thing')", "PyTorch could not run it: no such thing"),
        ("raise SystemExit(3)", "PyTorch could not run it: it stopped"),
        ("pass", "PyTorch printed no numbers."),
    ],
)
def test_what_goes_wrong_is_said(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, program: str, said: str
) -> None:
    bar = bar_of(torch_page(open_desk, monkeypatch, here=True))
    pretend(monkeypatch, program)
    bar.compare.click()
    qtbot.waitUntil(lambda: bar.said.text() != torch_bar.BUSY)
    assert bar.said.text().startswith(said)


def test_the_comparison_can_be_stopped_and_ends_with_the_window(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = torch_page(open_desk, monkeypatch, here=True)
    bar = bar_of(desk)
    pretend(monkeypatch, "import time; time.sleep(60)")
    bar.compare.click()
    bar.compare.click()
    assert bar.said.text() == torch_bar.IDLE
    assert bar.compare.text() == "Compare"
    bar.compare.click()
    desk.page.code.open_page(FLAT)
    assert bar.compare.text() == "Compare"
    desk.page.code.open_page(TORCH)
    bar.compare.click()
    desk.window.close()
    assert bar.compare.text() == "Compare"
