"""Others that take the same steps, in processes of their own, where they are at hand.

PyTorch is looked for in this Python, or in the one that TORCH_PYTHON names; ConvNetJS (npm install convnetjs)
where node looks for modules, NODE_PATH included.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

HERE = Path(__file__).parent


class AbsentError(Exception):
    """A rival that is not at hand, with a sentence that says so."""


class Rival:
    """A process that takes its steps whenever it is asked to, and tells how long they took."""

    def __init__(self, name: str, command: list[str], work: dict[str, Any]) -> None:
        """Start it and let it warm up; raises AbsentError when it cannot."""
        self._process = subprocess.Popen(
            [*command, json.dumps(work)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._name = name
        self.take()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def take(self) -> float:
        """Return the seconds that its steps took this time; raises AbsentError when it is not there."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write("\n")
            self._process.stdin.flush()
            return float(self._process.stdout.readline())
        except (BrokenPipeError, ValueError):
            self.__exit__(None, None, None)
            raise AbsentError(f"{self._name} is not here, so nothing is compared with it.") from None


def torch(work: dict[str, Any]) -> Rival:
    """Start PyTorch; raises AbsentError without it."""
    python = os.environ.get("TORCH_PYTHON", sys.executable)
    return Rival("PyTorch", [python, str(HERE / "torch_steps.py")], work)


def convnetjs(work: dict[str, Any]) -> Rival:
    """Start ConvNetJS; raises AbsentError without it or without node."""
    node = shutil.which("node")
    if node is None:
        raise AbsentError("node is not here, so nothing is compared with ConvNetJS.")
    return Rival("ConvNetJS", [node, str(HERE / "convnet_steps.js")], work)


RIVALS: dict[str, Callable[[dict[str, Any]], Rival]] = {"PyTorch": torch, "ConvNetJS": convnetjs}
