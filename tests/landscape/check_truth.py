#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Computes a landscape's figures from its files alone, by naive overlay, and compares truth.json.

Use: check_truth.py DIR   for a landscape made without defects, in UTF-8, with FAMIS field names.
Needs the Python bindings of GDAL with GEOS; exits with 77 where they are missing, 1 on a difference.
Nothing of the generator is used: rules are those of README.md, geometry is that of GEOS.
"""
import csv
import datetime
import json
import os
import sys

try:
    from osgeo import ogr
except ImportError:
    print("no GDAL bindings for this Python")
    sys.exit(77)

PRINCIPAL_CODES = {"LUA", "LUC", "LUK", "LUN", "HNK", "BHK", "NHK", "CLN", "LNC", "LNQ", "LNK"}
LISTED_CROPS = {
    "lúa", "lúa nước", "lúa mùa", "lúa xuân", "rau muống", "mía", "mía nguyên liệu", "lạc",
    "đậu phộng", "rau các loại", "rau màu", "rau", "đậu xanh", "bắp cải", "dưa chuột", "bí đỏ",
    "chè", "chè shan", "chè búp", "cam", "cam sành", "bưởi", "bưởi diễn", "chuối", "chuối tây",
    "nhãn", "vải", "vải thiều", "na", "hồng", "ổi", "chanh", "mít"}
STATUSES = {"Đã chứng nhận hữu cơ": "certified", "Đang chuyển đổi": "in_conversion",
            "Đình chỉ / thu hồi": "suspended"}
FIGURES = ("parcel_m2", "principal_m2", "organic_m2", "in_conversion_m2")


def principal_part(code, crop):
    """Part of a parcel's area that is principal-crop land."""
    if crop and crop.lower() not in LISTED_CROPS:
        return 0.0
    codes = code.split("+")
    return sum(c in PRINCIPAL_CODES for c in codes) / len(codes)


def day(text):
    """A day written as ISO or dd/mm/yyyy."""
    parts = [int(p) for p in text.replace("/", "-").split("-")]
    return datetime.date(*parts) if parts[0] > 31 else datetime.date(*reversed(parts))


def standing(rows, date):
    """organic, in_conversion or none, from all rows about one piece of land."""
    rows = [dict(r, STATUS=STATUSES.get(r["STATUS"], r["STATUS"])) for r in rows]
    stopped = {r["CERT_NO"] for r in rows if r["STATUS"] == "suspended"}
    found = set()
    for r in rows:
        counted = r["SCHEME"].startswith("TCVN") or r["SCHEME"] in ("EU", "USDA", "JAS")
        valid = day(r["ISSUED"]) <= date <= day(r["EXPIRES"])
        if counted and valid and r["CERT_NO"] not in stopped:
            found.add((r["STATUS"], r.get("AREA_M2") or ""))
    for status in ("certified", "in_conversion"):
        areas = [a for s, a in found if s == status]
        if areas:
            return ("organic" if status == "certified" else status), areas[0]
    return "none", ""


def layer_rows(directory, name):
    """Attributes and geometry of every feature."""
    source = ogr.Open(os.path.join(directory, name))
    rows = []
    for feature in source.GetLayer(0):
        geometry = feature.GetGeometryRef().Clone()
        rows.append((feature.items(), geometry, geometry.GetEnvelope()))
    return rows


def area_of(geometry):
    """Area of the surfaces; where neighbours only touch, an intersection is a point or a line."""
    return geometry.Area() if geometry is not None and geometry.GetDimension() == 2 else 0.0


def overlapping(rows, envelope):
    """The rows whose boxes meet a box."""
    for position, (items, geometry, box) in enumerate(rows):
        if box[0] <= envelope[1] and envelope[0] <= box[1] and box[2] <= envelope[3] and envelope[2] <= box[3]:
            yield position, items, geometry


def compute(directory, date):
    """Figures per village id, and under None for the land outside."""
    villages = layer_rows(directory, "villages.shp")
    surveys = layer_rows(directory, "organic_areas.shp")
    with open(os.path.join(directory, "register.csv"), encoding="utf-8") as file:
        register = {}
        for row in csv.DictReader(file):
            register.setdefault((row["MAXA"], int(row["SOTO"]), int(row["SOTHUA"])), []).append(row)
    sums = {v[0]["MATHON"]: dict.fromkeys(FIGURES + ("parcels",), 0.0) for v in villages}
    sums[None] = dict.fromkeys(FIGURES + ("parcels",), 0.0)
    invalid = 0
    for items, geometry, box in layer_rows(directory, "parcels.shp"):
        invalid += not geometry.IsValid()
        part = principal_part(items["LOAIDAT"] or "", items["CAYTRONG"] or "")
        key = (items["MAXA"], items["SOTO"], items["SOTHUA"])
        pieces = []
        for _, village, outline in overlapping(villages, box):
            piece = geometry.Intersection(outline)
            if area_of(piece) > 1e-6:
                pieces.append((village["MATHON"], piece))
        outside = geometry.Area() - sum(area_of(p) for _, p in pieces)
        if outside > 1e-3:
            rest = geometry
            for _, village, outline in overlapping(villages, box):
                rest = rest.Difference(outline)
            pieces.append((None, rest))
        for village, piece in pieces:
            area = area_of(piece)
            total = sums[village]
            total["parcels"] += 1
            total["parcel_m2"] += area
            total["principal_m2"] += part * area
            if key in register:
                verdict, stated = standing(register[key], date)
                shares = {verdict: float(stated) * area / geometry.Area() if stated else area}
            else:
                shares = {}
                for _, certificate, survey in overlapping(surveys, box):
                    verdict, _ = standing([certificate], date)
                    shares[verdict] = shares.get(verdict, 0.0) + area_of(piece.Intersection(survey))
            total["organic_m2"] += part * shares.get("organic", 0.0)
            total["in_conversion_m2"] += part * shares.get("in_conversion", 0.0)
    for rows, name in ((villages, "villages"), (surveys, "organic_areas")):
        bad = sum(not g.IsValid() for _, g, _ in rows)
        invalid += bad
        several = sum(g.GetGeometryType() == ogr.wkbMultiPolygon for _, g, _ in rows)
        print(f"{name}: {len(rows)}, invalid {bad}, of several parts {several}")
    return sums, invalid


def main():
    ogr.UseExceptions()
    directory = sys.argv[1]
    with open(os.path.join(directory, "truth.json"), encoding="utf-8") as file:
        truth = json.load(file)
    sums, invalid = compute(directory, datetime.date.fromisoformat(truth["reference_date"]))
    wanted = {v["id"]: v for v in truth["villages"]}
    wanted[None] = truth["outside_villages"]
    failures = [f"{invalid} invalid geometries"] if invalid else []
    worst = 0.0
    for village, found in sums.items():
        for figure in FIGURES + ("parcels",):
            difference = abs(found[figure] - wanted[village][figure])
            worst = max(worst, difference)
            # Doubles hold these coordinates to half a nanometre; overlay adds rounding of that order.
            if difference > 1e-3:
                failures.append(f"{village} {figure}: files {found[figure]}, truth {wanted[village][figure]}")
    print("\n".join(failures) if failures else f"truth holds; largest difference {worst:.3g} m2")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
