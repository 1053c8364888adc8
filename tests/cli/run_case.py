# SPDX-License-Identifier: MIT
"""Runs one case of the command line and compares what it prints, returns and writes.

Use: run_case.py CASE_FOLDER WORK_FOLDER; the program is named by the environment variable HUUCO.

A case folder holds
  args           one argument a line; an analysis that lists problems or warnings is made in the other language as
                 well, and tells the same in it
  prepare        optional; one step a line, see make_input.py; `run ARG...` runs the program beforehand
  exit           optional; the expected exit code, 0 when absent
  stdout, stderr optional; expected lines. `~ ` starts a regular expression, `...` stands for any
                 number of lines. An absent stderr means: nothing is printed there. A refusal whose
                 args name no language is written in English; it is asked for in both
  expected.json  optional; members that summary.json must have
  tolerance      optional; largest relative difference of its numbers, 1e-9 when absent
  plan_lines     optional; lines that the plan written by `init` must have; `...` at the end: begins so
  options        for the check plan_serves: what `analyze` is given instead of the plan
  checks         optional; further checks by name, one a line: the functions `check_*` below

Placeholders: {case} the case folder, {land} the shared inputs, {work} a fresh folder for made
inputs, {sample} the sample commune, {out} the output folder. After every run the folder round {out}
holds nothing new but {out}; after a failure {out} is as it was.
"""

import contextlib
import decimal
import hashlib
import json
import os
import pathlib
import pty
import re
import resource
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import unicodedata

import make_input

HERE = pathlib.Path(__file__).resolve().parent
MADE_OUTPUT = (0, 3)  # the exit codes with which a result is written
REFUSED = (1, 2, 4)  # those of a sentence that says what cannot be done
SKIPPED = 77


