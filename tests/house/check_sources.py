# SPDX-License-Identifier: MIT
"""Every source says its licence and purpose, leaves no work mark, names what NOLINT silences, and
lays out doc comments: a command begins a line, what goes on is indented below it, none is too long."""

import re

import source_tree as tree

LICENCE = "SPDX-License-Identifier: MIT"
HEAD_LINES = 12  # the purpose stands at the top or right below #pragma once

# Written in pieces, so that this file does not find itself.
WORK_MARK = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")
BARE_NOLINT = re.compile(r"\bNOLINT(NEXTLINE|BEGIN|END)?\b(?!\([a-z][\w.-]*(,\s*[a-z][\w.-]*)*\))")

DOC_LINE = re.compile(r"\s*///(?!<)")
INNER_COMMAND = re.compile(r"\s*///(?!<)\s*\S.*\s\\(param|tparam|returns|throws|pre)\b")

COLUMNS = 100  # as in .clang-format, which leaves comments as they are
CONTINUATION = re.compile(r"\s*///<? {3,}\S")
MAY_GO_ON = re.compile(r"\s*///( \\|$)|.*///<")  # a command, an example below an empty line, a member's comment

SCRIPT_SUFFIXES = {".py", ".sh", ".cmake", ".mjs", ".js"}


def is_script(path):
    if path.suffix in SCRIPT_SUFFIXES or path.name in ("CMakeLists.txt", "packages.txt"):
        return True
    if path.suffix:
        return False
    with path.open("rb") as file:
        return file.read(2) == b"#!"


def check_licence(path, lines, report):
    if not any(LICENCE in line for line in lines[:2]):
        report.add(path, f"'{LICENCE}' is missing from the first lines", 1)


def check_purpose(path, lines, report):
    head = lines[:HEAD_LINES]
    marks = [number for number, line in enumerate(head) if line.strip() == "/// \\file"]
    follows = marks and marks[0] + 1 < len(lines) and re.match(r"/// \S", lines[marks[0] + 1])
    if not follows:
        report.add(path, "'/// \\file' and a sentence on what the file is for are missing", 1)


def check_marks(path, lines, report):
    for number, line in enumerate(lines, start=1):
        if WORK_MARK.search(line):
            report.add(path, "unfinished work is marked here: finish it or write an issue", number)
        if path.suffix in tree.CPP_SUFFIXES and BARE_NOLINT.search(line):
            report.add(path, "NOLINT without the name of its check", number)


def check_doc_commands(path, lines, report):
    """In a doc comment of several lines each command begins one; beside a single line it may stand."""
    for number, line in enumerate(lines, start=1):
        if not INNER_COMMAND.match(line):
            continue
        around = lines[max(number - 2, 0) : number - 1] + lines[number : number + 1]
        if any(DOC_LINE.match(other) for other in around):
            report.add(path, "a command of the doc comment begins within a line", number)


def check_comment_layout(path, lines, report):
    for number, line in enumerate(lines, start=1):
        if line.lstrip().startswith("//") and len(line) > COLUMNS:
            report.add(path, f"the comment has more than {COLUMNS} columns", number)
        before = lines[number - 2] if number > 1 else ""
        if CONTINUATION.match(line) and not (CONTINUATION.match(before) or MAY_GO_ON.match(before)):
            report.add(path, "an indented line of a doc comment goes on from one that is not", number)


def check(root, report):
    for path in tree.files_under(root, "src", "include", "tests", "scripts", ".ci"):
        is_cpp = path.suffix in tree.CPP_SUFFIXES
        if not is_cpp and not is_script(path):
            continue
        lines = tree.lines_of(path)
        check_licence(path, lines, report)
        check_marks(path, lines, report)
        if is_cpp:
            check_purpose(path, lines, report)
            check_doc_commands(path, lines, report)
            check_comment_layout(path, lines, report)


if __name__ == "__main__":
    tree.run(__doc__, check)
