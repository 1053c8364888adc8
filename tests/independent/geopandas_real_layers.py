# SPDX-License-Identifier: MIT
"""Figures of real layers, by huuco and by geopandas with shapely and PROJ.

Use: geopandas_real_layers.py terres_de_bord|finland|burkina_faso|communes. Every expectation is computed here,
when the check runs. Ground counts once in both: zones in layer order, the first keeps the ground; of
parcels of one class the earlier feature keeps it.
"""

import json
import sys

import support
from support import REAL_DATA, Comparison

try:
    import geopandas
    import numpy
    import pandas
    from shapely.geometry import box, mapping
    from shapely.ops import unary_union
except ImportError as missing:
    support.skip(str(missing))


def once(shapes):
    """The shapes without the ground that earlier ones keep."""
    shapes = geopandas.GeoSeries(list(shapes))
    kept = list(shapes)
    x0, y0, x1, y1 = shapes.bounds.to_numpy().T
    for i, shape in enumerate(shapes):
        near = (x0[:i] <= x1[i]) & (x1[:i] >= x0[i]) & (y0[:i] <= y1[i]) & (y1[:i] >= y0[i])
        earlier = [other for other in shapes[:i][near] if other.intersection(shape).area > 0]
        if earlier:
            kept[i] = shape.difference(unary_union(earlier))
    return geopandas.GeoSeries(kept)


def areas_by_zone(parcels, zones):
    """Area of the parcels in each zone, and outside all."""
    inside = [parcels.intersection(zone).area.sum() for zone in zones]
    return inside, parcels.area.sum() - sum(inside)


def plan_with(folder, name, crops, land_codes):
    """A plan of foreign crops and land codes: tables add those that the shipped ones lack."""
    shipped = pandas.read_csv(support.TABLES / "crops.csv", dtype=str).fillna("")
    known = {text.lower() for column in ("name_vi", "name_en") for text in shipped[column]}
    rows = ['X%d,"%s",annual' % (i, crop) for i, crop in enumerate(crops) if crop.lower() not in known]
    (folder / "crops.csv").write_text("\n".join(["crop_id,name_vi,cycle", *rows]) + "\n", encoding="utf-8")
    rows = ["%s,%s,crop,1" % (code, code) for code in land_codes]
    table = "\n".join(["code,name_vi,land_class,is_cropland", *rows]) + "\n"
    (folder / "land_codes.csv").write_text(table, encoding="utf-8")
    plan = folder / "plan.toml"
    plan.write_text(
        '[plan]\nname = "%s"\ntarget_percent = 2.0\n[principal]\nland_codes = %s\ncrops = %s\n'
        '[tables]\ncrops = "crops.csv"\nland_codes = "land_codes.csv"\n'
        % (name, json.dumps(land_codes), json.dumps(crops, ensure_ascii=False)),
        encoding="utf-8",
    )
    return plan


def terres_de_bord():
    folder = support.need_file(REAL_DATA / "fr-terres-de-bord-cadastre")
    work = support.fresh_folder("terres_de_bord_input")
    parcels = geopandas.read_file(folder / "parcelles.geojson").to_crs(2154)
    sections = geopandas.read_file(folder / "sections.geojson")
    sections["key"] = sections.prefixe + sections.code  # `code` alone occurs twice in this layer
    sections[["key", "geometry"]].to_file(work / "sections.gpkg", layer="sections", driver="GPKG")
    _, summary = support.run_huuco(
        "terres_de_bord",
        folder / "parcelles.geojson",
        *("--villages", work / "sections.gpkg", "--village-id", "key", "--village-name", "key"),
        *("--work-crs", "EPSG:2154", "--area", "planar"),
    )
    kept = once(parcels.geometry)
    inside, outside = areas_by_zone(kept, once(sections.to_crs(2154).geometry))
    compared = Comparison("Terres de Bord", kept.area.sum())
    for key, area, village in zip(sections.key, inside, summary["villages"]):
        compared.equal("section", key, village["id"])
        compared.area("section " + key, area, village["parcel_m2"])
    compared.area("outside", outside, summary["outside_villages"]["parcel_m2"])
    compared.area("all parcels", kept.area.sum(), summary["totals"]["parcel_m2"])
    compared.area("claimed twice", parcels.area.sum() - kept.area.sum(), summary["totals"]["overlap_m2"])
    compared.equal("features", len(parcels), summary["accounting"]["read"])
    compared.finish()


