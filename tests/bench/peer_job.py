# SPDX-License-Identifier: MIT
"""What the jobs of the other tools share."""

ABSENT = 77  # exit code of a job whose tool is not installed

PRINCIPAL_CODES = "LUA LUC LUK LUN HNK BHK NHK CLN LNC LNQ LNK".split()
