# SPDX-License-Identifier: MIT
"""Makes the inputs of command-line cases that are binary, broken or big: the steps of `prepare` files.

Each public function is a step; its arguments are the words of the line. Standard library only.
"""

import json
import os
import pathlib
import shutil
import struct
import subprocess
import zipfile

PRJ_9211 = (
    'PROJCS["VN-2000_TM-3_106-00",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",'
    'SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
    'PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",106.0],PARAMETER["Scale_Factor",0.9999],'
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)
TEXT_WIDTH = 40  # bytes of every DBF field


def copy(source, target):
    """Copies a file."""
    shutil.copyfile(source, target)


def write(target, text):
    """Writes a text; `\\n` in it starts a new line."""
    pathlib.Path(target).write_text(text.replace("\\n", "\n"), encoding="utf-8")


def deep(target, levels):
    """An object whose one member is that many lists within one another."""
    levels = int(levels)
    pathlib.Path(target).write_text('{"x": ' + "[" * levels + "]" * levels + "}", encoding="utf-8")


def bytes_of(target, hexadecimal):
    """Writes a file of bytes."""
    pathlib.Path(target).write_bytes(bytes.fromhex(hexadecimal))


def overwrite(target, place, hexadecimal):
    """Writes bytes over those at a place of a file."""
    data = bytearray(pathlib.Path(target).read_bytes())
    new = bytes.fromhex(hexadecimal)
    data[int(place) : int(place) + len(new)] = new
    pathlib.Path(target).write_bytes(data)


def folder(target):
    """Makes a folder with a file of somebody else's in it."""
    os.makedirs(target)
    write(os.path.join(target, "notes.txt"), "not a result\n")


def mkdir(target):
    """Makes an empty folder."""
    os.makedirs(target)


def link(source, target):
    """Makes a symbolic link to a file."""
    os.symlink(source, target)


def remove(target):
    """Removes a file."""
    os.remove(target)


def archive(target, *sources):
    """Packs files into a .zip, each with the sidecars of its stem."""
    with zipfile.ZipFile(target, "w") as packed:
        for source in sources:
            for file in sorted(pathlib.Path(source).parent.glob(pathlib.Path(source).stem + ".*")):
                packed.write(file, file.name)


def shorten(target, bytes_left):
    """Cuts a file, as a copy that broke off."""
    os.truncate(target, int(bytes_left))


def replace(target, old, new):
    """Replaces every occurrence of a text in a file; `\\n` in the new one starts a new line."""
    text = pathlib.Path(target).read_text(encoding="utf-8")
    assert old in text, "%s does not hold %r" % (target, old)
    pathlib.Path(target).write_text(text.replace(old, new.replace("\\n", "\n")), encoding="utf-8")


def features(source, target, first, last):
    """Copies the features from one number to another, both included, of a GeoJSON file with one a line."""
    lines = pathlib.Path(source).read_text(encoding="utf-8").splitlines()
    kept = [line.rstrip(",") for line in lines[1:-1]][int(first) : int(last) + 1]
    text = "\n".join([lines[0], ",\n".join(kept), lines[-1]]) + "\n"
    pathlib.Path(target).write_text(text, encoding="utf-8")


def set_member(target, path, value):
    """Sets a member of a JSON file, such as `sums.indicators`, to a value as JSON writes it."""
    root = json.loads(pathlib.Path(target).read_text(encoding="utf-8"))
    *parents, name = path.split(".")
    member = root
    for parent in parents:
        member = member[parent]
    assert name in member, "%s has no %s" % (target, path)
    member[name] = json.loads(value)
    pathlib.Path(target).write_text(json.dumps(root, ensure_ascii=False, indent=2), encoding="utf-8")


def as_wgs84(source, target):
    """Rewrites a GeoJSON file of EPSG:9211 in WGS 84, so that PROJ's way back (EPSG:6960) hits every point.

    The way there and back in two dimensions is 0.4 mm off in Viet Nam, for the height between the ellipsoids is
    lost; so what is sent there is corrected until it comes back right.
    """
    collection = json.loads(pathlib.Path(source).read_text(encoding="utf-8"))
    rings = [ring for feature in collection["features"] for ring in feature["geometry"]["coordinates"]]
    degrees = _sent_to_wgs84([point for ring in rings for point in ring])
    for ring in rings:
        ring[:] = [[lon, lat] for lat, lon in (degrees.pop(0) for _ in ring)]
    del collection["crs"]
    pathlib.Path(target).write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")


