#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Asks every verb for help in Vietnamese and English, and compares option by option.

Both must have the same options in the same order; no sentence may be the same in both, and each must stand in
its column or on a line of its own.
"""

import argparse
import re
import subprocess
import sys

COLUMN = 30
VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)


def help_text(program, verb, *options):
    words = [program, *verb, "--help", *options]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def entries(text):
    """What the help is about, then pairs of an option or verb and its sentence."""
    lines = text.splitlines()
    found = [["", lines[0]]]
    for line in lines[1:]:
        if re.match(r" {%d}\S" % COLUMN, line):
            found[-1][1] = line[COLUMN:]
        elif re.match(r"  \S", line):
            found.append([line.split()[0], line[COLUMN:].strip() if line[COLUMN - 1 : COLUMN] == " " else ""])
    return found


def verbs(program):
    """Every verb as a list of words, those below another verb too."""
    yield []
    for name, _ in entries(help_text(program, [], "--lang", "en")):
        if name and not name.startswith("-"):
            yield [name]
    yield ["tiles", "verify"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    program = parser.parse_args().program
    faults = []
    count = 0
    for verb in verbs(program):
        vi, en = entries(help_text(program, verb)), entries(help_text(program, verb, "--lang", "en"))
        where = " ".join(["huuco", *verb])
        if [name for name, _ in vi] != [name for name, _ in en]:
            faults.append(f"{where}: other options in Vietnamese than in English")
            continue
        for (name, vi_sentence), (_, en_sentence) in zip(vi, en):
            count += 1
            if not vi_sentence or not en_sentence:
                faults.append(f"{where} {name}: no sentence in its column")
            elif vi_sentence != "In JSON" and not VIETNAMESE.search(vi_sentence):
                faults.append(f"{where} {name}: not Vietnamese: {vi_sentence}")
            elif VIETNAMESE.search(en_sentence):
                faults.append(f"{where} {name}: not English: {en_sentence}")
    print("\n".join(faults) if faults else f"{count} sentences in both languages")
    return 1 if faults or count < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
