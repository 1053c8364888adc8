# SPDX-License-Identifier: MIT
"""What a run does, and its exit code, do not depend on whether anybody listens: standard error may be closed or full, its
reader may go away. Standard output that cannot be written is a failure with a sentence.

Use: unwritable_streams.py WORK_FOLDER; the program is named by the environment variable HUUCO.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys

import make_input

CLOSED = "2>&-"
FULL = "2>/dev/full"
GONE = "2> >(exec true)"  # a reader that reads nothing


def shell(words, redirection):
    """Returns the outcome of a command line under a redirection of bash."""
    line = '"$@" ' + redirection
    return subprocess.run(["bash", "-c", line, "bash", *map(str, words)], capture_output=True, text=True, timeout=120)


def check_standard_error(huuco, parcels, out):
    analyze = [huuco, "analyze", parcels, "--village-field", "THON", "--products", "geojson", "-q", "-o", out]
    wanted = None
    for redirection in ("", CLOSED, FULL, GONE):
        for progress in ("none", "json"):
            done = shell([*analyze, "--progress", progress], redirection)
            assert done.returncode == 0, "%s: exit code %d" % (redirection, done.returncode)
            files = {path.name: path.read_bytes() for path in out.iterdir()}
            wanted = wanted or files
            assert files == wanted, "%s: the files differ" % redirection
            assert [path.name for path in out.parent.iterdir()] == [out.name], redirection
            shutil.rmtree(out)
        missing = shell([huuco, "analyze", parcels.with_name("nope.shp"), "-o", out], redirection)
        assert missing.returncode == 1, "%s: exit code %d" % (redirection, missing.returncode)
        wrong = shell([huuco, "analyze", "--bad"], redirection)
        assert wrong.returncode == 2, "%s: exit code %d" % (redirection, wrong.returncode)


def check_standard_output(huuco, parcels):
    for words in (["inspect", parcels, "--lang", "en"], ["--help", "--lang", "en"]):
        for redirection in (">/dev/full", ">&-"):
            done = shell([huuco, *words], redirection)
            sentence = "huuco: standard output cannot be written: "
            assert done.returncode == 1, "%s %s: exit code %d" % (words[0], redirection, done.returncode)
            assert done.stderr.startswith(sentence), done.stderr
            assert "unexpected" not in done.stderr and done.stderr.count("\n") == 1, done.stderr
    # As with any program whose reader has read enough, nothing is said.
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([huuco, "inspect", str(parcels)], stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)
    assert (done.returncode, done.stderr) == (-signal.SIGPIPE, ""), (done.returncode, done.stderr)


def check_order_in_one_log(huuco, parcels, out):
    """A file that takes both streams has the notes of a run below its table, as a terminal does."""
    done = shell([huuco, "analyze", parcels, "--village-field", "THON", "--lang", "en", "--products", "none", "-o", out], "2>&1")
    shutil.rmtree(out)
    table, notes = done.stdout.find("Results:"), done.stdout.find("Note:")
    assert 0 <= table < notes, done.stdout


def main():
    work = pathlib.Path(sys.argv[1]).resolve()
    shutil.rmtree(work, ignore_errors=True)
    (work / "results").mkdir(parents=True)
    parcels = work / "parcels.geojson"
    make_input.grid(parcels, 30, 20)
    huuco = os.environ["HUUCO"]
    check_standard_error(huuco, parcels, work / "results" / "out")
    check_standard_output(huuco, parcels)
    check_order_in_one_log(huuco, parcels, work / "results" / "out")


if __name__ == "__main__":
    main()
