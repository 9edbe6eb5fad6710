"""What this program is: its version and those of what it stands on, its packs of rules, and under which licences."""

from __future__ import annotations

import platform
import sys
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from gouji import __version__
from gouji.checking.rules.pack import load, pack_ids
from gouji.window.plain import Label
from gouji.wording import say

WIDE, HIGH = 620, 520

NOTICES = "NOTICES.txt"
"""Written beside the program where it is shipped with what it stands on."""


def about() -> str:
    """What this program is."""
    return "\n".join((f"{say('Gouji')} {__version__}", say("Reconcile the budget of a public body.")))


def versions() -> str:
    """What it runs on, and by which packs it judges."""
    packs = "\n".join(f"  {pack.id}　{say(pack.name)}" for pack in map(load, pack_ids()))
    runs_on = f"Python {platform.python_version()} · Qt {qVersion()} · {platform.system()} {platform.release()}"
    return "\n".join((runs_on, "", say("Packs of rules (each of version {version})", version=__version__), packs))


def licences() -> str:
    """The notices shipped with the program; where there are none, what its installed parts say themselves."""
    shipped = Path(sys.executable).with_name(NOTICES)
    if shipped.exists():
        return shipped.read_text(encoding="utf-8-sig")
    lines = [
        say("Gouji is under the MIT licence; it stands on these, each under its own:"),
        "",
        f"Python {platform.python_version()}: PSF-2.0",
    ]
    for wanted in metadata.requires("gouji") or ():
        if "extra ==" in wanted:
            continue
        part = metadata.distribution(
            wanted.split(">")[0].split("<")[0].split("=")[0].split("[")[0].split(";")[0].strip()
        )
        told = part.metadata.get("License-Expression") or (part.metadata.get("License") or "").strip().split("\n")[0]
        lines.append(f"{part.metadata['Name']} {part.version}: {told}")
    return "\n".join((*lines, "Noto Sans SC (Gouji Sans): SIL OFL 1.1"))


class About(QDialog):
    """All of it as text that can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("About Gouji"))
        self.text = QPlainTextEdit(f"{versions()}\n\n{licences()}")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(say("Versions and licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(say("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(Label(about()))
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        self.resize(WIDE, HIGH)
