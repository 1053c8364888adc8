# SPDX-License-Identifier: MIT
"""The job of huuco by PostGIS: figures of each village and, if asked, the two GeoJSON files.

Use: peer_postgis.py LANDSCAPE_FOLDER OUTPUT_FOLDER [--geojson]

A server of its own, tuned for one bulk job: unlogged tables, no fsync, parallel workers, containment before
cutting, with the village as the first of the two, which PostGIS then prepares once for many parcels. Starting
the server counts as nothing: the seconds of loading, reckoning and writing are printed with the land of each
village. It reckons less than huuco does: no crops, no surveyed areas, no overlaps, no repair.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import time

import peer_job

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "independent"))
import postgis_figures as postgis  # noqa: E402

SETTINGS = [
    "fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0",
    "max_wal_size=8GB", "shared_buffers=1GB", "work_mem=256MB", "maintenance_work_mem=512MB", "jit=off",
    "max_parallel_workers_per_gather=2", "min_parallel_table_scan_size=0", "parallel_setup_cost=0",
    "parallel_tuple_cost=0",
]

CUT = """
analyze parcels; analyze villages;
create unlogged table whole as
select v.mathon, p.fid from villages v join parcels p on st_covers(v.ground, p.ground);
create unlogged table divided as
select p.* from parcels p where not exists (select from whole w where w.fid = p.fid);
analyze whole; analyze divided;
create unlogged table pieces as
select w.mathon, p.maxa::text, p.soto::text, p.sothua::text, p.loaidat, p.ground
from whole w join parcels p using (fid)
union all
select v.mathon, p.maxa::text, p.soto::text, p.sothua::text, p.loaidat, st_intersection(p.ground, v.ground)
from villages v join divided p on st_intersects(v.ground, p.ground);
create unlogged table figures as
select mathon, sum(m2) as m2, sum(m2) filter (where is_principal) as principal_m2,
       sum(m2) filter (where is_principal and is_certified) as organic_m2
from (select mathon, st_area(ground) as m2, loaidat in (%s) as is_principal,
             (maxa, soto, sothua) in (select maxa, soto, sothua from register where status = 'certified') as is_certified
      from pieces) as measured
group by mathon;
"""

FEATURES = """
copy (
    select '{"type":"FeatureCollection","features":['
    union all
    select '{"type":"Feature","properties":' || %s || ',"geometry":' || st_asgeojson(st_transform(ground, 4326), 8) || '},'
    from %s
    union all
    select '{"type":"Feature","properties":{},"geometry":null}]}'
) to '%s' with (format csv, quote E'\\x01', delimiter E'\\x02');
"""


def load(socket, folder):
    for name in ("parcels", "villages"):
        subprocess.run(
            ["ogr2ogr", "-f", "PostgreSQL", "PG:host=%s user=postgres dbname=postgres" % socket, str(folder / (name + ".shp"))]
            + ["-nln", name, "-nlt", "PROMOTE_TO_MULTI", "-lco", "GEOMETRY_NAME=ground", "-lco", "FID=fid"]
            + ["-lco", "PRECISION=NO", "-lco", "UNLOGGED=ON", "--config", "PG_USE_COPY", "YES"],
            check=True,
        )
    lines = (folder / "register.csv").read_text(encoding="utf-8-sig")
    header, rows = lines.split("\n", 1)
    columns = ", ".join(name.strip().lower() + " text" for name in header.split(","))
    postgis.psql(socket, "create unlogged table register (%s);\ncopy register from stdin with (format csv);\n%s\\.\n" % (
        columns, rows))


def write_geojson(socket, out):
    shared = pathlib.Path(socket)  # a folder that the server may write to
    for name, table, properties in (
        ("parcels", "pieces", "json_build_object('maxa', maxa, 'soto', soto, 'sothua', sothua, 'code', loaidat, 'village', mathon)"),
        ("villages", "figures join villages using (mathon)", "json_build_object('id', mathon, 'm2', m2, 'organic', organic_m2)"),
    ):
        postgis.psql(socket, FEATURES % (properties, table, shared / name))
        shutil.move(shared / name, out / (name + ".geojson"))


def main():
    folder, out = map(pathlib.Path, sys.argv[1:3])
    if not shutil.which("ogr2ogr") or not shutil.which("psql") or not list(pathlib.Path("/usr/lib/postgresql").glob("*/bin")):
        sys.exit(peer_job.ABSENT)
    with postgis.cluster(*SETTINGS) as socket:
        if not postgis.psql(socket, "select 1 from pg_available_extensions where name = 'postgis';"):
            sys.exit(peer_job.ABSENT)
        postgis.psql(socket, "create extension postgis;")
        begun = time.monotonic()
        load(socket, folder)
        postgis.psql(socket, CUT % ", ".join(map(postgis.quoted, peer_job.PRINCIPAL_CODES)))
        villages = {row[0]: float(row[1]) for row in postgis.psql(socket, "select mathon, m2 from figures;")}
        if "--geojson" in sys.argv:
            write_geojson(socket, out)
        print(json.dumps({"seconds": time.monotonic() - begun, "villages": villages}))


if __name__ == "__main__":
    main()
