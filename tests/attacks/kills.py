"""A program that is killed at any moment: every action that had returned is in the case, and the case is whole.

Two persons work on it in turn: figures, rows, states, remarks, marks, handing over, reviewing, returning, finishing;
what one of them may not do is refused and keeps nothing.

``python -m tests.attacks.kills [COUNT] [SEED]`` kills so many programs, one after the other at work on one case, and
tells how many actions they had acknowledged and how many of these are lost. Where processes are forked.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from contextlib import closing, suppress
from pathlib import Path
from typing import BinaryIO

from gouji.casework.case import Case
from gouji.checking.families.sign import Sign
from gouji.errors import UserError
from gouji.keeping.user import person
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.review.passing import Act
from gouji.review.states import State
from tests.reading.making import EXPENDITURE, workbook

PEOPLE = ("王编制", "李复核")
STATES = (State.PENDING, State.CHECKED, State.EXPLAINED, State.DISMISSED)

LONGEST_S = 0.4
"""How long a program works at most before it is killed."""

BEGUN = b"\n"
"""What it tells when it begins to work."""


FAULT = b"fault\n"
"""What it tells where it can do no more."""


def work(path: Path, by: random.Random, told: BinaryIO) -> None:
    """Do one thing after the other, and tell of each, once it is done, the digest of all that was done until then."""
    case = Case.open(path)
    told.write(BEGUN)
    told.flush()
    while True:
        person.rename(by.choice(PEOPLE))
        with suppress(UserError):
            act(case, path, by)
        told.write(f"{case.file.head()}\n".encode())
        told.flush()


def act(case: Case, path: Path, by: random.Random) -> None:
    """Do one thing; raises UserError where this person may not."""
    found, cell = case.findings(), Cell(0, by.randrange(5), by.randrange(2))
    match by.randrange(12):
        case 0:
            case.undo()
        case 1:
            case.redo()
        case 2 if found:
            case.handle([by.choice(found)], by.choice(STATES), by.choice(("", "口径不同")))
        case 3 if found:
            case.remark(by.choice(found), f"第 {by.randrange(1000)} 条")
        case 4:
            case.mark([cell, cell._replace(column=2)], by.choice([*Sign]), by.random() < 0.7)
        case 5:
            case.insert_row(0, by.randrange(5))
        case 6 if by.random() < 0.2:
            case.save_as(path.with_name("另存.gouji"))
            case.save_as(path)
        case 7 | 8 | 9:
            case.pass_on(by.choice([*Act]), "请看", by.choice(("", *PEOPLE)))
        case _:
            case.edit(cell, Figure(by.randrange(10**9)))


def killed(path: Path, by: random.Random) -> list[str]:
    """What a program acknowledged that was killed at work."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        with os.fdopen(write, "wb") as told:
            try:
                work(path, by, told)
            except Exception:
                os.write(2, traceback.format_exc().encode())
                told.write(FAULT)
                told.flush()
        os._exit(1)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        assert told.read(1) == BEGUN
        time.sleep(by.random() * LONGEST_S)
        os.kill(child, signal.SIGKILL)
        lines = told.read().decode().splitlines(keepends=True)
    os.waitpid(child, 0)
    assert FAULT.decode() not in lines
    return [line.strip() for line in lines if line.endswith("\n") and line.strip()]


def main(count: int = 260, seed: int = 0) -> int:
    folder = Path(tempfile.mkdtemp())
    os.environ["GOUJI_DATA"] = str(folder / "数据")
    path, acknowledged, lost, broken = folder / "案卷.gouji", 0, 0, 0
    sheet = [["2024年部门支出预算总表"], ["单位：元"], *EXPENDITURE]
    with closing(Case.open(workbook(folder / "预算.xlsx", {"支出": sheet}))) as case:
        case.edit(Cell(0, 1, 0), Figure(1))
        case.save_as(path)
    for number in range(seed, seed + count):
        told = killed(path, random.Random(number))
        with closing(Case.open(path)) as case:
            acknowledged += len(told)
            lost += len({*told} - case.proof.heads)
            broken += bool(case.proof.breaches or case.left_out)
    shutil.rmtree(folder)
    print(f"{count} kills, {acknowledged} acknowledged actions, {lost} lost, {broken} cases broken")
    return int(lost + broken > 0)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
