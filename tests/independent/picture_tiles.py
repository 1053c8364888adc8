# SPDX-License-Identifier: MIT
"""GDAL and QGIS open the picture tiles of a result, and the classes have their shares in pixels.

The pictures stay in HUUCO_WORK/pictures for people to look at.
"""

import collections
import json
import os
import subprocess

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import support

try:
    from osgeo import gdal
    from qgis.core import QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsRasterLayer
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
except ImportError as missing:
    support.skip(str(missing))

# The colours of docs/formats.md, "class".
COLOURS = {
    "organic": "#1b7837",
    "in_conversion": "#74c465",
    "principal": "#fee08b",
    "crop_other": "#d6bf97",
    "forest": "#b8ccb0",
    "water": "#a6cee3",
    "residential": "#e5c1d6",
    "other": "#e6e6e6",
    "unknown": "#969696",
}
PLAIN_ZOOM = 15  # parcels are too small for borders there


def require(condition, message):
    if not condition:
        raise SystemExit(message)


def make(out, archive, *options):
    package = str(out / "result.gpkg")
    words = ["tiles", package, "--layer", "parcels", "--class-field", "class", "--format", "png", "-q"]
    subprocess.run([os.environ["HUUCO"], *words, "-o", str(archive), *options], check=True)
    return archive


def areas_by_class(out):
    areas = collections.Counter()
    for feature in json.loads((out / "parcels.geojson").read_text(encoding="utf-8"))["features"]:
        areas[feature["properties"]["class"]] += feature["properties"]["area_m2"]
    return areas


def check_pixels(out, archive):
    """By GDAL: a class has as many of the pixels as it has of the ground."""
    dataset = gdal.OpenEx(str(archive), gdal.OF_RASTER, allowed_drivers=["MBTiles"])
    require(dataset is not None, "GDAL does not open %s" % archive)
    require(dataset.RasterCount == 4, "GDAL sees %d bands" % dataset.RasterCount)
    bands = [dataset.GetRasterBand(i).ReadRaster() for i in (1, 2, 3, 4)]
    pixels = collections.Counter(zip(*bands))
    counts = {}
    for name, colour in COLOURS.items():
        counts[name] = pixels[tuple(bytes.fromhex(colour[1:] + "ff"))]
    require(sum(counts.values()) == sum(n for p, n in pixels.items() if p[3]), "other colours than the classes'")
    areas = areas_by_class(out)
    for name in COLOURS:
        in_pixels = 100.0 * counts[name] / sum(counts.values())
        in_area = 100.0 * areas[name] / sum(areas.values())
        print("%-14s %8.4f %% of the pixels, %8.4f %% of the ground" % (name, in_pixels, in_area))
        require(abs(in_pixels - in_area) < 0.1, "%s: its share differs" % name)


def check_qgis(archive, picture):
    layer = QgsRasterLayer("type=mbtiles&url=%s" % archive, "pictures", "wms")
    require(layer.isValid(), "QGIS does not open %s" % archive)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(900, 900))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    require(image.save(str(picture)), "cannot write %s" % picture)
    seen = collections.Counter(image.pixelColor(x, y).name() for x in range(900) for y in range(900))
    for name in ("organic", "principal", "forest"):
        require(seen[COLOURS[name]] > 20, "QGIS shows %d pixels of %s" % (seen[COLOURS[name]], name))


def main():
    out, _ = support.run_sample()
    pictures = support.fresh_folder("pictures")
    zoom = str(PLAIN_ZOOM)
    check_pixels(out, make(out, pictures / "plain.mbtiles", "-Z", zoom, "-z", zoom))
    villages = ["--villages", str(out / "result.gpkg"), "--villages-layer", "villages", "--name-field", "parcel"]
    for name, options in (("map", []), ("fine", ["--pixel-ratio", "2", "-z", "15"])):
        check_qgis(make(out, pictures / (name + ".mbtiles"), *villages, *options), pictures / (name + ".png"))


if __name__ == "__main__":
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    main()
    application.exitQgis()
