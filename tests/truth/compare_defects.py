#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Generates a landscape with planted defects, analyses it, and compares list against list.

Every defect that the generator planted must stand among the problems of its parcel under the kind that the
documentation gives it, and no problem of these kinds may stand at a parcel where nothing was planted. Figures
are compared with the truth by compare_truth.py's rules, and every check of the run must hold.
"""

import csv
import json
import sys

import compare_truth
import invented_land

# What the program may call a planted defect. A bow-tie can leave a ring that only touches itself.
KINDS = {
    "unclosed": {"unclosed_ring"},
    "repeated_vertex": {"repeated_vertex"},
    "spike": {"spike"},
    "bow_tie": {"bow_tie", "ring_contact"},
    "hole_outside": {"hole_outside"},
    "nested_shells": {"nested_shells"},
    "wrong_ring_order": {"wrong_winding"},
    "duplicate_ring": {"duplicate_ring"},
    "zero_area": {"zero_area"},
    "null": {"null_geometry"},
    "empty": {"empty_geometry", "null_geometry"},
    "nan": {"non_finite"},
    "absurd": {"absurd_coordinate"},
    "duplicate": {"duplicate"},
    "duplicate_geometry": {"duplicate_geometry"},
    "overlap": {"overlap"},
}
# The land itself has registered areas that differ; a copy under the same key repeats it, and a spike,
# or a hole beside its parcel, lies on the neighbour's ground without claiming any of it.
NOT_PLANTED = {"legal_area_differs", "register_row_unmatched", "duplicate_key"}


def found_problems(summary):
    """Pairs of feature and kind; an overlap stands at both of its parcels."""
    found = set()
    problems = summary["problems"]
    if problems["count"] > len(problems["listed"]):
        raise SystemExit("the summary does not list all problems; generate fewer parcels")
    for problem in problems["listed"]:
        if problem["source"].endswith("parcels.shp"):
            found.add((problem["feature"], problem["kind"]))
            found.update((other["feature"], problem["kind"]) for other in problem.get("others", []))
    return found


def bow_tie_overlaps(summary, planted):
    """Overlaps at parcels whose corners were exchanged: their loops can reach into a neighbour."""
    bow_ties = {int(row["fid"]) for row in planted if row["kind"] == "bow_tie"}
    return [
        problem
        for problem in summary["problems"]["listed"]
        if problem["kind"] == "overlap"
        and bow_ties & {problem["feature"], *(other["feature"] for other in problem["others"])}
    ]


def compare(summary, planted):
    faults = []
    found = found_problems(summary)
    explained = set()
    for problem in bow_tie_overlaps(summary, planted):
        explained.add((problem["feature"], "overlap"))
        explained.update((other["feature"], "overlap") for other in problem["others"])
    for row in planted:
        fid = int(row["fid"])
        kinds = KINDS[row["kind"]]
        hits = {(fid, kind) for kind in kinds} & found
        if not hits:
            faults.append(f"feature {fid}: {row['kind']} was planted and not found")
        explained |= hits
        if row["kind"] in ("overlap", "duplicate", "duplicate_geometry"):
            other = int(row["note"].split("fid ")[1])
            explained |= {(other, kind) for kind in kinds}
    for fid, kind in sorted(found - explained):
        if kind not in NOT_PLANTED:
            faults.append(f"feature {fid}: {kind} was found and not planted")
    return faults


def main():
    arguments = invented_land.parser(__doc__).parse_args()
    land = invented_land.make(arguments)
    summary = invented_land.summary(arguments, land)
    with open(land / "defects.csv", encoding="utf-8", newline="") as file:
        planted = list(csv.DictReader(file))
    truth = json.loads((land / "truth.json").read_text(encoding="utf-8"))
    # The truth leaves ground that two parcels claim to the sound one; by the rule `lowers_share` organic
    # land gives way.
    doubt_m2 = sum(
        problem["area_m2"] for problem in summary["problems"]["listed"] if problem["kind"] == "overlap"
    )
    faults = compare(summary, planted) + compare_truth.compare(summary, truth, doubt_m2)
    print("\n".join(faults) if faults else f"{len(planted)} defects found, none invented")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