class Case:
    """One case, its folders and the outcome of its run."""

    def __init__(self, folder, work):
        self.folder = pathlib.Path(folder).resolve()
        self.work = pathlib.Path(work).resolve()
        self.program = os.environ["HUUCO"]
        shutil.rmtree(self.work, ignore_errors=True)
        (self.work / "results").mkdir(parents=True)
        self.out = self.work / "results" / "out"
        self.places = {
            "case": str(self.folder),
            "land": str(HERE / "land"),
            "work": str(self.work),
            "sample": str(HERE.parent.parent / "data" / "sample"),
            "out": str(self.out),
        }
        self.args = [self.filled(line) for line in self.lines("args")]
        self.wanted = int((self.lines("exit") or ["0"])[0])
        self.speaks_both = self.wanted in REFUSED and "--lang" not in self.args
        if self.speaks_both:
            self.args += ["--lang", "en"]
        self.code = None
        self.stdout = ""
        self.stderr = ""

    def filled(self, text, as_written=str):
        for name, value in self.places.items():
            text = text.replace("{%s}" % name, as_written(value))
        return text

    def lines(self, name):
        path = self.folder / name
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def start(self, args):
        return subprocess.Popen(
            [self.program, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.work
        )

    def prepare(self):
        for line in self.lines("prepare"):
            step, *words = [self.filled(word) for word in shlex.split(line)]
            if step == "run":
                process = self.start(words)
                _, said = process.communicate()
                assert process.returncode == 0, "prepare: %s: %s" % (line, said.decode())
            else:
                getattr(make_input, step)(*words)

    def run(self):
        process = self.start(self.args)
        said = b""
        if "interrupt" in self.lines("checks"):
            said = process.stderr.readline()  # the first step has begun
            process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate()
        self.code = process.returncode
        self.stdout = stdout.decode("utf-8")
        self.stderr = (said + stderr).decode("utf-8")


def fingerprint(folder):
    """Hash of every file below a folder, by its relative name; a folder itself counts with None."""
    if not folder.exists():
        return None
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def pattern_of(case, lines):
    parts = []
    for line in lines:
        if line == "...":
            parts.append("(?:.*\n)*")
        elif line.startswith("~ "):
            parts.append(case.filled(line[2:], re.escape) + "\n")
        else:
            parts.append(re.escape(case.filled(line)) + "\n")
    return "".join(parts)


def compare_text(case, name, text):
    if (case.folder / name).exists() or name == "stderr":
        expected = pattern_of(case, case.lines(name))
        assert re.fullmatch(expected, text), "%s differs; it is:\n%s" % (name, text)


def compare_json(expected, got, where, tolerance=1e-9):
    if isinstance(expected, dict):
        for key, value in expected.items():
            assert key in got, "%s.%s is missing" % (where, key)
            compare_json(value, got[key], "%s.%s" % (where, key), tolerance)
    elif isinstance(expected, list):
        assert len(expected) == len(got), "%s has %d members" % (where, len(got))
        for i, value in enumerate(expected):
            compare_json(value, got[i], "%s[%d]" % (where, i), tolerance)
    elif isinstance(expected, float):
        error = abs(expected - got)
        assert error <= tolerance * max(1.0, abs(expected)), "%s is %r" % (where, got)
    else:
        assert expected == got and type(expected) is type(got), "%s is %r" % (where, got)


# Options, quoted texts, paths (/SHEET/PARCEL is no path but words) and numbers.
FACTS = re.compile(r"--[a-z][a-z-]*|\"[^\"]*\"|(?<!\w)'[^']*'|(?:/[\w.-]*[a-z\d][\w.-]*)+|\d+")

# Numbers with decimals, such as 1,234.5.
DECIMALS = re.compile(r"(?<![\w.,/-])\d[\d,]*\.\d+(?![\w.])")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def compare_sentences(english, vietnamese):
    """Both tell of the same options, names, paths and numbers, each in its own words and with its own decimal mark."""
    assert vietnamese != english, "only in one language: %s" % vietnamese
    assert vietnamese == unicodedata.normalize("NFC", vietnamese)
    missing = [fact for fact in FACTS.findall(english) if fact not in vietnamese]
    assert not missing, "in Vietnamese it does not tell %s:\n%s" % (missing, vietnamese)
    english_numbers = [number for number in DECIMALS.findall(QUOTED.sub("", english)) if number in vietnamese]
    assert not english_numbers, "in Vietnamese numbers have a point, as %s:\n%s" % (english_numbers, vietnamese)


def compare_languages(case):
    """In Vietnamese the same command ends alike and says the same."""
    process = case.start(case.args[:-2])
    _, said = process.communicate()
    assert process.returncode == case.code, "in Vietnamese it ends with %s" % process.returncode
    compare_sentences(case.stderr, said.decode("utf-8"))


def sentences_of(out):
    """What a result says in sentences, each with what it is about."""
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    problems = [((p["kind"], p["source"], p["feature"]), p["note"]) for p in summary["problems"]["listed"]]
    indicators = [(i["id"], i["note"]) for i in summary["indicators"] if i["note"]]
    reasons = []
    for entry in summary["inputs"]:
        about = (entry["role"], entry["name"])
        reasons += [(about, entry[member]) for member in ("crs_reason", "encoding_evidence") if entry.get(member)]
        reasons += [((*about, field), why) for field, why in entry.get("field_evidence", {}).items()]
    return problems + indicators + reasons + [("warning", sentence) for sentence in summary["warnings"]]


def expect_errors_where_set_aside(out):
    """What takes no part in the figures is an error, which `check --fail-on error` stops at."""
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    for problem in summary["problems"]["listed"]:
        assert not problem["set_aside"] or problem["severity"] == "error", "set aside, but no error: %s" % problem


def compare_results_in_both_languages(case):
    """The same problems and warnings come out in the other language."""
    told = {"vi": [], "en": []}
    own = case.args[case.args.index("--lang") + 1] if "--lang" in case.args else "vi"
    told[own] = sentences_of(case.out)
    other = "en" if own == "vi" else "vi"
    out = case.out.parent / other
    args = [argument.replace(str(case.out), str(out)) for argument in case.args]
    if "--lang" in args:
        del args[args.index("--lang") : args.index("--lang") + 2]
    process = case.start([*args, "--lang", other])
    process.communicate()
    assert process.returncode == case.code, "with --lang %s it ends with %s" % (other, process.returncode)
    told[other] = sentences_of(out)
    shutil.rmtree(out)
    assert [about for about, _ in told["vi"]] == [about for about, _ in told["en"]]
    for (_, vietnamese), (_, english) in zip(told["vi"], told["en"]):
        compare_sentences(english, vietnamese)


def check_interrupt(case):
    """The run is interrupted once its first step has begun (see Case.run)."""
    assert case.code == 130


def check_no_output(case):
    """The verb makes no result."""
    assert not case.out.exists()


def check_stdout_empty(case):
    assert case.stdout == ""


def check_plain_text(case):
    """What goes into a pipe has no control characters."""
    for text in (case.stdout, case.stderr):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text), repr(text)


