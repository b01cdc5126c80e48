"""Checks how much of each package the tests reached: all of it below ui, most of it in ui and app."""

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Files = Mapping[str, Mapping[str, Any]]  # as coverage writes them to its report

FLOORS = {"ui": 85.0, "app": 85.0}
FLOOR_BELOW_UI = 100.0


def package_of(file: str) -> str:
    """Give the package a file belongs to; the files at the top belong to "playground"."""
    parts = Path(file).parts
    return parts[1] if len(parts) > 2 else parts[0]


def shares(files: Files) -> dict[str, float]:
    """Give the share in percent of lines and branches that were reached in each package."""
    reached: defaultdict[str, int] = defaultdict(int)
    there: defaultdict[str, int] = defaultdict(int)
    for file, record in files.items():
        summary = record["summary"]
        package = package_of(file)
        reached[package] += summary["covered_lines"] + summary["covered_branches"]
        there[package] += summary["num_statements"] + summary["num_branches"]
    return {package: 100.0 * reached[package] / max(there[package], 1) for package in sorted(there)}


def is_short(package: str, share: float) -> bool:
    """Tell whether a package was reached less than it has to be."""
    return share < FLOORS.get(package, FLOOR_BELOW_UI)


def runs(numbers: Sequence[int]) -> str:
    """Write numbers of lines shortly: 3, 5-9."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1] = [parts[-1][0], number]
        else:
            parts.append([number])
    return ", ".join("-".join(map(str, part)) for part in parts)


def gaps(files: Files, package: str) -> list[str]:
    """Name the files of a package that were not reached wholly, with the lines and the branches missed."""
    rows = []
    for file, record in files.items():
        lines, branches = record["missing_lines"], record["missing_branches"]
        if package_of(file) == package and (lines or branches):
            jumps = ", ".join(f"{start}->{end}" for start, end in branches if start not in lines)
            rows.append(f"  {file}: {runs(lines)}{f' branches {jumps}' if jumps else ''}")
    return rows


def main(report: str) -> int:
    """Print the share of every package, and what is missing where it is too little."""
    files = json.loads(Path(report).read_text(encoding="utf-8"))["files"]
    short = False
    for package, share in shares(files).items():
        too_little = is_short(package, share)
        short = short or too_little
        print(f"{package:12} {share:6.2f} %{'  too little' if too_little else ''}")
        if too_little:
            print(*gaps(files, package), sep="\n")
    return int(short)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
