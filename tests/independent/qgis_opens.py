# SPDX-License-Identifier: MIT
"""QGIS opens the GeoJSON, the GeoPackage and the vector tiles of a result, counts their features and draws them.

The pictures stay in HUUCO_WORK/qgis for people to look at.
"""

import collections
import json
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import support

try:
    from qgis.core import (
        QgsApplication,
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransform,
        QgsMapRendererParallelJob,
        QgsMapSettings,
        QgsProject,
        QgsVectorLayer,
        QgsVectorTileLayer,
    )
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
except ImportError as missing:
    support.skip(str(missing))

BACKGROUND = QColor("white")


def require(condition, message):
    if not condition:
        raise SystemExit(message)


def colours_of(image):
    """Pixels by colour."""
    image = image.scaled(200, 200)
    return collections.Counter(image.pixel(x, y) for x in range(200) for y in range(200))


def draw(layers, crs, box, path):
    """Draws the layers. Returns the share of the picture that is not background."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(crs)
    settings.setExtent(box)
    settings.setOutputSize(QSize(900, 900))
    settings.setBackgroundColor(BACKGROUND)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    require(not job.errors(), "QGIS could not draw: %s" % [error.message for error in job.errors()])
    image = job.renderedImage()
    require(image.save(str(path)), "cannot write %s" % path)
    colours = colours_of(image)
    require(len(colours) > 3, "%s has %d colours only" % (path, len(colours)))
    return 1.0 - colours[BACKGROUND.rgb()] / 40000.0


def open_geojson(out, name):
    layer = QgsVectorLayer(str(out / (name + ".geojson")), name, "ogr")
    require(layer.isValid(), "QGIS does not open %s.geojson" % name)
    require(layer.crs().authid() in ("EPSG:4326", "OGC:CRS84"), "CRS is %s" % layer.crs().authid())
    written = json.loads((out / (name + ".geojson")).read_text(encoding="utf-8"))["features"]
    require(layer.featureCount() == len(written), "%s: QGIS counts %d" % (name, layer.featureCount()))
    bad = [feature.id() for feature in layer.getFeatures() if not feature.geometry().isGeosValid()]
    require(not bad, "%s: %d invalid geometries, such as %s" % (name, len(bad), bad[:5]))
    return layer


def open_geopackage(out, summary):
    """The layers of result.gpkg, with the styles that load by themselves."""
    layers = {}
    for name in ("villages", "parcels", "problems"):
        layer = QgsVectorLayer("%s|layername=%s" % (out / "result.gpkg", name), name, "ogr")
        require(layer.isValid(), "QGIS does not open the layer %s of result.gpkg" % name)
        require(layer.crs().authid() == summary["crs"]["source"], "CRS is %s" % layer.crs().authid())
        layers[name] = layer
    pieces = json.loads((out / "parcels.geojson").read_text(encoding="utf-8"))["features"]
    require(layers["parcels"].featureCount() == len(pieces), "result.gpkg and parcels.geojson differ")
    renderer = layers["parcels"].renderer()
    require(renderer.type() == "categorizedSymbol", "parcels are drawn by %s" % renderer.type())
    colours = {category.value(): category.symbol().color().name() for category in renderer.categories()}
    require(colours["organic"] == "#1b7837" and len(colours) == 9, "colours %s" % colours)
    require(layers["villages"].labelsEnabled(), "villages have no labels")
    return layers


def open_tiles(out):
    layer = QgsVectorTileLayer("type=mbtiles&url=%s" % (out / "tiles.mbtiles"), "tiles")
    require(layer.isValid(), "QGIS does not open tiles.mbtiles")
    require(layer.sourceMinZoom() < layer.sourceMaxZoom(), "zooms of tiles.mbtiles")
    return layer


def main():
    out, summary = support.run_sample()
    pictures = support.fresh_folder("qgis")
    villages = open_geojson(out, "villages")
    parcels = open_geojson(out, "parcels")
    require(villages.featureCount() == len(summary["villages"]), "one feature a village")
    package = open_geopackage(out, summary)
    tiles = open_tiles(out)

    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    mercator = QgsCoordinateReferenceSystem("EPSG:3857")
    to_mercator = QgsCoordinateTransform(degrees, mercator, QgsProject.instance())
    whole = to_mercator.transformBoundingBox(parcels.extent())
    middle = whole.scaled(0.15)
    filled = {}
    for name, layers in (("geojson", [villages, parcels]), ("tiles", [tiles])):
        villages.setOpacity(0.4)
        for place, box in (("whole", whole), ("middle", middle)):
            filled[name, place] = draw(layers, mercator, box, pictures / ("%s_%s.png" % (name, place)))
            print("%s %s: %.1f %% of the picture is land" % (name, place, 100 * filled[name, place]))
            require(filled[name, place] > 0.2, "%s %s is nearly blank" % (name, place))

    home = [package["villages"], package["parcels"]]
    land = draw(home, package["parcels"].crs(), package["parcels"].extent(), pictures / "gpkg_whole.png")
    require(land > 0.2, "result.gpkg is nearly blank")


if __name__ == "__main__":
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    main()
    application.exitQgis()