def check_progress_lines(case):
    """Every line is JSON until the notes at the end, counts up to its total, and every step ends."""
    texts = case.stderr.splitlines()
    while texts and re.match("Note: |Lưu ý: ", texts[-1]):
        texts.pop()
    lines = [json.loads(text) for text in texts]
    assert lines
    for line in lines:
        assert {"step", "done", "total", "finished"} <= set(line), line
        assert line["total"] == 0 or line["done"] <= line["total"], line
    begun = [line["step"] for line in lines if not line["finished"]]
    ended = [line["step"] for line in lines if line["finished"]]
    assert list(dict.fromkeys(begun)) == ended, lines


def steps_on_a_terminal(case, language):
    """The steps of a run as its bar calls them."""
    out = case.out.parent / language
    args = [argument.replace(str(case.out), str(out)) for argument in case.args if argument != "-q"]
    del args[args.index("--progress") : args.index("--progress") + 2]
    terminal, end = pty.openpty()
    process = subprocess.Popen(
        [case.program, *args, "--lang", language], stdout=subprocess.DEVNULL, stderr=end, cwd=case.work
    )
    os.close(end)
    shown = b""
    with contextlib.suppress(OSError):  # which Linux has for a terminal that nobody writes to any more
        while part := os.read(terminal, 65536):
            shown += part
    os.close(terminal)
    assert process.wait() == case.code
    shutil.rmtree(out)
    bars = shown.decode("utf-8").split("\r\x1b[K")
    steps = [re.match(r"(.*?) +(?:\[[#.]*\] )?\d[\d.,]*(?:/\d[\d.,]*)?(?:  .*)?$", bar) for bar in bars]
    return list(dict.fromkeys(step[1] for step in steps if step))


def check_progress_on_a_terminal(case):
    """The bar has the steps of the lines for programs, in English as they are, in Vietnamese in other words."""
    lines = [json.loads(line) for line in case.stderr.splitlines() if line.startswith("{")]
    steps = list(dict.fromkeys(line["step"] for line in lines))
    assert steps_on_a_terminal(case, "en") == steps
    vietnamese = steps_on_a_terminal(case, "vi")
    assert len(vietnamese) == len(steps), vietnamese
    assert not set(vietnamese) & set(steps), vietnamese


def descriptions_of(archive):
    """What an MBTiles file says of itself and of its layers."""
    with contextlib.closing(sqlite3.connect(archive)) as database:
        metadata = dict(database.execute("select name, value from metadata"))
    layers = json.loads(metadata["json"])["vector_layers"]
    told = [("archive", metadata.get("description", ""))] + [(layer["id"], layer["description"]) for layer in layers]
    return {about: text for about, text in told if text}


def check_tiles_described_in_both_languages(case):
    """Tiles describe themselves and each layer but that of the input in the language of the run."""
    made = pathlib.Path(case.args[case.args.index("-o") + 1])
    told = {}
    for language in ("vi", "en"):
        output = case.work / (language + made.suffix)
        args = [argument.replace(str(made), str(output)) for argument in case.args]
        process = case.start([*args, "--lang", language])
        process.communicate()
        assert process.returncode == case.code
        told[language] = descriptions_of(output if made.suffix else output / "tiles.mbtiles")
    vietnamese, english = told["vi"], told["en"]
    assert list(vietnamese) == list(english), told
    assert "classes" in english, english
    for about, text in english.items():
        assert text.isascii(), text
        compare_sentences(text, vietnamese[about])
        assert not vietnamese[about].isascii(), vietnamese[about]


def check_reasons(case):
    """Pieces say why in both languages, in the GeoPackage as in the GeoJSON."""
    with open(case.out / "parcels.geojson", encoding="utf-8") as file:
        pieces = [feature["properties"] for feature in json.load(file)["features"]]
    other = "reason_vi" if "reason_vi" in pieces[0] else "reason_en"
    expected = [(piece["reason"], piece[other]) for piece in pieces]
    database = sqlite3.connect(case.out / "result.gpkg")
    rows = database.execute("select reason, %s from parcels order by ogc_fid" % other).fetchall()
    assert rows == expected
    assert all(reason and translated and reason != translated for reason, translated in rows)


