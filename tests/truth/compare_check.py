#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plants defects in a landscape, runs `huuco check`, and compares list with list.

Every planted defect must be found at its feature under its name, and no defect of geometry, ground or key may
be reported at a feature where none was planted. What the landscape has by design (blank and unknown codes, crops
that are none, parcels outside the villages) is not compared.
"""

import collections
import csv
import json
import subprocess
import sys

import invented_land
from compare_defects import KINDS

BY_DESIGN = {
    "blank_land_code",
    "unknown_land_code",
    "unknown_crop",
    "outside_villages",
    "register_row_unmatched",
    "legal_area_differs",
}


def features_of(problem):
    """The features that a problem of the parcel layer is about."""
    others = [int(word) for word in (problem["others"] or "").split("; ") if word]
    return {problem["feature"], *others}


def main():
    arguments = invented_land.parser(__doc__).parse_args()
    land = invented_land.make(arguments)
    out = arguments.work / "problems.geojson"
    command = [arguments.huuco, "check", str(land / "parcels.shp"), "--villages", str(land / "villages.shp")]
    subprocess.run([*command, "-o", str(out), "-q", "--progress", "none"], check=True)

    found = [feature["properties"] for feature in json.loads(out.read_text(encoding="utf-8"))["features"]]
    parcels = [problem for problem in found if problem["source"] == str(land / "parcels.shp")]
    kinds_at = collections.defaultdict(set)
    for problem in parcels:
        for fid in features_of(problem):
            kinds_at[fid].add(problem["kind"])
    with open(land / "defects.csv", encoding="utf-8") as file:
        planted = [(int(row["fid"]), row["kind"]) for row in csv.DictReader(file)]

    faults = []
    for fid, kind in planted:
        if not KINDS[kind] & kinds_at[fid]:
            faults.append("feature %d: %s was planted, found is %s" % (fid, kind, sorted(kinds_at[fid]) or "nothing"))
    for kind in {p["kind"] for p in found if p["kind"] in (p["title_vi"], p["title_en"])}:
        faults.append("%s has no title" % kind)
    spoilt = {fid for fid, _ in planted}
    for problem in parcels:
        if problem["kind"] not in BY_DESIGN and not features_of(problem) & spoilt:
            faults.append("feature %d: %s was invented" % (problem["feature"], problem["kind"]))
    for fault in faults[:40]:
        print(fault)
    print("%d planted, %d problems, %d faults" % (len(planted), len(parcels), len(faults)))
    return 1 if faults or not planted else 0


if __name__ == "__main__":
    sys.exit(main())
