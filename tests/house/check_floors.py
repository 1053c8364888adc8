# SPDX-License-Identifier: MIT
"""Includes go down the floors only: a file knows its own folder and the floors below it."""

import source_tree as tree


def check(root, report):
    for path in tree.cpp_files(root, "src", "include/huuco"):
        own = tree.floor_of(root, path)
        if own not in tree.HEIGHT:
            report.add(path, f"'{own}' is no floor; the floors are listed in docs/architecture.md")
            continue
        for line, mark, name in tree.includes_of(path):
            other = tree.included_floor(mark, name)
            if other is None or other == own:
                continue
            if other not in tree.HEIGHT:
                report.add(path, f"includes {name}: '{other}' is no floor", line)
            elif tree.HEIGHT[other] >= tree.HEIGHT[own]:
                report.add(path, f"{own} includes {name}, but {other} is not below it", line)


if __name__ == "__main__":
    tree.run(__doc__, check)
