# SPDX-License-Identifier: MIT
"""What a user may get wrong is refused with a sentence that names the file and what to do, in both languages.

Use: refusals.py WORK_FOLDER; the program is named by the environment variable HUUCO. One line of the table is a
whole run as run_case.py makes it, for cases that need no file of their own. Standard library only.
"""

import pathlib
import shlex
import sys

import run_case

ANALYZE = "analyze {land}/parcels.geojson --villages {land}/villages.geojson --products none -o {out}"
PARCELS = "analyze {work}/%s --villages {land}/villages.geojson --products none -o {out}"
PLAN = ANALYZE + " --plan {work}/plan.toml"
VERIFY = "tiles verify {work}/%s"

NO_TEXT = "bytes_of {work}/r.csv 534f544f2c534f544855410a8181ff2cfeff0a"
TABLES = "write {work}/plan.toml '[plan]\\nname = \"t\"\\n[tables]\\n%s = \"t.csv\"\\n'"
ALIASES = TABLES % "field_aliases"
CROPS = [TABLES % "crops", "write {work}/t.csv 'crop_id,name_vi\\n%s,Chè\\n%s,Chè\\n'"]
VILLAGES = ["copy {land}/villages.geojson {work}/v.geojson"]
VILLAGES += ["replace {work}/v.geojson '414800, 2400000], [414800, 2400400]' '414400, 2400400], [414400, 2400400]'"]
SHAPES = "shapefile {land}/parcels.geojson {work}/p.shp"
ZIP = "archive {work}/a.zip {work}/p.shp {work}/q.shp"
TILES = "run tiles {land}/parcels.geojson -z 8 -q -o {work}/t.pmtiles"
RESULT = "run analyze {land}/parcels.geojson --villages {land}/villages.geojson --products tiles -q -o {work}/r"
CUT_RESULT = [RESULT, "shorten {work}/r/summary.json 3000"]
NO_WHOLE_RESULT = (
    "huuco: {work}/r/summary.json: is no whole result of huuco: it was cut short in copying, was changed, or is "
    "another file. Copy the whole folder of the result again, or run again what wrote it."
)
ROOT = [TILES, "overwrite {work}/t.pmtiles 16 0200000000000000"]  # a root directory of two bytes