def check_pieces_add_up(case):
    """Pieces of the GeoPackage and of the GeoJSON add up to the table by their shares."""
    totals = json.loads((case.out / "summary.json").read_text(encoding="utf-8"))["totals"]
    with open(case.out / "parcels.geojson", encoding="utf-8") as file:
        geojson = [feature["properties"] for feature in json.load(file)["features"]]
    with contextlib.closing(sqlite3.connect(case.out / "result.gpkg")) as database:
        database.row_factory = sqlite3.Row
        geopackage = [dict(row) for row in database.execute("select * from parcels order by ogc_fid")]
    assert [piece["certified_share"] for piece in geopackage] == [
        piece.get("certified_share") for piece in geojson
    ]
    for pieces in (geojson, geopackage):
        counted = {"organic": 0.0, "in_conversion": 0.0, "principal": 0.0}
        for piece in pieces:
            share = piece["principal_share"] if piece.get("certified_share") is None else piece["certified_share"]
            if piece["class"] in counted:
                counted[piece["class"]] += share * piece["area_m2"]
        compare_json(totals["organic_m2"], counted["organic"], "organic_m2")
        compare_json(totals["in_conversion_m2"], counted["in_conversion"], "in_conversion_m2")


def check_a_thousand_problems_listed(case):
    """There are more, and they are counted."""
    problems = json.loads((case.out / "summary.json").read_text(encoding="utf-8"))["problems"]
    assert problems["count"] > 1000 and len(problems["listed"]) == 1000, len(problems["listed"])


def check_summary_alone(case):
    assert set(fingerprint(case.out)) == {"summary.json"}


def check_problems_name_their_parcel(case):
    """The layer of problems names parcels as the list of the summary does, and null where that has none."""
    summary = json.loads((case.out / "summary.json").read_text(encoding="utf-8"))
    key = ("source", "feature", "kind", "commune", "sheet", "parcel")
    listed = [tuple(problem.get(part) for part in key) for problem in summary["problems"]["listed"]]
    with contextlib.closing(sqlite3.connect(case.out / "result.gpkg")) as database:
        written = database.execute("SELECT %s FROM problems ORDER BY ogc_fid" % ", ".join(key)).fetchall()
    assert written == listed, "%s instead of %s" % (written, listed)
    assert any(row[5] for row in written) and not all(row[5] for row in written), written


def check_same_bytes(case):
    """Any number of threads, any run, and parcels in a file instead of memory write the same bytes."""
    first = fingerprint(case.out)
    variants = [["-j", threads] for threads in ("1", "2", "2", "5")]
    if case.args[0] == "analyze":
        variants.append(["-j", "2", "--memory", "1"])
    for i, variant in enumerate(variants):
        other = case.out.parent / ("again%d" % i)
        args = [argument.replace(str(case.out), str(other)) for argument in case.args]
        process = case.start([*args, *variant])
        process.communicate()
        assert process.returncode == case.code
        again = fingerprint(other)
        differing = [name for name in set(first) | set(again) if first.get(name) != again.get(name)]
        assert not differing, "%s differs in %s" % (" ".join(variant), differing)
        shutil.rmtree(other)


def check_same_archive(case):
    """Any number of threads, and features in files instead of memory, make an archive of the same bytes."""
    archive = pathlib.Path(case.args[case.args.index("-o") + 1])
    other = archive.with_stem("again")
    for variant in (["-j", "1"], ["-j", "2", "--memory", "1"], ["-j", "5", "--memory", "0"]):
        process = case.start([argument.replace(str(archive), str(other)) for argument in [*case.args, *variant]])
        process.communicate()
        assert process.returncode == 0, " ".join(variant)
        assert other.read_bytes() == archive.read_bytes(), "%s makes other bytes" % " ".join(variant)
        other.unlink()


def check_same_figures(case):
    """The summary without products says the same as with them, but for what was written and asked for."""
    other = case.out.parent / "figures_alone"
    args = [argument.replace(str(case.out), str(other)) for argument in case.args]
    if "--products" in args:
        del args[args.index("--products") : args.index("--products") + 2]
    process = case.start([*args, "--products", "none"])
    process.communicate()
    assert process.returncode == case.code
    told = [json.loads((folder / "summary.json").read_text(encoding="utf-8")) for folder in (case.out, other)]
    for summary in told:
        del summary["products"], summary["run"]
    differing = [key for key in told[0] | told[1] if told[0].get(key) != told[1].get(key)]
    assert not differing, "without products other: %s" % ", ".join(differing)
    shutil.rmtree(other)


