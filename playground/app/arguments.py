"""What can be said on the command line."""

from __future__ import annotations

import argparse
import json
import math
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

NAME = "backprop-playground"
VERSION = "0.1.0"
EXAMPLES = """\
without a window:
  trace EXPR [name=value ...]    every step, forward and backward
  check EXPR [name=value ...]    compare the gradients with finite differences
  code EXPR [name=value ...]     write the program: --as numpy, modular, torch or latex
  train DATASET                  train a network and say how it does
  examples                       list the worked examples
  screenshot FILE                a picture of the window

examples:
  backprop-playground trace "f = (x + y) * z" x=-2 y=5 z=-4
  backprop-playground code "norm2(W @ x)" "W=[[0.1, 0.5], [-0.3, 0.8]]" "x=[0.2, 0.4]" --as numpy
  backprop-playground --example diamond
  backprop-playground train xor --hidden 8 --lambda 0.001 --png boundary.png

"backprop-playground COMMAND --help" says more about each."""


class UsageError(ValueError):
    """Something on the command line that cannot be understood."""


class _Parser(argparse.ArgumentParser):
    """Raises where argparse would print its usage and exit."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong."""
        raise UsageError(f"{message} (see {self.prog} --help)")


def window_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Read a command line that opens the window; raises UsageError."""
    parser = _Parser(
        prog=NAME,
        description="See backpropagation: gates on a canvas, gradients step by step, networks that learn.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="a .backprop file to open in the window")
    parser.add_argument(
        "--example", metavar="NAME", help="a worked example to open in the window, such as diamond"
    )
    parser.add_argument("--version", action="version", version=f"{NAME} {VERSION}")
    arguments = parser.parse_args(argv)
    if arguments.file is not None and arguments.example is not None:
        raise UsageError("name a file or an example, not both")
    return arguments


def command_arguments(name: str, argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line of a command; raises UsageError."""
    parser = _Parser(prog=f"{NAME} {name}", description=COMMANDS[name][0], allow_abbrev=False)
    COMMANDS[name][1](parser)
    return parser.parse_intermixed_args([_protected(text) for text in argv])


def _protected(text: str) -> str:
    """Keep an expression that begins with a minus from being taken for an option."""
    is_expression = text.startswith("-") and not re.fullmatch(r"-h|--[a-z][a-z-]*(=.*)?", text, re.DOTALL)
    return f"{text} " if is_expression else text


def assignment(text: str) -> tuple[str, Any]:
    """Read name=value, where the value is a number or a list of numbers or of lists."""
    name, sign, written = text.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"{text!r} is not name=value")
    try:
        return name.strip(), float(written)
    except ValueError:
        return name.strip(), _listed(written)


def _listed(written: str) -> list[Any]:
    """Read a list."""
    try:
        value = json.loads(written)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, list):
        raise argparse.ArgumentTypeError(
            f"{written!r} is neither a number nor a list such as [1, 2] or [[1, 2], [3, 4]]"
        )
    return value


def layer_sizes(text: str) -> tuple[int, ...]:
    """Read the units of hidden layers: 8, or 8,4, or nothing for none."""
    try:
        return tuple(int(part) for part in text.split(",") if part.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a number of units such as 8, or several such as 8,4"
        ) from None


def window_size(text: str) -> tuple[int, int]:
    """Read a size such as 1440x900."""
    match = re.fullmatch(r"([1-9][0-9]{2,3})[x×]([1-9][0-9]{2,3})", text)
    if not match:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1440x900")
    return int(match[1]), int(match[2])


def positive(text: str) -> float:
    """Read a positive number."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 < number < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is not a positive number")
    return number


def count(text: str) -> int:
    """Read a whole number from 0 to a million."""
    if not re.fullmatch(r"[0-9]{1,7}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    return int(text)


def _graph_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what every command about an expression takes."""
    parser.add_argument("expression", metavar="EXPR", help="such as 'f = (x + y) * z'")
    parser.add_argument("values", metavar="name=value", nargs="*", type=assignment, help="a number or [1, 2]")
    parser.add_argument(
        "--target", metavar="NAME", help="the node to differentiate, by default the last line"
    )


def _trace(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of trace."""
    from playground.app.graph_commands import trace

    _graph_arguments(parser)
    parser.set_defaults(command=trace)


def _check(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of check."""
    from playground.app.graph_commands import check

    _graph_arguments(parser)
    parser.add_argument(
        "--step", metavar="H", type=positive, default=1e-5, help="how far to nudge (%(default)s)"
    )
    parser.set_defaults(command=check)


def _code(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of code."""
    from playground.app.graph_commands import LANGUAGES, code

    _graph_arguments(parser)
    parser.add_argument(
        "--as", dest="language", choices=LANGUAGES, default="numpy", help="%(default)s by default"
    )
    parser.set_defaults(command=code)


def _train(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of train."""
    from playground.app.train_command import add_train_arguments

    add_train_arguments(parser)


def _examples(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of examples, which are none."""
    from playground.app.example_list import list_examples

    parser.set_defaults(command=list_examples)


def _screenshot(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of screenshot."""
    from playground.app.screenshot import screenshot

    parser.add_argument("file", metavar="FILE", help="the .backprop file to show")
    parser.add_argument("--workspace", metavar="W", choices=("graph", "network"), help="graph or network")
    parser.add_argument("--out", metavar="PNG", required=True, help="where to save the picture")
    parser.add_argument(
        "--size", metavar="WxH", type=window_size, default=(1440, 900), help="1440x900 by default"
    )
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="%(default)s by default")
    parser.add_argument("--step", metavar="N", type=count, default=0, help="how many steps are taken")
    parser.set_defaults(command=screenshot)


COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "trace": ("Show every step of a run, forward and backward.", _trace),
    "check": ("Compare the gradients of all inputs with finite differences.", _check),
    "code": ("Write an expression as a program or as formulas.", _code),
    "train": ("Train a network on a dataset and say how it does.", _train),
    "examples": ("List the worked examples in the order of the course.", _examples),
    "screenshot": ("Save a picture of the window with a file open in it.", _screenshot),
}
