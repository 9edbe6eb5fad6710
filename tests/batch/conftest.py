"""Small documents of a batch, and a state that is thrown away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from gouji.apart.frames import Frame
from gouji.batch import working
from gouji.batch.state import State, beside

PAGE = """{body}2024年{level}预算
2024年{level}支出预算总表
编制单位：{body}
单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
208\t社会保障和就业支出\t{total}\t{basic}\t{project}
20805\t行政事业单位养老支出\t{total}\t{basic}\t{project}
2080505\t养老保险缴费\t{leaf}\t{basic}\t{project}
合计\t\t{total}\t{basic}\t{project}
"""


def page(
    folder: Path,
    body: str,
    basic: int = 10,
    project: int = 20,
    *,
    slip: int = 0,
    level: str = "部门",
    units: Sequence[str] = (),
) -> Path:
    """A small document of a body, which may list units; one of its figures is so much more than it should be."""
    path = folder / f"{body}{level}.txt"
    total = basic + project
    told = {"level": level, "basic": basic, "project": project, "total": total, "leaf": total + slip}
    text = PAGE.format(body=body, **told)
    if units:
        listed = "\n".join(f"{number}. {unit}" for number, unit in enumerate(units, 1))
        text = f"{body}预算单位具体包括：\n{listed}\n名词解释\n".join(text.partition("\n")[::2])
    path.write_text(text, encoding="utf-8")
    return path


class Here:
    """Has tasks done in this process, and counts them."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, name: str, asked: Frame, cancelled: Callable[[], bool]) -> Frame:
        self.asked.append(name)
        return working.done(asked, lambda *_: None, cancelled)


@pytest.fixture
def here() -> Here:
    return Here()


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    made = State(beside(tmp_path / "清单.xlsx"))
    yield made
    made.close()