PRJ_WGS84_DATUM = PRJ_9211.replace("VN-2000_TM-3_106-00", "User_Defined_Transverse_Mercator").replace(
    'GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000"', 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"'
)
PRJ_WGS84 = (
    'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]]'
)
PRJ_UTM_48N = (
    'PROJCS["WGS_1984_UTM_Zone_48N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",'
    'SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],'
    'UNIT["Meter",1.0]]'
)
PRJ_HANOI_1972 = (
    'PROJCS["Hanoi_1972_GK_Zone_18",GEOGCS["GCS_Hanoi_1972",DATUM["D_Hanoi_1972",'
    'SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",18500000.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],'
    'UNIT["Meter",1.0]]'
)


def layer(source, target, *left_out):
    """Copies a shapefile with its sidecars but for those left out, such as `prj`."""
    for sidecar in pathlib.Path(source).parent.glob(pathlib.Path(source).stem + ".*"):
        if sidecar.suffix[1:] not in left_out:
            shutil.copyfile(sidecar, pathlib.Path(target).with_suffix(sidecar.suffix))


def prj(target, meaning):
    """Writes a .prj: `9211`, `9210`, `utm_48n` (of WGS 84), `wgs84_datum` (grid of 9211), `wgs84` or `hanoi_1972`."""
    texts = {
        "9211": PRJ_9211,
        "9210": PRJ_9211.replace("106-00", "105-45").replace("106.0", "105.75"),
        "utm_48n": PRJ_UTM_48N,
        "wgs84_datum": PRJ_WGS84_DATUM,
        "wgs84": PRJ_WGS84,
        "hanoi_1972": PRJ_HANOI_1972,
    }
    pathlib.Path(target).write_text(texts[meaning], encoding="ascii")


def swap_axes(target):
    """Exchanges x and y in a .shp; its rings are turned, as a program that takes x for north writes them."""
    _rewrite_points(target, lambda points: [[y, x] for x, y in points], turn_rings=True)


def in_zone(target, code):
    """Moves a .shp from EPSG:9211 to another system."""
    _rewrite_points(target, lambda points: _transformed(points, "EPSG:9211", code))


def in_degrees(target):
    """Moves a .shp from EPSG:9211 to longitude and latitude of WGS 84, so that PROJ's way back hits every point."""
    _rewrite_points(target, lambda points: [[lon, lat] for lat, lon in _sent_to_wgs84(points)])


def _rewrite_points(target, change, turn_rings=False):
    """Changes all points of a .shp of polygons; its boxes follow."""
    data = bytearray(pathlib.Path(target).read_bytes())
    spans = []  # offset of the record's content, of its points, the first points of its rings and their end
    at = 100
    while at < len(data):
        words = struct.unpack_from(">i", data, at + 4)[0]
        content = at + 8
        at = content + 2 * words
        if struct.unpack_from("<i", data, content)[0] == 0:
            continue  # a null shape
        parts, count = struct.unpack_from("<ii", data, content + 36)
        starts = struct.unpack_from("<%di" % parts, data, content + 44)
        spans.append((content, content + 44 + 4 * parts, [*starts, count]))
    points = [list(struct.unpack_from("<2d", data, first + 16 * i)) for _, first, s in spans for i in range(s[-1])]
    points = change(points)
    struct.pack_into("<4d", data, 36, *_box([points]))
    done = 0
    for content, first, starts in spans:
        own = points[done : done + starts[-1]]
        done += starts[-1]
        if turn_rings:
            own = [point for a, b in zip(starts, starts[1:]) for point in own[a:b][::-1]]
        struct.pack_into("<4d", data, content + 4, *_box([own]))
        for i, point in enumerate(own):
            struct.pack_into("<2d", data, first + 16 * i, *point)
    pathlib.Path(target).write_bytes(data)


def _sent_to_wgs84(wanted):
    """Latitude and longitude from which PROJ's way back to EPSG:9211 hits the points wanted."""
    sent = wanted
    for _ in range(3):
        degrees = _transformed(sent, "EPSG:9211", "EPSG:4326")  # latitude first
        back = _transformed(degrees, "EPSG:4326", "EPSG:9211")
        sent = [[s + w - b for s, w, b in zip(*points)] for points in zip(sent, wanted, back)]
    return degrees


def _transformed(points, source, target):
    """Points through PROJ's `cs2cs`."""
    told = subprocess.run(
        ["cs2cs", "-f", "%.13f", source, target],
        input="".join("%r %r\n" % tuple(point) for point in points),
        capture_output=True,
        text=True,
        check=True,
    )
    return [[float(number) for number in line.split()[:2]] for line in told.stdout.splitlines()]


def grid(target, columns, rows):
    """A grid of parcels of 20 m by 20 m of rice in EPSG:9211, numbered from 1."""
    side = 20
    corners = [(side * column, side * row) for row in range(int(rows)) for column in range(int(columns))]
    _write_boxes(target, [(x, y, x + side, y + side) for x, y in corners])


