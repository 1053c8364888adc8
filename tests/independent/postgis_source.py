# SPDX-License-Identifier: MIT
"""The sample commune out of a PostGIS database and out of its files: the same figures.

Parcels, villages, organic areas and the register are loaded as an office with a shared database has them, and
named by `PG:…` alone. Nothing but the description of the inputs may differ. A password in the connection
must not show up in the result.
"""

import csv
import os
import subprocess
import urllib.parse

import postgis_figures as postgis
import support
from support import SAMPLE


def load_register(socket):
    rows = list(csv.DictReader((SAMPLE / "register.csv").open(encoding="utf-8-sig")))
    columns = list(rows[0])
    script = "create table register (id serial primary key, %s);\n" % ", ".join(name + " text" for name in columns)
    for row in rows:
        script += "insert into register (%s) values (%s);\n" % (
            ", ".join(columns), ", ".join(postgis.quoted(row[name] or "") for name in columns))
    postgis.psql(socket, script)


def same(files, tables, where=""):
    """The summaries agree in everything that is a figure."""
    if isinstance(files, dict):
        for key in files:
            if key not in ("inputs", "problems", "warnings", "checks", "source", "run", "decided_by", "declared", "reason",
                           "candidates", "margin"):
                same(files[key], tables[key], where + "." + key)
    elif isinstance(files, list):
        assert len(files) == len(tables), where
        for i, pair in enumerate(zip(files, tables)):
            same(*pair, "%s[%d]" % (where, i))
    elif isinstance(files, float):
        assert abs(files - tables) <= 1e-9 * max(1.0, abs(files)), "%s: %r, %r" % (where, files, tables)
    else:
        assert files == tables, "%s: %r, %r" % (where, files, tables)


def draft_plan(*inputs):
    """The plan that `huuco init` writes for them."""
    plan = support.fresh_folder("postgis_source_plan") / "plan.toml"
    subprocess.run([os.environ["HUUCO"], "init", *inputs, "-o", str(plan)], check=True, stdout=subprocess.DEVNULL)
    return plan


def check_missing_table(database, *options):
    """A table that is not there is called so, whatever it was to be."""
    for words in ([database + "nowhere"], [SAMPLE / "parcels.shp", "--register", database + "nowhere"]):
        command = [os.environ["HUUCO"], "analyze", *words, "--villages", SAMPLE / "villages.shp", *options]
        command += ["--products", "none", "-o", support.fresh_folder("postgis_source_nowhere") / "out"]
        told = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
        assert told.returncode == 1 and 'the database has no table "nowhere"' in told.stderr, told
        assert "secret" not in told.stderr, told


def main():
    support.need_file(SAMPLE / "parcels.shp")
    options = ["--plan", SAMPLE / "plan.toml", "--date", "2026-06-30", "--lang", "en"]
    layers = {"villages": "--villages", "organic_areas": "--organic-areas"}
    inputs = [SAMPLE / "parcels.shp", "--register", SAMPLE / "register.csv"]
    for name, option in layers.items():
        inputs += [option, SAMPLE / (name + ".shp")]
    _, files = support.run_huuco("postgis_source_files", *inputs, *options)
    with postgis.cluster() as socket:
        if not postgis.psql(socket, "select 1 from pg_available_extensions where name = 'postgis';"):
            support.skip("PostGIS is absent")
        postgis.psql(socket, "create extension postgis;")
        for name in ("parcels", *layers):
            postgis.load_layer(socket, name)
        load_register(socket)
        database = "PG:host=%s user=postgres dbname=postgres password=secret tables=" % socket
        inputs = [database + "parcels", "--register", database + "register"]
        for name, option in layers.items():
            inputs += [option, database + name]
        folder, tables = support.run_huuco("postgis_source_tables", *inputs, *options)
        check_missing_table(database, *options)
        # As an address, for which GDAL knows no `tables=`.
        address = "postgresql://postgres:secret@/postgres?host=%s" % urllib.parse.quote(str(socket), safe="")
        inputs = [address, "--layer", "parcels", "--villages", address, "--villages-layer", "villages"]
        by_address, again = support.run_huuco("postgis_source_address", *inputs, *options)
        plan = draft_plan(address)
    same(files, tables)
    assert files["totals"]["organic_m2"] > 0.0
    same(files, again)
    for text in (folder / "summary.json", by_address / "summary.json", plan):
        assert "secret" not in text.read_text(encoding="utf-8"), text
    assert "postgresql://postgres@/" in plan.read_text(encoding="utf-8")
    told = subprocess.run(["ls", str(folder)], capture_output=True, text=True, check=True).stdout.split()
    assert told == ["summary.json"], told
    print("PostGIS as a source: the figures are those of the files")


if __name__ == "__main__":
    main()
