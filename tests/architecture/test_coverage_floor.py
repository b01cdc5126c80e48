"""The floors of coverage hold each package apart, and name what is missing."""

import importlib.util
import json
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

spec = importlib.util.spec_from_file_location("coverage_floor", ROOT / "packaging/coverage_floor.py")
assert spec is not None
assert spec.loader is not None
floor = importlib.util.module_from_spec(spec)
spec.loader.exec_module(floor)


def report(folder: Path, **reached: int) -> str:
    """Write a report in which each package has one file of 60 lines and 40 branches."""
    files = {}
    for package, lines in reached.items():
        summary = {"num_statements": 60, "covered_lines": lines, "num_branches": 40, "covered_branches": 40}
        missing = {
            "missing_lines": list(range(lines, 60)),
            "missing_branches": [[1, 2]] if lines < 60 else [],
        }
        files[f"playground/{package}/a.py"] = {"summary": summary, **missing}
    path = folder / "coverage.json"
    path.write_text(json.dumps({"files": files}))
    return str(path)


def test_enough_passes(tmp_path: Path) -> None:
    assert floor.main(report(tmp_path, gates=60, ui=45, app=45)) == 0


@pytest.mark.parametrize(("package", "lines"), [("gates", 59), ("storage", 59), ("ui", 44), ("app", 44)])
def test_too_little_fails_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], package: str, lines: int
) -> None:
    assert floor.main(report(tmp_path, engine=60, **{package: lines})) == 1
    missing = "59" if lines == 59 else f"{lines}-59"
    assert f"playground/{package}/a.py: {missing} branches 1->2\n" in capsys.readouterr().out


def test_the_files_at_the_top_count_as_well() -> None:
    assert floor.package_of("playground/__init__.py") == "playground"
    assert floor.package_of("playground/ui/canvas/scene.py") == "ui"


def test_missing_lines_are_written_shortly() -> None:
    assert floor.runs([3, 5, 6, 7, 9]) == "3, 5-7, 9"
    assert floor.runs([]) == ""