def boxes(target, *sides):
    """Parcels of rice in EPSG:9211, numbered from 1: west, south, east and north side of each in metres, as `0,0,9,9`."""
    _write_boxes(target, [tuple(int(side) for side in box.split(",")) for box in sides])


def _write_boxes(target, sides):
    """Parcels by their sides, from the corner of the land at 414000, 2400000."""
    with open(target, "w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "crs": {"type": "name", "properties": ')
        file.write('{"name": "urn:ogc:def:crs:EPSG::9211"}}, "features": [\n')
        for number, (west, south, east, north) in enumerate(sides):
            x0, y0, x1, y1 = 414000 + west, 2400000 + south, 414000 + east, 2400000 + north
            ring = [[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]]
            file.write(",\n" if number else "")
            file.write('{"type": "Feature", "properties": {"SOTO": 1, "SOTHUA": %d, ' % (number + 1))
            file.write('"LOAIDAT": "LUC", "CAYTRONG": "Lúa", "THON": "01"}, ')
            file.write('"geometry": {"type": "Polygon", "coordinates": [%s]}}' % ring)
        file.write("\n]}\n")


def shapefile(source, target, encoding="utf-8", with_cpg="cpg"):
    """Writes a GeoJSON file of polygons as .shp, .shx, .dbf, .prj and, unless told `bare`, .cpg."""
    collection = json.loads(pathlib.Path(source).read_text(encoding="utf-8"))
    stem = pathlib.Path(target).with_suffix("")
    features = collection["features"]
    _write_shapes(stem, [_rings(feature["geometry"]) for feature in features])
    _write_table(stem.with_suffix(".dbf"), [feature["properties"] for feature in features], encoding)
    stem.with_suffix(".prj").write_text(PRJ_9211, encoding="ascii")
    if with_cpg == "cpg":
        stem.with_suffix(".cpg").write_text(encoding.upper(), encoding="ascii")


def _rings(geometry):
    """Rings as a shapefile wants them: outer clockwise, which is the reverse of GeoJSON."""
    if geometry is None:
        return []
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring[::-1] for polygon in polygons for ring in polygon]


def _box(rings):
    points = [point for ring in rings for point in ring]
    if not points:
        return (0.0, 0.0, 0.0, 0.0)
    xs, ys = zip(*points)
    return (min(xs), min(ys), max(xs), max(ys))


def _record(rings):
    if not rings:
        return struct.pack("<i", 0)  # a null shape
    starts = [sum(len(ring) for ring in rings[:i]) for i in range(len(rings))]
    count = sum(len(ring) for ring in rings)
    head = struct.pack("<i4dii", 5, *_box(rings), len(rings), count)
    points = b"".join(struct.pack("<2d", *point) for ring in rings for point in ring)
    return head + struct.pack("<%di" % len(rings), *starts) + points


def _write_shapes(stem, shapes):
    """ESRI Shapefile Technical Description (1998): lengths count words of 16 bits."""
    box = _box([ring for rings in shapes for ring in rings])
    records = [_record(rings) for rings in shapes]

    def header(size):
        return struct.pack(">i5ii", 9994, 0, 0, 0, 0, 0, size // 2) + struct.pack("<ii4d4d", 1000, 5, *box, 0, 0, 0, 0)

    with open(stem.with_suffix(".shp"), "wb") as shp, open(stem.with_suffix(".shx"), "wb") as shx:
        shp.write(header(100 + sum(8 + len(record) for record in records)))
        shx.write(header(100 + 8 * len(records)))
        for number, record in enumerate(records, start=1):
            shx.write(struct.pack(">ii", shp.tell() // 2, len(record) // 2))
            shp.write(struct.pack(">ii", number, len(record) // 2) + record)


def _write_table(path, rows, encoding):
    """dBASE III, every field as text."""
    names = list(rows[0])
    record_size = 1 + TEXT_WIDTH * len(names)
    with open(path, "wb") as dbf:
        dbf.write(struct.pack("<BBBBIHH20x", 3, 126, 6, 30, len(rows), 33 + 32 * len(names), record_size))
        for name in names:
            dbf.write(struct.pack("<11sc4xB15x", name.encode("ascii"), b"C", TEXT_WIDTH))
        dbf.write(b"\r")
        for row in rows:
            cells = [("" if row[name] is None else str(row[name])).encode(encoding) for name in names]
            dbf.write(b" " + b"".join(cell.ljust(TEXT_WIDTH)[:TEXT_WIDTH] for cell in cells))
        dbf.write(b"\x1a")
