# SPDX-License-Identifier: MIT
"""Names that are not UTF-8 are refused at once, in words that can be read.

Use: names_not_utf8.py WORK_FOLDER; the program is named by the environment variable HUUCO.
"""

import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
REFUSED = {"en": "is not in UTF-8", "vi": "không viết bằng UTF-8"}


def expect_refused(code, *words):
    for language, sentence in REFUSED.items():
        done = subprocess.run([os.environ["HUUCO"], *words, "--lang", language], capture_output=True)
        said = done.stderr.decode("utf-8")  # strictly: it is to be read
        assert done.returncode == code and sentence in said, "%s: exit code %d\n%s" % (words, done.returncode, said)
        assert b"\xff" not in done.stdout


def main():
    work = pathlib.Path(sys.argv[1]).resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    bad = os.fsencode(work) + b"/bad\xff.geojson"
    shutil.copy(HERE / "land" / "parcels.geojson", bad)
    out = work / "out"
    expect_refused(2, "analyze", bad, "--village-field", "THON", "-o", out)
    expect_refused(2, "inspect", bad, "--json")
    expect_refused(2, "check", bad)
    expect_refused(2, "tiles", bad, "-o", work / "t.pmtiles")
    expect_refused(2, "analyze", HERE / "land" / "parcels.geojson", "--village-field", b"TH\xd4N", "-o", out)
    folder = work / "folder"  # opened by GDAL as one dataset; the name of its file is that of the layer
    folder.mkdir()
    subprocess.run([sys.executable, "-B", "-c", "import make_input, sys; make_input.shapefile(*sys.argv[1:])",
                    HERE / "land" / "parcels.geojson", folder / "p.shp"], check=True, cwd=HERE)
    for path in list(folder.iterdir()):
        path.rename(os.fsdecode(os.fsencode(folder) + b"/bad\xff" + os.fsencode(path.suffix)))
    expect_refused(1, "analyze", folder, "--village-field", "THON", "-o", out)
    expect_refused(1, "inspect", folder, "--json")
    assert not out.exists()


main()
