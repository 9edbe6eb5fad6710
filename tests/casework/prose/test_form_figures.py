"""A figure in a line of a form: told as it is printed, however that is, and changed in its form, not in the text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gouji.casework.case import Case
from gouji.casework.causes.of_case import of_open
from gouji.casework.listed import amounts_told
from gouji.casework.prose.retelling import retelling
from gouji.casework.prose.said import Said, all_said
from gouji.errors import UserError
from gouji.wording import say
from tests.conftest import SAMPLE
from tests.prose.forms.forms import in_cells


@pytest.fixture(params=["10.0", "￥10.0", "（10.0）"])
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    """A budget with a form whose parts are 9.5 and whose whole is printed in one of these ways."""
    whole = f"项目总预算（万元）|{request.param}|项目当年预算（万元）|{request.param}"
    form = in_cells("项目名称|某项目||", whole, "子项目名称|||预算金额（万元）", "甲|||3.3", "乙|||6.2").form
    made = Case.look_at(SAMPLE)
    made.document.forms.append(form)
    yield made
    made.close()


def wrong(case: Case) -> Said:
    (one,) = (one for one in all_said(case.check) if one.state == "differs")
    return one


def test_it_is_told_as_it_is_printed(case: Case) -> None:
    stated = amounts_told(case.check, wrong(case)).stated
    assert stated in ("10.0 万元", "¥10.0 万元", "￥10.0 万元", "（10.0） 万元")
    assert [one.words[0].stated for one in of_open(case).causes if one.words] == [stated]


def test_another_typed_into_it_is_refused_with_a_sentence(case: Case) -> None:
    one = wrong(case)
    assert one.figure is None
    assert one.held is not None
    with pytest.raises(UserError) as refused:
        retelling(case.document, one.held.claim, "9.5")
    told = say(refused.value.message, **refused.value.params)
    assert told == "绩效目标表里的数不在这里改：请在原件中改正后重新打开。"
