# SPDX-License-Identifier: MIT
"""Tables as offices keep them: days in the server's own order, moments, several columns of geometry, mixed systems,
text in an old encoding, views that fail.

Four parcels of a hectare each lie in one village. Three have certificates, and two of these are in force on
2026-06-30: one until the end of that day in Viet Nam. So 2 of 4 ha are organic, whatever the settings of the
server and of the user.
"""

import json
import os
import subprocess

import postgis_figures as postgis
import support

LAND = """
create extension postgis;
create table parcels (id serial primary key, soto int, sothua int, loaidat text, caytrong text, geom geometry(polygon, 3405));
insert into parcels (soto, sothua, loaidat, caytrong, geom)
select 1, i, 'LUC', 'Lúa', st_makeenvelope(500000 + 100 * i, 2400000, 500100 + 100 * i, 2400100, 3405)
from generate_series(1, 4) i;
create table villages (id serial primary key, mathon text, geom geometry(polygon, 3405));
insert into villages (mathon, geom) values ('A', st_makeenvelope(500000, 2399900, 500600, 2400200, 3405));
create table days (id serial primary key, soto int, sothua int, scheme text, status text, issued date, expires date);
insert into days (soto, sothua, scheme, status, issued, expires) values
(1, 1, 'EU', 'certified', '2024-01-15', '2025-12-31'), (1, 2, 'EU', 'certified', '2024-01-15', '2026-06-30'),
(1, 3, 'EU', 'certified', '2024-07-01', '2027-12-31');
create table moments as select id, soto, sothua, scheme, status, issued::timestamp at time zone 'Asia/Ho_Chi_Minh' as issued,
expires::timestamp at time zone 'Asia/Ho_Chi_Minh' as expires from days;
create table two_places as select id, soto, sothua, loaidat, caytrong, st_buffer(geom, -40)::geometry(polygon, 3405) as old,
geom from parcels;
create table two_systems as select id, soto, sothua, loaidat, caytrong,
case when id = 4 then st_transform(geom, 4326) else geom end::geometry as geom from parcels;
create view broken as select soto, sothua, loaidat || (1 / (4 - sothua)) as loaidat, geom from parcels;
create table "it's ""x.y"" now" as select * from parcels;
create table any_system as select id, soto, sothua, loaidat, caytrong, geom::geometry as geom from parcels;
"""


def run(socket, parcels, register="days", **surroundings):
    """The exit code, what was said, and the organic and the measured hectares."""
    database = "PG:host=%s user=postgres dbname=postgres tables=" % socket
    out = support.fresh_folder("postgis_tables") / "out"
    command = [os.environ["HUUCO"], "analyze", database + parcels, "--villages", database + "villages", "--register",
               database + register, "--date", "2026-06-30", "--lang", "en", "-q", "--products", "none", "-o", str(out)]
    told = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ, **surroundings))
    if told.returncode not in (0, 3):
        return told.returncode, told.stderr, None
    totals = json.loads((out / "summary.json").read_text(encoding="utf-8"))["totals"]
    return told.returncode, told.stderr, (round(totals["organic_m2"] / 1e4, 6), round(totals["parcel_m2"] / 1e4, 6))


def check_days(socket):
    for style in ("ISO, MDY", "SQL, DMY", "German", "Postgres, DMY"):
        postgis.psql(socket, "alter database postgres set datestyle = '%s';" % style)
        told = run(socket, "parcels")
        assert told[2] == (2.0, 4.0), (style, told)
    for zone in ("UTC", "America/New_York", "Asia/Ho_Chi_Minh"):
        told = run(socket, "parcels", "moments", PGTZ=zone)
        assert told[2] == (2.0, 4.0), (zone, told)


def check_places(socket):
    code, stderr, _ = run(socket, "two_places")
    assert code == 2 and "2 columns of geometry (old, geom)" in stderr and "tables=two_places(old)" in stderr, stderr
    assert run(socket, "two_places(geom)")[2] == (2.0, 4.0)
    code, stderr, _ = run(socket, "two_systems")
    assert code == 1 and "several reference systems (SRID 3405, 4326)" in stderr, stderr
    assert run(socket, "any_system")[2] == (2.0, 4.0)


