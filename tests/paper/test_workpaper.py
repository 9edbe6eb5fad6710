"""The working paper: everything of the case is on it, the font is embedded, the same case gives the same bytes."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from gouji import resources
from gouji.casework.case import Case
from gouji.casework.report import print_report
from gouji.errors import UserError
from gouji.paper import fonts
from tests.conftest import SLIPS


def text_of(path: Path) -> str:
    document = pdfium.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "".join("".join(pages).split())


def test_the_paper_tells_the_whole_case(tmp_path: Path) -> None:
    case = Case.look_at(SLIPS)
    finding = case.findings()[0]
    case.tick(finding)
    case.remark(finding, "经核对为录入错误，已通知䶮处长")
    print_report(case, tmp_path / "底稿.pdf")
    text = text_of(tmp_path / "底稿.pdf")
    assert "勾稽核对底稿" in text
    assert case.document.file.sha256 in text
    for words in (
        "上海市人力资源和社会保障局",
        "下级合计464,774,531元",
        "少180元",
        "编制人",
        "复核人",
        "负责人（签章）",
        "第1页共1页",
    ):
        assert words in text
    assert "经核对为录入错误" in text
    case.close()


def test_one_state_gives_identical_bytes(tmp_path: Path) -> None:
    case = Case.look_at(SLIPS)
    for name in ("a.pdf", "b.pdf"):
        print_report(case, tmp_path / name)
    case.close()
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize("text", ["喆堃珺", "✓√×△□", "−1,234", "（）【】《》"])
def test_the_face_has_the_signs_of_the_trade(text: str) -> None:
    fonts.register()
    assert "<font" not in fonts.markup(text)


@pytest.mark.parametrize(("char", "face"), [("㛃", fonts.RARE), ("䶮", fonts.RARE), ("\U00020021", fonts.UNEMBEDDED)])
def test_a_rare_character_of_a_name_falls_back_to_another_face(char: str, face: str) -> None:
    fonts.register()
    assert fonts.markup(f"李{char}") == f'李<font name="{face}">{char}</font>'


def test_a_missing_font_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*parts: str) -> Path:
        raise resources.MissingResourceError("/".join(parts))

    monkeypatch.setattr(resources, "path", gone)
    with pytest.raises(UserError) as caught:
        fonts.register.__wrapped__()
    assert caught.value.kind == "no-font"
