#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same land, sound and disguised (disguise.py): identical figures, and the summary says what was overcome.

Figures are compared to the last bit, but for disguises that change the coordinates read; there within 1e-9.
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys

import disguise


def told_encoding(name):
    def told(summary):
        for entry in inputs(summary, "parcels") + inputs(summary, "villages"):
            yield entry["encoding"] == name, "%s was read as %s" % (entry["name"], entry["encoding"])
            stated = entry["encoding_decided_by"] in ("cpg", "option", "valid_utf8", "format")
            yield not stated, "the encoding of %s was decided by %s" % (entry["name"], entry["encoding_decided_by"])

    return told


def inputs(summary, role):
    return [entry for entry in summary["inputs"] if entry["role"] == role]


def told_crs(summary):
    crs = summary["crs"]
    yield crs["source"] == "EPSG:9211", "the source is %s" % crs["source"]
    yield crs["decided_by"] not in ("prj", "layer", "option"), "it was decided by %s" % crs["decided_by"]


def told_swapped(summary):
    yield summary["crs"]["axes_swapped"], "exchanged axes were not told"
    yield any("exchanged" in warning for warning in summary["warnings"]), "there is no warning"
    # The exchange turns every ring round; the file is wound as it should be.
    yield "wrong_winding" not in summary["problems"]["by_kind"], "rings were called wrongly wound"


def told_zone(summary):
    yield from told_crs(summary)
    yield "105-30" in summary["crs"]["declared"], "the file's word is %s" % summary["crs"]["declared"]
    yield any("Tuyên Quang" in warning for warning in summary["warnings"]), "there is no warning"


def told_both(summary):
    yield from told_encoding("TCVN3")(summary)
    yield from told_crs(summary)


def told_fields(summary):
    fields = inputs(summary, "parcels")[0]["fields"]
    wanted = {"sheet": "SoHieuToBa", "parcel": "SoThuTuThu", "land_use": "KyHieuMucD", "commune": "MaXa"}
    for role, name in wanted.items():
        yield fields.get(role) == name, "%s was found in %s" % (role, fields.get(role))


def told_nothing(summary):
    yield summary["register"]["matched"] > 0, "no row of the register found its parcel"


TOLD = {
    "tcvn3": told_both,
    "vni": told_encoding("VNI"),
    "cp1258": told_encoding("CP1258"),
    "swapped_axes": told_swapped,
    "swapped_layers": told_swapped,
    "neighbouring_zone": told_zone,
    "legacy_codes": told_nothing,
    "cut_names": told_fields,
    "register_without_zeros": told_nothing,
}


def figures(summary):
    """All numbers and names that must not depend on how the files are written."""
    wanted = ("totals", "villages", "outside_villages", "accounting", "register")
    return {name: summary[name] for name in wanted}


def differences(got, want, where=""):
    if isinstance(want, dict):
        if got.keys() != want.keys():
            yield "%s: members %s, not %s" % (where, sorted(got), sorted(want))
            return
        for name in want:
            yield from differences(got[name], want[name], "%s.%s" % (where, name))
    elif isinstance(want, list):
        if len(got) != len(want):
            yield "%s: %d members, not %d" % (where, len(got), len(want))
            return
        for i, (one, other) in enumerate(zip(got, want)):
            yield from differences(one, other, "%s[%d]" % (where, i))
    elif isinstance(want, float) and isinstance(got, float):
        if abs(got - want) > 1e-9 * abs(want):
            yield "%s: %r, not %r" % (where, got, want)
    elif got != want:
        yield "%s: %r, not %r" % (where, got, want)


def analyze(huuco, land, out):
    subprocess.run(
        [huuco, "analyze", "--plan", land / "plan.toml", "-q", "--products", "none", "--lang", "en", "-o", out],
        check=True,
    )
    return json.loads((out / "summary.json").read_text(encoding="utf-8"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--huuco", required=True)
    parser.add_argument("--landscape", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--parcels", default="1500")
    parser.add_argument("disguise", choices=sorted(disguise.DISGUISES))
    arguments = parser.parse_args()

    shutil.rmtree(arguments.work, ignore_errors=True)
    sound, hidden = arguments.work / "sound", arguments.work / "hidden"
    sound.mkdir(parents=True)
    subprocess.run(
        [arguments.landscape, "-o", sound, "--parcels", arguments.parcels, "--seed", "21"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    shutil.copytree(sound, hidden)
    disguise.DISGUISES[arguments.disguise](hidden)

    want = analyze(arguments.huuco, sound, arguments.work / "out_sound")
    got = analyze(arguments.huuco, hidden, arguments.work / "out_hidden")
    if arguments.disguise.startswith("swapped_"):
        # A shape with holes comes mirrored, its rings the other way round: mended, with the same ground.
        got["accounting"]["repaired"] = want["accounting"]["repaired"]
    faults = list(differences(figures(got), figures(want)))
    faults += [fault for holds, fault in TOLD[arguments.disguise](got) if not holds]
    print("\n".join(faults) if faults else "%s: the figures are the same" % arguments.disguise)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
