# SPDX-License-Identifier: MIT
"""What the house checks share: the files of the tree, their includes, and how a check reports."""

import argparse
import os
import re
import sys
from pathlib import Path

# From the ground up. Floors in one row do not know each other.
FLOORS = [
    ("base",),
    ("geometry",),
    ("crs",),
    ("model",),
    ("landuse",),
    ("overlay",),
    ("aggregate",),
    ("draw",),
    ("io", "tile", "report"),
    ("pipeline",),
    ("cli",),
]
HEIGHT = {folder: height for height, row in enumerate(FLOORS) for folder in row}

CPP_SUFFIXES = (".cpp", ".hpp")

# Folders that a build or an editor leaves behind; no part of the project.
LEFT_OUT = {".git", "build", "out", ".cache", "__pycache__", "node_modules"}

# The names C++20 gives its headers; GCC 12 lacks <format>, so it is not among them.
STANDARD_HEADERS = set(
    """
    algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono
    cinttypes climits clocale cmath codecvt compare complex concepts condition_variable coroutine
    csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype deque
    exception execution filesystem forward_list fstream functional future initializer_list iomanip
    ios iosfwd iostream istream iterator latch limits list locale map memory memory_resource mutex
    new numbers numeric optional ostream queue random ranges ratio regex scoped_allocator semaphore
    set shared_mutex span sstream stack stdexcept stop_token streambuf string string_view
    strstream syncstream system_error thread tuple type_traits typeindex typeinfo unordered_map
    unordered_set utility valarray variant vector version
    """.split()
)

_INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


class Report:
    """Collects findings `path:line: sentence` and turns them into an exit status."""

    def __init__(self, root):
        self.root = root
        self.findings = []

    def add(self, path, sentence, line=None):
        place = path.relative_to(self.root).as_posix()
        self.findings.append(f"{place}:{line}: {sentence}" if line else f"{place}: {sentence}")


def files_under(root, *folders):
    """All files of the named folders (or of the whole tree), in a fixed order."""
    for start in [root / folder for folder in folders] or [root]:
        for folder, subfolders, names in os.walk(start):
            subfolders[:] = sorted(name for name in subfolders if name not in LEFT_OUT)
            for name in sorted(names):
                yield Path(folder) / name


def cpp_files(root, *folders):
    return [path for path in files_under(root, *folders) if path.suffix in CPP_SUFFIXES]


def floor_of(root, path):
    """The floor a file of src/ or include/huuco/ belongs to, None outside every floor."""
    parts = path.relative_to(root).parts
    place = parts[2:] if parts[:2] == ("include", "huuco") else parts[1:]
    return place[0] if len(place) > 1 else None


def lines_of(path):
    return path.read_text(encoding="utf-8", errors="replace").splitlines()


def includes_of(path):
    """Yields (line number, '<' or '"', name) of each include."""
    for number, line in enumerate(lines_of(path), start=1):
        match = _INCLUDE.match(line)
        if match:
            yield number, match.group(1), match.group(2)


def included_floor(mark, name):
    """The floor that an include of the project names, None for a library or a standard header."""
    parts = name.split("/")
    if parts[0] == "huuco" and len(parts) > 2:
        return parts[1]
    if mark == '"' and len(parts) > 1:
        return parts[0]
    return None


def run(purpose, check):
    """Runs `check(root, report)` on --root and ends the program with 0 (clean) or 1."""
    parser = argparse.ArgumentParser(description=purpose)
    parser.add_argument("--root", type=Path, required=True, help="top folder of the tree to check")
    root = parser.parse_args().root.resolve()
    report = Report(root)
    check(root, report)
    for finding in report.findings:
        print(finding)
    sys.exit(1 if report.findings else 0)
