# SPDX-License-Identifier: MIT
"""Figures of the sample commune, by huuco and by PostGIS in SQL.

Starts a PostgreSQL of its own in a temporary folder, reachable by a local socket only, and stops it at the
end. Land classes and evidence are decided in SQL from the rules that the sample's README points to, so
nothing of huuco's tables is used. PostGIS 3.3 has no EPSG:9211: ogr2ogr adds the row from PROJ.
"""

import contextlib
import csv
import os
import pathlib
import shutil
import subprocess
import tempfile

import support
from support import SAMPLE, Comparison

PRINCIPAL_CODES = "LUA LUC LUK LUN HNK BHK NHK CLN LNC LNQ LNK".split()
CROPS = (  # those of Decisions 885 and 841 that occur in the sample
    "lúa;lúa nước;lúa mùa;lúa xuân;rau muống;mía;mía nguyên liệu;lạc;đậu phộng;rau các loại;rau màu;rau;đậu xanh;"
    "bắp cải;dưa chuột;bí đỏ;chè;chè shan;chè búp;cam;cam sành;bưởi;bưởi diễn;chuối;chuối tây;nhãn;vải;vải thiều;na;"
    "hồng;ổi;chanh;mít"
).split(";")

FIGURES = """
create function is_counted(scheme text) returns boolean immutable language sql as
    $$ select scheme like 'TCVN%' or scheme in ('EU', 'USDA', 'JAS') $$;
create function a_day(written text) returns date immutable language sql as
    $$ select to_date(written, case when written like '%/%' then 'DD/MM/YYYY' else 'YYYY-MM-DD' end) $$;

create table land as
select ogc_fid as fid, wkb_geometry as ground, maxa, soto::text, sothua::text,
       case when coalesce(caytrong, '') = '' or lower(caytrong) in (select name from principal_crops)
            then (select avg((code in (select code from principal_codes))::int)
                  from regexp_split_to_table(coalesce(loaidat, ''), '\\+') as code)
            else 0 end as part
from parcels;

create table evidence as
select maxa, soto, sothua,
       bool_or(status = 'certified' and holds) as certified, bool_or(status = 'in_conversion' and holds) as converting
from (select r.*, is_counted(scheme) and a_day(issued) <= date '2026-06-30' and a_day(expires) >= date '2026-06-30'
             and not exists (select from register s where (s.maxa, s.soto, s.sothua, s.cert_no)
                             = (r.maxa, r.soto, r.sothua, r.cert_no) and s.status = 'suspended') as holds
      from register r) as rows
group by maxa, soto, sothua;

create table surveyed as
select st_union(wkb_geometry) filter (where status = 'certified') as certified,
       st_union(wkb_geometry) filter (where status = 'in_conversion') as converting
from organic_areas
where is_counted(scheme) and a_day(issued) <= date '2026-06-30' and a_day(expires) >= date '2026-06-30';

create table pieces as
select v.mathon, l.fid, l.part, st_intersection(l.ground, v.wkb_geometry) as ground,
       e.maxa is not null as has_row, e.certified, e.converting
from land l
join villages v on st_intersects(l.ground, v.wkb_geometry)
left join evidence e using (maxa, soto, sothua);

select mathon, count(distinct fid) filter (where st_area(ground) > 1e-6),
       sum(st_area(ground)), sum(part * st_area(ground)),
       sum(part * case when has_row then pieces.certified::int * st_area(ground)
                       else coalesce(st_area(st_intersection(ground, surveyed.certified)), 0) end),
       sum(part * case when has_row then (pieces.converting and not pieces.certified)::int * st_area(ground)
                       else coalesce(st_area(st_intersection(ground, surveyed.converting)), 0) end)
from pieces, surveyed group by mathon order by mathon;
"""


def binary_folder():
    folders = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not folders:
        support.skip("PostgreSQL's server programs are absent")
    return folders[-1]


def as_postgres(command):
    """PostgreSQL refuses to run as root."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


@contextlib.contextmanager
def cluster(*settings):
    """A PostgreSQL with PostGIS; gives the folder of its socket. Settings are those of postgresql.conf, `name=value`."""
    programs = binary_folder()
    with tempfile.TemporaryDirectory(prefix="huuco-pg-") as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        data = folder + "/data"

        def run(name, *args):
            # The server inherits stdout: a pipe would keep this process waiting for it.
            command = as_postgres([str(programs / name), "-D", data, *args])
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)

        run("initdb", "-A", "trust", "-E", "UTF8", "--no-sync", "-U", "postgres")
        options = ["-c listen_addresses=''", "-k " + folder, *("-c " + setting for setting in settings)]
        run("pg_ctl", "-w", "-l", folder + "/log", "-o", " ".join(options), "start")
        try:
            yield folder
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")


def psql(socket, script):
    command = ["psql", "-h", socket, "-U", "postgres", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1"]
    told = subprocess.run([*command, "postgres"], input=script, capture_output=True, text=True, check=False)
    if told.returncode != 0:
        raise SystemExit(told.stderr)
    return [line.split("\t") for line in told.stdout.splitlines()]


def load_layer(socket, name):
    subprocess.run(
        ["ogr2ogr", "-f", "PostgreSQL", "PG:host=%s user=postgres dbname=postgres" % socket, str(SAMPLE / (name + ".shp"))]
        + ["-nln", name, "-nlt", "PROMOTE_TO_MULTI", "-lco", "GEOMETRY_NAME=wkb_geometry"]
        + ["-lco", "FID=ogc_fid", "-lco", "PRECISION=NO", "--config", "PG_USE_COPY", "YES"],
        check=True,
    )


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def load_tables(socket):
    rows = list(csv.DictReader((SAMPLE / "register.csv").open(encoding="utf-8-sig")))
    columns = ["maxa", "soto", "sothua", "scheme", "status", "cert_no", "issued", "expires"]
    values = ["(%s)" % ", ".join(quoted(row[name.upper()]) for name in columns) for row in rows]
    script = "create table register (%s);\n" % ", ".join(name + " text" for name in columns)
    script += "insert into register values %s;\n" % ",\n".join(values)
    for table, name, texts in (("principal_codes", "code", PRINCIPAL_CODES), ("principal_crops", "name", CROPS)):
        script += "create table %s (%s text);\n" % (table, name)
        script += "insert into %s values %s;\n" % (table, ", ".join("(%s)" % quoted(text) for text in texts))
    psql(socket, script)


def main():
    support.need_file(SAMPLE / "parcels.shp")
    for program in ("ogr2ogr", "psql"):
        if not shutil.which(program):
            support.skip(program + " is absent")
    _, summary = support.run_huuco("postgis", "--plan", SAMPLE / "plan.toml", "--date", "2026-06-30")
    with cluster() as socket:
        if not psql(socket, "select 1 from pg_available_extensions where name = 'postgis';"):
            support.skip("PostGIS is absent")
        psql(socket, "create extension postgis;")
        for name in ("parcels", "villages", "organic_areas"):
            load_layer(socket, name)
        load_tables(socket)
        rows = psql(socket, FIGURES)
    compared = Comparison("PostGIS", sum(float(row[2]) for row in rows))
    compared.equal("villages", [row[0] for row in rows], sorted(v["id"] for v in summary["villages"]))
    villages = {village["id"]: village for village in summary["villages"]}
    for name, count, *areas in rows:
        compared.equal(name + " parcels", int(count), villages[name]["parcels"])
        for figure, area in zip(("parcel_m2", "principal_m2", "organic_m2", "in_conversion_m2"), areas):
            compared.area(name + " " + figure, float(area), villages[name][figure])
    compared.finish()


if __name__ == "__main__":
    main()
