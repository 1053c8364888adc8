# SPDX-License-Identifier: MIT
"""Land from the generator for a comparison, in a folder of its own, and what is analysed of it."""

import argparse
import json
import pathlib
import shutil
import subprocess


def parser(description):
    """The options that every comparison has."""
    options = argparse.ArgumentParser(description=description)
    options.add_argument("--huuco", required=True)
    options.add_argument("--landscape", required=True, help="the generator")
    options.add_argument("--work", type=pathlib.Path, required=True, help="folder that is emptied first")
    options.add_argument("--landscape-options", default="")
    return options


def make(arguments):
    """Generates the land. Returns its folder."""
    shutil.rmtree(arguments.work, ignore_errors=True)
    land = arguments.work / "land"
    land.mkdir(parents=True)
    subprocess.run(
        [arguments.landscape, "-o", land, *arguments.landscape_options.split()],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return land


def summary(arguments, land, *options):
    """Analyses the land. Returns what `summary.json` says."""
    out = arguments.work / "out"
    subprocess.run(
        [arguments.huuco, "analyze", "--plan", land / "plan.toml", "-q", "--products", "none", "-o", out, *options],
        check=True,
    )
    return json.loads((out / "summary.json").read_text(encoding="utf-8"))
