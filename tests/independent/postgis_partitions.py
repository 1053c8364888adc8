# SPDX-License-Identifier: MIT
"""The sample commune in partitions of a PostGIS table, run one by one and merged: the figures of its files, to the last bit.

This is how docs/scale.md has a country run out of a database.
"""

import json
import os
import subprocess

import postgis_figures as postgis
import support
from support import SAMPLE

PARTITIONS = """
create table land_parcels (like parcels) partition by list ((ogc_fid % 3));
create table land_0 partition of land_parcels for values in (0);
create table land_1 partition of land_parcels for values in (1);
create table land_2 partition of land_parcels for values in (2);
insert into land_parcels select * from parcels;
alter table land_0 add primary key (ogc_fid);
alter table land_1 add primary key (ogc_fid);
alter table land_2 add primary key (ogc_fid);
"""
FIGURES = ("accounting", "totals", "villages", "outside_villages", "register", "land", "legal_areas")


def main():
    support.need_file(SAMPLE / "parcels.shp")
    options = ["--villages", SAMPLE / "villages.shp", "--register", SAMPLE / "register.csv"]
    options += ["--organic-areas", SAMPLE / "organic_areas.shp", "--plan", SAMPLE / "plan.toml", "--lang", "en"]
    _, whole = support.run_huuco("partitions_files", SAMPLE / "parcels.shp", *options)
    parts = []
    with postgis.cluster() as socket:
        if not postgis.psql(socket, "select 1 from pg_available_extensions where name = 'postgis';"):
            support.skip("PostGIS is absent")
        postgis.psql(socket, "create extension postgis;")
        postgis.load_layer(socket, "parcels")
        postgis.psql(socket, PARTITIONS)
        for part in range(3):
            place = "PG:host=%s user=postgres dbname=postgres tables=land_%d" % (socket, part)
            parts.append(support.run_huuco("partition_%d" % part, place, *options)[0])
    merged = support.fresh_folder("partitions_merged")
    command = [os.environ["HUUCO"], "merge", *map(str, parts), "-q", "--lang", "en", "-o", str(merged)]
    subprocess.run(command, check=True, capture_output=True)
    summary = json.loads((merged / "summary.json").read_text(encoding="utf-8"))
    for figures in FIGURES:
        assert summary[figures] == whole[figures], "%s\n%s\n%s" % (figures, summary[figures], whole[figures])
    print("PostGIS partitions: merged, the figures are those of the files")


if __name__ == "__main__":
    main()
