# SPDX-License-Identifier: MIT
"""Each library is met only in the folders that wrap it; a library without a row here is refused."""

import re

import source_tree as tree

EVERYWHERE = set(tree.HEIGHT)

# (library, its headers, the floors that may include them)
LIBRARIES = [
    ("fmt", r"fmt/", EVERYWHERE),
    ("ICU", r"unicode/", {"base"}),
    ("GEOS", r"geos(_c\.h|\.h|/)", {"geometry"}),
    ("Boost", r"boost/", {"geometry"}),
    ("PROJ", r"(proj(_\w+)?|geodesic)\.h", {"crs"}),
    ("GDAL", r"(gdal|ogr|cpl)\w*\.h", {"io"}),
    ("OpenSSL", r"openssl/", {"io"}),
    ("Cairo", r"cairo[\w-]*\.h", {"draw"}),
    ("Pango", r"pango/", {"draw"}),
    ("libpng", r"png\.h", {"draw"}),
    ("protozero", r"protozero/", {"tile"}),
    ("SQLite", r"sqlite3\.h", {"base", "io", "tile"}),
    ("libdeflate", r"libdeflate\.h", {"tile"}),
    ("toml++", r"(toml\+\+/|toml\.hpp)", {"landuse"}),
    ("CLI11", r"CLI/", {"cli"}),
    ("oneTBB", r"(oneapi/)?tbb/", {"base", "overlay", "tile", "pipeline"}),
    ("nlohmann-json", r"nlohmann/", {"io", "tile", "report", "pipeline", "cli"}),
    ("POSIX", r"(unistd|fcntl|signal|pthread|sys/\w+)\.h", EVERYWHERE),
    ("glibc", r"malloc\.h", {"base"}),
]


def library_of(name):
    for library, pattern, floors in LIBRARIES:
        if re.match(pattern, name):
            return library, floors
    return None


def check(root, report):
    for path in tree.cpp_files(root, "src", "include"):
        own = tree.floor_of(root, path)
        for line, mark, name in tree.includes_of(path):
            if name in tree.STANDARD_HEADERS or name.startswith("huuco/"):
                continue
            found = library_of(name)
            if found is None and mark == "<":
                report.add(path, f"<{name}> is of no library in tests/house/check_libraries.py", line)
            elif found is not None and own not in found[1]:
                where = ", ".join(sorted(found[1]))
                report.add(path, f"{found[0]} (<{name}>) is met in {where} only", line)


if __name__ == "__main__":
    tree.run(__doc__, check)
