from __future__ import annotations

import json
import math
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from playground.storage import limits
from playground.storage.file_error import FileError
from playground.storage.project_file import decode, encode, read, write
from playground.storage.records import NodeRecord, ProjectRecord, WireRecord

GOLDEN = Path(__file__).parents[1] / "golden" / "every_field.backprop"
Spoiled = Callable[..., bytes]


def changed(record: ProjectRecord, **fields: Any) -> ProjectRecord:
    return msgspec.structs.replace(record, **fields)


def test_the_text_in_a_file_stays_as_it_is(record: ProjectRecord) -> None:
    assert encode(record).decode() == GOLDEN.read_text(encoding="utf-8")
    assert read(GOLDEN) == record


def test_what_is_written_is_read_back(record: ProjectRecord, tmp_path: Path) -> None:
    write(tmp_path / "a.backprop", record)
    assert read(tmp_path / "a.backprop") == record
    assert read(str(tmp_path / "a.backprop")) == record


def test_a_field_left_out_has_its_default(spoiled: Spoiled) -> None:
    assert decode(spoiled("nodes", 7, "knobs")).nodes[7].knobs == {}
    assert decode(spoiled("nodes", 0, "value")).nodes[0].value is None


def test_an_empty_project_is_a_project(record: ProjectRecord, tmp_path: Path) -> None:
    empty = changed(record, nodes=(), wires=(), groups=(), target=None, name="", notes=())
    write(tmp_path / "a.backprop", empty)
    assert read(tmp_path / "a.backprop") == empty


SPOILED = [
    # where, what instead, what is said
    (("nodes", 3, "value"), "1", "nodes[3].value should be a number or a list or null, not text"),
    (("nodes", 3, "value"), True, "nodes[3].value should be a number or a list or null, not true or false"),
    (("nodes", 3, "value"), 10**400, "nodes[3].value is too large a number"),
    (("nodes", 3, "value"), [], "nodes[3].value cannot be held: a value is a number, a vector or a matrix"),
    (("nodes", 3, "value"), [[]], "nodes[3].value cannot be held"),
    (("nodes", 3, "value"), [1, [2]], "nodes[3].value cannot be held"),
    (("nodes", 3, "value"), [[1], [2, 3]], "nodes[3].value cannot be held"),
    (("nodes", 3, "value"), [[[1]]], "nodes[3].value[0][0] should be a number, not a list"),
    (("nodes", 8, "value"), 1, "nodes[8].value should be missing: the gate multiply computes its value"),
    (("nodes", 1, "name"), "x", "nodes[1].name is 'x', which another node is called already"),
    (("nodes", 1, "name"), "1x", "nodes[1].name is '1x', which cannot be the name of a node"),
    (("nodes", 1, "name"), "lambda", "nodes[1].name is 'lambda', which cannot be the name of a node"),
    (("nodes", 1, "name"), "y" * 100, "nodes[1].name is 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…', which"),
    (("nodes", 1, "name"), "a\nb", r"nodes[1].name is 'a\nb', which cannot be the name of a node"),
    (("nodes", 1, "name"), ..., "nodes[1] lacks 'name'"),
    (("nodes", 1, "colour"), "red", "nodes[1] has a field nobody knows, 'colour'"),
    (("nodes", 1, "gate"), "teleport", "nodes[1].gate is 'teleport', and there is no such gate"),
    (
        ("nodes", 7, "knobs"),
        {"tilt": 1},
        "nodes[7].knobs has 'tilt', which is no knob of the gate leaky_relu",
    ),
    (("nodes", 7, "knobs"), {"slope": None}, "nodes[7].knobs[...] should be a number, not null"),
    (("nodes", 1, "position"), [1], "nodes[1].position should be a list of 2 numbers"),
    (("nodes", 1, "position"), [1, 2, 3], "nodes[1].position should be a list of 2 numbers"),
    (("nodes", 1, "position"), [1, -1e8], "nodes[1].position is farther than 10,000,000 pixels"),
    (("nodes",), None, "nodes should be a list, not null"),
    (("wires", 2, "source"), "q", "wires[2].source is 'q', but there is no such node"),
    (("wires", 2, "target"), "q", "wires[2].target is 'q', but there is no such node"),
    (("wires", 2, "port"), "q", "wires[2].port is 'q', which is no input of the gate leaky_relu"),
    (("wires", 1, "port"), "x", "wires[1] goes into input x of s0, as another wire does"),
    (("wires", 0, "source"), "f", "wires run in a circle through"),
    (("wires", 0, "source"), "s0", "wires run in a circle through s0"),
    (("target",), "q", "target is 'q', but there is no such node"),
    (("purpose",), "a" * 401, "purpose has more than 400 characters"),
    (("purpose",), None, "purpose should be text, not null"),
    (("workspace",), "cellar", "workspace cannot be 'cellar'"),
    (("experiment", "points"), 1.5, "experiment.points should be a whole number, not a number"),
    (("experiment", "hidden"), [8, "8"], "experiment.hidden[1] should be a whole number, not text"),
    (("experiment", "seed"), -1, "experiment.seed should be a whole number from 0 on"),
    (("experiment", "seed"), 2**53 + 1, "experiment.seed is too large a number"),
    (("experiment", "hidden"), [10**30], "experiment.hidden[0] is too large a number"),
    (("experiment", "points"), 10**4000, "experiment.points is too large a number"),
    (("experiment", "bias"), ..., "experiment lacks 'bias'"),
    (("experiment",), [], "experiment should be an object, not a list"),
    (("format",), "backprop-builder", "this is not a project of Backprop Playground"),
    (("format",), ..., "this is not a project of Backprop Playground"),
    (("version",), ..., "`version` should be a whole number from 1 on"),
    (("version",), 0, "`version` should be a whole number from 1 on"),
    (("version",), "1", "version should be a whole number or null, not text"),
    (("version",), 2, "it was made by a newer version of Backprop Playground (file version 2, this"),
]