# What is prepared, the command, its exit code, and what it says, as in a `stderr` file of run_case.py.
REFUSALS = [
    # Registers.
    (["mkdir {work}/r.csv"], ANALYZE + " --register {work}/r.csv", 1,
     "huuco: {work}/r.csv is a folder, not a file; name the file itself."),
    (["write {work}/r.csv 'SOTO,SOTHUA\\n'"], ANALYZE + " --register {work}/r.csv", 1,
     "huuco: {work}/r.csv: the register is empty: there is no row below a header"),
    (["bytes_of {work}/r.csv fffe53004f00"], ANALYZE + " --register {work}/r.csv", 1,
     "huuco: {work}/r.csv: is UTF-16 text; save it as \"CSV UTF-8\" and run again"),
    ([NO_TEXT], ANALYZE + " --register {work}/r.csv", 1,
     "huuco: {work}/r.csv: the text is not UTF-8; save it as \"CSV UTF-8\". Otherwise: nothing says what its "
     "encoding is; pass --encoding, such as TCVN3"),
    ([NO_TEXT], ANALYZE + " --register {work}/r.csv --encoding UTF-8", 1,
     "huuco: {work}/r.csv: the text is not UTF-8; save it as \"CSV UTF-8\". Otherwise: pass another --encoding, "
     "such as TCVN3"),
    (["write {work}/r.xls x"], ANALYZE + " --register {work}/r.xls", 1,
     "huuco: {work}/r.xls: is an old Excel workbook; save it as .xlsx and run again"),
    (["write {work}/r.xlsx x"], ANALYZE + " --register {work}/r.xlsx", 1,
     "huuco: {work}/r.xlsx: cannot be read as XLSX; open it and save it again, or save it as \"CSV UTF-8\""),
    # A connection is no path, however long it is; nothing listens at port 1.
    ([], "init 'PG:host=127.0.0.1 port=1 password=secret dbname=x application_name=%s' -o {work}/p.toml" % ("a" * 300),
     1, "~ huuco: PG:host=127.0.0.1 port=1 password=\\.\\.\\. dbname=x .*"),
    # What is named as a connection is one to PostgreSQL: nothing is fetched, and no other server is asked.
    ([], "inspect http://127.0.0.1:1/a.geojson", 2,
     "huuco: http://127.0.0.1:1/a.geojson: is neither a file nor a connection to PostgreSQL (PG:…); download the data "
     "and name that file"),
    ([], ANALYZE + " --register MYSQL:d", 2,
     "huuco: MYSQL:d: is neither a file nor a connection to PostgreSQL (PG:…); download the data and name that file"),
    # A summary that nobody wrote, so deep that copying it would end the run.
    (["mkdir {work}/r", "deep {work}/r/summary.json 300000"], "verify {work}/r", 1,
     "~ huuco: {work}/r/summary.json: is not what huuco wrote, .*"),
    # Options and outputs.
    ([], ANALYZE.replace("none", "none,geojson"), 2,
     "huuco: --products none stands alone: with it only the summary is written."),
    (["write {out} x"], ANALYZE, 2,
     "huuco: {out}: is a file; name another folder for the output"),
    (["link {work}/loop {work}/loop"], ANALYZE.replace("{out}", "{work}/loop/out"), 1,
     "huuco: {work}/loop/out: the path cannot be read: system error 40, \"Too many levels of symbolic links\""),
    ([], "analyze --villages {land}/villages.geojson -o {out}", 2,
     "huuco: No parcel layer was named; give it as PARCELS or in the plan under [inputs]."),
    ([], ANALYZE + " --work-crs 9211", 2,
     "huuco: --work-crs: '9211' is no coordinate reference system that PROJ knows; give a code such as EPSG:9211 "
     "(VN-2000 / TM-3 106-00)."),
    ([], "tiles {land}/parcels.geojson --src-crs EPSG:99999 -o {work}/t.pmtiles", 2,
     "huuco: --src-crs: 'EPSG:99999' is no coordinate reference system that PROJ knows; give a code such as "
     "EPSG:9211 (VN-2000 / TM-3 106-00)."),
    ([], ANALYZE + " --work-crs EPSG:4978 --area ellipsoidal", 2,
     "huuco: --work-crs: EPSG:4978 (WGS 84) is no system of places on the ground (east and north, or longitude and "
     "latitude); give a code such as EPSG:9211 (VN-2000 / TM-3 106-00)."),
    ([], "tiles {land}/parcels.geojson --src-crs EPSG:5773 -o {work}/t.pmtiles", 2,
     "huuco: --src-crs: EPSG:5773 (EGM96 height) is no system of places on the ground (east and north, or longitude "
     "and latitude); give a code such as EPSG:9211 (VN-2000 / TM-3 106-00)."),
    ([], ANALYZE + " --work-crs EPSG:3857", 2,
     "huuco: --work-crs: Planar areas cannot be measured in EPSG:3857 (WGS 84 / Pseudo-Mercator): choose --area "
     "ellipsoidal, or a projected metre-based system with --work-crs EPSG:n."),
    ([], ANALYZE + " --province Hanoii", 2,
     "huuco: --province: there is no province \"Hanoii\" (did you mean \"Hà Nội\"?); give its name or its code of "
     "two digits."),
    ([], ANALYZE + " --province 99", 2,
     "huuco: --province: there is no province \"99\"; give its name or its code of two digits."),
    # By Mercator's formula for the ellipsoid at 21.7° north, (1 - e² sin² φ) / cos² φ = 1.157.
    ([], ANALYZE + " --work-crs EPSG:3395", 1,
     "huuco: Planar areas in EPSG:3395 (WGS 84 / World Mercator) are 15.7 % off those on the ground where the parcels "
     "lie. Name a system made for that place with --work-crs EPSG:n, or choose --area ellipsoidal."),
    # Plans and the code tables that they replace.
    (["bytes_of {work}/plan.toml 5b706c616e5d0a6e616d65203d2022ff220a"], PLAN, 2,
     "huuco: {work}/plan.toml is not UTF-8; save it as text in UTF-8."),
    ([ALIASES, "bytes_of {work}/t.csv 726f6c652c616c6961730a63726f702cff0a"], PLAN, 2,
     "huuco: {work}/t.csv is not UTF-8; save it as CSV in UTF-8."),
    ([ALIASES, "write {work}/t.csv 'role,name\\n'"], PLAN, 2,
     "huuco: {work}/t.csv, line 1: the columns role and alias are needed."),
    ([ALIASES, "write {work}/t.csv ''"], PLAN, 2,
     "huuco: {work}/t.csv is empty; a table begins with a header."),
    ([ALIASES, "write {work}/t.csv 'role,alias\\ncrop,\"x\\n'"], PLAN, 2,
     "huuco: {work}/t.csv, line 2: a quote is opened and not closed."),
    ([TABLES % "crops", "write {work}/t.csv 'id,name\\nche,x\\n'"], PLAN, 2,
     "huuco: {work}/t.csv, line 1: the first column must be crop_id."),
    ([CROPS[0], CROPS[1] % ("che", "CHE")], PLAN, 2,
     "huuco: {work}/t.csv, line 3: crop_id \"CHE\" occurs twice."),
    ([CROPS[0], CROPS[1] % ("che", "")], PLAN, 2,
     "huuco: {work}/t.csv, line 3: the crop_id is blank."),
    # Layers of parcels and villages.
    ([SHAPES, "shorten {work}/p.dbf 300"], PARCELS % "p.shp", 1,
     "huuco: {work}/p.dbf: the file is cut short: 300 of its 2,394 bytes are there; copy it again from where it "
     "came"),
    ([SHAPES, "shorten {work}/p.shp 300"], PARCELS % "p.shp", 1,
     "huuco: {work}/p.shp: the file is cut short: 300 of its 1,324 bytes are there; copy it again from where it "
     "came"),
    ([SHAPES, "overwrite {work}/p.dbf 8 2000"], PARCELS % "p.shp", 1,
     "huuco: {work}/p.dbf: the file is damaged: its header does not tell where its rows lie; copy it again from "
     "where it came"),
    ([SHAPES, "overwrite {work}/p.dbf 32 ff"], PARCELS % "p.shp", 1,
     "huuco: {work}/p.shp: the name of field 1 (\"�AXA\") is not UTF-8; nothing says what its encoding is; pass "
     "--encoding, such as TCVN3"),
    ([SHAPES, "overwrite {work}/p.dbf 300 818dff", "write {work}/p.cpg KLINGON"], PARCELS % "p.shp", 1,
     "huuco: {work}/p.cpg: names a text encoding \"KLINGON\" that huuco does not know; pass --encoding with one "
     "of UTF-8, ISO-8859-1, CP1252, CP1258, TCVN3, TCVN5712-1, VNI, VISCII, VIQR"),
    ([SHAPES, SHAPES.replace("p.shp", "q.shp"), ZIP], PARCELS % "a.zip", 2,
     "huuco: {work}/a.zip: the archive holds 2 datasets; name one as the layer (--layer for parcels, "
     "--villages-layer for villages): p, q"),
    ([SHAPES, SHAPES.replace("p.shp", "q.shp"), ZIP], PARCELS % "a.zip --layer o", 2,
     "huuco: {work}/a.zip: the archive holds 2 datasets; name one as the layer (--layer for parcels, "
     "--villages-layer for villages): p, q (did you mean \"p\"?)"),
    (["write {work}/p.txt x", ZIP], PARCELS % "a.zip", 1,
     "huuco: {work}/a.zip: the archive holds no dataset (looked for shp, gpkg, geojson, fgb, gdb, tab, gml, kml), "
     "or is not a zip archive"),
    (VILLAGES, ANALYZE.replace("{land}/villages", "{work}/v"), 1,
     "huuco: {work}/v.geojson: village 02 (Thôn Hai) has no usable polygon; repair it, for its ground would be "
     "counted as outside."),
    # Tiles.
    (["mkdir {work}/t", "write {work}/t/a x"], "tiles {land}/parcels.geojson -o {work}/t --overwrite", 2,
     "huuco: {work}/t is a folder, but not one of tiles; choose another output."),
    ([], "tiles {land}/parcels.geojson --src-crs EPSG:4326 -o {work}/t.pmtiles", 1,
     "huuco: {land}/parcels.geojson: coordinates such as x 414,050.000, y 2,400,050.000 are of no place where the "
     "reference system EPSG:4326 (WGS 84) is used. If the data is in another system, name it with --src-crs EPSG:n."),
    (["write {work}/t.zip x"], VERIFY % "t.zip", 1,
     "huuco: {work}/t.zip: tiles are read from .mbtiles, .pmtiles or a folder of z/x/y.pbf."),
    (["mkdir {work}/t"], VERIFY % "t", 1,
     "huuco: {work}/t: holds no tile."),
    ([], VERIFY % "t", 1,
     "huuco: {work}/t: there is no such file; check the path and its spelling."),
    ([TILES, "shorten {work}/t.pmtiles 300"], VERIFY % "t.pmtiles", 1,
     "huuco: {work}/t.pmtiles: the file is cut short: it ends before its header says; copy it again, or make the "
     "tiles again."),
    ([TILES, "overwrite {work}/t.pmtiles 0 70"], VERIFY % "t.pmtiles", 1,
     "huuco: {work}/t.pmtiles: does not begin as PMTiles version 3 does; name another archive."),
    ([TILES, "overwrite {work}/t.pmtiles 140 ffffffff"], VERIFY % "t.pmtiles", 1,
     "huuco: {work}/t.pmtiles: the file is damaged: a packed part (gzip) is damaged; copy it again, or make the "
     "tiles again."),
    ([*ROOT, "overwrite {work}/t.pmtiles 127 0501"], VERIFY % "t.pmtiles", 1,
     "huuco: {work}/t.pmtiles: the file is damaged: a directory tells more entries than it has; copy it again, or "
     "make the tiles again."),
    ([*ROOT, "overwrite {work}/t.pmtiles 127 0101"], VERIFY % "t.pmtiles", 1,
     "huuco: {work}/t.pmtiles: the file is damaged: a directory is cut short; copy it again, or make the tiles "
     "again."),
    # Results.
    (["mkdir {work}/r", "write {work}/r/summary.json '{}'"], "verify {work}/r", 1,
     "huuco: {work}/r/summary.json: it does not record how it was made; only results of huuco 0.1.0 and later "
     "can be verified."),
    (CUT_RESULT, "verify {work}/r", 1, NO_WHOLE_RESULT),
    (CUT_RESULT, "explain {work}/r --parcel fid=1", 1, NO_WHOLE_RESULT),
    (CUT_RESULT, "merge {work}/r {work}/r -o {out}", 1, NO_WHOLE_RESULT),
    (CUT_RESULT, "tiles verify {work}/r/tiles.pmtiles --source {work}/r", 1, NO_WHOLE_RESULT),
    (["mkdir {work}/r", "write {work}/r/summary.json 'result: 7 %'"], "explain {work}/r --parcel fid=1", 1,
     NO_WHOLE_RESULT),
    (["mkdir {work}/r", "write {work}/r/summary.json '[]'"], "merge {work}/r {work}/r -o {out}", 1, NO_WHOLE_RESULT),
]


class Row(run_case.Case):
    """A case whose files are a row of the table."""

    def __init__(self, work, row):
        steps, command, code, sentence = row
        self.rows = {"prepare": steps, "args": shlex.split(command), "exit": [str(code)], "stderr": [sentence]}
        super().__init__(work / "no_case", work)

    def lines(self, name):
        return self.rows.get(name, [])


def check(work, row):
    case = Row(work, row)
    case.prepare()
    before = run_case.fingerprint(case.out)
    siblings = {path.name for path in case.out.parent.iterdir()}
    case.run()
    assert case.code == case.wanted, "exit code %s\n%s" % (case.code, case.stderr)
    run_case.compare_text(case, "stderr", case.stderr)
    run_case.compare_languages(case)
    run_case.compare_folders(case, before, siblings)


def main(work):
    for number, row in enumerate(REFUSALS):
        try:
            check(pathlib.Path(work) / str(number), row)
        except AssertionError as difference:
            sys.exit("%s: %s" % (row, difference))


if __name__ == "__main__":
    main(*sys.argv[1:])
