# SPDX-License-Identifier: MIT
"""Figures of the sample commune, and of squares with odd evidence, by huuco and by PostGIS in SQL.

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


def psql(socket, script, database="postgres"):
    command = ["psql", "-h", socket, "-U", "postgres", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1"]
    told = subprocess.run([*command, database], input=script, capture_output=True, text=True, check=False)
    if told.returncode != 0:
        raise SystemExit(told.stderr)
    return [line.split("\t") for line in told.stdout.splitlines()]


def load_layer(socket, name, path=None, database="postgres"):
    """A layer of the sample, unless another is named."""
    path = path or SAMPLE / (name + ".shp")
    subprocess.run(
        ["ogr2ogr", "-f", "PostgreSQL", "PG:host=%s user=postgres dbname=%s" % (socket, database), str(path)]
        + ["-nln", name, "-nlt", "PROMOTE_TO_MULTI", "-lco", "GEOMETRY_NAME=wkb_geometry"]
        + ["-lco", "FID=ogc_fid", "-lco", "PRECISION=NO", "--config", "PG_USE_COPY", "YES"],
        check=True,
    )


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def load_tables(socket, database, register):
    rows = list(csv.DictReader(register.open(encoding="utf-8-sig")))
    columns = ["maxa", "soto", "sothua", "scheme", "status", "cert_no", "issued", "expires", "suspended_on"]
    values = ["(%s)" % ", ".join(quoted(row[name.upper()]) for name in columns) for row in rows]
    script = "alter table organic_areas add column if not exists suspended_on text;\n"
    script += "create table register (%s);\n" % ", ".join(name + " text" for name in columns)
    script += "insert into register values %s;\n" % ",\n".join(values)
    for table, name, texts in (("principal_codes", "code", PRINCIPAL_CODES), ("principal_crops", "name", CROPS)):
        script += "create table %s (%s text);\n" % (table, name)
        script += "insert into %s values %s;\n" % (table, ", ".join("(%s)" % quoted(text) for text in texts))
    psql(socket, script, database)


def square(x, y, width, height):
    """In metres from the corner of the land."""
    x, y = 414000 + x, 2400000 + y
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return {"type": "Polygon", "coordinates": [[list(corner) for corner in corners]]}


def evidence(**said):
    row = {"SCHEME": "EU", "STATUS": "certified", "CERT_NO": "A", "ISSUED": "01/01/2025", "EXPIRES": "01/01/2027"}
    return {**row, "SUSPENDED_ON": "", **said}


ODD_ROWS = [  # sheet 5, by parcel number
    (1, {"ISSUED": ""}),
    (2, {"EXPIRES": ""}),
    (3, {"CERT_NO": ""}),
    (3, {"CERT_NO": "", "STATUS": "suspended"}),  # acts on no other row
    (4, {"SUSPENDED_ON": "01/01/2026"}),
    (5, {"SUSPENDED_ON": "01/07/2026"}),
    (6, {}),
    (6, {"STATUS": "suspended", "ISSUED": "", "EXPIRES": ""}),
    (7, {"STATUS": ""}),  # leaves the parcel to the areas
    (8, {"ISSUED": "30/06/2026", "EXPIRES": "30/06/2026"}),
    (9, {"SCHEME": "PGS"}),
    (10, {"EXPIRES": "2026-06-29"}),  # goes before the areas
]
ODD_AREAS = [
    (square(650, -10, 400, 70), {"CERT_NO": "Z"}),
    (square(650, 20, 900, 60), {"CERT_NO": "Y", "STATUS": "in_conversion"}),
    (square(1150, -10, 250, 50), {"CERT_NO": "X", "EXPIRES": ""}),
    (square(1250, 10, 250, 20), {"CERT_NO": "X", "STATUS": "suspended", "SUSPENDED_ON": "01/05/2026"}),
    (square(1250, 0, 250, 20), {"CERT_NO": "W", "STATUS": "suspended"}),  # of another certificate
]


def write_odd_land(folder):
    """Fifteen parcels of 100 m side by side in two villages, whose border cuts the eighth."""
    parcel = {"MAXA": "02530", "SOTO": "5", "LOAIDAT": "LUC", "CAYTRONG": "Lúa"}
    parcels = [({**parcel, "SOTHUA": str(i + 1)}, square(110 * i, 0, 100, 100)) for i in range(15)]
    villages = [({"MATHON": "V1"}, square(-500, -500, 1320, 1500)), ({"MATHON": "V2"}, square(820, -500, 1500, 1500))]
    areas = [(evidence(**said), shape) for shape, said in ODD_AREAS]
    for name, features in (("parcels", parcels), ("villages", villages), ("organic_areas", areas)):
        support.write_geojson(folder / (name + ".geojson"), 9211, features)
    with (folder / "register.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["MAXA", "SOTO", "SOTHUA", *evidence()])
        writer.writeheader()
        for number, said in ODD_ROWS:
            writer.writerow({"MAXA": "02530", "SOTO": "5", "SOTHUA": str(number), **evidence(**said)})
    return folder


def compare(socket, database, folder, suffix, summary):
    """Loads the layers of a folder into a database of their own and compares the figures of its villages."""
    psql(socket, "create database %s;" % database)
    psql(socket, "create extension postgis;", database)
    for name in ("parcels", "villages", "organic_areas"):
        load_layer(socket, name, folder / (name + suffix), database)
    load_tables(socket, database, folder / "register.csv")
    rows = psql(socket, FIGURES, database)
    compared = Comparison("PostGIS, " + database, sum(float(row[2]) for row in rows))
    compared.equal("villages", [row[0] for row in rows], sorted(v["id"] for v in summary["villages"]))
    villages = {village["id"]: village for village in summary["villages"]}
    for name, count, *areas in rows:
        compared.equal(name + " parcels", int(count), villages[name]["parcels"])
        for figure, area in zip(("parcel_m2", "principal_m2", "organic_m2", "in_conversion_m2"), areas):
            compared.area(name + " " + figure, float(area), villages[name][figure])
    compared.finish()


def main():
    support.need_file(SAMPLE / "parcels.shp")
    for program in ("ogr2ogr", "psql"):
        if not shutil.which(program):
            support.skip(program + " is absent")
    _, sample = support.run_huuco("postgis", "--plan", SAMPLE / "plan.toml", "--date", "2026-06-30")
    odd_land = write_odd_land(support.fresh_folder("odd_land"))
    options = [odd_land / "parcels.geojson", "--register", odd_land / "register.csv", "--date", "2026-06-30"]
    for name in ("villages", "organic-areas"):
        options += ["--" + name, odd_land / (name.replace("-", "_") + ".geojson")]
    _, odd = support.run_huuco("postgis_odd", *options)
    with cluster() as socket:
        if not psql(socket, "select 1 from pg_available_extensions where name = 'postgis';"):
            support.skip("PostGIS is absent")
        compare(socket, "sample", SAMPLE, ".shp", sample)
        compare(socket, "odd", odd_land, ".geojson", odd)


if __name__ == "__main__":
    main()
