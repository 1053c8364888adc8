# SPDX-License-Identifier: MIT
"""A right result is confirmed wherever its inputs, the program's data and the reader are now.

Use: verify_elsewhere.py WORK_FOLDER; the program is named by the environment variable HUUCO, its data by HUUCO_DATA_SOURCE.
What is right follows from docs/adr/0025: paths are recorded as given, and what is shipped belongs to each machine.
"""

import os
import pathlib
import shutil
import subprocess
import sys

import make_input

LAND = pathlib.Path(__file__).resolve().parent / "land"
CONFIRMED, DIFFERS = 0, 5


class Office:
    """A fresh folder with the data of the program and the inputs of one commune."""

    def __init__(self, work):
        self.work = work
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(os.environ["HUUCO_DATA_SOURCE"], work / "data")
        self.data = work / "data"
        self.commune(work / "a")

    @staticmethod
    def commune(folder):
        folder.mkdir(parents=True)
        for name in ("parcels.geojson", "villages.geojson", "register.csv"):
            shutil.copyfile(LAND / name, folder / name)

    def huuco(self, folder, *args):
        done = subprocess.run(
            [os.environ["HUUCO"], *map(str, args), "--lang", "en"],
            capture_output=True,
            text=True,
            cwd=folder,
            env={**os.environ, "HUUCO_DATA": str(self.data)},
        )
        return done.returncode, done.stdout + done.stderr

    def analyze(self, folder, out, *options):
        args = ("--villages", "villages.geojson", "--register", "register.csv", "--date", "2026-06-30")
        code, said = self.huuco(folder, "analyze", "parcels.geojson", *args, *options, "-q", "-o", out)
        assert code == 0, said

    def verify(self, folder, result, wanted, *sentences, options=()):
        code, said = self.huuco(folder, "verify", result, *options)
        assert code == wanted, "exit %d\n%s" % (code, said)
        for sentence in sentences:
            assert sentence in said, "%r is not in\n%s" % (sentence, said)


def the_data_folder_lies_elsewhere(office):
    """Without --plan the shipped plan and its tables serve, on every machine its own."""
    office.analyze(office.work / "a", office.work / "b" / "out", "--products", "gpkg")
    office.data = office.data.rename(office.work / "moved")
    office.verify(office.work / "a", "../b/out", CONFIRMED, "same: input plans/nhu-khe-2030.toml")


def a_shipped_table_is_another(office):
    """It is compared all the same."""
    office.analyze(office.work / "a", "out", "--products", "none")
    with open(office.data / "plans" / "tables" / "ocop.csv", "a", encoding="utf-8") as table:
        table.write("\n")
    office.verify(office.work / "a", "out", DIFFERS, "DIFFERS: input plans/tables/ocop.csv – changed since the run: ocop.csv")


def the_reader_is_in_the_folder_of_another_commune(office):
    """Files of the same names are not the inputs where those beside the result are as recorded."""
    office.commune(office.work / "c")
    with open(office.work / "c" / "register.csv", "a", encoding="utf-8") as register:
        register.write("\n")
    office.analyze(office.work / "a", "out", "--products", "none")
    office.verify(office.work / "c", "../a/out", CONFIRMED, "paths lead from %s\n" % (office.work / "a"))


def inputs_changed_in_both_folders(office):
    """Then the paths lead from the current folder, as the run's did."""
    office.commune(office.work / "c")
    office.analyze(office.work / "a", "out", "--products", "none")
    for folder in ("a", "c"):
        with open(office.work / folder / "register.csv", "a", encoding="utf-8") as register:
            register.write("\n")
    said = ("paths lead from %s\n" % (office.work / "c"), "DIFFERS: input register.csv")
    office.verify(office.work / "c", "../a/out", DIFFERS, *said)


def the_folder_of_inputs_and_result_was_moved(office):
    office.analyze(office.work / "a", "out", "--products", "gpkg,geojson", "--area", "both")
    (office.work / "a").rename(office.work / "moved")
    office.verify(office.work, "moved/out", CONFIRMED, options=("-j", "1"))


def inputs_are_links(office):
    (office.work / "links").mkdir()
    for name in ("parcels.geojson", "villages.geojson", "register.csv"):
        (office.work / "links" / name).symlink_to(office.work / "a" / name)
    office.analyze(office.work / "links", "out", "--products", "none")
    office.verify(office.work / "links", "out", CONFIRMED)


def a_file_was_added_to_an_input(office):
    """A .prj that was not there decides the reference system now."""
    make_input.shapefile(LAND / "parcels.geojson", office.work / "a" / "parcels.shp")
    (office.work / "a" / "parcels.prj").rename(office.work / "later.prj")
    args = ("--villages", "villages.geojson", "--date", "2026-06-30", "--products", "none", "-q", "-o", "out")
    code, said = office.huuco(office.work / "a", "analyze", "parcels.shp", *args)
    assert code == 0, said
    (office.work / "later.prj").rename(office.work / "a" / "parcels.prj")
    said = "DIFFERS: input parcels.shp – not there at the time of the run: parcels.prj"
    office.verify(office.work / "a", "out", DIFFERS, said)


def a_merged_result_is_read_from_elsewhere(office):
    """Its sentences name the parts as the merger was told."""
    office.commune(office.work / "c")
    for commune, first, last in (("a", 0, 3), ("c", 4, 8)):
        make_input.features(LAND / "parcels.geojson", office.work / commune / "parcels.geojson", first, last)
        office.analyze(office.work / commune, office.work / "b" / commune, "--products", "none")
    code, said = office.huuco(office.work / "b", "merge", "a", "c", "-q", "-o", "sum")
    assert code == 0, said
    office.verify(office.work / "a", "../b/sum", CONFIRMED)


CASES = (
    the_data_folder_lies_elsewhere,
    a_shipped_table_is_another,
    the_reader_is_in_the_folder_of_another_commune,
    inputs_changed_in_both_folders,
    the_folder_of_inputs_and_result_was_moved,
    inputs_are_links,
    a_file_was_added_to_an_input,
    a_merged_result_is_read_from_elsewhere,
)


def main():
    for case in CASES:
        office = Office(pathlib.Path(sys.argv[1]) / case.__name__)
        (office.work / "b").mkdir()
        try:
            case(office)
        except AssertionError as difference:
            sys.exit("%s: %s" % (case.__name__, difference))


if __name__ == "__main__":
    main()
