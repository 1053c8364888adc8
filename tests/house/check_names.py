# SPDX-License-Identifier: MIT
"""Constants and types of the sources of one folder have names of their own: sanitizer builds join these sources."""

import collections
import re

import source_tree as tree

DEFINED = [
    re.compile(r"^constexpr [\w:<>, ]*?\b(k[A-Z]\w*)\b"),
    re.compile(r"^(?:struct|class|enum class) (\w+)(?: final)?\s*(?:\{|:(?!:)|$)"),
]


def names_in(path):
    """Yields line and name of each definition that stands at the left edge."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for pattern in DEFINED:
            found = pattern.match(line)
            if found:
                yield number, found.group(1)


def check(root, report):
    first = collections.defaultdict(dict)
    for path in tree.cpp_files(root, "src"):
        if path.suffix != ".cpp":
            continue
        for line, name in names_in(path):
            other = first[path.parent].setdefault(name, path)
            if other != path:
                report.add(path, f"{name} is defined in {other.name} too; a folder's sources are built as one", line)


if __name__ == "__main__":
    tree.run(__doc__, check)
