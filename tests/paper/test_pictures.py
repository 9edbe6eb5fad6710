"""The pictures on the working paper: at its end, with their figures and lists, read in black and white."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import print_report, state_of_case, workpaper
from gouji.paper.content import PictureSection, Workpaper
from gouji.paper.workpaper import draw
from gouji.pictures import tie_map
from gouji.pictures.shapes import Box, Curve, Dash, Look, Pattern, Picture, Surface
from gouji.pictures.ties import Node, Sort, Tied
from tests.conftest import SLIPS
from tests.paper.test_workpaper import NONE, pages_of


@pytest.fixture
def case() -> Iterator[Case]:
    case = Case.look_at(SLIPS)
    yield case
    case.close()


@pytest.fixture
def pages(case: Case, tmp_path: Path) -> list[str]:
    """The pages with pictures, as text without white space."""
    print_report(case, tmp_path / "底稿.pdf")
    every = pages_of(tmp_path / "底稿.pdf")
    first = next(number for number, page in enumerate(every) if "勾稽关系图" in page)
    return every[first:]


def test_they_stand_at_the_end_and_change_nothing_before(case: Case, tmp_path: Path, pages: list[str]) -> None:
    print_report(case, tmp_path / "无图.pdf", pictures=False)
    without, every = pages_of(tmp_path / "无图.pdf"), pages_of(tmp_path / "底稿.pdf")
    before = every[: len(without)]

    def unnumbered(page: str) -> str:
        return page.rsplit("共", 1)[0]

    assert [*map(unnumbered, before)] == [*map(unnumbered, without)]
    assert every[len(without) :] == pages


def test_the_tie_map_has_its_numbers_and_its_list(pages: list[str]) -> None:
    assert "8对之间共184项关系" in pages[0]
    assert "T3支出预算总表×3✓82" in pages[0]
    assert "×1✓110" in pages[0]
    assert "一端另一端×不符△尾差、待核实?未能核对✓相符" in pages[0]
    assert any("T3支出预算总表T5一般公共预算支出1110" in page for page in pages)
    assert "✗" not in "".join(pages)


def test_the_classes_have_whole_amounts_and_a_list_down_to_the_second_level(pages: list[str]) -> None:
    told = next(page for page in pages if "支出构成" in page)
    assert "T32017年部门支出预算总表3,100,400,331元" in told
    assert "208社会保障和就业支出1,688,618,21754.5%" in told
    listed = "".join(pages)
    assert "20508进修及培训776,607,72325.0%" in listed
    assert "20801×人力资源和社会保障管理事务1,016,221,97532.8%" in listed


def test_bars_have_their_columns(pages: list[str]) -> None:
    told = next(page for page in pages if "基本与项目" in page)
    assert "合计3,100,400,331877,094,8692,223,305,462" in told
    assert "205教育支出776,607,723–776,607,723" in told


def test_every_page_of_them_bears_the_index_of_the_paper(pages: list[str]) -> None:
    assert all("索引号YS2017" in page and "YS2017-T" not in page for page in pages)


def test_pictures_change_no_state(case: Case) -> None:
    before = state_of_case(case)
    assert workpaper(case).state == workpaper(case, pictures=False).state == before


def test_what_a_document_has_nothing_for_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "收入.txt"
    path.write_text("收入总表\n单位：元\n项目\t预算数\n一、财政拨款收入\t3\n收入总计\t3\n", encoding="utf-8")
    case = Case.look_at(path)
    assert [one.title for one in workpaper(case).pictures] == ["勾稽关系图"]
    case.close()


def cover_and(lay_out: Callable[[Surface], Picture]) -> Workpaper:
    """A paper of a cover and one picture."""
    known = {"index": "YS2017", "entity": "某局", "year": "2017", "subject": "预算", "sources": (), "state": "0" * 64}
    said = {"conclusion": "", "detail": "", "counts": NONE, "pictures": (PictureSection("图样", "", lay_out),)}
    return Workpaper(**known, **said)  # type: ignore[arg-type]


def grey(tmp_path: Path, picture: Picture) -> bytes:
    """A picture on paper as a black and white printer has it: the brightness of its page by pixel."""
    draw(cover_and(lambda _: picture), tmp_path / "图样.pdf")
    document = pdfium.PdfDocument(tmp_path / "图样.pdf")
    image = document[len(document) - 1].render(scale=1).to_pil().convert("L")
    document.close()
    made: bytes = image.tobytes()
    return made


def test_patterns_and_dashes_are_seen_without_colour(tmp_path: Path) -> None:
    def drawn(shape: Box | Curve) -> bytes:
        return grey(tmp_path, Picture(600, 60, [shape]))

    boxes = {drawn(Box(0, 0, 200, 40, Look.TINT, Look.LINE, pattern)) for pattern in Pattern}
    lines = {drawn(Curve((0, 20), (100, 20), (200, 20), (300, 20), Look.DIFFERS, 3, dash)) for dash in Dash}
    assert (len(boxes), len(lines)) == (len(Pattern), len(Dash))


def test_a_map_that_is_higher_than_its_page_is_drawn_smaller(tmp_path: Path) -> None:
    nodes = tuple(Node(Sort.TABLE, number) for number in range(60))
    tied = Tied(nodes, {one: Counter(agrees=1) for one in nodes}, {(nodes[0], nodes[-1]): Counter(agrees=1)})
    titles = {one: f"T{one.number + 1} 某某支出表" for one in nodes}

    def lay_out(on: Surface) -> Picture:
        return tie_map.drawn(tied, titles, on)

    draw(cover_and(lay_out), tmp_path / "高.pdf")
    last = pages_of(tmp_path / "高.pdf")[-1]
    assert "T1某某支出表" in last
    assert "T60某某支出表" in last
