#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Generates a landscape, analyses it, and compares every figure with the generator's own arithmetic.

Tolerances: 1e-9 of a figure or 5e-6 m², whichever is larger; where bow ties leave an area undefined, the
generator states how much, and parcel areas (never principal or organic ones) may differ by that.
"""

import json
import sys

import invented_land

FIGURES = ("parcel_m2", "principal_m2", "organic_m2", "in_conversion_m2")
ABSOLUTE_M2 = 5e-6
RELATIVE = 1e-9


class Comparison:
    """Collects what differs."""

    def __init__(self, uncertain_m2, doubt_m2, are_counts_defined):
        self.uncertain_m2 = uncertain_m2
        self.doubt_m2 = doubt_m2
        self.are_counts_defined = are_counts_defined
        self.faults = []

    def figure(self, where, name, got, want):
        tolerance = max(ABSOLUTE_M2, RELATIVE * abs(want)) + self.doubt_m2
        if name in ("parcel_m2", "overlap_m2"):
            tolerance += self.uncertain_m2
        if not abs(got - want) <= tolerance:
            self.faults.append(f"{where} {name}: {got!r}, truth {want!r}, difference {got - want:.9f}")

    def count(self, where, name, got, want):
        if got != want:
            self.faults.append(f"{where} {name}: {got}, truth {want}")

    def areas(self, where, got, want):
        for name in FIGURES:
            self.figure(where, name, got[name], want[name])
        if "parcels" in want and self.are_counts_defined:
            self.count(where, "parcels", got["parcels"], want["parcels"])


def compare(summary, truth, doubt_m2=0.0):
    """Faults as sentences. doubt_m2: ground of which the truth does not tell who has it."""
    # Which parcel keeps ground that two claim is the rule of the program, so only areas are compared there.
    are_counts_defined = truth["totals"]["overlap_m2"] == 0
    comparison = Comparison(truth["totals"].get("uncertain_m2", 0), doubt_m2, are_counts_defined)
    found = {village["id"]: village for village in summary["villages"]}
    comparison.count("villages", "ids", sorted(found), sorted(v["id"] for v in truth["villages"]))
    for village in truth["villages"]:
        if village["id"] in found:
            comparison.areas(village["id"], found[village["id"]], village)
            comparison.count(village["id"], "name", found[village["id"]]["name"], village["name"])
    comparison.areas("outside", summary["outside_villages"], truth["outside_villages"])
    comparison.areas("totals", summary["totals"], truth["totals"])
    comparison.figure("totals", "overlap_m2", summary["totals"]["overlap_m2"], truth["totals"]["overlap_m2"])
    comparison.count("accounting", "read", summary["accounting"]["read"], truth["features"])
    if are_counts_defined:
        comparison.count("accounting", "split", summary["accounting"]["split"], truth["split"])
    for name, want in truth["register"].items():
        comparison.count("register", name, summary["register"][name], want)
    for check in summary["checks"]:
        if not check["passed"]:
            comparison.faults.append(f"check {check['name']} failed")
    return comparison.faults


def compare_decision(summary, encoding, overcome):
    """The parcels were read in that encoding, and a warning says what stood against it."""
    parcels = next(record for record in summary["inputs"] if record["role"] == "parcels")
    faults = []
    if encoding and parcels["encoding"] != encoding:
        faults.append(f"parcels were read in {parcels['encoding']}, not {encoding}")
    if overcome and not any("parcels.shp" in w and overcome in w for w in summary["warnings"]):
        faults.append(f"no warning about the parcels says {overcome!r}: {summary['warnings']}")
    return faults


def main():
    parser = invented_land.parser(__doc__)
    parser.add_argument("--analyze-options", default="")
    parser.add_argument("--encoding-read", default="", help="the encoding the parcels must be read in")
    parser.add_argument("--overcome", default="", help="what the warnings must say was overcome")
    arguments = parser.parse_args()
    land = invented_land.make(arguments)
    summary = invented_land.summary(arguments, land, *arguments.analyze_options.split())
    truth = json.loads((land / "truth.json").read_text(encoding="utf-8"))
    faults = compare(summary, truth)
    faults += compare_decision(summary, arguments.encoding_read, arguments.overcome)
    print("\n".join(faults) if faults else f"{len(truth['villages'])} villages agree with the truth")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
