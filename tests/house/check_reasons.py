# SPDX-License-Identifier: MIT
"""Why the system refused something is said in both languages: base/system_message has the words, the library only English ones."""

import re

import source_tree as tree

DECLARED = re.compile(r"\b(std::error_code|std::system_error|std::error_condition|Error)(?: const)?[ &]+(\w+)\b")
ASKED = re.compile(r"\b(\w+)(?:\.code\(\))?\.message\(\)")


def check(root, report):
    for path in tree.cpp_files(root, "src", "include"):
        if tree.floor_of(root, path) == "base":
            continue
        kind = {}  # of each name, by its latest declaration
        for number, line in enumerate(tree.lines_of(path), start=1):
            kind.update((name, words) for words, name in DECLARED.findall(line))
            for name in ASKED.findall(line):
                if kind.get(name, "Error") != "Error":
                    report.add(path, f"{name}.message() is English: say system_message({name}.value())", number)


if __name__ == "__main__":
    tree.run(__doc__, check)
