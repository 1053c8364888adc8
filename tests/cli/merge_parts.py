# SPDX-License-Identifier: MIT
"""Cuts a shapefile into parts, record by record, as they stand in it. Standard library only."""

import pathlib
import shutil
import struct

HEADER = 100  # bytes of a .shp or .shx before the first record


def write_records(source, target, rows):
    """Copies some records of a shapefile, byte for byte, with its sidecars."""
    source = pathlib.Path(source)
    target = pathlib.Path(target)
    _write_shapes(source, target, rows)
    _write_table(source.with_suffix(".dbf"), target.with_suffix(".dbf"), rows)
    for suffix in (".prj", ".cpg"):
        if source.with_suffix(suffix).exists():
            shutil.copyfile(source.with_suffix(suffix), target.with_suffix(suffix))


def _write_shapes(source, target, rows):
    shp = source.read_bytes()
    shx = source.with_suffix(".shx").read_bytes()
    shapes = bytearray(shp[:HEADER])
    index = bytearray(shx[:HEADER])
    for number, row in enumerate(rows, 1):
        offset, words = struct.unpack_from(">ii", shx, HEADER + 8 * row)
        index += struct.pack(">ii", len(shapes) // 2, words)
        shapes += struct.pack(">ii", number, words) + shp[2 * offset + 8 : 2 * offset + 8 + 2 * words]
    struct.pack_into(">i", shapes, 24, len(shapes) // 2)
    struct.pack_into(">i", index, 24, len(index) // 2)
    target.write_bytes(shapes)
    target.with_suffix(".shx").write_bytes(index)


def _write_table(source, target, rows):
    dbf = source.read_bytes()
    header, size = struct.unpack_from("<HH", dbf, 8)
    table = bytearray(dbf[:header])
    struct.pack_into("<I", table, 4, len(rows))
    for row in rows:
        table += dbf[header + size * row : header + size * (row + 1)]
    target.write_bytes(table + b"\x1a")


def parcels_that_meet(count, problems):
    """Feature numbers in groups, each without ground or key in common with the others."""
    group_of = {fid: [fid] for fid in range(count)}
    for problem in problems:
        if problem["kind"].startswith(("overlap", "duplicate")):
            for other in problem.get("others", []):
                one, two = group_of[problem["feature"]], group_of[other["feature"]]
                if one is not two:
                    one.extend(two)
                    for fid in two:
                        group_of[fid] = one
    groups = {id(group): sorted(group) for group in group_of.values()}
    return sorted(groups.values())
