# SPDX-License-Identifier: MIT
"""Every fuzzer is built, has a row in the README and seeds; no seeds are left of one that is gone."""

import re

import source_tree as tree


def check(root, report):
    folder = root / "tests" / "fuzz"
    if not folder.is_dir():
        return
    build = folder / "CMakeLists.txt"
    readme = folder / "README.md"
    built = set(re.findall(r"^huuco_add_fuzzer\((\w+)", build.read_text(encoding="utf-8"), re.MULTILINE))
    told = set(re.findall(r"^\| `(\w+)` \|.*\|.*\|$", readme.read_text(encoding="utf-8"), re.MULTILINE))
    written = {path.stem.removeprefix("fuzz_"): path for path in sorted(folder.glob("fuzz_*.cpp"))}
    for target, path in written.items():
        if target not in built:
            report.add(path, "is not built")
        if target not in told:
            report.add(path, "has no row in tests/fuzz/README.md")
        if not any((folder / "corpus" / target).glob("*")):
            report.add(path, f"has no seeds in corpus/{target}")
    for seeds in sorted((folder / "corpus").glob("*")):
        if seeds.name not in written:
            report.add(seeds, "holds seeds of no fuzzer")


if __name__ == "__main__":
    tree.run(__doc__, check)
