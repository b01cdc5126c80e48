from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from playground.app import start
from playground.app.command_line import run
from playground.session.project import open_project, save_project, starting_project
from playground.training.trainer import Trainer

Capture = pytest.CaptureFixture[str]
GOLDEN = Path(__file__).parent.parent / "golden"
NEURON = "sigmoid(w0*x0 + w1*x1 + w2)"
WEIGHTS = ["w0=2", "x0=-1", "w1=-3", "x1=-2", "w2=-3"]


def test_trace_lists_every_step_and_the_results(capsys: Capture) -> None:
    assert run(["trace", "f = (x + y) * z", "x=-2", "y=5", "z=-4"]) == 0
    out = capsys.readouterr().out
    assert out == (GOLDEN / "trace.txt").read_text()
    assert out.endswith("\nf = -12.0\ngrad x = -4.0\ngrad y = -4.0\ngrad z = 3.0\n")


def test_trace_takes_arrays_and_a_target_and_shows_kinks(capsys: Capture) -> None:
    command = [
        "trace",
        "a = W @ x; f = norm2(a)",
        "W=[[0.1, 0.5], [-0.3, 0.8]]",
        "--target",
        "a",
        "x=[0.2, 0.4]",
    ]
    assert run(command) == 0
    assert "grad x = [-0.19999999999999998, 1.3]" in capsys.readouterr().out
    assert run(["trace", "-relu(x)", "x=0"]) == 0
    assert "(kink)" in capsys.readouterr().out


def test_check_says_right_and_wrong_and_kink_and_label(capsys: Capture) -> None:
    assert run(["check", NEURON, *WEIGHTS]) == 0
    out = capsys.readouterr().out
    assert out.count("right") == 5
    assert "worst relative error" in out
    assert run(["check", "relu(x)", "x=0"]) == 0
    assert "on a kink: f" in capsys.readouterr().out
    assert run(["check", "softmax_loss(s, y)", "s=[3.2, 5.1, -1.7]", "y=0"]) == 0
    out = capsys.readouterr().out
    assert "s[2]" in out
    assert "class label" in out
    assert run(["check", "sin(100 * x)", "x=1", "--step", "0.5"]) == 1
    assert "wrong" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("numpy", "grad_x = grad_f * y"),
        ("modular", "class Multiply:"),
        ("torch", "f.backward()"),
        ("latex", r"\partial"),
    ],
)
def test_code_writes_programs(language: str, said: str, capsys: Capture) -> None:
    assert run(["code", "f = x * y", "--as", language, "x=2", "y=3"]) == 0
    assert said in capsys.readouterr().out


def test_code_is_numpy_by_default_and_runs_as_it_is(capsys: Capture) -> None:
    assert run(["code", NEURON, *WEIGHTS]) == 0
    program = capsys.readouterr().out
    assert program == (GOLDEN / "neuron.py.txt").read_text()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("f = 0.7310585786")


