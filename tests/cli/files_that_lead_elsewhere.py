# SPDX-License-Identifier: MIT
"""A file that is opened connects to nothing, whatever addresses and databases stand in it.

Use: files_that_lead_elsewhere.py WORK_FOLDER; the program is named by the environment variable HUUCO. GDAL chooses
its driver by what a file holds, so each of these stands under a name that a parcel layer may have. A socket that
listens here tells whether anybody came.
"""

import contextlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import threading
import zipfile

VRT = ('<OGRVRTDataSource><OGRVRTLayer name="l"><SrcDataSource>%s</SrcDataSource><SrcSQL>DELETE FROM register</SrcSQL>'
       "</OGRVRTLayer></OGRVRTDataSource>")
FEATURE = ('{"type": "FeatureCollection", "crs": {"type": "link", "properties": {"href": "http://%s/crs", '
           '"type": "proj4"}}, "features": [{"type": "Feature", "properties": {"LOAIDAT": "LUC"}, "geometry": {"type": '
           '"Polygon", "coordinates": [[[105, 21], [105.1, 21], [105.1, 21.1], [105, 21]]]}}]}')
CAPABILITIES = ('<WFS_Capabilities version="1.1.0" xmlns:ows="http://www.opengis.net/ows" xmlns:xlink='
                '"http://www.w3.org/1999/xlink"><ows:OperationsMetadata><ows:Operation name="GetFeature"><ows:DCP>'
                '<ows:HTTP><ows:Get xlink:href="http://%s/f?"/></ows:HTTP></ows:DCP></ows:Operation>'
                "</ows:OperationsMetadata><FeatureTypeList><FeatureType><Name>l</Name><DefaultSRS>EPSG:4326</DefaultSRS>"
                "</FeatureType></FeatureTypeList></WFS_Capabilities>")
SCHEMA = ('<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xsi='
          '"http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://x http://%s/wfs?SERVICE=WFS&amp;'
          'REQUEST=DescribeFeatureType&amp;TYPENAME=x"><gml:featureMember><x gml:id="a"><g><gml:Polygon '
          'srsName="EPSG:4326"><gml:exterior><gml:LinearRing><gml:posList>21 105 21.1 105 21.1 105.1 21 105'
          "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></g></x></gml:featureMember>"
          "</gml:FeatureCollection>")


def files(address):
    """Returns names and contents of files that lead to an address."""
    host, port = address.split(":")
    return {
        "database.geojson": VRT % ("PG:host=%s port=%s dbname=d user=u" % (host, port)),
        "web.shp": VRT % ("/vsicurl/http://%s/a.geojson" % address),
        "service.gpkg": VRT % ("WFS:http://%s/wfs" % address),
        "features.json": VRT % ("OAPIF:http://%s/" % address),
        "capabilities.gml": CAPABILITIES % address,
        "schema.gml": SCHEMA % address,
        "link.geojson": FEATURE % address,
    }


@contextlib.contextmanager
def listener():
    """Yields an address and a list that gets an entry for each connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        visits = []

        def wait():
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    visits.append(connection.recv(100))
                    connection.close()

        threading.Thread(target=wait, daemon=True).start()
        yield "127.0.0.1:%d" % server.getsockname()[1], visits


def run(*words):
    return subprocess.run([os.environ["HUUCO"], *map(str, words), "--lang", "en"], capture_output=True, text=True,
                          check=False)


def check_each(work, address, visits):
    for name, content in files(address).items():
        (work / name).write_text(content, encoding="utf-8")
        archive = work / (pathlib.Path(name).stem + ".zip")
        with zipfile.ZipFile(archive, "w") as entries:
            entries.writestr("thua.geojson", content)
        for path in (work / name, archive):
            done = run("inspect", path)
            assert not visits, "inspect %s connects: %r\n%s" % (path, visits, done.stderr)


def check_verify(work):
    """A result that somebody sends may say that its inputs lie anywhere; 127.0.0.2 is another machine by its name."""
    land = pathlib.Path(__file__).resolve().parent / "land"
    made = run("analyze", land / "parcels.geojson", "--villages", land / "villages.geojson", "--products", "none", "-o",
               work / "r")
    assert made.returncode == 0, made
    (work / "plan.toml").write_text('[plan]\nname = "p"\n[inputs]\nvillages = "PG:host=127.0.0.2 port=1"\n',
                                    encoding="utf-8")
    summary = json.loads((work / "r" / "summary.json").read_text(encoding="utf-8"))
    for words in (["PG:host=127.0.0.2 port=1 dbname=d password=x"], ["/vsicurl/http://127.0.0.2:1/a.shp"],
                  [str(land / "parcels.geojson"), "--plan", str(work / "plan.toml")]):
        summary["run"]["arguments"] = ["analyze", *words, "--products", "none"]
        (work / "r" / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
        done = run("verify", work / "r")
        assert done.returncode == 2 and "lie on other machines: " in done.stderr, done
        assert "password=x" not in done.stderr, done
        done = run("verify", work / "r", "--allow-connections")  # nobody listens there
        assert done.returncode == 5 and "cannot be computed again" in done.stdout, done


def check_what_is_said(work):
    said = run("inspect", work / "database.geojson")
    expected = ("huuco: %s: a file of the format OGR_VRT holds no data but leads to other files, servers or databases, "
                "so huuco does not open it; save the data themselves as GeoPackage\n" % (work / "database.geojson"))
    assert (said.returncode, said.stderr) == (1, expected), said
    said = run("inspect", work / "link.geojson")  # its ground can be read all the same
    assert said.returncode == 0 and "LOAIDAT" in said.stdout, said


def main():
    work = pathlib.Path(sys.argv[1])
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    with listener() as (address, visits):
        with socket.create_connection(tuple(address.split(":"))) as visit:
            visit.sendall(b"x")
            visit.shutdown(socket.SHUT_WR)
            assert visit.recv(1) == b""
        assert visits.pop() == b"x", "the listener hears nobody"
        check_each(work, address, visits)
        folder = run("init", work, "-o", work / "plan.toml")
        assert not visits, "init connects: %r\n%s" % (visits, folder.stderr)
    check_what_is_said(work)
    check_verify(work)


main()
