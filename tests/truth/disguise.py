# SPDX-License-Identifier: MIT
"""Rewrites a landscape as real files come: other encodings, lost sidecars, swapped axes, older codes, cut names.

Every disguise takes the folder of a landscape and changes files in it; none changes what a figure rests on. The
encodings are made from sources other than huuco's tables: TCVN3 by glibc's iconv, CP1258 by Python's codec, VNI from
the rule of its marks. Standard library only.
"""

import csv
import pathlib
import struct
import subprocess
import unicodedata

LAYERS = ("parcels", "villages", "organic_areas")
TONES = {"\u0300": "grave", "\u0301": "acute", "\u0303": "tilde", "\u0309": "hook", "\u0323": "dot"}
LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"


class Dbf:
    """A DBF table: its fields and the bytes of every cell."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        data = self.path.read_bytes()
        count, head, width = struct.unpack("<IHH", data[4:12])
        self.head = bytearray(data[:head])
        self.fields = []
        place, offset = 32, 1
        while data[place] != 0x0D:
            name = data[place : place + 11].rstrip(b"\0").decode("ascii")
            size = data[place + 16]
            self.fields.append((name, chr(data[place + 11]), offset, size, place))
            place, offset = place + 32, offset + size
        self.records = [bytearray(data[head + i * width : head + (i + 1) * width]) for i in range(count)]
        self.tail = data[head + count * width :]

    def map_text(self, change, wanted=None):
        """Rewrites the text cells (of one field); `change` maps text to bytes."""
        for name, kind, offset, size, _ in self.fields:
            if kind == "C" and wanted in (None, name):
                for record in self.records:
                    cell = change(bytes(record[offset : offset + size]).rstrip(b" \0").decode("utf-8"))
                    assert len(cell) <= size, "%s: %r does not fit" % (self.path, cell)
                    record[offset : offset + size] = cell.ljust(size)

    def rename(self, names):
        for name, _, _, _, place in self.fields:
            if name in names:
                self.head[place : place + 11] = names[name].encode("ascii").ljust(11, b"\0")

    def language_byte(self, value):
        self.head[29] = value

    def write(self):
        self.path.write_bytes(bytes(self.head) + b"".join(self.records) + self.tail)


def tcvn3_table():
    """Bytes of the letters by glibc. TCVN3 has no capitals with tones: fonts show the small letter's byte."""
    plain = LETTERS + "ĂÂĐÊÔƠƯ"
    run = subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", "TCVN5712-1"], input=plain.encode(), capture_output=True, check=True
    )
    assert len(run.stdout) == len(plain)
    table = dict(zip(plain, run.stdout))
    for letter in LETTERS:
        table.setdefault(letter.upper(), table[letter])
    return table


def to_tcvn3(text):
    table = to_tcvn3.table = getattr(to_tcvn3, "table", None) or tcvn3_table()
    return bytes(table.get(letter, ord(letter) if ord(letter) < 128 else 0x3F) for letter in text)


def parts_of(letter):
    """Base letter, its shape (breve, circumflex, horn) and its tone."""
    base, *marks = unicodedata.normalize("NFD", letter)
    shape = next((mark for mark in marks if mark not in TONES), "")
    tone = next((TONES[mark] for mark in marks if mark in TONES), "")
    return base, shape, tone


def to_cp1258(text):
    """Letters with their shape, followed by the combining tone mark."""
    out = b""
    for letter in text:
        _, _, tone = parts_of(letter)
        mark = next((sign for sign, name in TONES.items() if name == tone), "")
        bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", letter).replace(mark, "")) if mark else letter
        out += (bare + mark).encode("cp1258")
    return out


VNI_TONES = {"acute": 0xF9, "grave": 0xF8, "hook": 0xFB, "tilde": 0xF5, "dot": 0xEF}
VNI_CIRCUMFLEX = {"": 0xE2, "acute": 0xE1, "grave": 0xE0, "hook": 0xE5, "tilde": 0xE3, "dot": 0xE4}
VNI_BREVE = {"": 0xEA, "acute": 0xE9, "grave": 0xE8, "hook": 0xFA, "tilde": 0xFC, "dot": 0xEB}
VNI_ALONE = {"đ": 0xF1, "ơ": 0xF4, "ư": 0xF6, "ỉ": 0xE6, "ĩ": 0xF3, "ị": 0xF2, "ỵ": 0xEE}


