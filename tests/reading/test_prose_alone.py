"""A file of prose alone: none of its lines makes a table, and it is told to be without any."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from gouji import cli
from gouji.errors import UserError
from gouji.reading.read import read_document
from gouji.wording import say
from tests.reading.making import Pages, pdf

CONTENTS = (
    "目 录",
    "第一部分 部门概况",
    "一、主要职能",
    "第二部分 2018 年度部门预算表",
    "一、收支预算总表",
    "二、收入预算总表",
    "十二、政府采购支出预算表",
    "第三部分 2018 年度部门预算情况说明",
    "第四部分 名词解释",
)
PROSE = (
    "第三部分 2018 年度部门预算情况说明",
    "一、收支预算总体情况说明",
    "某省某某厅 2018 年度收入、支出预算总计 10,150.48 万元，与上年相比各增加 1,152.02 万元，增长 12.80 %。其中：",
    "（一）收入预算总计 10,150.48 万元。包括：",
    "1．财政拨款收入预算总计 10,070.48 万元。",
    "（1）一般公共预算收入预算 10,070.48 万元，与上年相比增加 1,152.02 万元，主要原因是人员经费增加",
    "2．财政专户管理资金收入预算总计 0 万元",
    "3．上年结转资金预算数为 80.00 万元。与上年相比减少 2,020.00 万元",
    "五、财政拨款支出预算情况说明",
    "财政拨款支出预算 10,070.48 万元",
    "公务接待 2018 批次 12,345 人次",
    "截至 2018 年 12 月 31 日 共有车辆 1,024 辆",
)

Placed = list[tuple[float, str]]


def set_in_lines(paragraphs: Sequence[str], rng: random.Random) -> Iterator[Placed]:
    """Paragraphs over lines of some width, their spaces as wide as they happen to be."""
    width, space = rng.choice([300, 400, 500]), rng.choice([3, 8, 16])
    for paragraph in paragraphs:
        line: Placed = []
        at = 0.0
        for piece in re.findall(r"[\d,.]+|[^\d\s]|\s", paragraph):
            if piece.isspace():
                at += space * rng.choice([1, 1, 2])
                continue
            long = 8.0 * len(piece) if len(piece) == 1 else 4.0 * len(piece)
            if at + long > width and line:
                yield line
                line, at = [], 0.0
            line.append((at, piece))
            at += long
        yield line


def as_text(lines: Sequence[Placed]) -> str:
    """Lines with as many spaces as their words are apart, a wide letter the room of two."""
    told = []
    for line in lines:
        text, column = "", 0
        for at, piece in line:
            lead = max(round(at / 4) - column, 0)
            text += " " * lead + piece
            column += lead + sum(1 if letter.isascii() else 2 for letter in piece)
        told.append(text)
    return "\n".join(told)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("kind", ["pdf", "txt"])
def test_no_line_of_prose_or_of_the_contents_makes_a_table(tmp_path: Path, seed: int, kind: str) -> None:
    rng = random.Random(seed)
    told = [[*set_in_lines(part, rng)] for part in (CONTENTS, PROSE, rng.sample(PROSE, 8))]
    path = tmp_path / f"说明.{kind}"

    def draw(pages: Pages) -> None:
        for page in told:
            for line in page:
                pages.words(*((60 + at, piece) for at, piece in line))
            pages.page()

    if kind == "pdf":
        pdf(path, draw)
    else:
        path.write_text("\f".join(map(as_text, told)), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_document(path)
    assert caught.value.kind == "no-tables"
    assert "目录列有 3 张表，正文中一张也没有：收支预算总表、收入预算总表、政府采购支出预算表" in say(
        caught.value.message, **caught.value.params
    )


def test_a_document_of_which_no_table_was_recognised_is_not_called_good(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It was read, which is no error to a script: what it prints is told, and beside it that nothing was checked."""

    def draw(pages: Pages) -> None:
        pages.table([["甲", "乙"], ["事项一", "12.00"], ["事项二", "13.00"]], (120, 80))

    path = pdf(tmp_path / "x.pdf", draw)
    assert cli.main(["check", "--json", str(path)]) == cli.UNREADABLE
    told = json.loads(capsys.readouterr().out)
    assert "error" not in told
    assert told["nothing_checked"]["kind"] == "unrecognised"
    assert ([grid["id"] for grid in told["grids"]], told["tables"]) == (["X1"], [])
    assert cli.main(["check", str(path)]) == cli.UNREADABLE
    told_to_people = capsys.readouterr()
    assert "X1 第 1 页的表：未识别" in told_to_people.out
    assert (
        told_to_people.err
        == "“x.pdf”中的 1 张表均未识别，没有核对任何内容。请在窗口中打开，查看原因并指明各是什么表。\n"
    )
