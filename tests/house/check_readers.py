# SPDX-License-Identifier: MIT
"""What reads tiles back to verify them knows nothing of the code that wrote them (docs/adr/0031-tiles-verify.md)."""

import re

import source_tree as tree

READERS = re.compile(
    r"(\w+_(reader|decoder)|verify_\w+|polygon_rules|line_samples|listed_layers|missing_tiles|shown_ground|zoom_gatherer)"
    r"\.[ch]pp"
)
WRITERS = re.compile(
    r"\w+_(writer|encoder)\.hpp|write_\w+\.hpp|(archive_(files|metadata)|coverage(_pyramid)?|metatile|tile_builder)\.hpp"
)


def check(root, report):
    for path in tree.cpp_files(root, "src/tile", "include/huuco/tile"):
        if not READERS.fullmatch(path.name):
            continue
        for line, _, name in tree.includes_of(path):
            if WRITERS.fullmatch(name.split("/")[-1]):
                report.add(path, f"{name} is of the code that this file verifies", line)


if __name__ == "__main__":
    tree.run(__doc__, check)