def check_without_temporary_folder(case):
    """The run needs no folder of temporary files."""
    process = subprocess.Popen(
        [case.program, *case.args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=case.work,
        env={**os.environ, "TMPDIR": str(case.work / "missing")},
    )
    _, said = process.communicate()
    assert process.returncode == case.code, said.decode()


def check_temporary_folder_missing(case):
    """Without a folder of temporary files the run says what to set, in both languages."""
    for language in ("vi", "en"):
        process = subprocess.Popen(
            [case.program, *case.args, "--lang", language],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=case.work,
            env={**os.environ, "TMPDIR": str(case.work / "missing")},
        )
        _, said = process.communicate()
        assert process.returncode == 1, said.decode()
        assert "TMPDIR" in said.decode() and "filesystem error" not in said.decode(), said.decode()


def check_no_room(case):
    """Where no file may grow beyond a kilobyte the run fails, and says what to set: it refutes nothing."""
    done = subprocess.run(
        [case.program, *case.args, "--lang", "en"],
        capture_output=True,
        text=True,
        cwd=case.work,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)),
        check=False,
    )
    assert done.returncode == 1, "exit code %d: %s%s" % (done.returncode, done.stdout, done.stderr)
    assert "set TMPDIR" in done.stderr, done.stderr


def check_secret_nowhere(case):
    """The word `secret`, a password, is in no line and no file; `inspect` does not show it either."""
    parcels = next(argument for argument in case.args[1:] if "secret" in argument)
    looked = subprocess.run([case.program, "inspect", parcels], capture_output=True, cwd=case.work, check=True)
    told = {"stdout": case.stdout.encode(), "stderr": case.stderr.encode(), "inspect": looked.stdout}
    for path in case.out.iterdir():
        told[path.name] = path.read_bytes()
    leaks = [name for name, text in told.items() if b"secret" in text]
    assert not leaks, "the password stands in %s" % ", ".join(leaks)


def check_contract(case):
    """An outside script that knows the contract of the result has no complaint."""
    script = os.environ.get("HUUCO_CONTRACT_CHECK", "")
    if not os.path.exists(script):
        print("SKIP: there is no contract check at '%s'" % script)
        sys.exit(SKIPPED)
    told = subprocess.run([sys.executable, script, str(case.out)], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def check_right_hand_rule(case):
    """Outer rings of the GeoJSON run counter-clockwise, holes clockwise, and every ring is closed."""
    for name in ("villages.geojson", "parcels.geojson"):
        for feature in json.loads((case.out / name).read_text(encoding="utf-8"))["features"]:
            shape = feature["geometry"]
            polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
            for polygon in polygons:
                for i, ring in enumerate(polygon):
                    assert ring[0] == ring[-1]
                    # Relative to the first point: a parcel is a ten-millionth of the coordinates.
                    flat = [(x - ring[0][0], y - ring[0][1]) for x, y in ring]
                    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(flat, flat[1:]))
                    assert (twice > 0) == (i == 0), feature["properties"]


def check_rings_cross_nothing(case):
    """No two edges of a polygon cross or lie on one another, in the decimals as they are written."""

    def side(a, b, c):
        turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
        return (turn > 0) - (turn < 0)

    def is_crossing(p, q):
        sides = [side(*p, q[0]), side(*p, q[1]), side(*q, p[0]), side(*q, p[1])]
        if sides == [0, 0, 0, 0]:  # on one line: they may share an end
            (a, b), (c, d) = sorted(p), sorted(q)
            return max(a, c) < min(b, d)
        return sides[0] * sides[1] < 0 and sides[2] * sides[3] < 0

    features = json.loads((case.out / "parcels.geojson").read_text("utf-8"), parse_float=decimal.Decimal)["features"]
    assert features, "there is no piece"
    for feature in features:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        edges = [edge for rings in polygons for ring in rings for edge in zip(ring, ring[1:])]
        for i, edge in enumerate(edges):
            for other in edges[:i]:
                assert not is_crossing(edge, other), "fid %d: %s and %s" % (feature["properties"]["fid"], edge, other)


