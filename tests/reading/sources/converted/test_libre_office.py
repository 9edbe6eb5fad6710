"""How LibreOffice is asked; a real one, where there is one, that runs no macro and fetches nothing."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree

import pytest

from gouji.reading.read import read_document
from gouji.reading.sources.converted import installed
from gouji.reading.sources.converted.libre_office import LibreOffice
from tests.reading.sources.converted.test_installed import INSTALLED
from tests.reading.test_published import FORMATS

REAL = shutil.which("soffice")
WITH_OFFICE = pytest.mark.skipif(not REAL, reason="no LibreOffice is installed here")


def test_it_works_in_a_profile_of_its_own(tmp_path: Path) -> None:
    command, added = LibreOffice("soffice").command(tmp_path / "converted.doc", tmp_path)
    assert f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}" in command
    assert command[-5:] == ["--convert-to", "docx", "--outdir", str(tmp_path), str(tmp_path / "converted.doc")]
    assert ("--headless" in command, added) == (True, {})


def test_that_profile_forbids_macros_and_links_before_it_starts(tmp_path: Path) -> None:
    LibreOffice("soffice").command(tmp_path / "converted.doc", tmp_path)
    written = ElementTree.parse(tmp_path / "profile" / "user" / "registrymodifications.xcu").getroot()
    own = "{http://openoffice.org/2001/registry}"
    told = {item[0].get(f"{own}name"): item[0].findtext("value") for item in written}
    paths = {item[0].get(f"{own}name"): item.get(f"{own}path") for item in written}
    assert (told["DisableMacrosExecution"], told["BlockUntrustedRefererLinks"], told["Link"]) == ("true", "true", "0")
    assert paths["DisableMacrosExecution"] == "/org.openoffice.Office.Common/Security/Scripting"
    assert (told["ooInetProxyType"], told["ooInetHTTPProxyName"], told["ooInetNoProxy"]) == ("2", "127.0.0.1", "")


@pytest.fixture
def fetched() -> Iterator[tuple[str, list[str]]]:
    """A server of pictures by its address, and what was fetched from it."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def __getattr__(self, name: str) -> object:
            """Whatever it is asked for, by GET or otherwise."""
            if not name.startswith("do_"):
                raise AttributeError(name)
            return self._answer

        def _answer(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    server.server_close()


_LINKED = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text><text:p><draw:frame svg:width="3cm" svg:height="3cm" text:anchor-type="as-char">
<draw:image xlink:href="{address}/seal.png" xlink:type="simple"/></draw:frame></text:p></office:text></office:body>
</office:document>"""


@WITH_OFFICE
@pytest.mark.parametrize("ending", ["doc", "rtf"])
def test_a_real_one_fetches_no_picture_that_a_document_links_to(
    tmp_path: Path, fetched: tuple[str, list[str]], ending: str
) -> None:
    assert REAL
    address, asked = fetched
    linked = tmp_path / "linked.fodt"
    linked.write_text(_LINKED.format(address=address), "utf-8")
    own = f"-env:UserInstallation={(tmp_path / 'other').as_uri()}"
    made = [REAL, own, "--headless", "--convert-to", ending, "--outdir", str(tmp_path), str(linked)]
    subprocess.run(made, check=True, capture_output=True)
    source = tmp_path / f"linked.{ending}"
    assert (source.exists(), bool(asked)) == (True, True)
    asked.clear()
    command, _ = LibreOffice(REAL).command(source, tmp_path)
    subprocess.run(command, check=True, capture_output=True)
    assert ((tmp_path / "linked.docx").exists(), asked) == (True, [])


@WITH_OFFICE
@pytest.mark.skipif(not FORMATS.exists(), reason="the seed in other formats does not stand beside this checkout")
def test_the_seed_through_a_real_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "installed", INSTALLED)
    document = read_document(FORMATS / "budget.doc")
    assert [len(table.rows) for table in document.tables] == [13, 46, 46, 9, 46, 0, 40, 1]
