"""The faces of the paper: signs of the trade, rare characters of names, installed faces, a damaged installation."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gouji import resources
from gouji.errors import UserError
from gouji.paper import fonts
from gouji.paper.sections import LEGEND


@pytest.mark.parametrize("text", ["喆堃珺", "✓√×△□", "−1,234", "（）【】《》", "".join(sign for sign, _ in LEGEND)])
def test_the_face_has_the_signs_of_the_trade(text: str) -> None:
    assert "<font" not in fonts.faces().markup(text)


@pytest.mark.parametrize(("char", "face"), [("㛃", fonts.RARE), ("䶮", fonts.RARE), ("\U00020021", fonts.UNEMBEDDED)])
def test_a_rare_character_of_a_name_falls_back_to_another_face(char: str, face: str) -> None:
    assert fonts.faces().markup(f"李{char}") == f'李<font name="{face}">{char}</font>'
    assert list(fonts.faces().runs(f"李{char}")) == [(fonts.REGULAR, "李"), (face, char)]


def test_an_installed_face_sets_the_text_and_ours_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(resources.path("fonts", f"{fonts.RARE}.ttf"), tmp_path / "SimFang.ttf")
    monkeypatch.setattr(fonts, "folders", lambda: [tmp_path])
    faces = fonts.faces("fangsong")
    assert list(faces.runs("䶮李")) == [(faces.text, "䶮"), (fonts.REGULAR, "李")]


def test_a_face_that_is_not_installed_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "folders", lambda: [tmp_path / "无"])
    with pytest.raises(UserError) as caught:
        fonts.faces("song")
    assert caught.value.kind == "no-font"


def test_a_face_that_cannot_be_embedded_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "simsun.ttc").write_bytes(b"OTTO" + bytes(200))
    monkeypatch.setattr(fonts, "folders", lambda: [tmp_path])
    with pytest.raises(UserError) as caught:
        fonts.faces("song")
    assert caught.value.params["name"] == "simsun.ttc"


def test_a_missing_font_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*parts: str) -> Path:
        raise resources.MissingResourceError("/".join(parts))

    monkeypatch.setattr(resources, "path", gone)
    with pytest.raises(UserError) as caught:
        fonts.register.__wrapped__()
    assert caught.value.kind == "no-font"
