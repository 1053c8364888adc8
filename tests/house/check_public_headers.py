# SPDX-License-Identifier: MIT
"""Public headers include huuco's public headers and standard headers, and no library; each is installed."""

import source_tree as tree


def is_installed(root, path):
    """Whether the file set of the header's floor lists it: what is not listed is not installed."""
    listing = root / "src" / path.parent.name / "CMakeLists.txt"
    words = listing.read_text(encoding="utf-8").split() if listing.is_file() else []
    return any(word.rstrip(")") == "${headers}/" + path.name for word in words)


def check(root, report):
    for path in tree.cpp_files(root, "include"):
        if not is_installed(root, path):
            report.add(path, f"src/{path.parent.name}/CMakeLists.txt does not list this public header")
        for line, mark, name in tree.includes_of(path):
            if mark == '"':
                report.add(path, f'write <huuco/...> instead of "{name}"', line)
            elif not name.startswith("huuco/") and name not in tree.STANDARD_HEADERS:
                report.add(path, f"<{name}> in a public header: users would need it too", line)
            elif name.startswith("huuco/") and not (root / "include" / name).is_file():
                report.add(path, f"<{name}> is no public header", line)


if __name__ == "__main__":
    tree.run(__doc__, check)