def test_train_says_how_it_goes_and_saves_the_experiment_and_a_picture(
    tmp_path: Path, capsys: Capture
) -> None:
    file, picture = tmp_path / "xor.backprop", tmp_path / "xor.png"
    options = [
        "--hidden",
        "8",
        "--lambda",
        "0.0005",
        "--epochs",
        "60",
        "--learning-rate",
        "0.2",
        "--seed",
        "3",
    ]
    assert run(["train", "xor", *options, "--save", str(file), "--png", str(picture)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines] == [
        "0",
        "6",
        "12",
        "18",
        "24",
        "30",
        "36",
        "42",
        "48",
        "54",
        "60",
    ]
    assert float(lines[-1].split()[-1].rstrip("%")) >= 90
    kept = open_project(file).experiment
    assert (kept.dataset, kept.hidden, kept.strength, kept.learning_rate, kept.seed) == (
        "xor",
        (8,),
        0.0005,
        0.2,
        3,
    )
    image = QImage(str(picture))
    side = image.width()
    corners = [image.pixelColor(x, y).red() for x in (5, side - 5) for y in (5, side - 5)]
    assert corners[0] > 150 < corners[3]
    assert corners[1] < 150 > corners[2]


@pytest.mark.parametrize(
    ("options", "last"),
    [
        (["spirals3", "--hidden", "4,3", "--epochs", "1"], "epoch      1"),
        (["circles", "--hidden", "", "--epochs", "0", "--test-share", "0"], "epoch      0"),
    ],
)
def test_train_takes_any_layers_and_classes(
    options: list[str], last: str, tmp_path: Path, capsys: Capture
) -> None:
    assert run(["train", *options, "--png", str(tmp_path / "a.png")]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith(last)


def test_train_need_not_save_anything(capsys: Capture) -> None:
    assert run(["train", "xor4", "--epochs", "0"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_training_that_breaks_off_says_why(capsys: Capture) -> None:
    assert run(["train", "xor", "--learning-rate", "1000", "--lambda", "10", "--activation", "relu"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(("theme", "is_dark"), [("light", False), ("dark", True)])
def test_screenshot_pictures_the_window(theme: str, is_dark: bool, tmp_path: Path) -> None:
    save_project(starting_project(), tmp_path / "a.backprop")
    command = [
        "screenshot",
        str(tmp_path / "a.backprop"),
        "--out",
        str(tmp_path / "a.png"),
        "--size",
        "1280x720",
    ]
    assert run([*command, "--workspace", "graph", "--theme", theme, "--step", "7"]) == 0
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (1280, 720)
    assert (image.pixelColor(5, 300).lightness() < 100) is is_dark


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["trace", "x +"], "something is missing after + (column 4)"),
        (["trace", "x", "y=1"], 'there is no input called "y"'),
        (["trace", "x"], "x has no value"),
        (["trace"], "required: EXPR"),
        (["trace", "x", "1"], "'1' is not name=value"),
        (["trace", "x", "x=one"], "'one' is neither a number nor a list"),
        (["trace", "x", 'x={"a": 1}'], "is neither a number nor a list"),
        (["trace", "x", "x=" + "[" * 5000], "is neither a number nor a list"),
        (["trace", "x", "x=[[1], [1, 2]]"], "x: "),
        (["trace", "x", "x=nan"], "x: "),
        (["trace", "x", "x=1", "--target", "y"], 'there is no node called "y"'),
        (["check", "x", "x=1", "--step", "0"], "'0' is not a positive number"),
        (["check", "x", "x=1", "--step", "h"], "'h' is not a positive number"),
        (["code", "x", "--as", "cobol"], "invalid choice: 'cobol'"),
        (["train", "nothing"], 'there is no dataset "nothing"'),
        (["train", "xor", "--hidden", "many"], "'many' is not a number of units"),
        (["train", "xor", "--epochs", "-1"], "epochs must be from 0"),
        (["train", "xor", "--noise", "much"], "invalid float value: 'much'"),
        (["train", "xor", "--epochs", "0", "--png", "/no/where.png"], "/no/where.png cannot be written"),
        (["train", "xor", "--epochs", "0", "--save", "/no/where.backprop"], "/no/where.backprop"),
        (["screenshot", "/no/file", "--out", "a.png"], "/no/file cannot be opened"),
        (["screenshot", "a", "--out", "a.png", "--size", "big"], "'big' is not a size"),
        (["screenshot", "a", "--out", "a.png", "--step", "x"], "'x' is not a whole number"),
        (["screenshot", "a"], "required: --out"),
        (["a.backprop", "b.backprop"], "unrecognized arguments: b.backprop"),
        (["--nothing"], "unrecognized arguments: --nothing"),
    ],
)
def test_a_mistake_is_one_clear_line_and_exit_code_2(command: list[str], said: str, capsys: Capture) -> None:
    assert run(command) == 2
    captured = capsys.readouterr()
    assert len(captured.err.splitlines()) == 1
    assert captured.err.startswith("backprop-playground: ")
    assert said in captured.err


def test_a_picture_of_the_window_needs_a_place(tmp_path: Path, capsys: Capture) -> None:
    save_project(starting_project(), tmp_path / "a.backprop")
    assert run(["screenshot", str(tmp_path / "a.backprop"), "--out", str(tmp_path / "no" / "a.png")]) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [["--help"], ["--version"], ["trace", "--help"], ["train", "-h"], ["screenshot", "-h"]]
)
def test_help_and_version_are_printed(command: list[str], capsys: Capture) -> None:
    assert run(command) == 0
    assert "backprop-playground" in capsys.readouterr().out


def test_without_a_command_the_window_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str | None] = []

    def open_window(path: str | None = None, example: Path | None = None) -> int:
        opened.append(path or (example.name if example else None))
        return 0

    monkeypatch.setattr(start, "open_window", open_window)
    assert run([]) == 0
    assert run(["some.backprop"]) == 0
    assert run(["--example", "diamond"]) == 0
    assert opened == [None, "some.backprop", "21-diamond.backprop"]


def test_an_example_that_there_is_none_of_opens_nothing(capsys: Capture) -> None:
    assert run(["--example", "diamand"]) == 2
    assert 'no example called "diamand", do you mean "diamond"?' in capsys.readouterr().err
    assert run(["some.backprop", "--example", "diamond"]) == 2
    assert "a file or an example, not both" in capsys.readouterr().err


def test_the_examples_are_listed(capsys: Capture) -> None:
    assert run(["examples"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["example", "stage", "purpose"]
    assert lines[1].startswith("sum-times-number  ")
    assert len(lines) > 16


def test_stopping_early_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Trainer, "epoch", stopped)
    assert run(["train", "xor", "--epochs", "1"]) == 130


def test_a_reader_may_stop_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert run(["trace", "x", "x=1"]) == 0


def test_expressions_need_neither_the_window_nor_training() -> None:
    program = (
        "import sys; from playground.app.command_line import run; run(['trace', 'x', 'x=1']); "
        "print([name for name in ('PySide6', 'numba', 'playground.training') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")
