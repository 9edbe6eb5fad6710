"""What this program is: its version and those of what it stands on, its packs of rules, and under which licences."""

from __future__ import annotations

import platform
import re
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


_NAME = re.compile(r"[\w.-]+")
"""Of a distribution, at the head of what is required of it."""


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
        if (found := _NAME.match(wanted)) and "extra ==" not in wanted:
            part = metadata.distribution(found[0])
            lines.append(f"{part.metadata['Name']} {part.version}: {_licence(part)}")
    return "\n".join((*lines, "Noto Sans SC (Gouji Sans): SIL OFL 1.1"))


def _licence(part: metadata.Distribution) -> str:
    """What a part says of its licence: in a field of its own, in its text, or among its classifiers."""
    told, held = part.metadata, {*part.metadata}
    for name in ("License-Expression", "License"):
        if name in held and told[name].strip():
            return told[name].strip().split("\n")[0]
    classified = (one for one in told.get_all("Classifier") or () if one.startswith("License ::"))
    return next(classified, "").rpartition(":: ")[2]


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
