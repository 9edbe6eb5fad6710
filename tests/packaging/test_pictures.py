"""Every picture that README and the guide show is made of the real window, by one script."""

from __future__ import annotations

import importlib.util
import re
import struct
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

from gouji.window.helping.guide import lines
from gouji.wording import LANGUAGES
from tests.conftest import TOP

MOST = 32_000
"""Bytes of a picture of the guide, which is shipped with the program."""

PALETTE = 3
"""The kind of PNG in which a pixel is the number of a colour."""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """packaging/draw_pictures.py."""
    spec = importlib.util.spec_from_file_location("draw_pictures", TOP / "packaging" / "draw_pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def kind(png: bytes) -> int:
    """Of the pixels of a PNG."""
    assert png.startswith(b"\x89PNG")
    return int(struct.unpack(">IIBB", png[16:26])[3])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_names_what_the_script_makes_and_nothing_else(script: ModuleType, language: str) -> None:
    named = [one.picture for one in lines(language) if one.picture]
    assert named == [*script.OF_GUIDE]
    folder = script.GUIDE / language
    assert {path.name for path in folder.iterdir()} == {f"{name}.png" for name in named}
    for path in folder.iterdir():
        png = path.read_bytes()
        assert kind(png) == PALETTE
        assert len(png) < MOST


def test_readme_shows_what_the_script_makes_and_nothing_else(script: ModuleType) -> None:
    named = re.findall(r"!\[[^]]+\]\(([^)]+)\)", (TOP / "README.md").read_text(encoding="utf-8"))
    assert {TOP / one for one in named} == {script.README / one for one in script.OF_README}
    assert {path.name for path in script.README.iterdir()} == {*script.OF_README}
    assert all(kind((TOP / one).read_bytes()) == PALETTE for one in named)


def test_every_picture_is_made_of_the_window(script: ModuleType, qapp: QApplication, tmp_path: Path) -> None:
    del qapp
    made = dict(script.made(LANGUAGES[:1]))
    guide = [script.GUIDE / LANGUAGES[0] / f"{name}.png" for name in script.OF_GUIDE]
    assert [*made] == [*guide, *(script.README / name for name in script.OF_README)]
    assert all(path.exists() for path in made)
    assert len({*made.values()}) == len(made)
    assert all(kind(png) == PALETTE for png in made.values())
