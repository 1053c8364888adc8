# SPDX-License-Identifier: MIT
"""The job of huuco by geopandas: figures of each village and, if asked, the two GeoJSON files.

Use: peer_geopandas.py LANDSCAPE_FOLDER OUTPUT_FOLDER [--geojson]

As fast as its users can make it: containment first, and only parcels that no village holds are cut. It reckons
less than huuco does: no crops, no surveyed areas, no overlaps, no repair. Prints the land of each village.
"""

import json
import pathlib
import sys

import peer_job

try:
    import geopandas
    import pandas
except ImportError:
    sys.exit(peer_job.ABSENT)


def pieces_of(parcels, villages):
    """Each parcel, or its parts, with the village it lies in."""
    whole = geopandas.sjoin(parcels, villages, predicate="within")
    others = parcels[~parcels.index.isin(whole.index)]
    cut = geopandas.overlay(others, villages, how="intersection", keep_geom_type=True)
    return pandas.concat([whole.drop(columns="index_right"), cut], ignore_index=True)


def main():
    folder, out = map(pathlib.Path, sys.argv[1:3])
    parcels = geopandas.read_file(folder / "parcels.shp")
    villages = geopandas.read_file(folder / "villages.shp")[["MATHON", "geometry"]]
    register = pandas.read_csv(folder / "register.csv", dtype=str, encoding="utf-8-sig")
    pieces = pieces_of(parcels, villages)
    pieces["m2"] = pieces.area
    pieces["principal_m2"] = pieces.m2.where(pieces.LOAIDAT.isin(peer_job.PRINCIPAL_CODES), 0.0)
    certified = register[register.STATUS == "certified"]
    keys = set(zip(certified.MAXA, certified.SOTO, certified.SOTHUA))
    is_organic = [key in keys for key in zip(pieces.MAXA.astype(str), pieces.SOTO.astype(str), pieces.SOTHUA.astype(str))]
    pieces["organic_m2"] = pieces.principal_m2.where(is_organic, 0.0)
    figures = pieces.groupby("MATHON")[["m2", "principal_m2", "organic_m2"]].sum()
    if "--geojson" in sys.argv:
        pieces.set_crs(parcels.crs, allow_override=True).to_crs(4326).to_file(out / "parcels.geojson", driver="GeoJSON")
        villages.merge(figures, on="MATHON").to_crs(4326).to_file(out / "villages.geojson", driver="GeoJSON")
    print(json.dumps({"villages": figures.m2.to_dict()}))


if __name__ == "__main__":
    main()
