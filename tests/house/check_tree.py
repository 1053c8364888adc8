# SPDX-License-Identifier: MIT
"""The top folder holds only the names everyone expects, and no file is too big to review."""

import source_tree as tree

TOP_LEVEL = {
    "CHANGELOG.md",
    "CMakeLists.txt",
    "CMakePresets.json",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "data",
    "docs",
    "include",
    "scripts",
    "src",
    "tests",
}
MAX_BYTES = 5_000_000


def check(root, report):
    for path in sorted(root.iterdir()):
        known = path.name in TOP_LEVEL or path.name in tree.LEFT_OUT or path.name.startswith(".")
        if not known:
            report.add(path, "is not among the names of the top folder")
    for path in tree.files_under(root):
        if not path.is_symlink() and path.stat().st_size > MAX_BYTES:
            report.add(path, f"is bigger than {MAX_BYTES:,} bytes")


if __name__ == "__main__":
    tree.run(__doc__, check)
