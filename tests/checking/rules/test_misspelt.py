"""A pack, law, name or form with a key or a value that nobody knows is refused with its place, in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji import datafile, resources
from gouji.checking.rules.conditions import ConditionsFile
from gouji.checking.rules.library import library
from gouji.checking.rules.names import NamesFile
from gouji.checking.rules.pack import read
from gouji.errors import Misread, UserError
from gouji.model.kinds import kinds
from gouji.reading.terms.forms import MAKERS, Forms
from gouji.wording import LANGUAGE, say

TIE = 'id = "L"\nform = "tie"\ntie = "each code: revenue!*.合计 = expenditure!*.合计"'
CASTING = 'id = "L"\nform = "casting"\nkinds = ["revenue"]\ntotal = "合计"\nparts = ["基本支出"]'
FORMULA = 'id = "L"\nform = "formula"\nformulas = ["revenue!合计.合计 = expenditure!合计.合计"]'


def refusal(path: Path, text: str) -> str:
    """What is said of a pack with such a text."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as error:
        read(path, "own.toml")
    return say(error.value.message, **error.value.params)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('name = "x"', "数据文件“own.toml”：缺少键“id”。"),
        ('id = "x"\nlwas = ["A1"]', "数据文件“own.toml”：不认识键“lwas”。"),
        ('id = "x"\nlaws = "A1"', "数据文件“own.toml”的 laws 处：这里应是列表，却是文字。"),
        ('id = "x"\nlaws = ["A1", "A99"]', "数据文件“own.toml”的 laws 2 处：没有编号为“A99”的规则。"),
        ('id = "x"\nlaws = [1]', "数据文件“own.toml”的 laws 1 处：这里应是文字，却是整数。"),
        ('id = "x"\nbase = "beijing"', "数据文件“own.toml”的 base 处：没有名为“beijing”的另一套规则。"),
        (
            'id = "x"\ntreasury = ["财政拔款收入"]',
            "数据文件“own.toml”的 treasury 1 处：没有名为“财政拔款收入”的栏或行。",
        ),
        ('id = "x"\n[documents]\nstage = "bugdet"', "数据文件“own.toml”的 documents stage 处：不认识值“bugdet”。"),
        (
            'id = "x"\n[documents]\nsince = "2017"',
            "数据文件“own.toml”的 documents since 处：这里应是整数或空值，却是文字。",
        ),
        (
            'id = "x"\n[documents]\ntables = ["incom"]',
            "数据文件“own.toml”的 documents tables 1 处：没有名为“incom”的表种。",
        ),
        ('id = "x"\n[[override]]\nlaw = "A1"\nname = "y"', "数据文件“own.toml”的 override y 处：不认识键“name”。"),
        (
            'id = "x"\n[[override]]\nlaw = "A1"\nseverity = "may"',
            "数据文件“own.toml”的 override 1 severity 处：不认识值“may”。",
        ),
        ('id = "x"\n[[names]]\nname = "y"\nprint = ["z"]', "数据文件“own.toml”的 names y 处：不认识键“print”。"),
        (
            'id = "x"\n[[names]]\nname = "小计"\nprinted = ["小计数"]',
            "数据文件“own.toml”的 names 处：“小计”给出了两次。",
        ),
        ("id = ", "数据文件“own.toml”的 末尾 处：不符合 TOML 的写法。"),
        ('id = "x', "数据文件“own.toml”的 末尾 处：不符合 TOML 的写法。"),
    ],
)
def test_a_misspelt_pack(tmp_path: Path, text: str, told: str) -> None:
    assert refusal(tmp_path / "own.toml", text) == told


@pytest.mark.parametrize(
    ("law", "told"),
    [
        ('id = "L"\nform = "cast"', "law L form 处：不认识值“cast”。"),
        ('id = "L"\nkinds = ["revenue"]', "law L 处：缺少键“form”。"),
        (CASTING.replace("kinds", "kind"), "law L 处：不认识键“kind”。"),
        (CASTING.replace("revenue", "revenues"), "law L kinds 1 处：没有名为“revenues”的表种。"),
        (CASTING.replace("基本支出", "基夲支出"), "law L parts 1 处：没有名为“基夲支出”的栏或行。"),
        (CASTING.replace("合计", "台计"), "law L total 处：没有名为“台计”的栏或行。"),
        (f"{CASTING}\nformulas = []", "law L 处：不认识键“formulas”。"),
        (f'{CASTING}\nunless = ["carried"]', "law L unless 1 处：没有名为“carried”的条件。"),
        (f'{CASTING}\nuntil = "2017"', "law L until 处：这里应是整数或空值，却是文字。"),
        (f'{CASTING}\nstage = "final"', "law L stage 处：不认识值“final”。"),
        (
            FORMULA.replace("= expend", "+ expend"),
            "law L formulas 1 处：公式“revenue!合计.合计 + expenditure!合计.合计”第 1 行第 34 列看不懂。",
        ),
        (FORMULA.replace("= expend", "= expand"), "law L formulas 1 处：没有名为“expanditure”的表种。"),
        (FORMULA.replace("revenue!合计.", "revenue!台计."), "law L formulas 1 处：没有名为“台计”的栏或行。"),
        (FORMULA.replace("revenue!合计.合计", "revenue!合计.台计"), "law L formulas 1 处：没有名为“台计”的栏或行。"),
        (f'{TIE}\ncolumns = ["基夲支出"]', "law L columns 1 处：没有名为“基夲支出”的栏或行。"),
        (
            f'{TIE}\nequal-while-blank = ["revenue.合计"]',
            "law L equal-while-blank 1 处：公式“revenue.合计”第 1 行第 1 列看不懂。",
        ),
        (f'{TIE}\nequal_while_blank = ["revenue!合计.*"]', "law L 处：不认识键“equal_while_blank”。"),
        (
            TIE.replace("each code: ", ""),
            "law L tie 处：公式“revenue!*.合计 = expenditure!*.合计”：用 each 时行写作 *，不用时不能写 *。",
        ),
        (
            TIE.replace("each code: ", "").replace("*", "合计"),
            "law L tie 处：公式“revenue!合计.合计 = expenditure!合计.合计”：tie 须以 each code: 或 each class: 开头。",
        ),
        (
            FORMULA.replace("revenue!合计", "each code: revenue!*").replace("expenditure!合计", "expenditure!*"),
            "law L formulas 1 处：公式“each code: revenue!*.合计 = expenditure!*.合计”："
            "只有 tie 能用 each；formulas 只核对单个数字。",
        ),
        (
            TIE.replace("*.合计", "*.*"),
            "law L 处：公式“each code: revenue!*.* = expenditure!*.*”：规则写了 columns 时栏写作 *，没写时不能写 *。",
        ),
        (
            f'{TIE}\ncolumns = ["基本支出"]',
            "law L 处：公式“each code: revenue!*.合计 = expenditure!*.合计”："
            "规则写了 columns 时栏写作 *，没写时不能写 *。",
        ),
        (
            FORMULA.replace("合计.合计", "合计.*"),
            "law L formulas 1 处：公式“revenue!合计.* = expenditure!合计.*”："
            "规则写了 columns 时栏写作 *，没写时不能写 *。",
        ),
    ],
)
def test_a_misspelt_law(tmp_path: Path, law: str, told: str) -> None:
    assert refusal(tmp_path / "own.toml", f'id = "x"\n[[law]]\n{law}') == f"数据文件“own.toml”的 {told}"


