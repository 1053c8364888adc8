# SPDX-License-Identifier: MIT
"""Rows of a database are read by their primary key, of whatever type, wherever they lie.

A key of whole numbers is a field like others, unless the server gives these numbers out itself.

Four parcels of a hectare each lie in one village, and two certificates of one parcel weigh the same: the first of
them by its key is named. An update that changes no value moves rows to the end of their table, and the result must
not show it. The numbers expected are those of the keys in the script below.
"""

import json

import postgis_figures as postgis
import support

LAND = """
create extension postgis;
create table by_number (id int primary key, soto int, sothua int, loaidat text, caytrong text, geom geometry(polygon, 3405));
insert into by_number select 10 - i, 1, i, 'LUC', 'Lúa', st_makeenvelope(500000 + 100 * i, 2400000, 500100 + 100 * i, 2400100, 3405)
from generate_series(1, 4) i;
create table by_text (like by_number);
insert into by_text select * from by_number;
alter table by_text drop column id, add column ma text;
update by_text set ma = chr(96 + (sothua * 3) % 5);
alter table by_text add primary key (ma);
create table by_two (like by_number);
insert into by_two select * from by_number;
alter table by_two drop column id, add primary key (soto, sothua);
create view by_row as select soto, sothua, loaidat, caytrong, geom from by_number;
create table villages (id serial primary key, mathon text, geom geometry(polygon, 3405));
insert into villages (mathon, geom) values ('A', st_makeenvelope(500000, 2399900, 500600, 2400200, 3405));
create table register (ma text primary key, soto int, sothua int, scheme text, status text, cert_no text, issued date, expires date);
insert into register select ma, 1, 2, 'EU', 'certified', 'of ' || ma, '2024-01-15', '2027-12-31' from unnest('{c,a,b}'::text[]) ma;
"""
NUMBERS = """
create table numbered (so_thua int primary key, so_to int, loaidat text, geom geometry(polygon, 3405));
insert into numbered select sothua, soto, loaidat, geom from by_number;
create table rows_by_number (sothua int primary key, soto int, scheme text, status text, issued date, expires date);
insert into rows_by_number values (3, 1, 'EU', 'certified', '2024-01-15', '2027-12-31');
create table halves (mathon int primary key, ten text, geom geometry(polygon, 3405));
insert into halves values (1, 'Thôn', st_makeenvelope(500000, 2399900, 500300, 2400200, 3405)),
(2, 'Thôn', st_makeenvelope(500300, 2399900, 500600, 2400200, 3405));
create table parts (id serial primary key, ten text, geom geometry(polygon, 3405));
insert into parts (ten, geom) select ten, geom from halves;
"""
MOVE = """
update by_number set loaidat = loaidat where sothua in (1, 3);
update by_text set loaidat = loaidat where sothua in (1, 3);
update by_two set loaidat = loaidat where sothua in (1, 3);
update register set status = status where ma = 'a';
"""
ORDERS = {  # parcel numbers in the order of the key
    "by_number": ["4", "3", "2", "1"],  # 6, 7, 8, 9
    "by_text": ["2", "4", "1", "3"],  # a, b, c, d
    "by_two": ["1", "2", "3", "4"],  # sheet 1 for all of them
    "by_row": ["1", "2", "3", "4"],  # "(1,1,…" before "(1,2,…"
}


def analyze(socket, parcels, villages, register, *options):
    """The text of the parcels that `analyze` writes, and the summary."""
    database = "PG:host=%s user=postgres dbname=postgres tables=" % socket
    inputs = [database + parcels, "--villages", database + villages, "--register", database + register, *options]
    folder, summary = support.run_huuco("keys", *inputs, "--date", "2026-06-30", "--lang", "en", products="geojson")
    return (folder / "parcels.geojson").read_text(encoding="utf-8"), summary


def run(socket, parcels):
    return analyze(socket, parcels, "villages", "register")[0]


def check_order(socket):
    before = {table: run(socket, table) for table in ORDERS}
    postgis.psql(socket, MOVE)
    for table, order in ORDERS.items():
        parcels = [feature["properties"] for feature in json.loads(before[table])["features"]]
        assert [parcel["fid"] for parcel in parcels] == [0, 1, 2, 3], parcels
        assert [parcel["parcel"] for parcel in parcels] == order, (table, parcels)
        certificates = {parcel["parcel"]: parcel["certificate"] for parcel in parcels}
        assert certificates["2"] == "of a", certificates
        assert run(socket, table) == before[table], table + ": rows that moved made another result"


def check_numbers(socket):
    postgis.psql(socket, NUMBERS)
    _, summary = analyze(socket, "numbered", "halves", "rows_by_number")
    assert summary["register"]["matched"] == 1 and summary["totals"]["organic_m2"] == 10000.0, summary["register"]
    villages = [(village["id"], village["name"], village["organic_m2"]) for village in summary["villages"]]
    assert villages == [("1", "Thôn", 0.0), ("2", "Thôn", 10000.0)], villages
    for options, ids in (([], ["Thôn"]), (["--village-id", "id"], ["1", "2"])):
        _, summary = analyze(socket, "numbered", "parts", "rows_by_number", *options)
        assert [village["id"] for village in summary["villages"]] == ids, summary["villages"]


def main():
    with postgis.cluster() as socket:
        if not postgis.psql(socket, "select 1 from pg_available_extensions where name = 'postgis';"):
            support.skip("PostGIS is absent")
        postgis.psql(socket, LAND)
        check_order(socket)
        check_numbers(socket)
    print("Rows of tables: in the order of their keys, wherever they lie")


if __name__ == "__main__":
    main()
