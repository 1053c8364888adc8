# SPDX-License-Identifier: MIT
"""What the system does not let huuco read or write is said for what it is, with advice that helps.

Use: no_permission.py WORK_FOLDER; the program is named by the environment variable HUUCO. Run by root, the program is
run by nobody, for root may do everything.
"""

import os
import pathlib
import shutil
import subprocess
import sys

import make_input

HERE = pathlib.Path(__file__).resolve().parent
NOBODY = 65534


def give_up_rights():
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def refusal(*words):
    """Returns the sentence with which a command is refused."""
    done = subprocess.run([os.environ["HUUCO"], *map(str, words), "--lang", "en"], capture_output=True, text=True,
                          preexec_fn=give_up_rights)
    assert done.returncode == 1, "%s: exit code %d\n%s" % (words, done.returncode, done.stderr)
    return done.stderr


def check_inputs(work):
    for name in ("parcels.geojson", "parcels.shp", "parcels.gpkg"):
        parcels = work / name
        if name.endswith(".shp"):
            make_input.shapefile(HERE / "land" / "parcels.geojson", parcels)
        else:
            shutil.copy(HERE / "land" / "parcels.geojson", parcels)
        parcels.chmod(0)
        said = refusal("inspect", parcels)
        assert said == "huuco: %s: cannot be read: Permission denied\n" % parcels, said
    (work / "parcels.shp").chmod(0o644)
    for ending in (".dbf", ".prj"):  # without them it would be a layer without fields, or of nowhere
        sidecar = work / ("parcels" + ending)
        sidecar.chmod(0)
        said = refusal("inspect", work / "parcels.shp")
        assert said == "huuco: %s: cannot be read: Permission denied\n" % sidecar, said
        sidecar.chmod(0o644)


def check_init(work):
    """A file of the folder that may not be read may be an input: it is asked for, and not passed over."""
    folder = work / "folder"
    folder.mkdir()
    land = HERE / "land"
    for name in ("parcels.geojson", "villages.geojson", "register.csv"):
        shutil.copy(land / name, folder / name)
    make_input.shapefile(land / "parcels.geojson", folder / "older.shp")
    (folder / "notes.geojson").write_text("no layer")
    for name in ("register.csv", "older.dbf"):
        (folder / name).chmod(0)
    work.chmod(0o777)
    plan = work / "init.toml"
    done = subprocess.run([os.environ["HUUCO"], "init", folder, "-o", plan, "--lang", "en"], capture_output=True,
                          text=True, preexec_fn=give_up_rights)
    assert done.returncode == 0, done
    assert "%s/register.csv: cannot be read\n" % folder in done.stdout, done.stdout
    assert "%s/older.shp: cannot be read\n" % folder in done.stdout, done.stdout
    assert "%s/notes.geojson: not used\n" % folder in done.stdout, done.stdout
    assert "There is something to fill in" in done.stdout, done.stdout
    question = "To fill in: %s/register.csv: cannot be read: Permission denied. If it is an input, let it be read"
    assert question % folder in done.stderr, done.stderr
    assert "%s/older.dbf: cannot be read: Permission denied. If" % folder in done.stderr, done.stderr
    assert "notes.geojson" not in done.stderr, done.stderr
    assert "register.csv: cannot be read: Permission denied. If it" in plan.read_text(encoding="utf-8")


def check_outputs(work):
    locked = work / "locked"
    locked.mkdir()
    locked.chmod(0o555)
    land = HERE / "land"
    for name in ("t.pmtiles", "t.mbtiles", "tiles"):
        said = refusal("tiles", land / "parcels.geojson", "-o", locked / name)
        assert "Permission denied" in said and "folder that may be written" in said, said
        assert "room" not in said and "space" not in said, said
    said = refusal("init", land / "parcels.geojson", land / "villages.geojson", "-o", locked / "plan.toml")
    assert "Permission denied" in said and "folder that may be written" in said, said
    said = refusal("check", work / "none.shp", "-o", locked / "problems.gpkg")  # before anything is read
    assert "Permission denied" in said and "folder that may be written" in said, said
    assert not list(locked.iterdir())


def check_results_out_of_sight(work):
    """What cannot be looked into may hold anything: no result is replaced there, no archive is called damaged."""
    land = HERE / "land"
    out = work / "open" / "out"
    out.parent.mkdir()
    out.parent.chmod(0o777)
    analyze = ["analyze", land / "parcels.geojson", "--village-field", "THON", "--products", "none", "-q", "-o", out]
    subprocess.run([os.environ["HUUCO"], *map(str, analyze)], check=True, preexec_fn=give_up_rights, stderr=subprocess.DEVNULL)
    (out / "notes.txt").write_text("mine")
    out.chmod(0o300)
    said = refusal(*analyze, "--overwrite")
    assert said == "huuco: %s: Permission denied\n" % out, said
    out.chmod(0o700)
    assert sorted(path.name for path in out.iterdir()) == ["notes.txt", "summary.json"]
    archive = work / "t.pmtiles"
    archive.write_bytes(b"PMTiles\x03")
    archive.chmod(0)
    said = refusal("tiles", "verify", archive)
    assert said == "huuco: %s: cannot be read: Permission denied\n" % archive, said


def check_full_disk(work):
    """A limit of no bytes stands in for a disk that is full; what is beside it is taken away."""
    plan = work / "plan.toml"
    land = HERE / "land"
    words = ["init", land / "parcels.geojson", land / "villages.geojson", "-o", plan, "--lang", "en"]
    done = subprocess.run(["bash", "-c", "ulimit -f 0; exec \"$@\"", "bash", os.environ["HUUCO"],
                           *map(str, words)], capture_output=True, text=True)
    assert done.returncode == 1, done
    assert done.stderr == "huuco: %s cannot be written: File too large.\n" % plan, done.stderr
    assert not [path for path in work.iterdir() if path.name.startswith("plan.toml")]


def main():
    work = pathlib.Path(sys.argv[1]).resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    check_inputs(work)
    check_init(work)
    check_outputs(work)
    check_results_out_of_sight(work)
    check_full_disk(work)


if __name__ == "__main__":
    main()
