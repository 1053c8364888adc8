#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads real layers of other administrations through a plan: organic flags, codes, crops in English.

Use: real_flags_and_crops.py --huuco PROGRAM --data FOLDER --work FOLDER; exit code 77 where the layers
are not there. What is expected stands in the README beside each layer, which was counted with other
tools: 4 of 100 Finnish parcels are organic, 14.306 of 231.954 ha; of 100 fields of Burkina Faso 25 are
under maize, 14 sorghum, 12 cowpea, 5 rice, 17 kinds of fallow, and 8 no cropland.
"""

import argparse
import json
import pathlib
import sqlite3
import subprocess
import sys

FINLAND = "fi-organic-fields/LandUse.ExistingLandUse.GSAAAgriculturalParcel.gpkg"
BURKINA_FASO = "bf-jecam-crop-fields/BD_JECAM_CIRAD_2023_feb.shp"
SKIPPED = 77


def analyse(arguments, name, layer, plan, codes, options):
    """The summary of a run with a plan and a table of land codes of its own."""
    work = pathlib.Path(arguments.work)
    work.mkdir(parents=True, exist_ok=True)
    table = work / f"{name}_codes.csv"
    rows = "".join(f"{code},{name} {code},{land_class},{crop}\n" for code, land_class, crop in codes)
    table.write_text("code,name_vi,land_class,is_cropland\n" + rows, encoding="utf-8")
    plan_file = work / f"{name}.toml"
    plan_file.write_text(plan + f'\n[tables]\nland_codes = "{table.name}"\n', encoding="utf-8")
    out = work / name
    subprocess.run(
        [arguments.huuco, "analyze", str(layer), "--plan", str(plan_file), "--products", "none", "-q",
         "--overwrite", "-o", str(out), *options], check=True, stderr=subprocess.DEVNULL)
    return json.loads((out / "summary.json").read_text(encoding="utf-8"))


def near(name, got, want, tolerance):
    assert abs(got - want) <= tolerance, f"{name} is {got}, not {want}"


def check_finland(arguments, layer):
    """A flag 1/0, numeric crop codes in place of land codes."""
    with sqlite3.connect(f"file:{layer}?mode=ro&immutable=1", uri=True) as database:
        codes = [code for (code,) in database.execute("SELECT DISTINCT KASVIKOODI FROM hvd_kasvulohko")]
    plan = ('[plan]\nname = "fi"\nreference_date = 2023-12-31\n'
            '[fields]\nland_use = "KASVIKOODI"\norganic_status = "LUOMUVILJELY"\n'
            '[organic.flags]\n"1" = "certified"\n"0" = "none"\n')
    summary = analyse(
        arguments, "fi", layer, plan, [(code, "annual", 1) for code in codes], ["--village-field", "VUOSI"])
    totals = summary["totals"]
    near("organic ha", totals["organic_m2"] / 1e4, 14.306, 0.001)
    near("principal ha", totals["principal_m2"] / 1e4, 14.306 + 217.648, 0.002)
    assert totals["evidence"] == "full", totals["evidence"]
    assert not summary["land"]["unknown_codes"], summary["land"]["unknown_codes"]


def check_burkina_faso(arguments, layer):
    """Crops in English; nothing known about organic farming, which is not 0 %."""
    plan = ('[plan]\nname = "bf"\nreference_date = 2023-12-31\n'
            '[principal]\ncrops = ["Maize", "Rice", "Sorghum", "Cowpea"]\nblank_crop = "not_principal"\n'
            '[fields]\nland_use = "LandCover"\ncrop = "CropType1"\n')
    summary = analyse(
        arguments, "bf", layer, plan, [("Cropland", "annual", 1)],
        ["--village-field", "SiteName", "--work-crs", "EPSG:32630", "--area", "planar", "--encoding", "UTF-8"])
    rules = {rule["rule"]: rule["parcels"] for rule in summary["land"]["rules"]}
    assert rules["crop_listed"] == 25 + 14 + 12 + 5, rules
    assert sum(code["parcels"] for code in summary["land"]["unknown_codes"]) == 8, summary["land"]
    fallow = sum(c["parcels"] for c in summary["land"]["unknown_crops"] if "fallow" in c["text"].lower())
    assert fallow == 17, summary["land"]["unknown_crops"]
    near("measured ha", summary["totals"]["parcel_m2"] / 1e4, 56.342, 0.01)
    assert summary["totals"]["evidence"] == "none", summary["totals"]


def main():
    parser = argparse.ArgumentParser(description="Real layers of other administrations.")
    for name in ("--huuco", "--data", "--work"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    data = pathlib.Path(arguments.data)
    layers = [data / FINLAND, data / BURKINA_FASO]
    missing = [str(layer) for layer in layers if not layer.exists()]
    if missing:
        print("SKIP: there is no", ", ".join(missing))
        return SKIPPED
    check_finland(arguments, layers[0])
    check_burkina_faso(arguments, layers[1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
