// SPDX-License-Identifier: MIT
/// \file
/// What the checks by npm's readers share: the archives of a result, and how a check ends.

import { execFileSync } from "node:child_process";
import { openSync, readSync } from "node:fs";
import { gunzipSync } from "node:zlib";

export function require(condition, message) {
    if (!condition) {
        console.error(message);
        process.exit(1);
    }
}

/// Gives a local PMTiles file to the npm reader, range by range.
export class FileSource {
    constructor(path) {
        this.path = path;
        this.file = openSync(path, "r");
    }

    getKey() {
        return this.path;
    }

    async getBytes(offset, length) {
        const bytes = Buffer.alloc(length);
        const count = readSync(this.file, bytes, 0, length, offset);
        return { data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + count) };
    }
}

/// Every tile of an MBTiles file, in order of zoom, column and row from the north.
export function tilesOf(path) {
    // Through the standard library of Python: node 20 has no SQLite of its own.
    const script =
        "import sqlite3, sys\n" +
        "base = sqlite3.connect('file:%s?mode=ro' % sys.argv[1], uri=True)\n" +
        "for z, x, y, data in base.execute('select zoom_level, tile_column, tile_row, tile_data from tiles'):\n" +
        "    print(z, x, 2**z - 1 - y, data.hex())\n";
    const text = execFileSync("python3", ["-c", script, path], { maxBuffer: 2 ** 30, encoding: "utf-8" });
    const tiles = text
        .trim()
        .split("\n")
        .map((line) => line.split(" "))
        .map(([z, x, y, hex]) => ({ z: +z, x: +x, y: +y, bytes: Buffer.from(hex, "hex") }));
    return tiles.sort((a, b) => a.z - b.z || a.x - b.x || a.y - b.y);
}

/// The tile without its gzip cover, if it has one.
export function opened(bytes) {
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
