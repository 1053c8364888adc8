// SPDX-License-Identifier: MIT
/// \file
/// Every tile of a result obeys MVT 2.1, read by Mapbox's own decoder; no feature is missing at the highest
/// zoom; and tiles.pmtiles, read by its authors' reader, holds the same tiles as tiles.mbtiles.
///
/// Use: mvt_valid.mjs OUTDIR

import { VectorTile } from "@mapbox/vector-tile";
import Pbf from "pbf";
import { PMTiles } from "pmtiles";
import { readFileSync } from "node:fs";
import { FileSource, opened, require, tilesOf } from "./support.mjs";

/// Twice the signed area by the surveyor's formula; positive is clockwise on the screen, where y grows
/// downwards (section 4.3.4.4: an exterior ring has a positive area).
function twiceArea(ring) {
    let sum = 0;
    for (let i = 0; i + 1 < ring.length; ++i) {
        sum += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
    }
    return sum;
}

/// 1 inside, 0 on the border, -1 outside.
function placeIn(ring, point) {
    let inside = false;
    for (let i = 0; i + 1 < ring.length; ++i) {
        const [a, b] = [ring[i], ring[i + 1]];
        const cross = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
        const isBetween =
            Math.min(a.x, b.x) <= point.x && point.x <= Math.max(a.x, b.x) &&
            Math.min(a.y, b.y) <= point.y && point.y <= Math.max(a.y, b.y);
        if (cross === 0 && isBetween) {
            return 0;
        }
        if (a.y > point.y !== b.y > point.y) {
            const isUp = b.y > a.y;
            inside = (isUp ? cross > 0 : cross < 0) ? !inside : inside;
        }
    }
    return inside ? 1 : -1;
}

function side(a, b, c) {
    return Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
}

/// Two segments cross at a point inside both.
function cross(a, b, c, d) {
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/// Segments of a polygon's rings that cross each other (section 4.3.4.4: rings must not self-intersect).
function crossings(rings) {
    const segments = rings
        .flatMap((ring) => ring.slice(1).map((end, i) => [ring[i], end]))
        .sort((s, t) => Math.min(s[0].x, s[1].x) - Math.min(t[0].x, t[1].x));
    let count = 0;
    for (let i = 0; i < segments.length; ++i) {
        const [a, b] = segments[i];
        const right = Math.max(a.x, b.x);
        for (let j = i + 1; j < segments.length && Math.min(segments[j][0].x, segments[j][1].x) <= right; ++j) {
            count += cross(a, b, ...segments[j]) ? 1 : 0;
        }
    }
    return count;
}

function checkRings(rings, where) {
    let outer = null;
    let group = [];
    const groups = [];
    for (const ring of rings) {
        const first = ring[0];
        const last = ring[ring.length - 1];
        require(ring.length >= 4, `${where}: a ring of ${ring.length} points`);
        require(first.x === last.x && first.y === last.y, `${where}: an open ring`);
        const area = twiceArea(ring);
        require(area !== 0, `${where}: a ring without area`);
        for (let i = 0; i + 1 < ring.length; ++i) {
            require(ring[i].x !== ring[i + 1].x || ring[i].y !== ring[i + 1].y, `${where}: a repeated point`);
        }
        if (area > 0) {
            outer = ring;
            group = [ring];
            groups.push(group);
        } else {
            require(outer !== null, `${where}: begins with an interior ring`);
            require(!ring.some((point) => placeIn(outer, point) < 0), `${where}: a hole leaves its outer ring`);
            group.push(ring);
        }
    }
    for (const polygon of groups) {
        require(crossings(polygon) === 0, `${where}: rings cross`);
    }
    return groups.length;
}

function checkLayer(layer, where) {
    require(layer.version === 2, `${where}: version ${layer.version} (section 4.1)`);
    require(layer.extent > 0 && layer.length > 0, `${where}: extent ${layer.extent}, ${layer.length} features`);
    let polygons = 0;
    for (let i = 0; i < layer.length; ++i) {
        const feature = layer.feature(i);
        if (layer.name === "village_labels") {
            require(feature.type === 1, `${where}: label ${i} is no point`);
            continue;
        }
        require(feature.type === 3, `${where}: feature ${i} is no polygon`);
        polygons += checkRings(feature.loadGeometry(), `${where} feature ${i}`);
    }
    return polygons;
}

function decode(tile) {
    return new VectorTile(new Pbf(opened(tile.bytes)));
}

function checkTile(tile) {
    const layers = decode(tile).layers;
    const name = `${tile.z}/${tile.x}/${tile.y}`;
    require(!(layers.parcels && layers.classes), `${name}: parcels and classes in one tile`);
    const counts = {};
    for (const [layer, content] of Object.entries(layers)) {
        counts[layer] = checkLayer(content, `${name} ${layer}`);
    }
    return counts;
}

/// Every feature of the GeoJSON is in some tile of the highest zoom.
function checkNothingMissing(tiles, outdir) {
    const highest = tiles[tiles.length - 1].z;
    const found = { parcels: new Set(), villages: new Set() };
    for (const tile of tiles.filter((each) => each.z === highest)) {
        const layers = decode(tile).layers;
        for (const [name, key] of [["parcels", "fid"], ["villages", "id"]]) {
            for (let i = 0; i < (layers[name]?.length ?? 0); ++i) {
                found[name].add(layers[name].feature(i).properties[key]);
            }
        }
    }
    for (const [name, key] of [["parcels", "fid"], ["villages", "id"]]) {
        const written = JSON.parse(readFileSync(`${outdir}/${name}.geojson`, "utf-8")).features;
        const wanted = new Set(written.filter((each) => each.geometry).map((each) => each.properties[key]));
        const missing = [...wanted].filter((id) => !found[name].has(id));
        require(missing.length === 0, `zoom ${highest}: ${missing.length} ${name} missing, such as ${missing[0]}`);
        console.log(`zoom ${highest}: all ${wanted.size} ${name} are there`);
    }
}

async function checkSameTiles(tiles, outdir) {
    const archive = new PMTiles(new FileSource(`${outdir}/tiles.pmtiles`));
    const header = await archive.getHeader();
    for (const tile of tiles) {
        const other = await archive.getZxy(tile.z, tile.x, tile.y);
        require(other, `${tile.z}/${tile.x}/${tile.y} is not in tiles.pmtiles`);
        const isSame = Buffer.from(other.data).equals(opened(tile.bytes));
        require(isSame, `${tile.z}/${tile.x}/${tile.y} differs in tiles.pmtiles`);
    }
    require(header.numAddressedTiles === tiles.length, `tiles.pmtiles has ${header.numAddressedTiles} tiles`);
    require(header.minZoom === tiles[0].z, "minimum zoom of tiles.pmtiles");
    require(header.maxZoom === tiles[tiles.length - 1].z, "maximum zoom of tiles.pmtiles");
}

const outdir = process.argv[2];
const tiles = tilesOf(`${outdir}/tiles.mbtiles`);
require(tiles.length > 0, "no tiles");
const sums = {};
for (const tile of tiles) {
    for (const [layer, count] of Object.entries(checkTile(tile))) {
        sums[layer] = (sums[layer] ?? 0) + count;
    }
}
console.log(`${tiles.length} tiles, polygons by layer: ${JSON.stringify(sums)}`);
checkNothingMissing(tiles, outdir);
await checkSameTiles(tiles, outdir);
console.log("tiles.pmtiles holds the same tiles");
