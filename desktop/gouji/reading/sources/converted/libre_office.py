"""LibreOffice, which runs no macro and follows no link of a document that it turns into docx.

It works in a profile folder of its own, so that one which the user has open is neither asked nor closed, and that
profile is written before it starts: macros are forbidden, links are never brought up to date, and what it would fetch
nevertheless (the filter of .doc asks nobody before it fetches a picture) goes through a proxy that is not there. Not
promised: that a picture on a share is not looked for; LibreOffice has no switch for that. Held by
``tests/reading/sources/converted/test_libre_office.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gouji.reading.sources.converted.started import Started

_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_NET = "/org.openoffice.Inet/Settings"

_FORBIDDEN = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    (_NET, "ooInetProxyType", "2"),
    (_NET, "ooInetNoProxy", ""),
    (_NET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_NET, "ooInetHTTPProxyPort", "9"),
    (_NET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_NET, "ooInetHTTPSProxyPort", "9"),
)
"""Macros only from trusted places, of which there are none; links to be brought up to date never; a proxy that is told
by hand, on a port of this computer that answers nobody."""

_NAMESPACE = "http://openoffice.org/2001/registry"


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """LibreOffice, or an office of its family, by the place of its program."""

    program: str
    name: str = "LibreOffice"

    def command(self, source: Path, folder: Path) -> tuple[list[str], Mapping[str, str]]:
        """It names what it writes after the source; raises OSError where its profile cannot be written."""
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True, exist_ok=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_settings(), "utf-8")
        own = f"-env:UserInstallation={profile.as_uri()}"
        how = ["--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"]
        return [self.program, own, *how, "--convert-to", "docx", "--outdir", str(folder), str(source)], {}

    def started(self, folder: Path) -> list[Started]:
        """All that it starts are its children."""
        return []


def _settings() -> str:
    """As LibreOffice keeps what its user has set."""
    from xml.sax.saxutils import quoteattr  # it brings in what asks servers, which takes longer than all else here

    items = (
        f"<item oor:path={quoteattr(path)}>"
        f'<prop oor:name={quoteattr(name)} oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _FORBIDDEN
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}\n<oor:items xmlns:oor="{_NAMESPACE}">{"".join(items)}</oor:items>\n'
