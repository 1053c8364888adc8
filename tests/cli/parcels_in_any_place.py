# SPDX-License-Identifier: MIT
"""PARCELS may stand in front of the options, behind them, and right behind an option that may be repeated.

Use: parcels_in_any_place.py WORK_FOLDER; the program is named by the environment variable HUUCO. Every result has the
figures of the one with PARCELS in front. Standard library only.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

LAND = pathlib.Path(__file__).resolve().parent / "land"
PARCELS = LAND / "parcels.geojson"
REPEATABLE = [
    ["--register", str(LAND / "register.csv")],
    ["--register=%s" % (LAND / "register.csv")],
    ["--field", "land_use=LOAIDAT"],
    ["--organic-areas", str(LAND / "villages.geojson")],
    ["--organic-areas", str(LAND / "villages.geojson"), "--organic-areas-layer", "villages"],
]


def run(verb, words):
    call = [os.environ["HUUCO"], verb, "-q", "--lang", "en"] + words
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, "%s\nexit code %d: %s" % (" ".join(call), done.returncode, done.stderr)
    return done.stdout


def figures(work, words):
    shutil.rmtree(work / "out", ignore_errors=True)
    run("analyze", words + ["--products", "none", "-o", str(work / "out")])
    summary = json.loads((work / "out" / "summary.json").read_text(encoding="utf-8"))
    paths = sorted((given["role"], pathlib.Path(given["path"]).name) for given in summary["inputs"])
    return paths, summary["accounting"], summary["totals"], summary["villages"]


def main():
    work = pathlib.Path(sys.argv[1])
    work.mkdir(parents=True, exist_ok=True)
    villages = ["--villages", str(LAND / "villages.geojson")]
    for option in REPEATABLE:
        in_front = figures(work, [str(PARCELS)] + villages + option)
        behind = figures(work, villages + option + [str(PARCELS)])
        assert in_front == behind, "%s: %s, not %s" % (option, behind, in_front)
        in_front = run("check", [str(PARCELS)] + villages + option)
        assert run("check", villages + option + [str(PARCELS)]) == in_front, option


if __name__ == "__main__":
    main()
