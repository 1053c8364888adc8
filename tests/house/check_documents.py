# SPDX-License-Identifier: MIT
"""Links between documents lead somewhere; every decision has a status and stands in their list; shown code is compiled."""

import re

import source_tree as tree

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE_BLOCK = "```"
CPP_BLOCK = re.compile(r"```cpp\n(.*?)```", re.DOTALL)
DECISION = re.compile(r"\d{4}-.*\.md")


def check_links(path, lines, report):
    is_code = False
    for number, line in enumerate(lines, start=1):
        is_code ^= line.lstrip().startswith(CODE_BLOCK)
        for target in [] if is_code else LINK.findall(line):
            name = target.split("#")[0]
            if name and "://" not in name and not (path.parent / name).exists():
                report.add(path, f"links to '{name}', which is not there", number)


def check_decisions(folder, report):
    pages = [path for path in sorted(folder.glob("*.md")) if DECISION.fullmatch(path.name)]
    listed = folder / "README.md"
    index = listed.read_text(encoding="utf-8") if listed.exists() else ""
    for page in pages:
        if not any(line.startswith("Status: ") for line in tree.lines_of(page)):
            report.add(page, "has no line 'Status: ...'")
        if f"({page.name})" not in index:
            report.add(page, "is not in the list of docs/adr/README.md")


def check_example(root, report):
    """What the page on the library shows of C++ is compiled as a part of this program."""
    page = root / "docs" / "library.md"
    program = root / "tests" / "house" / "consumer" / "main.cpp"
    if not page.exists():
        return
    compiled = program.read_text(encoding="utf-8") if program.exists() else ""
    for block in CPP_BLOCK.findall(page.read_text(encoding="utf-8")):
        if block not in compiled:
            report.add(page, "shows C++ that is no part of tests/house/consumer/main.cpp")


def check(root, report):
    for path in tree.files_under(root):
        if path.suffix == ".md":
            check_links(path, tree.lines_of(path), report)
    check_decisions(root / "docs" / "adr", report)
    check_example(root, report)


if __name__ == "__main__":
    tree.run(__doc__, check)
