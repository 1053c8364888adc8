# SPDX-License-Identifier: MIT
"""What the checks against other programs share: running huuco, skipping, comparing.

Environment, set by CTest: HUUCO the program, HUUCO_REAL_DATA the folder of real layers,
HUUCO_SOURCE_DIR the source tree, HUUCO_WORK a folder to write in.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

SKIPPED = 77
REAL_DATA = pathlib.Path(os.environ.get("HUUCO_REAL_DATA", "no real data"))
SAMPLE = pathlib.Path(os.environ.get("HUUCO_SOURCE_DIR", ".")) / "data" / "sample"
TABLES = SAMPLE.parent / "tables"
WORK = pathlib.Path(os.environ.get("HUUCO_WORK", "."))


def skip(reason):
    """Ends the check without a verdict."""
    print("SKIP: " + reason)
    sys.exit(SKIPPED)


def need_file(path):
    if not pathlib.Path(path).exists():
        skip("%s is absent" % path)
    return path


def fresh_folder(name):
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def run_huuco(name, *args, products="none"):
    """Runs `huuco analyze` into WORK/name. Returns the folder and summary.json."""
    out = WORK / name
    shutil.rmtree(out, ignore_errors=True)
    WORK.mkdir(parents=True, exist_ok=True)
    command = [os.environ["HUUCO"], "analyze", *map(str, args), "--products", products, "-q", "-o", str(out)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode != 0:
        sys.exit("%s\nexit code %d\n%s" % (" ".join(command), told.returncode, told.stderr))
    return out, json.loads((out / "summary.json").read_text(encoding="utf-8"))


def run_sample():
    """The sample commune with all products."""
    return run_huuco("sample", "--plan", SAMPLE / "plan.toml", "--lang", "en", products="geojson,gpkg,tiles")


def write_geojson(path, crs, features):
    """Writes (properties, geometry) pairs; coordinates in the given CRS, every digit kept."""
    collection = {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::%d" % crs}},
        "features": [{"type": "Feature", "properties": p, "geometry": g} for p, g in features],
    }
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    return path


class Comparison:
    """Collects differences between an independent figure and huuco's, and tells the largest."""

    def __init__(self, title, whole, tolerance=1e-9):
        self.title = title
        self.whole = whole
        self.tolerance = tolerance
        self.count = 0
        self.largest = 0.0
        self.failures = []

    def area(self, name, independent, got):
        self.count += 1
        difference = abs(independent - got) / self.whole
        self.largest = max(self.largest, difference)
        if not difference <= self.tolerance:
            self.failures.append("%s: %.6f m2 independently, %.6f m2 by huuco" % (name, independent, got))

    def equal(self, name, independent, got):
        self.count += 1
        if independent != got:
            self.failures.append("%s: %r independently, %r by huuco" % (name, independent, got))

    def finish(self):
        print(
            "%s: %d figures, largest difference %.2g of %.3f m2 (allowed %.2g)"
            % (self.title, self.count, self.largest, self.whole, self.tolerance)
        )
        if self.failures:
            sys.exit("\n".join(self.failures[:20]))
