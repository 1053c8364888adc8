# SPDX-License-Identifier: MIT
"""Names in files are shown, never obeyed: they cannot hide a verdict, nor write one.

Use: names_that_a_terminal_obeys.py WORK_FOLDER; the program is named by the environment variable HUUCO.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

LAND = pathlib.Path(__file__).resolve().parent / "land"

# Hides what follows, names the window, overwrites the line, turns the writing round, begins lines.
NAME = "A\x1b[8m\x1b]0;x\x07\r\u0085\u202e\u2028\u2066\nCONFIRMED: all"
SHOWN = "A\N{REPLACEMENT CHARACTER}[8m\N{REPLACEMENT CHARACTER}]0;x\N{REPLACEMENT CHARACTER} "
SHOWN += 4 * "\N{REPLACEMENT CHARACTER}" + " CONFIRMED: all"
OBEYED = set(map(chr, [*range(9), *range(11, 32), *range(127, 160), *range(0x2028, 0x202F), *range(0x2066, 0x206A)]))


def run(*words, code=0):
    done = subprocess.run([os.environ["HUUCO"], *map(str, words), "--lang", "en"], capture_output=True, check=False)
    assert done.returncode == code, "%s: exit code %d\n%s" % (words, done.returncode, done.stderr)
    text = (done.stdout + done.stderr).decode()
    assert not OBEYED & set(text), "%s: %r" % (words, text)
    assert not any(line.startswith("CONFIRMED: all") for line in text.splitlines()), "%s: %r" % (words, text)
    return text


def main():
    work = pathlib.Path(sys.argv[1])
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    villages = json.loads((LAND / "villages.geojson").read_text(encoding="utf-8"))
    villages["features"][0]["properties"]["TENTHON"] = NAME
    villages["features"][0]["properties"][NAME] = NAME
    (work / "v.geojson").write_text(json.dumps(villages), encoding="utf-8")

    table = run("analyze", LAND / "parcels.geojson", "--villages", work / "v.geojson", "--products", "geojson", "-o", work / "r",
                "-v")
    assert SHOWN in table, table
    assert NAME in json.loads((work / "r" / "summary.json").read_text(encoding="utf-8"))["villages"][0]["name"]
    assert SHOWN in run("inspect", work / "v.geojson")
    assert SHOWN in run("explain", work / "r", "--parcel", "fid=0")

    (work / "r" / ("z" + NAME)).touch()
    summary = json.loads((work / "r" / "summary.json").read_text(encoding="utf-8"))
    summary["totals"]["organic_m2"] += 1.0
    (work / "r" / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    assert "z" + SHOWN in run("verify", work / "r", code=5)


main()
