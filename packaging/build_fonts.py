"""Build hook: the Chinese font of the paper, made from the variable Noto Sans SC once and kept in resources/fonts.

reportlab embeds TrueType outlines only and draws a variable font at its thinnest, so each face is an instance of its
own and renamed, for two faces of one name draw alike. Regular and bold are cut down to GBK (names of people need it);
the rare face holds what Noto Sans SC has beyond GBK, so that a rare character in a name is embedded too.

The faces of the paper are built from the variable Noto Sans SC when the package is built: regular and bold for
GBK, and one face of rarer characters, so that a name never stops the print. Held by
``test_a_rare_character_of_a_name_falls_back_to_another_face``.
"""

from __future__ import annotations

import importlib.metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

WEIGHTS = {"Regular": 400, "Bold": 700}
RARE = "Rare"
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
    """Write every face; leaves those alone that are there."""
    missing = [name for name in (*WEIGHTS, RARE) if not _file(folder, name).exists()]
    if not missing:
        return
    from fontTools.ttLib import TTFont

    folder.mkdir(parents=True, exist_ok=True)
    if missing != [RARE]:
        common = _cut(TTFont(source()), gbk(), folder)
        for name in WEIGHTS.keys() & missing:
            _write(common, name, WEIGHTS[name], folder)
        common.unlink()
    if RARE in missing:
        font = TTFont(source())
        rest = _cut(font, sorted(font.getBestCmap().keys() - set(gbk())), folder)
        _write(rest, RARE, WEIGHTS["Regular"], folder)
        rest.unlink()


def _file(folder: Path, name: str) -> Path:
    return folder / f"GoujiSans-{name}.ttf"


def _cut(font: TTFont, characters: list[int], folder: Path) -> Path:
    """The variable font with these characters only; cutting first makes the instances fast."""
    from fontTools import subset

    options = subset.Options(layout_features=[], name_IDs=["*"], notdef_outline=True, hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    path = folder / "narrow.ttf.part"
    font.save(path)
    return path


def _write(narrow: Path, name: str, weight: int, folder: Path) -> None:
    """One weight under a name of its own; the file is complete before it takes its name."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    face = instantiateVariableFont(TTFont(narrow), {"wght": weight})
    for record in list(face["name"].names):
        if record.nameID in (1, 3, 4, 6, 16):
            label = f"GoujiSans-{name}" if record.nameID in (3, 6) else f"Gouji Sans {name}"
            face["name"].setName(label, record.nameID, record.platformID, record.platEncID, record.langID)
    part = folder / f"{name}.ttf.part"
    face.save(part)
    part.replace(_file(folder, name))


class FontHook(BuildHookInterface[Any]):
    """Runs ``build`` before a wheel or an editable install is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build()
