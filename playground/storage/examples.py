"""The worked examples that come with the program: a folder of project files, in the order of a course."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from playground.gates.catalog import gate
from playground.graph.graph import Graph
from playground.storage import project_file
from playground.storage.file_error import FileError
from playground.storage.graph_records import graph_from
from playground.storage.project_file import SUFFIX

STAGES = {
    "1": "First gates",
    "2": "Shared values",
    "3": "Neurons",
    "4": "Many gates in a row",
    "5": "Losses",
    "6": "Networks",
    "7": "Vectors and matrices",
}


@dataclass(frozen=True)
class Example:
    """An example: ``id`` names it on a command line, ``purpose`` says in a sentence what there is to see."""

    id: str
    title: str
    purpose: str
    stage: str
    path: Path
    graph: Graph

    @property
    def words(self) -> str:
        """All that a search looks into, in small letters: what is read, and the names of the gates."""
        kinds = {node.gate: gate(node.gate).name for node in self.graph.nodes}
        gates = " ".join(f"{id} {name}" for id, name in kinds.items())
        return f"{self.id} {self.title} {self.purpose} {self.stage} {gates}".lower()


def read_examples(folder: Path) -> tuple[Example, ...]:
    """Read the examples of a folder, in the order of their numbers; raises ``FileError``.

    A file is called ``21-diamond.backprop``: the first digit is its stage, the rest its place and its id.
    """
    return tuple(_read(path) for path in sorted(folder.glob(f"[1-7][0-9]-*{SUFFIX}")))


def found(examples: tuple[Example, ...], words: str) -> tuple[Example, ...]:
    """Give the examples that have every one of these words, or beginnings of words, in order."""
    wanted = words.lower().split()
    return tuple(each for each in examples if all(word in each.words for word in wanted))


def example_called(examples: tuple[Example, ...], name: str) -> Example:
    """Give the example of this id, with or without its number; raises ``FileError`` naming one like it."""
    plain = re.sub(r"^[1-7][0-9]-", "", name.strip().lower()).removesuffix(SUFFIX)
    by_id = {each.id: each for each in examples}
    if plain not in by_id:
        near = get_close_matches(plain, by_id, n=1)
        hint = f', do you mean "{near[0]}"?' if near else ""
        raise FileError(f'there is no example called "{name}"{hint}')
    return by_id[plain]


def _read(path: Path) -> Example:
    """Read one example."""
    record = project_file.read(path)
    number, _, id = path.name.removesuffix(SUFFIX).partition("-")
    return Example(id, record.name, record.purpose, STAGES[number[0]], path, graph_from(record))
