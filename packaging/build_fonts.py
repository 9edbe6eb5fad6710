"""Build hook: the Chinese font of the paper, made from the variable Noto Sans SC once and kept in resources/fonts.

reportlab embeds TrueType outlines only and draws a variable font at its thinnest, so each weight is an instance of its
own, cut down to GBK (names of people need it) and renamed, for two faces of one name draw alike.
"""

from __future__ import annotations

import importlib.metadata
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEIGHTS = {"Regular": 400, "Bold": 700}
FOLDER = Path(__file__).resolve().parents[1] / "resources" / "fonts"


def source() -> Path:
    """The variable font inside the PyPI package justmytype-intl-cjk (SIL Open Font License)."""
    files = importlib.metadata.files("justmytype-intl-cjk") or []
    found = [Path(str(file.locate())) for file in files if file.name.startswith("NotoSansSC") and file.suffix == ".ttf"]
    if not found:
        raise FileNotFoundError("justmytype-intl-cjk holds no Noto Sans SC")
    return found[0]


def gbk() -> list[int]:
    """Every character of GBK and the signs that the paper draws."""
    pairs = (bytes((a, b)) for a in range(0x81, 0xFF) for b in range(0x40, 0xFF) if b != 0x7F)
    characters = {ord(c) for pair in pairs for c in pair.decode("gbk", "ignore")}
    return sorted(characters | set(range(0x20, 0x7F)) | {ord(c) for c in "−✓√×△□■○●◇◆—…“”‘’·　"})


def build(folder: Path = FOLDER) -> None:
    """Write both weights; leaves those alone that are there."""
    missing = {name: weight for name, weight in WEIGHTS.items() if not (folder / f"GoujiSans-{name}.ttf").exists()}
    if not missing:
        return
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    folder.mkdir(parents=True, exist_ok=True)
    options = subset.Options(layout_features=[], name_IDs=["*"], notdef_outline=True, hinting=False)
    font = TTFont(source())
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=gbk())
    cutter.subset(font)
    narrow = folder / "narrow.ttf.part"
    font.save(narrow)
    for name, weight in missing.items():
        face = instantiateVariableFont(TTFont(narrow), {"wght": weight})
        for record in list(face["name"].names):
            if record.nameID in (1, 3, 4, 6, 16):
                label = f"GoujiSans-{name}" if record.nameID in (3, 6) else f"Gouji Sans {name}"
                face["name"].setName(label, record.nameID, record.platformID, record.platEncID, record.langID)
        part = folder / f"GoujiSans-{name}.ttf.part"
        face.save(part)
        part.replace(folder / f"GoujiSans-{name}.ttf")
    narrow.unlink()


class FontHook(BuildHookInterface[Any]):
    """Runs ``build`` before a wheel or an editable install is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build()
