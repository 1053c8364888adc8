# SPDX-License-Identifier: MIT
"""The sample commune into a PostGIS database: the tables add up to the summary, and appear whole or not at all.

Areas are those of ST_Area over the written pieces. Failures are made at the very end of a run: by a view on the
earlier result, and by a server that refuses the last table.
"""

import json
import os
import subprocess
import urllib.parse

import postgis_figures as postgis
import support
from support import SAMPLE, Comparison

TABLES = ["parcels", "problem_areas", "problems", "summary", "villages"]
SUMS = """
select coalesce(village_id, ''), count(distinct fid), sum(st_area(geom)), sum(principal_share * st_area(geom)),
       coalesce(sum(coalesce(certified_share, principal_share) * st_area(geom)) filter (where class = 'organic'), 0),
       coalesce(sum(coalesce(certified_share, principal_share) * st_area(geom)) filter (where class = 'in_conversion'), 0)
from %s.parcels group by 1;
"""
REFUSE_SUMMARY = """
create function refuse_summary() returns event_trigger language plpgsql as $$
    begin
        if exists (select from pg_event_trigger_ddl_commands() where object_identity like '%.summary') then
            raise exception 'the last table is refused';
        end if;
    end $$;
create event trigger refuse_summary on ddl_command_end when tag in ('CREATE TABLE') execute function refuse_summary();
"""


def run(output, *more):
    command = [os.environ["HUUCO"], "analyze", "--plan", str(SAMPLE / "plan.toml"), "--lang", "en", "-q", "-o", output]
    told = subprocess.run([*command, *more], capture_output=True, text=True, check=False)
    assert "secret" not in told.stdout + told.stderr, told.stderr
    return told.returncode, told.stderr


def run_well(output, *more):
    code, stderr = run(output, *more)
    assert code == 0, stderr


def tables_in(socket, schema):
    rows = postgis.psql(
        socket,
        "select table_name from information_schema.tables where table_schema = '%s' order by 1;" % schema,
    )
    return [row[0] for row in rows]


def schemas(socket):
    rows = postgis.psql(socket, "select nspname from pg_namespace where nspname !~ '^pg_' order by 1;")
    return [row[0] for row in rows]


def trace(socket, schema="huuco"):
    """What changes when a table is made anew."""
    return postgis.psql(
        socket,
        "select relname, oid, (select count(*) from %s.parcels) from pg_class "
        "where relnamespace = '%s'::regnamespace order by 1;" % (schema, schema),
    )


def compare_sums(socket, schema, summary):
    rows = postgis.psql(socket, SUMS % schema)
    compared = Comparison("PostGIS output", summary["totals"]["parcel_m2"])
    places = {village["id"]: village for village in summary["villages"]}
    places[""] = summary["outside_villages"]
    names = ("parcel_m2", "principal_m2", "organic_m2", "in_conversion_m2")
    for place, count, *areas in rows:
        compared.equal(place + " parcels", int(count), places[place]["parcels"])
        for name, area in zip(names, areas):
            compared.area("%s %s" % (place, name), float(area), places[place][name])
    compared.equal("places", len(rows), sum(place["parcels"] > 0 for place in places.values()))
    for village, *areas in postgis.psql(socket, "select id, %s from %s.villages;" % (", ".join(names), schema)):
        for name, area in zip(names, areas):
            compared.equal("%s %s" % (village, name), float(area), places[village][name])
    problems = postgis.psql(socket, "select count(*) from %s.problems;" % schema)
    compared.equal("problems", int(problems[0][0]), summary["problems"]["count"])
    compared.finish()


