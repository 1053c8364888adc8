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

    def verify(self, folder, result, wanted, *sentences):
        code, said = self.huuco(folder, "verify", result)
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


CASES = (
    the_data_folder_lies_elsewhere,
    a_shipped_table_is_another,
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
