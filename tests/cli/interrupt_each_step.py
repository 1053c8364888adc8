# SPDX-License-Identifier: MIT
"""An interrupt in any step of a run leaves nothing behind: no output, no folder half made, no file elsewhere.

Use: interrupt_each_step.py WORK_FOLDER; the program is named by the environment variable HUUCO.

The steps are those that a whole run reports (--progress json). For each a new run gets SIGINT, SIGTERM or
SIGHUP, in turn, as soon as the step has begun. A step may be over before the signal arrives: then the next one, or the
end, answers it. Most must have been stopped, or the check says nothing. Under nohup SIGHUP stops nothing.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys

import make_input


def command(work, out):
    return [os.environ["HUUCO"], "analyze", work / "parcels.geojson", "--village-field", "THON", "-q",
            "--products", "gpkg,geojson,tiles", "--progress", "json", "-o", out]


def steps_of_whole_run(work, out):
    told = subprocess.run(list(map(str, command(work, out))), capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in told.stderr.splitlines() if line.startswith("{")]
    return list(dict.fromkeys(line["step"] for line in lines))


SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def heed_all():
    """In the new process: a test that was started with nohup, or in the background, hands on ignored signals."""
    for each in SIGNALS:
        signal.signal(each, signal.SIG_DFL)


def interrupt_in(step, number, work, out):
    """Returns the exit code of a run that was interrupted when the step began."""
    process = subprocess.Popen(list(map(str, command(work, out))), stderr=subprocess.PIPE, text=True,
                               preexec_fn=heed_all)
    for line in process.stderr:
        if line.startswith("{") and json.loads(line)["step"] == step:
            break
    process.send_signal(SIGNALS[number % len(SIGNALS)])
    process.communicate()
    return process.returncode


def main():
    work = pathlib.Path(sys.argv[1]).resolve()
    shutil.rmtree(work, ignore_errors=True)
    results = work / "results"
    results.mkdir(parents=True)
    make_input.grid(work / "parcels.geojson", 200, 150)
    before = sorted(path.name for path in work.iterdir())
    steps = steps_of_whole_run(work, results / "whole")
    shutil.rmtree(results / "whole")
    assert {"open", "read", "overlaps", "allocate", "gpkg", "geojson"} <= set(steps), steps
    stopped = 0
    for number, step in enumerate(steps):
        out = results / "out"
        code = interrupt_in(step, number, work, out)
        print("%-20s exit code %d" % (step, code))
        if code == 0:
            assert (out / "summary.json").exists(), step
            shutil.rmtree(out)
        else:
            assert code == 130, "%s: exit code %d" % (step, code)
            stopped += 1
        assert not list(results.iterdir()), "%s left %s" % (step, list(results.iterdir()))
        assert sorted(path.name for path in work.iterdir()) == before, step
    process = subprocess.Popen(["nohup", *map(str, command(work, results / "out"))], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    process.stderr.readline()
    process.send_signal(signal.SIGHUP)
    process.communicate()
    assert process.returncode == 0, "nohup: exit code %d" % process.returncode
    assert stopped >= len(steps) // 2, "only %d of %d steps were stopped" % (stopped, len(steps))


if __name__ == "__main__":
    main()
