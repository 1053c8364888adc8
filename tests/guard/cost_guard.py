# SPDX-License-Identifier: MIT
"""Counts the instructions of small runs and compares them with those that are kept.

Use:  cost_guard.py --build FOLDER [--renew]

FOLDER is a release build with huuco and huuco-landscape. Four runs on one thread are counted by callgrind: two sizes
of land, without products and with GeoJSON. From them come three costs, in instructions:

    start                of any run: libraries, tables, reference systems, fields
    parcel               of each parcel more, without products
    parcel_with_geojson  of each parcel more, with GeoJSON

Exit codes: 0 no cost is higher than the kept one by more than the margin, 1 one is, or a program failed.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

KEPT = pathlib.Path(__file__).resolve().with_name("costs.json")
MARGIN = 0.05
# Villages in proportion, so that the same share of the parcels is cut by a border.
SMALL, LARGE = 6_000, 12_000
PARCELS_A_VILLAGE = 500
COLLECTED = re.compile(r"Collected : (\d+)")


def fail(sentence):
    sys.exit("scripts/guard: " + sentence)


def run(command):
    # The environment of the caller has no part in the count.
    told = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C.UTF-8"})
    if told.returncode != 0:
        fail("%s ended with %d\n%s" % (" ".join(map(str, command)), told.returncode, told.stderr))
    return told.stderr


def make_land(build, work, parcels):
    land = work / ("land_%d" % parcels)
    generator = build / "tests" / "landscape" / "huuco-landscape"
    run([generator, "-o", land, "--parcels", parcels, "--villages", parcels // PARCELS_A_VILLAGE, "--seed", 5])
    return land


def count(build, work, land, products):
    """Instructions of one run; its profile stays in the work folder."""
    name = "%s_%s" % (land.name, products)
    said = run([
        "valgrind", "--tool=callgrind", "--callgrind-out-file=%s" % (work / (name + ".callgrind")),
        build / "bin" / "huuco", "analyze", "--plan", land / "plan.toml", "--date", "2026-06-30",
        "--products", products, "--threads", 1, "-q", "-o", work / name,
    ])
    found = COLLECTED.search(said)
    if not found:
        fail("callgrind told no count:\n" + said)
    return int(found.group(1))


def count_all(build, work):
    """Instructions by (parcels, products)."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    lands = {parcels: make_land(build, work, parcels) for parcels in (SMALL, LARGE)}
    cases = [(parcels, products) for parcels in lands for products in ("none", "geojson")]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        counts = pool.map(lambda case: count(build, work, lands[case[0]], case[1]), cases)
        return dict(zip(cases, counts))


def costs_of(counts):
    """The three costs. The difference of two sizes leaves out what every run does once."""

    def of_a_parcel(products):
        return (counts[LARGE, products] - counts[SMALL, products]) / (LARGE - SMALL)

    parcel = of_a_parcel("none")
    return {
        "start": round(counts[SMALL, "none"] - SMALL * parcel),
        "parcel": round(parcel),
        "parcel_with_geojson": round(of_a_parcel("geojson")),
    }


def compare(costs, kept):
    """Returns whether no cost is too high, and a line on each."""
    lines, is_held = [], True
    for name, before in kept.items():
        now = costs[name]
        change = (now - before) / before
        line = "%-20s %13s, kept %13s: %+.1f %%" % (name, format(now, ","), format(before, ","), 100 * change)
        if change > MARGIN:
            is_held = False
            line += ", too much"
        elif change < -MARGIN:
            line += ", better: run scripts/guard --renew and commit it, so that it stays so"
        lines.append(line)
    return is_held, lines


def advice(work):
    return (
        "A run costs over %.0f %% more than what is kept. Where it goes: callgrind_annotate --inclusive=yes "
        "%s/land_%d_none.callgrind, beside the same of the commit before. If it is meant: scripts/guard --renew, "
        "and say why in the commit." % (100 * MARGIN, work, LARGE))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--build", required=True, type=pathlib.Path)
    parser.add_argument("--renew", action="store_true")
    arguments = parser.parse_args()
    work = arguments.build / "guard"
    costs = costs_of(count_all(arguments.build.resolve(), work.resolve()))
    is_held, lines = compare(costs, json.loads(KEPT.read_text(encoding="utf-8")))
    print("Instructions (margin %.0f %%):" % (100 * MARGIN))
    print("\n".join(lines))
    if arguments.renew:
        KEPT.write_text(json.dumps(costs, indent=2) + "\n", encoding="utf-8")
        print("kept in %s" % KEPT)
    elif not is_held:
        fail(advice(work))


if __name__ == "__main__":
    main()