def check_whole_or_not(socket, place):
    before = trace(socket)
    code, stderr = run(place)
    assert code == 2 and "--overwrite" in stderr, (code, stderr)
    assert trace(socket) == before
    postgis.psql(socket, "create view office as select village_id from huuco.parcels;")
    code, stderr = run(place, "--overwrite")
    assert code == 1 and "cannot be written" in stderr, (code, stderr)
    assert trace(socket) == before
    postgis.psql(socket, "drop view office;" + REFUSE_SUMMARY)
    code, stderr = run(place, "--overwrite")
    assert code == 1 and "the last table is refused" in stderr, (code, stderr)
    code, stderr = run(place + " active_schema=fresh")
    assert code == 1, (code, stderr)
    postgis.psql(socket, "drop event trigger refuse_summary;")
    assert trace(socket) == before
    assert "fresh" not in schemas(socket) and "huuco.partial" not in schemas(socket), schemas(socket)
    run_well(place, "--overwrite")
    assert trace(socket) != before


def check_foreign_schema(socket, place):
    postgis.psql(socket, "create schema office; create table office.staff (name text); create schema empty_one;")
    code, stderr = run(place + " active_schema=office", "--overwrite")
    assert code == 2 and "is no earlier result" in stderr, (code, stderr)
    assert tables_in(socket, "office") == ["staff"]
    run_well(place + " active_schema=empty_one", "--products", "none")
    assert tables_in(socket, "empty_one") == ["summary"]
    # Quotes as libpq reads them ("Connection Strings"), and a word that only ends in the setting's name.
    run_well(place + " active_schema='it\\'s a commune' application_name=not_active_schema=office", "--products", "none")
    assert tables_in(socket, "it''s a commune") == ["summary"], schemas(socket)


def check_tables_of_an_office(socket, place):
    """Tables that only bear our names, and inputs that lie beside an earlier result, are kept."""
    postgis.psql(socket, "create schema land; create table land.parcels (id int); create table land.summary (summary json);")
    code, stderr = run(place + " active_schema=land", "--overwrite")
    assert code == 2 and "is no earlier result" in stderr, (code, stderr)
    postgis.psql(socket, "insert into land.summary values ('{\"tool\": {\"name\": \"another\"}}');")
    code, stderr = run(place + " active_schema=land", "--overwrite")
    assert code == 2 and "is no earlier result" in stderr, (code, stderr)
    assert tables_in(socket, "land") == ["parcels", "summary"]
    address = "postgresql://postgres:secret@/postgres?host=" + urllib.parse.quote(socket, safe="")
    for source in ([place + " tables=huuco.villages"], [address, "--villages-layer", "huuco.villages"]):
        code, stderr = run(place, "--overwrite", "--villages", *source)
        assert code == 2 and "the input table huuco.villages lies in the schema" in stderr, (code, stderr)
    assert tables_in(socket, "huuco") == TABLES


def check_rights(socket, place):
    """Who may read the earlier result may read the next."""
    postgis.psql(socket, "create role reader login; grant usage on schema huuco to reader;"
                         "grant select on huuco.parcels, huuco.summary to reader; comment on schema huuco is 'kept';")
    run_well(place, "--overwrite")
    count = postgis.psql(socket, "set role reader; select count(*) from huuco.parcels;")
    assert int(count[0][0]) > 0
    assert postgis.psql(socket, "select obj_description('huuco'::regnamespace);") == [["kept"]]
    run_well(place, "--overwrite", "--products", "none")
    assert tables_in(socket, "huuco") == ["summary"]
    run_well(place, "--overwrite")


def check_names_of_schemas(socket, place):
    """However the setting is spelled, and behind an address, the result lies where it says."""
    address = "PG:postgresql://postgres:secret@/postgres?host=" + urllib.parse.quote(socket, safe="")
    names = {place + " ACTIVE_SCHEMA=one": "one", place + " active_schema = 'two'": "two",
             address + " active_schema=three": "three", address + "&active_schema=four": "four",
             address.replace("?", "?active_schema=five&"): "five"}
    for output, schema in names.items():
        run_well(output, "--products", "none")
        assert tables_in(socket, schema) == ["summary"], (output, schemas(socket))
        code, stderr = run(output, "--products", "none")
        assert code == 2 and "the schema %s holds tables already" % schema in stderr, (code, stderr)
    for words, refusal in ((" schemas=one", "not by schemas="), (" active_schema=", "has 1 to 55 bytes"),
                           (" active_schema=" + "x" * 56, "has 1 to 55 bytes"), (" active_schema=one pasword=secret", "pasword=...")):
        code, stderr = run(place + words, "--overwrite")
        assert code in (1, 2) and refusal in stderr, (code, stderr)


