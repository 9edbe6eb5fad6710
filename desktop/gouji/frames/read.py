"""``gouji.read``: a budget, an account or a case for a script.

>>> import gouji
>>> doc = gouji.read(BUDGET)
>>> [(one.id, one.kind, one.unit) for one in doc.tables][2]
('T3', 'expenditure', '元')
>>> doc.frame("T3").loc[0, ["address", "amount", "origin"]].tolist()
['T3!201.合计', Decimal('374419955.00'), 'read']
>>> int((doc.findings()["state"] == "不符").sum())
8
>>> doc.causes().loc[0, "figures"]
(Corrected(address='T3!20801.基本支出', stated=Decimal('464774351.00'), suggested=Decimal('464774531.00')),)

What reading is, and what a script gets to see, is held by ``tests/frames/test_read.py``, which also runs this and the
examples of ``resources/guide/scripts.md``.
"""

from __future__ import annotations

from contextlib import closing
from os import PathLike
from pathlib import Path

from gouji.apart.reading import read_original
from gouji.casework.case import Case
from gouji.casework.standing_alone import refuse_what_stands_alone
from gouji.checking.rules.choosing import Choice, named
from gouji.errors import UserError
from gouji.frames.reconciled import Reconciled
from gouji.keeping.user.answers import remembered
from gouji.paper.mark import refuse_paper
from gouji.reading.original import refuse_the_same
from gouji.wording import say


class NotReadError(Exception):
    """Why a file cannot be read, as a sentence; ``kind`` is what scripts tell it by, such as ``not-found``."""

    def __init__(self, kind: str, told: str) -> None:
        super().__init__(told)
        self.kind = kind


def read(
    path: str | PathLike[str], *more: str | PathLike[str], password: str | None = None, rules: str | None = None
) -> Reconciled:
    """A budget or an account from its file, or from ``more`` of them that are one document; or a case as it stands.

    ``password`` unlocks a PDF, ``rules`` is the id of a rule pack or a .toml file to judge by. Nothing is written, and
    no draft is kept. Raises NotReadError.
    """
    try:
        choice = named(rules) if rules is not None else None
        with closing(_case([Path(one) for one in (path, *more)], password, choice)) as case:
            return Reconciled(case)
    except UserError as error:
        raise NotReadError(error.kind, say(error.message, **error.params)) from error


def _case(paths: list[Path], password: str | None, choice: Choice | None) -> Case:
    for path in paths:
        refuse_paper(path)
    if len(paths) == 1:
        return Case.look_at(paths[0], password=password, choice=choice)
    from gouji.reading.read import together

    originals = []
    for path in paths:
        refuse_what_stands_alone(path)
        originals.append(read_original(path, password=password, answers=remembered(), alone=False))
        refuse_the_same([file for one in originals for file in one.document.files])
    return Case.hold(together(originals), choice)
