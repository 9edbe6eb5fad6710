"""A pack that holds a law twice, changes one that it does not hold, or calls itself as another is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gouji import resources
from gouji.checking.rules.names import Name
from gouji.checking.rules.pack import pack_ids, read
from tests.checking.rules.test_misspelt import FORMULA, refusal

GENERAL = 'id = "x"\nbase = "general"\n'


def own(law_id: str) -> str:
    return "[[law]]\n" + FORMULA.replace('"L"', f'"{law_id}"') + "\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f'{GENERAL}laws = ["A1"]', "laws 1 处：“A1”给出了两次。"),
        ('id = "x"\nlaws = ["B", "A1", "B"]', "laws 3 处：“B”给出了两次。"),
        (GENERAL + own("B"), "law B 处：另有编号为“B”的规则。"),
        ('id = "x"\n' + own("B"), "law B 处：另有编号为“B”的规则。"),
        ('id = "x"\n' + own("L") + own("L"), "law L 处：另有编号为“L”的规则。"),
    ],
)
def test_a_law_stands_in_a_pack_once(tmp_path: Path, text: str, told: str) -> None:
    assert refusal(tmp_path / "own.toml", text) == f"数据文件“own.toml”的 {told}"


def test_one_law_is_overridden_once(tmp_path: Path) -> None:
    override = '[[override]]\nlaw = "A1"\nseverity = "{}"\n'
    text = GENERAL + override.format("hint") + override.format("explain")
    assert refusal(tmp_path / "own.toml", text) == "数据文件“own.toml”的 override 2 law 处：“A1”给出了两次。"


def test_a_law_that_the_pack_does_not_hold_is_not_overridden(tmp_path: Path) -> None:
    text = 'id = "x"\nlaws = ["B"]\n[[override]]\nlaw = "A1"\nseverity = "hint"'
    told = "数据文件“own.toml”的 override 1 law 处：这套规则中没有编号为“A1”的规则。"
    assert refusal(tmp_path / "own.toml", text) == told


@pytest.mark.parametrize("name", ["general", "shanghai-2017"])
def test_a_file_of_a_users_own_is_not_called_as_a_pack_of_the_program(tmp_path: Path, name: str) -> None:
    told = f"数据文件“own.toml”的 id 处：程序自带的一套规则已用“{name}”这个编号。"
    assert refusal(tmp_path / "own.toml", f'id = "{name}"\nbase = "general"') == told


def test_a_pack_has_the_names_of_the_one_that_it_begins_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(resources.path("rules"), tmp_path / "rules")
    below = tmp_path / "rules" / "packs" / "below.toml"
    below.write_text('id = "below"\nbase = "general"\n[[names]]\nname = "全部"\nprinted = ["总合计"]', encoding="utf-8")
    installed = resources.path
    monkeypatch.setattr(
        resources, "path", lambda *parts: (tmp_path.joinpath if parts[0] == "rules" else installed)(*parts)
    )
    monkeypatch.setattr("gouji.checking.rules.pack.pack_ids", pack_ids.__wrapped__)
    own = tmp_path / "own.toml"
    text = 'id = "x"\nbase = "below"\n[[law]]\n' + FORMULA.replace("revenue!合计", "revenue!全部")
    own.write_text(text, encoding="utf-8")
    names = read(own, "own.toml").names
    assert names.printed(names.known("全部")) == ("总合计",)
    assert names.known("全部") == Name("全部")
    own.write_text('id = "x"\nbase = "below"\n[[names]]\nname = "全部"', encoding="utf-8")
    assert "“全部”给出了两次" in refusal(own, own.read_text(encoding="utf-8"))