def to_vni(text):
    """VNI-Windows: a base letter and a byte for shape and tone; capitals have both bytes 0x20 lower."""
    out = bytearray()
    for letter in text:
        lower = letter.lower()
        base, shape, tone = parts_of(lower)
        if ord(letter) < 128:
            made = [ord(lower)]
        elif lower in VNI_ALONE:
            made = [VNI_ALONE[lower]]
        elif shape == "\u031b":  # ơ and ư are letters of their own; the tone follows
            made = [VNI_ALONE["ơ" if base == "o" else "ư"], VNI_TONES[tone]]
        elif shape:
            made = [ord(base), (VNI_BREVE if shape == "\u0306" else VNI_CIRCUMFLEX)[tone]]
        else:
            made = [ord(base), VNI_TONES[tone]]
        is_letter = ord(letter) >= 128 or letter.isalpha()
        out += bytes(byte - 0x20 if letter != lower and is_letter else byte for byte in made)
    return bytes(out)


def tables(folder):
    return [Dbf(folder / (layer + ".dbf")) for layer in LAYERS if (folder / (layer + ".dbf")).exists()]


def recode(folder, encode, code_page):
    """Other bytes in every layer; `code_page` is what the .cpg says, None for no .cpg."""
    for table in tables(folder):
        table.map_text(encode)
        table.language_byte(0x57)  # what programs write whatever the text is
        table.write()
        sidecar = table.path.with_suffix(".cpg")
        sidecar.unlink(missing_ok=True)
        if code_page:
            sidecar.write_text(code_page, encoding="ascii")


def without_prj(folder):
    (folder / "parcels.prj").unlink()


def tcvn3(folder):
    """TCVN3 text, no .cpg and no .prj."""
    recode(folder, to_tcvn3, None)
    without_prj(folder)


def vni(folder):
    """VNI text, and a .cpg that says Windows Latin."""
    recode(folder, to_vni, "1252")


def cp1258(folder):
    """CP1258 text and no .cpg."""
    recode(folder, to_cp1258, None)


def swapped_axes(folder):
    """Northing before easting in every vertex of the parcels."""
    swap_layer(folder / "parcels.shp")


def swapped_layers(folder):
    """Northing before easting in every vertex of every layer."""
    for layer in LAYERS:
        if (folder / (layer + ".shp")).exists():
            swap_layer(folder / (layer + ".shp"))


def swap_layer(path):
    data = bytearray(path.read_bytes())

    def swap(place, pairs):
        for at in range(place, place + 16 * pairs, 16):
            data[at : at + 16] = data[at + 8 : at + 16] + data[at : at + 8]

    swap(36, 2)
    place = 100
    while place < len(data):
        (words,) = struct.unpack(">I", data[place + 4 : place + 8])
        if struct.unpack("<I", data[place + 8 : place + 12])[0] != 0:
            parts, points = struct.unpack("<II", data[place + 44 : place + 52])
            swap(place + 12, 2)
            swap(place + 52 + 4 * parts, points)
        place += 8 + 2 * words
    path.write_bytes(data)


def neighbouring_zone(folder):
    """The .prj of the parcels names the zone next door, 105°30' for 106°00'; the plan names the province."""
    plan = folder / "plan.toml"
    plan.write_text(
        plan.read_text(encoding="utf-8") + '\n[place]\nprovince = "Tuyên Quang"\n', encoding="utf-8")
    path = folder / "parcels.prj"
    text = path.read_text(encoding="ascii")
    assert "106-00" in text or "106.0" in text, text
    path.write_text(text.replace("106-00", "105-30").replace("106.0", "105.5"), encoding="ascii")


def legacy_codes(folder):
    """Labels of 2014, compound labels in another order with other separators, small letters."""
    older = {"LUK": "LUN", "HNK": "BHK"}
    separators = ("+", ";", ", ", "/")

    def change(text):
        codes = [older.get(code, code) for code in text.split("+")]
        if len(codes) == 1:
            return codes[0].encode()
        return separators[len(text) % len(separators)].join(reversed(codes)).lower().encode()

    table = Dbf(folder / "parcels.dbf")
    table.map_text(change, "LOAIDAT")
    table.write()


def cut_names(folder):
    """Field names of VBDLIS, cut to the ten letters of a DBF."""
    long = {"MAXA": "MaXa", "SOTO": "SoHieuToBanDo", "SOTHUA": "SoThuTuThua", "LOAIDAT": "KyHieuMucDichSuDung"}
    table = Dbf(folder / "parcels.dbf")
    table.rename({name: other[:10] for name, other in long.items()})
    table.write()


def register_without_zeros(folder):
    """A spreadsheet has read the register's keys as numbers."""
    path = folder / "register.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    for row in rows[1:]:
        for i in range(3):
            row[i] = str(int(row[i])) if row[i].isdigit() else row[i]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


DISGUISES = {
    name: globals()[name]
    for name in (
        "tcvn3",
        "vni",
        "cp1258",
        "swapped_axes",
        "swapped_layers",
        "neighbouring_zone",
        "legacy_codes",
        "cut_names",
        "register_without_zeros",
    )
}
