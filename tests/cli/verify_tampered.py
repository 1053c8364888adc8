# SPDX-License-Identifier: MIT
"""A result that was changed in any way but by looking at it is not confirmed, and what was changed is named.

Use: verify_tampered.py WORK_FOLDER; the program is named by the environment variable HUUCO.
Each case takes a right result, does one thing to it and says what is told of it.
"""

import contextlib
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys

LAND = pathlib.Path(__file__).resolve().parent / "land"
CHANGED_BY_HAND, CONFIRMED, DIFFERS = 1, 0, 5


def huuco(folder, *args):
    done = subprocess.run(
        [os.environ["HUUCO"], *map(str, args), "--lang", "en"], capture_output=True, text=True, cwd=folder
    )
    return done.returncode, done.stdout + done.stderr


def analyze(folder, register, out):
    args = ("--villages", LAND / "villages.geojson", "--plan", LAND / "plan.toml", "--register", register)
    code, said = huuco(folder, "analyze", LAND / "parcels.geojson", *args, "--products", "gpkg,geojson", "-q", "-o", out)
    assert code == 0, said


def change(result, edit):
    """Edits the summary as an object."""
    path = result / "summary.json"
    summary = json.loads(path.read_text(encoding="utf-8"))
    edit(summary)
    path.write_text(json.dumps(summary, ensure_ascii=False, indent=2), encoding="utf-8")


def written_anew(result):
    """Only the layout of the summary is another: what it says is the same."""
    change(result, lambda summary: None)
    return CONFIRMED, ()


def inputs_of_another_run(result):
    """Figures of a forged register, with the provenance of the true one."""
    true = json.loads((result / "summary.json").read_text(encoding="utf-8"))
    register = (LAND / "register.csv").read_text(encoding="utf-8")
    (result.parent / "forged.csv").write_text(register.replace("suspended", "certified"), encoding="utf-8")
    shutil.rmtree(result)
    analyze(result.parent, "forged.csv", result.name)

    def edit(summary):
        summary["inputs"] = true["inputs"]
        summary["run"]["command"] = true["run"]["command"]
        summary["run"]["options"] = true["run"]["options"]

    change(result, edit)
    return DIFFERS, ("inputs[3].path", "run.command", "run.options.register")


def an_input_left_out(result):
    change(result, lambda summary: summary["inputs"].pop())
    return DIFFERS, ("values that differ: 1 – inputs[3]: – → {",)


def warnings_invented(result):
    change(result, lambda summary: summary["warnings"].append("All is well."))
    return DIFFERS, ('"All is well." → –',)


def tables_left_out(result):
    change(result, lambda summary: summary["tables"].clear())
    return DIFFERS, ("tables[0]: – → {",)


def an_input_described_otherwise(result):
    change(result, lambda summary: summary["inputs"][3].update(encoding="CP1258"))
    return DIFFERS, ('values that differ: 1 – inputs[3].encoding: "CP1258" → "UTF-8"',)


def a_member_that_is_null(result):
    change(result, lambda summary: summary["totals"].update(signed=None))
    return DIFFERS, ("totals.signed: null → –",)


def a_member_twice(result):
    """JSON readers differ in which of the two they take (RFC 8259, section 4)."""
    path = result / "summary.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"share_percent"', '"share_percent": 99.9, "share_percent"', 1), encoding="utf-8")
    return CHANGED_BY_HAND, ("was changed by hand (share_percent",)


def a_file_of_our_names(result):
    """`map.pdf` is the name of a product of docs/formats.md, which this run did not write."""
    (result / "map.pdf").write_text("forged", encoding="utf-8")
    return DIFFERS, ("DIFFERS: file map.pdf – has the name of a file of huuco's, but this run did not write it",)


def no_products_named(result):
    def edit(summary):
        summary["products"].clear()
        arguments = summary["run"]["arguments"]
        arguments[arguments.index("--products") + 1] = "none"

    change(result, edit)
    return DIFFERS, tuple(
        "DIFFERS: file %s – has the name" % name for name in ("result.gpkg", "villages.geojson", "parcels.geojson")
    )


