# SPDX-License-Identifier: MIT
"""Figures of the sample commune, by huuco and by PostGIS in SQL.

Starts a PostgreSQL of its own in a temporary folder, reachable by a local socket only, and stops it at the
end. Land classes and evidence are decided in SQL (docs/figures.sql) from the rules that the sample's README points
to, so nothing of huuco's tables is used. PostGIS 3.3 has no EPSG:9211: ogr2ogr adds the row from PROJ.
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

FIGURES = (SAMPLE.parent.parent / "docs" / "figures.sql").read_text(encoding="utf-8")


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
