"""Writes the files of the worked examples from their table: ``python -m tests.examples.write``."""

from pathlib import Path

from playground.session.project import save_project
from tests.examples.table import WORKED

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "examples"


def write(folder: Path) -> None:
    """Write a file for every example, and take away what is in the table no more."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.backprop"):
        old.unlink()
    for each in WORKED:
        save_project(each.project, folder / each.file_name)


if __name__ == "__main__":
    write(FOLDER)
