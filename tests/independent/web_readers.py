# SPDX-License-Identifier: MIT
"""Runs a check by npm's readers on the result of the sample commune.

Use: web_readers.py mvt_valid|maplibre_page. The packages of web/package.json are installed into the build
folder; where that fails the check is skipped.
"""

import pathlib
import shutil
import subprocess
import sys

import support

WEB = pathlib.Path(__file__).resolve().parent / "web"
PACKAGES = ("@mapbox/vector-tile", "maplibre-gl", "pbf", "pmtiles")


def install():
    """The folder with the packages and a copy of the scripts: node looks for packages beside the script."""
    folder = support.WORK / "web"
    folder.mkdir(parents=True, exist_ok=True)
    for file in WEB.iterdir():
        shutil.copyfile(file, folder / file.name)
    if not all((folder / "node_modules" / package / "package.json").exists() for package in PACKAGES):
        command = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
        told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if told.returncode != 0:
            support.skip("npm cannot install: " + told.stderr[-400:])
    return folder


def main():
    check = sys.argv[1]
    programs = ["node", "npm"] + (["chromium"] if check == "maplibre_page" else [])
    for program in programs:
        if not shutil.which(program):
            support.skip(program + " is absent")
    out, _ = support.run_sample()
    folder = install()
    command = ["node", str(folder / (check + ".mjs")), str(out)]
    if check == "maplibre_page":
        command.append(str(folder))
    sys.exit(subprocess.run(command, check=False).returncode)


if __name__ == "__main__":
    main()