def check_refusal_says_why(socket):
    """What a server refuses first is the cause; because of that it refuses the rest of the transaction."""
    postgis.psql(socket, "create role guest login; grant select on parcels, villages to guest;")
    database = "PG:host=%s user=guest dbname=postgres tables=" % socket
    command = [os.environ["HUUCO"], "analyze", database + "parcels", "--villages", database + "villages", "--register",
               database + "days", "--lang", "en", "-q", "-o", str(support.fresh_folder("postgis_tables") / "out")]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 1 and "permission denied for table days" in told.stderr, told


def check_cause_is_told(socket):
    """The server's own words and what to do, in place of advice about damaged files."""
    code, stderr, _ = run(socket, "broken")
    assert code == 1 and "division by zero; mend that cause" in stderr and "damaged" not in stderr, stderr
    command = [os.environ["HUUCO"], "analyze", "PG:host=%s user=guest dbname=postgres tables=any_system" % socket, "--lang", "en", "-q",
               "--village-field", "soto", "-o", str(support.fresh_folder("postgis_tables") / "out")]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 1 and "permission denied for table any_system" in told.stderr, told


def check_name_with_marks(socket):
    """GDAL parts the name of a layer at its dot, and does not find the table of that name."""
    database = "PG:host=%s user=postgres dbname=postgres" % socket
    _, summary = support.run_huuco("tables_name", database, "--layer", "it's \"x.y\" now", "--villages", database, "--villages-layer", "villages")
    assert summary["totals"]["parcel_m2"] == 40000.0, summary["totals"]


OLD_TEXT = """
create extension postgis;
create table parcels (id serial primary key, soto int, sothua int, loaidat text, caytrong text, geom geometry(polygon, 3405));
insert into parcels (soto, sothua, loaidat, caytrong, geom)
select 1, i, 'LUC', E'L\\xF3a', st_makeenvelope(500000 + 100 * i, 2400000, 500100 + 100 * i, 2400100, 3405)
from generate_series(1, 4) i;
create table register (soto int, sothua int, scheme text, status text, issued date, expires date, holder text);
insert into register values (1, 2, 'EU', 'certified', '2024-01-15', '2026-12-31', E'T\\xE6 h\\xEEp t\\xB8c');
"""


def check_text_of_bytes(socket):
    """A server of SQL_ASCII does not know that its text is TCVN3: `Lúa` and `Tổ hợp tác` by TCVN 5712:1993, VN3."""
    postgis.psql(socket, "create database old encoding 'SQL_ASCII' template template0 lc_collate 'C' lc_ctype 'C';")
    postgis.psql(socket, OLD_TEXT, "old")
    database = "PG:host=%s user=postgres dbname=old tables=" % socket
    command = [os.environ["HUUCO"], "analyze", database + "parcels", "--village-field", "soto", "--lang", "en", "-q", "-o",
               str(support.fresh_folder("postgis_tables") / "out")]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 1 and "it may be TCVN3" in told.stderr and "pass --encoding" in told.stderr, told
    _, summary = support.run_huuco("tables_old", database + "parcels", "--register", database + "register", "--village-field", "soto",
                                   "--encoding", "TCVN3", "--date", "2026-06-30", "--lang", "en")
    assert summary["totals"]["principal_m2"] == 40000.0 and summary["totals"]["organic_m2"] == 10000.0, summary["totals"]
    encodings = {record["role"]: record["encoding"] for record in summary["inputs"] if "encoding" in record}
    assert encodings["parcels"] == "TCVN3" and encodings["register"] == "TCVN3", encodings


def main():
    with postgis.cluster() as socket:
        if not postgis.psql(socket, "select 1 from pg_available_extensions where name = 'postgis';"):
            support.skip("PostGIS is absent")
        postgis.psql(socket, LAND)
        check_days(socket)
        check_places(socket)
        check_refusal_says_why(socket)
        check_cause_is_told(socket)
        check_name_with_marks(socket)
        check_text_of_bytes(socket)
    print("Tables of an office: 2 of 4 ha in every setting")


if __name__ == "__main__":
    main()
