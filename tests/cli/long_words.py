# SPDX-License-Identifier: MIT
"""A word of the command line may have any length: it is refused like a short one, in both languages.

Use: long_words.py; the program is named by the environment variable HUUCO.
"""

import os
import subprocess

LONGEST = 120_000  # Linux takes 131,071 bytes a word


def main():
    for words in (["--threads", "7"], ["--memory", "8"], ["--gap", "x"], ["--area", "y"]):
        for language in ("vi", "en"):
            call = [os.environ["HUUCO"], "analyze", "--lang", language, words[0], words[1] * LONGEST, "-o", "out"]
            done = subprocess.run(call, capture_output=True, text=True)
            assert done.returncode == 2, "%s: exit code %d" % (words[0], done.returncode)
            assert done.stderr.startswith("huuco: ") and done.stderr.count("\n") == 1, done.stderr[:200]


if __name__ == "__main__":
    main()