@pytest.mark.parametrize(("place", "to", "said"), SPOILED)
def test_a_wrong_place_is_named(place: tuple[str | int, ...], to: Any, said: str, spoiled: Spoiled) -> None:
    data = spoiled(*place) if to is ... else spoiled(*place, to=to)
    with pytest.raises(FileError) as caught:
        decode(data)
    assert str(caught.value).startswith(said)
    assert len(str(caught.value)) < 200
    assert "\n" not in str(caught.value)


def test_a_newer_version_says_so_though_its_fields_are_unknown(spoiled: Spoiled) -> None:
    newer = json.loads(spoiled("version", to=7)) | {"lessons": [], "nodes": {}}
    with pytest.raises(FileError, match="made by a newer version"):
        decode(json.dumps(newer).encode())


TEXTS = [
    (b"", "it is empty"),
    (b" \n ", "it is empty"),
    (b"{", "it ends too early"),
    (b"\xff\xfe{}", "line 1 is not text in UTF-8"),
    (b'{\n"format": "\xff"}', "line 2 is not text in UTF-8"),
    (
        b'{\n\n"format": "\\ud800", "": 0}',
        "line 3 is not proper JSON (unexpected end of escaped utf-16 surrogate pair)",
    ),
    (b'{"format": NaN}', "line 1 is not proper JSON (invalid character)"),
    (b'{"version": 1e999}', "version is too large a number"),
    (b'{"version": Infinity}', "line 1 is not proper JSON (invalid character)"),
    (b"[]", "the file should be an object, not a list"),
    (b"7", "the file should be an object, not a whole number"),
    (b"{} {}", "line 1 is not proper JSON (trailing characters)"),
    (b"\n" + b"[" * 65, "line 2 is nested more than 64 levels deep"),
    (b"{" + b'"a":{' * 100_000, "line 1 is nested more than 64 levels deep"),
    (b'"' + b'\\"' * 200_000, "it ends too early"),
    (b" " * 5_000_001, "it is larger than 5 MB, the most a project may have"),
]


@pytest.mark.parametrize(("data", "said"), TEXTS, ids=range(len(TEXTS)))
def test_what_is_no_project_is_said(data: bytes, said: str) -> None:
    with pytest.raises(FileError) as caught:
        decode(data)
    assert str(caught.value) == said


def test_brackets_in_texts_are_not_nested(record: ProjectRecord) -> None:
    for notes in ("[" * 100, '"' + "[" * 100, "\\" + "{" * 100, "]" * 100 + "[" * 100):
        assert decode(encode(changed(record, name=notes))).name == notes


