# SPDX-License-Identifier: MIT
"""Parcels that are split, run apart and merged have the figures of one run over all of them, to the last bit.

Use: merge_equals_whole.py WORK_FOLDER LAND [OPTION ...]; LAND is a folder as the landscape generator writes it, or
`invented` for a fresh one. The programs are named by the environment variables HUUCO and HUUCO_LANDSCAPE. The shapefile is split by groups of villages, and by every third record, which cuts all
villages; parcels that claim each other's ground stay together. Standard library only.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

import merge_parts

HERE = pathlib.Path(__file__).resolve().parent

# Members that must be equal. Lists and counts of problems are not among them where two parts cannot see them.
FIGURES = (
    "reference_date", "area_method", "ground_owner", "evidence_given", "accounting", "totals", "villages",
    "outside_villages", "register", "organic_areas", "land", "legal_areas", "compared", "indicators",
)  # fmt: skip
INDICATOR = """
[[indicators]]
id = "organic_land"
name_vi = "Đất hữu cơ"
name_en = "Organic land"
table = "parcels"
kind = "ratio"
numerator.values = ["organic_m2"]
denominator.values = ["principal_m2"]
unit = "%"
comparison = "above"
"""
# Kinds of problems whose parcels or evidence every part knows, however the parcels are split.
PROBLEMS = ("register_row_unmatched", "register_row_ambiguous", "area_without_parcel", "organic_overlap", "bad_date", "unknown_status")  # fmt: skip
BOUNDS = ("sliver_m2", "edge_doubt_m2", "union_doubt_m2")  # may be rounded


class Runs:
    """Runs of the program in a fresh folder."""

    def __init__(self, work, options):
        self.work = pathlib.Path(work)
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.options = options

    def huuco(self, *args):
        done = subprocess.run([os.environ["HUUCO"], *args], capture_output=True, text=True, cwd=self.work)
        assert done.returncode == 0, "huuco %s: exit %d\n%s" % (args, done.returncode, done.stderr)
        return done.stdout

    def analyze(self, parcels, name, products="none"):
        self.huuco("analyze", str(parcels), *self.options, "--products", products, "-q", "--progress", "none", "-o", name)
        return self.summary(name)

    def merge(self, parts, name):
        self.huuco("merge", *parts, "-q", "-o", name)
        return self.summary(name)

    def summary(self, name):
        return json.loads((self.work / name / "summary.json").read_text(encoding="utf-8"))


def compare(whole, merged, what):
    for member in FIGURES:
        assert merged[member] == whole[member], "%s: %s\n%s\n%s" % (what, member, merged[member], whole[member])
    counts, merged_counts = whole["problems"]["by_kind"], merged["problems"]["by_kind"]
    for kind in PROBLEMS:
        assert counts.get(kind) == merged_counts.get(kind), "%s: %s\n%s\n%s" % (what, kind, counts, merged_counts)
    for sums in (whole["sums"], merged["sums"]):
        for bound in BOUNDS:
            sums["ground"].pop(bound, None)
    assert merged["sums"] == whole["sums"], "%s: the exact sums differ" % what
    assert all(check["passed"] for check in merged["checks"])
    assert [c["name"] for c in merged["checks"]] == [c["name"] for c in whole["checks"]]
    for scale in ("scale_factor", "areal_scale_factor"):
        assert merged["crs"][scale] == whole["crs"][scale]


def check_contract(runs, name):
    script = os.environ.get("HUUCO_CONTRACT_CHECK", "")
    if os.path.exists(script):
        subprocess.run([sys.executable, "-B", script, str(runs.work / name), "--products", "none"], check=True)


def invented_land(folder):
    """Two communes with overlaps, unusable shapes and certificates for parts of parcels."""
    command = [os.environ["HUUCO_LANDSCAPE"], "-o", str(folder), "--parcels", "3000", "--villages", "9", "--seed", "17"]
    command += ["--communes", "02527,02530", "--buffer-strips", "--defects", "zero_area=3,unclosed=3,spike=3"]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def main(work, land, *more):
    runs = Runs(work, [])
    land = invented_land(runs.work / "land") if land == "invented" else pathlib.Path(land).resolve()
    parcels = land / "parcels.shp"
    for role, file in (("villages", "villages.shp"), ("register", "register.csv")):
        runs.options += ["--" + role, str(land / file)]
    plan = runs.work / "plan.toml"
    plan.write_text((land / "plan.toml").read_text(encoding="utf-8") + INDICATOR, encoding="utf-8")
    runs.options += ["--plan", str(plan)]
    runs.options += ["--organic-areas", str(land / "organic_areas.shp"), *more]
    whole = runs.analyze(parcels, "whole", "geojson")
    pieces = json.loads((runs.work / "whole/parcels.geojson").read_text(encoding="utf-8"))["features"]
    village_of = {}
    for piece in pieces:
        village_of.setdefault(piece["properties"]["fid"], piece["properties"]["village_id"] or "")
    count = whole["accounting"]["read"]
    groups = merge_parts.parcels_that_meet(count, whole["problems"]["listed"])
    names = sorted(set(village_of.values()))
    told = {piece["properties"]["fid"] for piece in pieces if piece["properties"]["organic_status"] != "unknown"}
    splits = {
        "by_villages": lambda group: names.index(village_of.get(group[0], names[0])) * 2 // len(names),
        "across_villages": lambda group: group[0] % 3,
        "by_evidence": lambda group: int(told.isdisjoint(group)),
    }
    for split, part_of in splits.items():
        parts = []
        for part in sorted({part_of(group) for group in groups}):
            rows = sorted(fid for group in groups if part_of(group) == part for fid in group)
            name = "%s_%d" % (split, part)
            merge_parts.write_records(parcels, runs.work / (name + ".shp"), rows)
            runs.analyze(name + ".shp", name)
            parts.append(name)
        assert len(parts) > 1
        merged = runs.merge(parts, split)
        compare(whole, merged, split)
        check_contract(runs, split)
        assert "CONFIRMED" in runs.huuco("verify", split, "--lang", "en")
    # A part about which no evidence speaks has no value of organic land, and adds its ground to that of the whole.
    (silent,) = runs.summary("by_evidence_1")["indicators"]
    assert silent["no_data"] == "no_evidence", silent
    # The order of the parts does not matter, nor whether a part was merged itself.
    three = ["across_villages_%d" % part for part in (2, 0, 1)]
    runs.merge(three[:2], "two_of_three")
    compare(runs.summary("whole"), runs.merge([three[2], "two_of_three"], "merged_again"), "merged again")
    runs.huuco("verify", "merged_again")


if __name__ == "__main__":
    main(*sys.argv[1:])
