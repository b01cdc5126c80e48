"""The command that lists the worked examples, and the file of one that is named."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from playground.app.resources import resources_folder
from playground.app.text_table import text_table
from playground.storage.examples import example_called, read_examples

HEADS = ("example", "stage", "purpose")


def list_examples(_arguments: argparse.Namespace) -> int:
    """Print the name, the stage and the purpose of every example; raises FileError."""
    rows = [(each.id, each.stage, each.purpose) for each in read_examples(_folder())]
    sys.stdout.write(f"{text_table(HEADS, rows)}\n")
    return 0


def example_path(name: str) -> Path:
    """Give the file of the example of that name; raises FileError."""
    return example_called(read_examples(_folder()), name).path


def _folder() -> Path:
    """Give the folder of the examples."""
    return resources_folder() / "examples"
