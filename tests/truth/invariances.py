#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Changes a landscape in ways that move no ground, analyses it again, and expects the same figures.

Features in another order, everything moved by whole metres, rings that start elsewhere, parcels cut in two along a
line, everything in another zone of the same datum. Figures may differ by the rounding of coordinates along the
outlines of all parcels: 1e-9 m where they are moved, 1e-7 m where they were transformed there and back. ogr2ogr does
the conversions.
"""

import argparse
import copy
import json
import math
import pathlib
import random
import shutil
import subprocess
import sys

FIGURES = ("parcel_m2", "principal_m2", "organic_m2", "in_conversion_m2")
LAYERS = ("parcels", "villages", "organic_areas")
OTHER_ZONE = "EPSG:3405"  # VN-2000 / UTM zone 48N
MOVED_M = 1e-9
TRANSFORMED_M = 1e-7


def side(a, b, p):
    """Which side of the line from a to b the point is on: positive, negative or 0."""
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])


def cross(a, b, c, d):
    """Whether two segments have a point in common, ends included."""
    return side(a, b, c) * side(a, b, d) <= 0 and side(c, d, a) * side(c, d, b) <= 0


def contains(ring, p):
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if (y1 > p[1]) != (y2 > p[1]) and p[0] < (x2 - x1) * (p[1] - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def chord_of(ring):
    """Two corners whose connection runs inside the ring and touches nothing else; None if none was found."""
    corners = ring[:-1]
    count = len(corners)
    for i in range(count):
        j = (i + count // 2) % count
        a, b = corners[i], corners[j]
        others = [
            (corners[k], corners[(k + 1) % count]) for k in range(count) if not {k, (k + 1) % count} & {i, j}
        ]
        neighbours = [corners[(n + step) % count] for n in (i, j) for step in (1, -1)]
        is_free = not any(cross(a, b, c, d) for c, d in others) and all(side(a, b, n) != 0 for n in neighbours)
        if count >= 4 and is_free and contains(ring, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]):
            return min(i, j), max(i, j)
    return None


def rings_of(feature):
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def shuffle(layers, rng):
    for layer in ("parcels", "organic_areas", "villages"):
        rng.shuffle(layers[layer]["features"])


def move(layers, _):
    for layer in layers.values():
        for feature in layer["features"]:
            for ring in rings_of(feature):
                ring[:] = [[x + 1234, y - 567] for x, y in ring]


def turn_rings(layers, rng):
    for layer in layers.values():
        for feature in layer["features"]:
            for ring in rings_of(feature):
                start = rng.randrange(len(ring) - 1)
                ring[:] = ring[start:-1] + ring[: start + 1]


def cut_in_two(layers, _):
    whole = layers["parcels"]["features"]
    parts = []
    for feature in whole:
        rings = rings_of(feature)
        chord = chord_of(rings[0]) if len(rings) == 1 else None
        if chord is None:
            parts.append(feature)
            continue
        corners = rings[0][:-1]
        i, j = chord
        for half in (corners[i : j + 1] + [corners[i]], corners[j:] + corners[: i + 1] + [corners[j]]):
            part = copy.deepcopy(feature)
            part["geometry"] = {"type": "Polygon", "coordinates": [half]}
            parts.append(part)
    assert len(parts) > 1.5 * len(whole), "most parcels must be cut: %d of %d" % (len(parts) - len(whole), len(whole))
    layers["parcels"]["features"] = parts


def convert(source, target, *options):
    # All digits of a double; RFC 7946 would round, and write degrees.
    subprocess.run(
        ["ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=15", *options, str(target), str(source)], check=True
    )


class Commune:
    """A landscape as GeoJSON in the system of its parcels."""

    def __init__(self, arguments):
        self.huuco = arguments.huuco
        self.work = arguments.work
        self.land = arguments.work / "land"
        subprocess.run(
            [arguments.landscape, "-o", self.land, *arguments.landscape_options.split()],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        self.layers = {}
        for layer in LAYERS:
            convert(self.land / (layer + ".shp"), self.work / (layer + ".geojson"))
            self.layers[layer] = json.loads((self.work / (layer + ".geojson")).read_text(encoding="utf-8"))

    def figures(self, name, change=None, rng=None, zone=None):
        """The summary of the changed landscape."""
        layers = copy.deepcopy(self.layers)
        if change:
            change(layers, rng)
        folder = self.work / name
        folder.mkdir()
        for layer in LAYERS:
            path = folder / (layer + ".geojson")
            path.write_text(json.dumps(layers[layer]), encoding="utf-8")
            if zone:
                path.rename(folder / "as_read.geojson")
                convert(folder / "as_read.geojson", path, "-t_srs", zone)
        command = [self.huuco, "analyze", folder / "parcels.geojson", "--villages", folder / "villages.geojson"]
        command += ["--organic-areas", folder / "organic_areas.geojson", "--register", self.land / "register.csv"]
        command += ["--plan", self.land / "plan.toml", "--work-crs", "EPSG:9211", "--products", "none", "-q"]
        subprocess.run([*command, "-o", folder / "out"], check=True)
        return json.loads((folder / "out" / "summary.json").read_text(encoding="utf-8"))

    def outline_m(self):
        """The length of all parcels' outlines."""
        return sum(
            math.dist(a, b)
            for feature in self.layers["parcels"]["features"]
            for ring in rings_of(feature)
            for a, b in zip(ring, ring[1:])
        )


def rows_of(summary):
    rows = {village["id"]: village for village in summary["villages"]}
    rows["outside"] = summary["outside_villages"]
    rows["totals"] = summary["totals"]
    return rows


def compare(name, got, want, tolerance_m2):
    faults = []
    got, want = rows_of(got), rows_of(want)
    if sorted(got) != sorted(want):
        faults.append("%s: villages are %s, not %s" % (name, sorted(got), sorted(want)))
    for row in got.keys() & want.keys():
        for figure in FIGURES:
            difference = got[row][figure] - want[row][figure]
            if not abs(difference) <= tolerance_m2:
                faults.append("%s: %s %s differs by %.9f m²" % (name, row, figure, difference))
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--huuco", required=True)
    parser.add_argument("--landscape", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--landscape-options", default="")
    arguments = parser.parse_args()
    shutil.rmtree(arguments.work, ignore_errors=True)
    arguments.work.mkdir(parents=True)

    commune = Commune(arguments)
    want = commune.figures("as_it_is")
    outline_m = commune.outline_m()
    faults = []
    for change in (shuffle, move, turn_rings, cut_in_two):
        got = commune.figures(change.__name__, change, random.Random(5))
        faults += compare(change.__name__, got, want, outline_m * MOVED_M)
    got = commune.figures("reproject", zone=OTHER_ZONE)
    faults += compare("reproject", got, want, outline_m * TRANSFORMED_M)
    print("\n".join(faults) if faults else "%d villages keep their figures" % len(want["villages"]))
    return 1 if faults or want["totals"]["organic_m2"] <= 0 else 0


if __name__ == "__main__":
    sys.exit(main())