def test_a_pack_begins_with_none_that_begins_with_it(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('id = "x"\nbase = "general"', encoding="utf-8")
    with pytest.raises(UserError):
        read(own, "own.toml", above=("general",))


def test_no_text_is_no_pack(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_bytes(b"id = '\xff'")
    with pytest.raises(UserError) as error:
        read(own, "own.toml")
    assert say(error.value.message, **error.value.params) == "数据文件“own.toml”：不是 UTF-8 文本。"


def test_a_refusal_is_data_until_it_is_shown(tmp_path: Path) -> None:
    """What refuses a value chooses no language: the same refusal is said in any."""
    own = tmp_path / "own.toml"
    for text, told in (
        (
            'id = "x"\n[documents]\nsince = "2017"',
            "since: a whole number or nothing is wanted here, not a text.",
        ),
        ("id = [", "at its end: it is not written as TOML."),
        ("x = " + "[" * 5_000, "it is not written as TOML."),
    ):
        own.write_text(text, encoding="utf-8")
        with pytest.raises(UserError) as error:
            read(own, "own.toml")
        token = LANGUAGE.set("en")
        try:
            assert say(error.value.message, **error.value.params).endswith(told)
        finally:
            LANGUAGE.reset(token)


def test_misspelt_names_and_conditions() -> None:
    for made, data, told in (
        (NamesFile, {"name": [{"name": "小计", "prints": []}]}, "name 小计 处：不认识键“prints”"),
        (ConditionsFile, {"condition": [{"id": "c", "money": {"incom": []}}]}, "没有名为“incom”的表种"),
        (ConditionsFile, {"condition": [{"id": "c", "money": {"revenue": ["上年"]}}]}, "没有名为“上年”的栏或行"),
    ):
        with pytest.raises(UserError) as error:
            datafile.understood(made, data, "x.toml", library().makers)
        assert told in say(error.value.message, **error.value.params)


@pytest.mark.parametrize(
    ("printed", "misspelt", "told"),
    [
        ("title-word =", "title-words =", "document 处：不认识键“title-words”"),
        ("[header]", "[haeder]", "不认识键“haeder”"),
        ("[roles]", "[roles]\ncolour = 'x'", "roles 处：不认识键“colour”"),
        (
            'kind = "three-public"',
            'kind = "three-publics"',
            "table three-publics kind 处：没有名为“three-publics”的表种",
        ),
        ("form = true", 'form = "yes"', "table performance form 处：这里应是真或假（true、false），却是文字"),
        ('id = "shanghai-2021"', 'id = "shanghai-2021"\nkind = []', "form shanghai-2021 处：不认识键“kind”"),
        ("title = '采购'", "title = '采购('", "table procurement title 处：不是正确的模式：采购("),
    ],
)
def test_misspelt_forms(tmp_path: Path, printed: str, misspelt: str, told: str) -> None:
    text = resources.path("reading", "forms.toml").read_text(encoding="utf-8")
    assert printed in text
    other = tmp_path / "forms.toml"
    other.write_text(text.replace(printed, misspelt, 1), encoding="utf-8")
    with pytest.raises(UserError) as error:
        datafile.read(Forms, other, "reading/forms.toml", MAKERS)
    assert told in say(error.value.message, **error.value.params)


def test_every_kind_that_is_told_of_is_told_once() -> None:
    ids = resources.path("rules", "kinds.toml").read_text(encoding="utf-8").count("[[kind]]")
    assert len(kinds()) == ids


def test_names_below_names_without_end_are_refused() -> None:
    """Each has several printed variants: their paths would be too many to look for."""
    names = library().names
    assert names.known("年初财政拨款结转和结余/一般公共收入")
    with pytest.raises(Misread):
        names.known("/".join(["一般公共收入"] * 9))