def finland():
    file = support.need_file(REAL_DATA / "fi-organic-fields" / "LandUse.ExistingLandUse.GSAAAgriculturalParcel.gpkg")
    work = support.fresh_folder("finland_input")
    fields = geopandas.read_file(file)
    codes = sorted(fields.KASVIKOODI.unique())
    green = ("nurmi", "kesanto", "suojavyöhyke", "monimuotoisuus")  # grass, fallow, strips, biodiversity
    names = sorted(fields.KASVIKOODI_SELITE_FI.unique())
    crops = [name for name in names if not any(word in name.lower() for word in green)]
    _, summary = support.run_huuco(
        "finland",
        file,
        *("--village-field", "VUOSI", "--plan", plan_with(work, "Finland", crops, codes)),
        *("--field", "land_use=KASVIKOODI", "--field", "crop=KASVIKOODI_SELITE_FI"),
        *("--field", "organic_status=LUOMUVILJELY"),
    )
    area = fields.geometry.area
    principal = fields.KASVIKOODI_SELITE_FI.isin(crops)
    organic = fields.LUOMUVILJELY == 1
    compared = Comparison("Finnish fields", area.sum())
    for name, rows in (("parcel_m2", area > 0), ("principal_m2", principal), ("organic_m2", principal & organic)):
        compared.area(name, area[rows].sum(), summary["totals"][name])
        compared.area("2023 " + name, area[rows].sum(), summary["villages"][0][name])
    compared.equal("villages", ["2023"], [village["id"] for village in summary["villages"]])
    compared.finish()


def burkina_faso():
    folder = support.need_file(REAL_DATA / "bf-jecam-crop-fields")
    work = support.fresh_folder("burkina_faso_input")
    fields = geopandas.read_file(folder / "BD_JECAM_CIRAD_2023_feb.shp").to_crs(32630)
    west, south, east, north = fields.total_bounds
    frame = box(west - 100, south - 100, east + 100, north + 100)
    villages = support.write_geojson(
        work / "frame.geojson", 32630, [({"ID": "BF", "NAME": "Koumbia"}, mapping(frame))]
    )
    crops = ["Maize", "Sorghum", "Rice"]
    _, summary = support.run_huuco(
        "burkina_faso",
        folder / "BD_JECAM_CIRAD_2023_feb.shp",
        *("--villages", villages, "--village-id", "ID", "--village-name", "NAME"),
        *("--plan", plan_with(work, "Koumbia", crops, ["Cropland"])),
        *("--field", "land_use=LandCover", "--field", "crop=CropType1"),
        *("--work-crs", "EPSG:32630", "--area", "planar"),
    )
    kept = once(fields.geometry)
    principal = once(fields.geometry[fields.CropType1.isin(crops) & (fields.LandCover == "Cropland")])
    compared = Comparison("Koumbia", kept.area.sum())
    compared.area("parcel_m2", kept.area.sum(), summary["totals"]["parcel_m2"])
    compared.area("principal_m2", principal.area.sum(), summary["totals"]["principal_m2"])
    compared.area("village", kept.area.sum(), summary["villages"][0]["parcel_m2"])
    compared.finish()


def grid_over(zone, side):
    """Squares that cover the box of a zone, their corners on whole metres."""
    x0, y0, x1, y1 = zone.bounds
    columns = numpy.arange(numpy.floor(x0), x1, side)
    rows = numpy.arange(numpy.floor(y0), y1, side)
    return [box(x, y, x + side, y + side) for y in rows for x in columns]


def communes():
    folder = support.need_file(REAL_DATA / "vn-nhu-khe-communes-2025")
    work = support.fresh_folder("communes_input")
    files = sorted(folder.glob("*.geojson"))
    layers = [geopandas.read_file(file) for file in files]
    for file, layer in zip(files, layers):
        zone = layer.to_crs(9211).geometry[0]
        squares = grid_over(zone, 250.0)
        parcels = support.write_geojson(
            work / file.name,
            9211,
            [({"SOTO": "1", "SOTHUA": str(i), "LOAIDAT": "LUC"}, mapping(s)) for i, s in enumerate(squares)],
        )
        _, summary = support.run_huuco("commune", parcels, "--villages", file)
        expected = geopandas.GeoSeries(squares).intersection(zone)
        compared = Comparison(file.stem, expected.area.sum())
        village = summary["villages"][0]
        compared.equal("code", layer["code"][0], village["id"])
        compared.area("parcel_m2", expected.area.sum(), village["parcel_m2"])
        compared.area("zone", zone.area, village["parcel_m2"])
        compared.area("all squares", 250.0**2 * len(squares), summary["totals"]["parcel_m2"])
        compared.equal("parcels", int((expected.area > 1e-6).sum()), village["parcels"])
        compared.finish()
    together = pandas.concat(layers).to_crs(9211)
    print("all communes: %.3f km2" % (together.area.sum() / 1e6))


if __name__ == "__main__":
    {f.__name__: f for f in (terres_de_bord, finland, burkina_faso, communes)}[sys.argv[1]]()
