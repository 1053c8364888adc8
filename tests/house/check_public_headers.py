# SPDX-License-Identifier: MIT
"""Public headers include huuco's public headers and standard headers, and no library."""

import source_tree as tree


def check(root, report):
    for path in tree.cpp_files(root, "include"):
        for line, mark, name in tree.includes_of(path):
            if mark == '"':
                report.add(path, f'write <huuco/...> instead of "{name}"', line)
            elif not name.startswith("huuco/") and name not in tree.STANDARD_HEADERS:
                report.add(path, f"<{name}> in a public header: users would need it too", line)
            elif name.startswith("huuco/") and not (root / "include" / name).is_file():
                report.add(path, f"<{name}> is no public header", line)


if __name__ == "__main__":
    tree.run(__doc__, check)
