# SPDX-License-Identifier: MIT
"""The house checks themselves: each passes a clean tree and fails on a planted violation."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEAD = "// SPDX-License-Identifier: MIT\n"
FILE = "/// \\file\n/// Something small.\n"
LIST = "# SPDX-License-Identifier: MIT\ntarget_sources(huuco PUBLIC FILE_SET HEADERS FILES ${headers}/"

CLEAN = {
    "CMakeLists.txt": "# SPDX-License-Identifier: MIT\n",
    "include/huuco/base/error.hpp": HEAD + "#pragma once\n\n" + FILE + "#include <string>\n",
    "include/huuco/geometry/ring.hpp": HEAD + FILE + "#include <huuco/base/error.hpp>\n",
    "src/base/CMakeLists.txt": LIST + "error.hpp)\n",
    "src/geometry/CMakeLists.txt": LIST + "ring.hpp)\n",
    "src/io/CMakeLists.txt": LIST + "z.hpp ${headers}/a.hpp)\n",
    "src/geometry/ring.cpp": HEAD
    + FILE
    + "#include <huuco/geometry/ring.hpp>\n#include <geos_c.h>\n#include <vector>\n"
    + "int x; // NOLINT(misc-definitions-in-headers): planted\n",
    "src/geometry/z.cpp": HEAD + FILE + "constexpr int kSame = 2;\nclass Same {\n};\nclass Same::Impl {\n};\n",
    "src/io/z.cpp": HEAD + FILE + "constexpr int kSame = 2;\nstruct Same::Impl {\n};\n",
    "src/io/dataset.cpp": HEAD + FILE + '#include "io/handle.hpp"\n#include <ogrsf_frmts.h>\n',
    "src/io/error.cpp": HEAD + FILE + "std::error_code e;\ncatch (const Error& e) {\ne.message();\n}\n",
    "src/tile/mvt.cpp": HEAD + FILE + "#include <protozero/pbf_writer.hpp>\n",
    "docs/a.md": "[b](adr/README.md#top) [c](https://example.org) [d](#top)\n```\n[e](no)\n```\n",
    "docs/library.md": "```cpp\nint x;\n```\n",
    "tests/house/consumer/main.cpp": HEAD + FILE + "int x;\n",
    "docs/adr/README.md": "[1](0001-one.md)\n",
    "docs/adr/0001-one.md": "Status: accepted\n",
    "tests/fuzz/CMakeLists.txt": "# SPDX-License-Identifier: MIT\nhuuco_add_fuzzer(a)\n",
    "tests/fuzz/README.md": "| `a` | src/a.cpp | it reads back |\n",
    "tests/fuzz/fuzz_a.cpp": HEAD + FILE,
    "tests/fuzz/corpus/a/one": "a",
    "scripts/run": "#!/bin/sh\n# SPDX-License-Identifier: MIT\n",
}

# (check, what is planted, file, its text, words of the finding)
PLANTED = [
    ("floors", "include from above", "src/geometry/a.cpp", "#include <huuco/io/x.hpp>\n", "not below"),
    ("floors", "private one", "src/base/a.cpp", '#include "geometry/x.hpp"\n', "not below"),
    ("floors", "neighbour", "src/io/a.cpp", "#include <huuco/tile/x.hpp>\n", "not below"),
    ("floors", "model above crs", "src/crs/a.cpp", "#include <huuco/model/x.hpp>\n", "not below"),
    ("floors", "header", "include/huuco/model/a.hpp", "#include <huuco/cli/x.hpp>\n", "not below"),
    ("floors", "unknown folder", "src/misc/a.cpp", "", "is no floor"),
    ("floors", "no folder", "src/a.cpp", "", "is no floor"),
    ("floors", "unknown floor", "src/cli/a.cpp", "#include <huuco/misc/x.hpp>\n", "is no floor"),
    ("public_headers", "library", "include/huuco/io/a.hpp", "#include <gdal.h>\n", "public header"),
    ("public_headers", "fmt", "include/huuco/io/a.hpp", "#include <fmt/core.h>\n", "public header"),
    ("public_headers", "quotes", "include/huuco/io/a.hpp", '#include "io/x.hpp"\n', "instead of"),
    ("public_headers", "absent", "include/huuco/io/a.hpp", "#include <huuco/io/x.hpp>\n", "is no public"),
    ("public_headers", "unlisted", "include/huuco/io/b.hpp", FILE, "does not list"),
    ("public_headers", "named in part", "include/huuco/geometry/g.hpp", FILE, "does not list"),
    ("libraries", "GDAL", "src/geometry/a.cpp", "#include <ogr_api.h>\n", "GDAL"),
    ("libraries", "GEOS", "src/overlay/a.cpp", "#include <geos_c.h>\n", "GEOS"),
    ("libraries", "Boost", "src/overlay/a.cpp", "#include <boost/geometry.hpp>\n", "Boost"),
    ("libraries", "PROJ", "src/io/a.cpp", "#include <proj.h>\n", "PROJ"),
    ("libraries", "geodesic", "src/geometry/a.cpp", "#include <geodesic.h>\n", "PROJ"),
    ("libraries", "SQLite", "src/crs/a.cpp", "#include <sqlite3.h>\n", "SQLite"),
    ("libraries", "TBB", "src/geometry/a.cpp", "#include <tbb/task_arena.h>\n", "oneTBB"),
    ("libraries", "TBB long", "src/io/a.cpp", "#include <oneapi/tbb/mutex.h>\n", "oneTBB"),
    ("libraries", "JSON", "src/model/a.cpp", "#include <nlohmann/json.hpp>\n", "nlohmann"),
    ("libraries", "CLI11", "src/pipeline/a.cpp", "#include <CLI/CLI.hpp>\n", "CLI11"),
    ("libraries", "toml++", "src/cli/a.cpp", "#include <toml++/toml.h>\n", "toml++"),
    ("libraries", "ICU", "src/io/a.cpp", "#include <unicode/ucnv.h>\n", "ICU"),
    ("libraries", "OpenSSL", "src/tile/a.cpp", "#include <openssl/evp.h>\n", "OpenSSL"),
    ("libraries", "protozero", "src/io/a.cpp", "#include <protozero/types.hpp>\n", "protozero"),
    ("libraries", "libdeflate", "src/io/a.cpp", "#include <libdeflate.h>\n", "libdeflate"),
    ("libraries", "unlisted", "src/io/a.cpp", "#include <zlib.h>\n", "no library"),
    ("sources", "no licence", "src/io/a.cpp", FILE, "is missing"),
    ("sources", "no licence in CMake", "src/io/CMakeLists.txt", "project(x)\n", "is missing"),
    ("sources", "no licence in a script", "scripts/a", "#!/bin/sh\n", "is missing"),
    ("sources", "no purpose", "tests/unit/a.cpp", HEAD + "int x;\n", "what the file is for"),
    ("sources", "empty purpose", "src/io/a.cpp", HEAD + "/// \\file\n///\n", "what the file is for"),
    ("sources", "work mark", "src/io/a.cpp", HEAD + FILE + "// TO" + "DO: later\n", "unfinished"),
    ("sources", "mark in a script", "scripts/a", "#!/bin/sh\n" + HEAD + "# FIX" + "ME\n", "unfinished"),
    ("sources", "bare NOLINT", "src/io/a.cpp", HEAD + FILE + "int x; // NOLINT\n", "NOLINT"),
    ("sources", "long comment", "src/io/a.cpp", HEAD + FILE + "// " + "word " * 20 + "\n", "100 columns"),
    ("sources", "torn comment", "src/io/a.cpp", HEAD + FILE + "/// \\returns one\n/// two\n///      three\n", "goes on"),
    ("sources", "empty NOLINT", "src/io/a.cpp", HEAD + FILE + "// NOLINTNEXTLINE()\n", "NOLINT"),
    ("sources", "NOLINT(*)", "src/io/a.cpp", HEAD + FILE + "// NOLINTBEGIN(*)\n", "NOLINT"),
    ("sources", "command in a line", "src/io/a.cpp", HEAD + FILE + "/// A.\n/// B. \\returns c\n", "begins"),
    ("documents", "dead link", "docs/b.md", "[a](no.md)\n", "not there"),
    ("documents", "no status", "docs/adr/0001-one.md", "accepted\n", "Status"),
    ("documents", "unlisted", "docs/adr/0002-two.md", "Status: accepted\n", "the list"),
    ("documents", "untried code", "docs/library.md", "```cpp\nint y;\n```\n", "no part of"),
    ("names", "constant", "src/geometry/a.cpp", "constexpr double kSame = 1.0;\n", "is defined in"),
    ("names", "type", "src/geometry/a.cpp", "struct Same {\n};\n", "is defined in"),
    ("readers", "writer", "src/tile/a_reader.cpp", '#include "tile/a_writer.hpp"\n', "that this file verifies"),
    ("readers", "builder", "src/tile/zoom_gatherer.cpp", '#include "tile/tile_builder.hpp"\n', "that this file verifies"),
    ("readers", "encoder", "src/tile/verify_a.cpp", '#include "tile/b_encoder.hpp"\n', "that this file verifies"),
    ("reasons", "English", "src/io/a.cpp", "std::error_code e;\nf(e.message());\n", "is English"),
    ("reasons", "parameter", "src/io/a.cpp", "void f(const std::error_code& e) {\nf(e.message());\n}\n", "is English"),
    ("fuzzers", "not built", "tests/fuzz/CMakeLists.txt", "# SPDX-License-Identifier: MIT\n", "is not built"),
    ("fuzzers", "untold", "tests/fuzz/README.md", "| `a` | seeds |\n", "no row"),
    ("fuzzers", "seeds alone", "tests/fuzz/corpus/b/one", "b", "of no fuzzer"),
    ("tree", "stray file", "notes.txt", "x", "top folder"),
    ("tree", "stray folder", "tools/a.cpp", "x", "top folder"),
    ("tree", "big file", "data/big.shp", "x" * 5_000_001, "bigger"),
]


def plant(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run_check(name, files):
    with tempfile.TemporaryDirectory() as folder:
        plant(Path(folder), files)
        command = [sys.executable, str(HERE / f"check_{name}.py"), "--root", folder]
        return subprocess.run(command, capture_output=True, text=True, check=False)


class HouseChecks(unittest.TestCase):
    def test_every_check_passes_a_clean_tree(self):
        for path in sorted(HERE.glob("check_*.py")):
            name = path.stem.removeprefix("check_")
            with self.subTest(check=name):
                result = run_check(name, CLEAN)
                self.assertEqual((result.returncode, result.stdout, result.stderr), (0, "", ""))

    def test_every_check_finds_what_is_planted(self):
        for check, what, name, text, words in PLANTED:
            with self.subTest(check=check, planted=what):
                result = run_check(check, CLEAN | {name: text})
                self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
                self.assertEqual(len(result.stdout.splitlines()), 1, result.stdout)
                self.assertIn(name.split("/")[0], result.stdout)
                self.assertIn(words, result.stdout)

    def test_every_check_has_a_planted_violation(self):
        checks = {path.stem.removeprefix("check_") for path in HERE.glob("check_*.py")}
        self.assertEqual(checks, {check for check, *_ in PLANTED})

    def test_build_folders_are_left_alone(self):
        files = CLEAN | {"build/dev/a.txt": "x" * 5_000_001}
        self.assertEqual(run_check("tree", files).stdout, "")


if __name__ == "__main__":
    unittest.main()