def many_nodes(count: int) -> tuple[NodeRecord, ...]:
    return tuple(NodeRecord(name=f"x{i}", gate="input", value=1.0, position=(0.0, 0.0)) for i in range(count))


def test_the_most_nodes_can_be_kept_and_one_more_cannot(record: ProjectRecord) -> None:
    most = changed(record, nodes=many_nodes(limits.MOST_NODES), wires=(), groups=(), target=None)
    assert decode(encode(most)) == most
    with pytest.raises(FileError, match="`nodes` has 10,001 entries; a project has at most 10,000"):
        decode(encode(changed(most, nodes=many_nodes(limits.MOST_NODES + 1))))


def test_too_many_wires_are_refused(record: ProjectRecord) -> None:
    wires = (WireRecord(source="x", target="s0", port="x"),) * (limits.MOST_WIRES + 1)
    with pytest.raises(FileError, match="`wires` has 40,001 entries"):
        decode(encode(changed(record, wires=wires)))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"value": math.nan}, r"nodes\[0\].value cannot be held: a value must be finite"),
        ({"value": (1.0, math.inf)}, r"nodes\[0\].value cannot be held: a value must be finite"),
        ({"position": (math.nan, 0.0)}, r"nodes\[0\].position is farther"),
        (
            {"gate": "elu", "value": None, "knobs": {"alpha": -math.inf}},
            r"nodes\[0\].knobs\['alpha'\] is not a",
        ),
    ],
)
def test_what_could_not_be_read_again_is_not_written(
    fields: dict[str, Any], said: str, record: ProjectRecord, tmp_path: Path
) -> None:
    path = tmp_path / "a.backprop"
    write(path, record)
    node = msgspec.structs.replace(record.nodes[0], **fields)
    with pytest.raises(FileError, match=rf"a.backprop cannot be saved: {said}"):
        write(path, changed(record, nodes=(node,), wires=(), target=None))
    assert read(path) == record


def test_a_number_that_is_not_finite_elsewhere_is_not_written_either(
    record: ProjectRecord, tmp_path: Path
) -> None:
    experiment = msgspec.structs.replace(record.experiment, strength=math.nan)
    with pytest.raises(FileError, match="not proper JSON"):
        write(tmp_path / "a.backprop", changed(record, experiment=experiment))
    assert not list(tmp_path.iterdir())


def test_half_a_character_pair_in_the_name_does_not_stop_a_save(
    record: ProjectRecord, tmp_path: Path
) -> None:
    write(tmp_path / "a.backprop", changed(record, name="a\ud800b"))
    assert read(tmp_path / "a.backprop").name == "a?b"


def test_opening_what_is_no_file_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    said = {
        tmp_path: "it is a folder",
        tmp_path / "pipe": "it is not an ordinary file",
        Path("/dev/null"): "it is not an ordinary file",
        Path("/dev/zero"): "it is not an ordinary file",
        tmp_path / "missing": "no such file or directory",
        tmp_path / "missing" / "deep": "no such file or directory",
        tmp_path / "loop": "too many levels of symbolic links",
        tmp_path / "nul\0": "its name has a character that no file name can have",
        tmp_path / ("n" * 300): "file name too long",
    }
    for path, reason in said.items():
        with pytest.raises(FileError) as caught:
            read(path)
        assert str(caught.value) == f"{path} cannot be opened: {reason}."


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.backprop"
    path.touch()
    os.truncate(path, 10**12)
    monkeypatch.setattr(Path, "open", None)
    with pytest.raises(FileError, match=r"large.backprop cannot be opened: it is larger than 5 MB"):
        read(path)


def test_a_file_that_says_it_is_empty_is_read_no_further_than_the_limit() -> None:
    with pytest.raises(FileError):
        read("/proc/self/maps")


def test_an_unreadable_file_is_said(
    record: ProjectRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.backprop"
    write(path, record)

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileError, match=r"a.backprop cannot be opened: permission denied."):
        read(path)


def test_two_threads_can_read_one_file(record: ProjectRecord, tmp_path: Path) -> None:
    path = tmp_path / "a.backprop"
    write(path, record)
    found: list[ProjectRecord] = []
    threads = [threading.Thread(target=lambda: found.append(read(path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [record] * 4
