// SPDX-License-Identifier: MIT
/// \file
/// MapLibre in a headless Chromium draws a result from its PMTiles and from its GeoJSON, and sees the same
/// land in both. The pictures stay in the work folder for people to look at.
///
/// Use: maplibre_page.mjs OUTDIR WORK_FOLDER (with the npm packages in WORK_FOLDER/node_modules)

import { spawn } from "node:child_process";
import { createReadStream, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { require } from "./support.mjs";

const [outdir, work] = process.argv.slice(2);
const PAGE = fileURLToPath(new URL("page.html", import.meta.url));
const TYPES = { html: "text/html", js: "text/javascript", css: "text/css", geojson: "application/geo+json" };
const CHROMIUM = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--use-gl=angle",
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--window-size=900,700",
];
const TIME_LIMIT_MS = 240_000;

function pathOf(url) {
    const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
    if (path === "/") {
        return PAGE;
    }
    return path.startsWith("/out/") ? join(outdir, path.slice(5)) : join(work, "node_modules", path.replace("/npm/", ""));
}

/// Answers a file or, as PMTiles needs it, a range of its bytes (RFC 9110, section 14.2).
function sendFile(request, response) {
    const path = pathOf(request.url);
    let size;
    try {
        size = statSync(path).size;
    } catch {
        response.writeHead(404).end();
        return;
    }
    const headers = { "Content-Type": TYPES[path.split(".").pop()] ?? "application/octet-stream", "Accept-Ranges": "bytes" };
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
    const start = range ? +range[1] : 0;
    const end = range && range[2] ? Math.min(+range[2], size - 1) : size - 1;
    headers["Content-Length"] = end - start + 1;
    if (range) {
        headers["Content-Range"] = `bytes ${start}-${end}/${size}`;
    }
    response.writeHead(range ? 206 : 200, headers);
    createReadStream(path, { start, end }).pipe(response);
}

function body(request) {
    return new Promise((resolve) => {
        const parts = [];
        request.on("data", (part) => parts.push(part));
        request.on("end", () => resolve(JSON.parse(Buffer.concat(parts).toString("utf-8"))));
    });
}

/// Opens the page and gathers what it tells.
function visit() {
    const told = {};
    const profile = join(work, "profile");
    rmSync(profile, { recursive: true, force: true });
    return new Promise((resolve, reject) => {
        let browser = null;
        const server = createServer(async (request, response) => {
            if (request.method !== "POST") {
                sendFile(request, response);
                return;
            }
            const news = await body(request);
            response.writeHead(204).end();
            if (news.failed) {
                finish(() => reject(new Error(news.failed)));
            } else if (news.finished) {
                finish(() => resolve(told));
            } else {
                told[`${news.source}_${news.place}`] = news;
            }
        });
        const limit = setTimeout(() => finish(() => reject(new Error("the page did not finish"))), TIME_LIMIT_MS);
        const finish = (settle) => {
            clearTimeout(limit);
            browser.once("exit", settle);
            browser.kill();
            server.closeAllConnections();
            server.close();
        };
        server.listen(0, "127.0.0.1", () => {
            const url = `http://127.0.0.1:${server.address().port}/`;
            browser = spawn("chromium", [...CHROMIUM, `--user-data-dir=${profile}`, url], { stdio: "ignore" });
            browser.once("error", reject);
        });
    });
}

function check(told) {
    const features = JSON.parse(readFileSync(join(outdir, "villages.geojson"), "utf-8")).features;
    for (const [name, view] of Object.entries(told)) {
        console.log(
            `${name}: zoom ${view.zoom.toFixed(2)}, ${view.fids} parcels, ${view.classes} dissolved classes, ` +
                `${view.villages} villages, ${view.map_classes}`);
        require(view.parcels + view.classes > 0, `${name}: no land`);
        require(view.villages > 0, `${name}: no villages`);
        const picture = Buffer.from(view.picture.split(",")[1], "base64");
        require(picture.length > 10_000, `${name}: a blank picture`);
        writeFileSync(join(work, "pictures", `${name}.png`), picture);
    }
    for (const place of ["whole", "near"]) {
        const [tiles, geojson] = [told[`pmtiles_${place}`], told[`geojson_${place}`]];
        require(String(tiles.map_classes) === String(geojson.map_classes), `${place}: tiles show other classes`);
        require(tiles.villages === geojson.villages, `${place}: tiles show ${tiles.villages} villages`);
    }
    require(told.geojson_whole.villages === features.length, "not every village is in the picture of the whole");
    const [tiles, geojson] = [told.pmtiles_near.fids, told.geojson_near.fids];
    require(Math.abs(tiles - geojson) <= 0.02 * geojson, `near: ${tiles} parcels in tiles, ${geojson} in GeoJSON`);
}

mkdirSync(join(work, "pictures"), { recursive: true });
check(await visit());