# VN-2000, meridian 106°, by the office's own row: numbers of Decision 05/2007/QĐ-BTNMT, no code of EPSG.
OWN_SYSTEM = """
create database office;
\\c office
create extension postgis;
insert into spatial_ref_sys (srid, auth_name, auth_srid, srtext) values (910600, 'TNMT', 10600, 'PROJCS["VN-2000 KTT 106",
GEOGCS["VN-2000",DATUM["Vietnam_2000",SPHEROID["WGS 84",6378137,298.257223563],TOWGS84[-191.90441429,-39.30318279,-111.45032835,
-0.00928836,0.01975479,-0.00427372,0.252906278]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],
PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",106],
PARAMETER["scale_factor",0.9999],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]');
create table land (geom geometry(polygon, 910600));
insert into land select st_makeenvelope(400000, 2300000, 500000, 2500000, 910600);
create role officer login;
grant create on database office to officer;
"""


def check_own_system(socket):
    """A role that may add no reference system writes in that of the office, and pieces lie upon its tables."""
    postgis.psql(socket, OWN_SYSTEM)
    place = "PG:host=%s user=officer dbname=office active_schema=kq" % socket
    code, stderr = run(place)  # without the right to look at the land, its system is not known to be in use
    assert code == 1 and "permission denied for table spatial_ref_sys" in stderr, (code, stderr)
    postgis.psql(socket, "grant select on land to officer;", "office")
    run_well(place)
    laid = postgis.psql(
        socket, "select count(*) filter (where st_intersects(p.geom, l.geom)), count(*) from kq.parcels p, land l;", "office")
    assert laid[0][0] == laid[0][1] != "0", laid
    systems = postgis.psql(socket, "select distinct srid from geometry_columns where f_table_schema = 'kq';", "office")
    assert systems == [["910600"]], systems


def check_other_words(place):
    for words in (place.replace("PG:", "pg:"), "postgresql://postgres:secret@localhost/postgres"):
        code, stderr = run(words)
        assert code == 2 and "is written" in stderr, (code, stderr)


def main():
    support.need_file(SAMPLE / "parcels.shp")
    _, files = support.run_huuco("postgis_output_files", "--plan", SAMPLE / "plan.toml", "--lang", "en")
    with postgis.cluster() as socket:
        if not postgis.psql(socket, "select 1 from pg_available_extensions where name = 'postgis';"):
            support.skip("PostGIS is absent")
        place = "PG:host=%s user=postgres dbname=postgres password=secret" % socket
        code, stderr = run(place)
        assert code == 1 and "lacks PostGIS" in stderr, (code, stderr)
        postgis.psql(socket, "create extension postgis;")
        run_well(place)
        assert tables_in(socket, "huuco") == TABLES, tables_in(socket, "huuco")
        text = postgis.psql(socket, "select replace(summary::text, E'\\n', ' ') from huuco.summary;")[0][0]
        assert "secret" not in text
        summary = json.loads(text)
        del files["products"], summary["products"], files["run"], summary["run"]
        assert summary == files, "the summary in the database is another"
        compare_sums(socket, "huuco", summary)
        system = postgis.psql(
            socket,
            "select distinct auth_name || ':' || auth_srid from spatial_ref_sys s "
            "join huuco.parcels p on st_srid(p.geom) = s.srid;",
        )
        assert system == [[files["crs"]["source"]]], system
        check_whole_or_not(socket, place)
        check_foreign_schema(socket, place)
        check_tables_of_an_office(socket, place)
        check_rights(socket, place)
        check_names_of_schemas(socket, place)
        check_own_system(socket)
        check_other_words(place)
        run_well(place + " active_schema=xa_2530")
        compare_sums(socket, "xa_2530", summary)


if __name__ == "__main__":
    main()