def a_journal_beside(result):
    """SQLite takes a hot journal into the file that it opens (https://www.sqlite.org/lockingv3.html, 4.2)."""
    (result / "result.gpkg-journal").write_text("pages", encoding="utf-8")
    return DIFFERS, ("DIFFERS: file result.gpkg-journal – holds changes",)


def changes_of_an_open_program(result):
    """A program that has the GeoPackage open has not written all into it."""
    before = result.parent / "open.gpkg"
    shutil.copyfile(result / "result.gpkg", before)
    with contextlib.closing(sqlite3.connect(before)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("UPDATE layer_styles SET description = 'mine'")
        database.commit()
        shutil.copyfile(before, result / "result.gpkg")
        shutil.copyfile("%s-wal" % before, result / "result.gpkg-wal")
    return DIFFERS, ("DIFFERS: file result.gpkg-wal – holds changes",)


def a_note_beside(result):
    (result / "note.txt").write_text("Read this.", encoding="utf-8")
    return CONFIRMED, ("not compared: file note.txt – is no part of the result",)


def a_size_of_another_file(result):
    change(result, lambda summary: summary["products"][1].update(bytes=1))
    return DIFFERS, ("DIFFERS: file villages.geojson – a second run writes another file",)


def statement(sql, is_same=False):
    """What a statement does to the GeoPackage that programs read."""

    def case(result):
        with contextlib.closing(sqlite3.connect(result / "result.gpkg")) as database:
            for function in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
                database.create_function(function, 1, lambda geometry: 0)  # of triggers
            database.executescript(sql)
        word = "same: file result.gpkg – another program has opened it; what it holds is the same"
        return (CONFIRMED, (word,)) if is_same else (DIFFERS, ("DIFFERS: file result.gpkg – changed after it was written",))

    case.__name__ = sql
    return case


# Of GeoPackage 1.3, what decides where and how a program shows a layer: its chapters 1.1 to 1.3, and extension F.3.
STATEMENTS = (
    statement("PRAGMA journal_mode = WAL", is_same=True),
    statement("VACUUM", is_same=True),
    statement("UPDATE gpkg_contents SET last_change = '2030-01-01T00:00:00.000Z'", is_same=True),
    statement("UPDATE villages SET share_percent = 100"),
    statement("UPDATE parcels SET certificate = 'null' WHERE certificate IS NULL"),
    statement("DELETE FROM rtree_parcels_geom WHERE id = 1"),
    statement("DELETE FROM rtree_parcels_geom_rowid WHERE rowid = 1"),
    statement("UPDATE gpkg_spatial_ref_sys SET definition = replace(definition, '500000', '500500')"),
    statement("UPDATE gpkg_contents SET description = 'signed'"),
    statement("UPDATE gpkg_contents SET max_x = 0"),
    statement("CREATE TRIGGER t AFTER UPDATE ON villages BEGIN UPDATE villages SET share_percent = 100; END"),
    statement("CREATE TABLE gpkg_data_columns (table_name TEXT, column_name TEXT, name TEXT)"),
)


CASES = (
    written_anew,
    inputs_of_another_run,
    an_input_left_out,
    warnings_invented,
    tables_left_out,
    an_input_described_otherwise,
    a_member_that_is_null,
    a_member_twice,
    a_file_of_our_names,
    no_products_named,
    a_journal_beside,
    changes_of_an_open_program,
    a_note_beside,
    a_size_of_another_file,
    *STATEMENTS,
)


def check(case, work):
    shutil.rmtree(work / "out", ignore_errors=True)
    shutil.copytree(work / "right", work / "out")
    wanted, sentences = case(work / "out")
    before = {path.name: path.read_bytes() for path in (work / "out").iterdir()}
    code, said = huuco(work, "verify", "out")
    assert code == wanted, "exit %d\n%s" % (code, said)
    assert before == {path.name: path.read_bytes() for path in (work / "out").iterdir()}, "the result was touched"
    for sentence in sentences:
        assert sentence in said, "%r is not in\n%s" % (sentence, said)


def main():
    work = pathlib.Path(sys.argv[1])
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    analyze(work, LAND / "register.csv", "right")
    for case in CASES:
        try:
            check(case, work)
        except AssertionError as difference:
            sys.exit("%s: %s" % (case.__name__, difference))


if __name__ == "__main__":
    main()