def check_truth(case):
    """The sample commune's figures are those its generator knows, which overlaid nothing."""
    truth = json.loads(pathlib.Path(case.filled("{sample}/truth.json")).read_text(encoding="utf-8"))
    summary = json.loads((case.out / "summary.json").read_text(encoding="utf-8"))
    whole = truth["totals"]["parcel_m2"]
    figures = ("parcel_m2", "principal_m2", "organic_m2", "in_conversion_m2")
    assert [v["id"] for v in truth["villages"]] == [v["id"] for v in summary["villages"]]
    pairs = list(zip(truth["villages"], summary["villages"]))
    for true, got in [*pairs, (truth["totals"], summary["totals"])]:
        for figure in figures:
            assert abs(true[figure] - got[figure]) <= 1e-9 * whole, "%s: %s is %r" % (true, figure, got[figure])
        assert true.get("parcels") == (got["parcels"] if "parcels" in true else None), "%s: %s" % (true, got)
    assert truth["split"] == summary["accounting"]["split"]


def plan_of(case):
    """The plan that `init` was told to write."""
    return pathlib.Path(case.args[case.args.index("-o") + 1])


def compare_plan(case):
    lines = plan_of(case).read_text(encoding="utf-8").splitlines()
    for wanted in case.lines("plan_lines"):
        start = wanted[:-3] if wanted.endswith("...") else None
        found = any(line.startswith(start) if start is not None else line == wanted for line in lines)
        assert found, "the plan has no line %r; it is:\n%s" % (wanted, "\n".join(lines))


def check_plan_serves(case):
    """An analysis needs nothing but the plan, and its figures are those of the options."""
    ways = {"options": [case.filled(line) for line in case.lines("options")], "plan": ["--plan", str(plan_of(case))]}
    figures = {}
    for name, args in ways.items():
        out = case.work / ("by_" + name)
        process = case.start(["analyze", *args, "--date", "2026-06-30", "--products", "none", "-q", "-o", str(out)])
        _, said = process.communicate()
        assert process.returncode == 0, said.decode()
        summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
        wanted = ("area_method", "accounting", "totals", "villages", "outside_villages", "register", "warnings")
        figures[name] = {member: summary[member] for member in wanted}
        figures[name]["fields"] = [entry["fields"] for entry in summary["inputs"] if entry["role"] == "parcels"]
    assert figures["plan"] == figures["options"], figures


def check_plan_untouched(case):
    """A plan that stood there stands there still."""
    assert plan_of(case).read_text(encoding="utf-8") == "# mine"


def check_folder_untouched(case):
    """The folder that stood where the plan was to go stands there still, and nothing beside it."""
    assert {path.name for path in plan_of(case).iterdir()} == {"mine.toml"}
    left = {path.name for path in plan_of(case).parent.iterdir()} - {plan_of(case).name, "results"}
    assert not left, "left behind: %s" % sorted(left)


def check_no_plan(case):
    assert not plan_of(case).exists()


def compare_folders(case, before, siblings):
    made = case.code in MADE_OUTPUT and "no_output" not in case.lines("checks")
    left = {path.name for path in case.out.parent.iterdir()} - siblings - ({"out"} if made else set())
    assert not left, "left behind: %s" % sorted(left)
    if made:
        assert (case.out / "summary.json").exists()
    else:
        assert fingerprint(case.out) == before, "the output folder has changed"


def main():
    case = Case(sys.argv[1], sys.argv[2])
    case.prepare()
    before = fingerprint(case.out)
    siblings = {path.name for path in case.out.parent.iterdir()}
    case.run()
    assert case.code == case.wanted, "exit code %s\n%s" % (case.code, case.stderr)
    if "progress_lines" not in case.lines("checks") and "interrupt" not in case.lines("checks"):
        compare_text(case, "stderr", case.stderr)
    compare_text(case, "stdout", case.stdout)
    if case.speaks_both:
        compare_languages(case)
    compare_folders(case, before, siblings)
    if (case.folder / "expected.json").exists():
        expected = json.loads("\n".join(case.lines("expected.json")))
        summary = json.loads((case.out / "summary.json").read_text(encoding="utf-8"))
        compare_json(expected, summary, "summary", float((case.lines("tolerance") or ["1e-9"])[0]))
    if case.lines("plan_lines"):
        compare_plan(case)
    if case.args[0] == "analyze" and case.code in MADE_OUTPUT and case.out.exists():
        expect_errors_where_set_aside(case.out)
        compare_results_in_both_languages(case)
    for name in case.lines("checks"):
        globals()["check_" + name](case)


if __name__ == "__main__":
    try:
        main()
    except AssertionError as difference:
        sys.exit("%s: %s" % (sys.argv[1], difference))
