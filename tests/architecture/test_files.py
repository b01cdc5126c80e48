"""What is handed out: the pinned packages, the wheel, and files that know nothing of one machine."""

import configparser
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.architecture.source import ROOT, assert_none

LOCKS = ("requirements.lock", "requirements-test.lock")
TEXTS = ("*.py", "*.md", "*.toml", "*.xml", "*.desktop", "*.lock", "*.sh")
ONE_MACHINE = re.compile(r"(?<![\w.])/((home|Users)/\w+/|(root|work|opt)/\w)|file:" + "//")


def own_places(text: str) -> Iterator[str]:
    """Find the folders of one machine in a text."""
    for number, line in enumerate(text.splitlines(), 1):
        if ONE_MACHINE.search(line):
            yield f"{number}: {line.strip()}"


def texts() -> Iterator[Path]:
    """Give every text of the project; hidden folders are not part of it."""
    for folder in ("playground", "tests", "packaging", "resources"):
        for pattern in TEXTS:
            yield from (ROOT / folder).rglob(pattern)
    yield from ROOT.glob("*.md")
    yield from (ROOT / "packaging" / name for name in ("run", "test", "lock"))


def test_no_file_knows_one_machine() -> None:
    assert_none(f"{file}:{line}" for file in texts() for line in own_places(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("place", ["/home" + "/ada/x", "see /work" + "/main", "file:" + "///wheels"])
def test_a_place_of_one_machine_is_found(place: str) -> None:
    assert list(own_places(place))


def pins(text: str) -> set[tuple[str, str]]:
    """Give the names and versions that a lock or a list of requirements pins."""
    found = re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)
    return {(name.lower().replace("_", "-"), version) for name, version in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_versions_and_hashes_only(lock: str) -> None:
    for line in (ROOT / "packaging" / lock).read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(
            r"#.*|[\w.-]+==[\w.]+( ; [^\\]+)?( \\)?|    --hash=sha256:[0-9a-f]{64}( \\)?", line
        )


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(project["project"]["dependencies"])
    if lock == "requirements-test.lock":
        wanted += project["dependency-groups"]["test"]
    assert pins("\n".join(wanted)) <= pins((ROOT / "packaging" / lock).read_text(encoding="utf-8"))


def test_the_wheel_holds_the_program_and_its_resources(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (entry,) = (archive.read(name).decode() for name in names if name.endswith("entry_points.txt"))
    assert "backprop-playground = playground.app.start:main" in entry
    for file in [*(ROOT / "playground").rglob("*.py"), *(ROOT / "resources").glob("*/*")]:
        assert f"playground/{file.relative_to(ROOT).as_posix().removeprefix('playground/')}" in names


def test_the_desktop_files_agree() -> None:
    desktop = configparser.ConfigParser(interpolation=None)
    desktop.optionxform = str  # type: ignore[assignment,method-assign]  # names keep their case
    desktop.read(ROOT / "packaging/backprop-playground.desktop", encoding="utf-8")
    entry = desktop["Desktop Entry"]
    mime = ET.parse(ROOT / "packaging/backprop-playground-mime.xml").getroot()  # noqa: S314 - our own file
    kind = mime.find("{*}mime-type")
    glob = mime.find("{*}mime-type/{*}glob")
    assert kind is not None
    assert glob is not None
    assert entry["MimeType"] == kind.attrib["type"] + ";"
    assert glob.attrib["pattern"] == "*.backprop"
    metainfo = ET.parse(ROOT / "packaging/backprop-playground.metainfo.xml")  # noqa: S314 - our own file
    assert metainfo.findtext("launchable") == "backprop-playground.desktop"
    assert (ROOT / "resources/icons" / f"{entry['Icon']}.svg").is_file()
