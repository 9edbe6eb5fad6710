"""A case goes from hand to hand: who may do what, what a sign-off covers, and what makes it none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.papers.paper_state import standing_of, told
from gouji.casework.papers.signing import Hand, sign
from gouji.casework.papers.working_paper import print_report
from gouji.casework.telling.deeds import deed_told
from gouji.casework.telling.review.passed import passed_lines, stage_told
from gouji.checking.families.sign import Sign
from gouji.errors import UserError
from gouji.keeping.user import person
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.review.passing import Act, Stage, same_person
from gouji.review.states import State
from gouji.wording import say
from tests.casework.handing_over import APPROVER, PLACE, PREPARER, REVIEWER, as_, small_case, stage
from tests.conftest import SLIPS
from tests.paper.people import NAMES, PASSWORD, p12_of
from tests.paper.test_workpaper import pages_of
from tests.steps import counted

HOLDS = "对现有全部数字、年度、所用规则及读取确认有效（不含核对状态与批注）"


@pytest.fixture
def case() -> Iterator[Case]:
    person.rename(PREPARER)
    opened = Case.open(SLIPS)
    yield opened
    opened.file.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Case]:
    """A case with a name on a budget of few rows, in which a figure differs."""
    opened = small_case(tmp_path)
    opened.edit(PLACE, Figure(7000))
    opened.save_as(tmp_path / "案卷.gouji")
    yield opened
    opened.close()


def refused(case: Case, act: Act, remark: str = "") -> str:
    before = case.file.head()
    with pytest.raises(UserError) as error:
        case.pass_on(act, remark)
    assert case.file.head() == before  # nothing is kept of it
    return say(error.value.message, **error.value.params)


def place(case: Case) -> Cell:
    found = case.document.find("T3!20801.基本支出")
    assert found is not None
    return found


def test_a_case_is_handed_over_reviewed_and_finished_each_by_another(case: Case) -> None:
    assert stage_told(case.stage) == "编制中"
    case.pass_on(Act.HAND_OVER, to=REVIEWER)
    assert stage(case) is Stage.HANDED_OVER
    as_(REVIEWER, case, Act.REVIEW)
    assert stage(case) is Stage.REVIEWED
    as_(APPROVER, case, Act.FINISH)
    assert stage_told(case.stage) == "已定稿"
    case.file.close()
    again = Case.open(case.file.path)
    lines = passed_lines(again.journal)
    assert [(one.act, one.role, one.who, one.stands) for one in lines] == [
        ("交复核（李复核）", "编制人", PREPARER, HOLDS),
        ("复核通过", "复核人", REVIEWER, HOLDS),
        ("定稿", "批准人", APPROVER, HOLDS),
    ]
    again.close()


def test_nobody_reviews_their_own_work(case: Case) -> None:
    with pytest.raises(UserError):
        case.pass_on(Act.HAND_OVER, to=" 王 编制 ")
    case.pass_on(Act.HAND_OVER)
    assert refused(case, Act.REVIEW).startswith("王编制 是本案卷的编制人，编制人与复核人、批准人不能是同一人。")
    assert refused(case, Act.RETURN, "改").startswith("案卷由 王编制 交出")
    as_(REVIEWER, case, Act.REVIEW)
    person.rename("王\u3000编制")
    assert refused(case, Act.FINISH).startswith("王")
    assert same_person("Ｊane Doe", "jane doe")


def test_each_step_waits_for_the_one_before(case: Case) -> None:
    person.rename(REVIEWER)
    assert refused(case, Act.REVIEW) == "没有待复核的案卷：须先由编制人交复核。"
    assert refused(case, Act.RETURN, "改") == "案卷没有交出，无从退回。"
    assert refused(case, Act.FINISH) == "须先复核通过，才能定稿。"
    as_(PREPARER, case, Act.HAND_OVER)
    assert refused(case, Act.HAND_OVER).startswith("案卷已经交出")


def test_a_case_is_returned_with_a_remark_and_handed_over_again(case: Case) -> None:
    case.pass_on(Act.HAND_OVER)
    person.rename(REVIEWER)
    assert refused(case, Act.RETURN, "  ") == "退回须写明意见：需要改什么。"
    case.pass_on(Act.RETURN, "T3 请重核")
    assert stage_told(case.stage) == "已退回，待修改"
    case.edit(place(case), Figure(1))
    as_(PREPARER, case, Act.HAND_OVER)
    lines = passed_lines(case.journal)
    assert [one.stands for one in lines] == ["签署后数字有变，已失效", "", HOLDS]
    assert lines[1].remark == "T3 请重核"


def test_while_it_is_handed_over_others_only_mark_and_the_preparers_change_withdraws_it(case: Case) -> None:
    finding = case.findings()[0]
    case.edit(place(case), Figure(46477453100))
    case.pass_on(Act.HAND_OVER)
    person.rename(REVIEWER)
    with pytest.raises(UserError, match="was handed over by"):
        case.edit(place(case), Figure(1))
    with pytest.raises(UserError, match="was handed over by"):
        case.delete_rows(2, [1])
    case.handle([finding], State.CHECKED)
    case.verify(place(case))
    assert stage(case) is Stage.HANDED_OVER
    case.pass_on(Act.REVIEW)
    person.rename(PREPARER)
    case.edit(place(case), Figure(1))
    assert stage(case) is Stage.PREPARING
    lines = passed_lines(case.journal)
    why = ("T3 20801 人力资源和社会保障管理事务 基本支出：464,774,531 → 0.01",)
    assert [(one.who, one.stands, one.why) for one in lines] == [
        (PREPARER, "签署后数字有变，已失效", why),
        (REVIEWER, "签署后数字有变，已失效", why),
    ]
    case.undo()
    assert stage(case) is Stage.PREPARING  # whoever signed it off does so anew


def test_what_is_finished_is_changed_by_nobody_until_it_is_returned(case: Case) -> None:
    case.pass_on(Act.HAND_OVER)
    as_(REVIEWER, case, Act.REVIEW)
    as_(APPROVER, case, Act.FINISH)
    for name in (PREPARER, REVIEWER, APPROVER):
        person.rename(name)
        with pytest.raises(UserError, match="is finished"):
            case.edit(place(case), Figure(1))
    as_(PREPARER, case, Act.RETURN, "单位来函更正")
    case.edit(place(case), Figure(1))
    assert stage(case) is Stage.RETURNED


def test_undo_takes_back_nothing_of_another_person(case: Case) -> None:
    case.edit(place(case), Figure(1))
    case.pass_on(Act.HAND_OVER)
    person.rename(REVIEWER)
    with pytest.raises(UserError, match="nobody else takes that back"):
        case.undo()
    case.tick(case.findings()[0])
    case.undo()
    person.rename(PREPARER)
    assert deed_told(case.document, case.journal.last_done) == "交复核"
    case.undo()
    assert (stage(case), case.passed) == (Stage.PREPARING, [])
    person.rename(REVIEWER)
    with pytest.raises(UserError, match="nobody else takes that back"):
        case.redo()
    person.rename(PREPARER)
    case.redo()
    assert stage(case) is Stage.HANDED_OVER


def test_what_was_passed_on_is_told_on_paper_by_verify_and_in_json(
    small: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.handle(small.findings()[:1], State.DISMISSED, "公开表样所限")
    small.pass_on(Act.HAND_OVER, to=REVIEWER)
    print_report(small, tmp_path / "底稿.pdf")
    text = "".join(pages_of(tmp_path / "底稿.pdf"))
    assert "交接与签署" in text
    assert f"{PREPARER}" in text
    assert "程序未核验身份" in text
    as_(REVIEWER, small, Act.RETURN, "T3 请重核")
    found = standing_of(small)
    assert (found.changed, found.replaced) == (False, False)  # the paper tells what had been done until then
    small.close()
    assert cli.main(["verify", str(tmp_path / "案卷.gouji")]) == 1  # nobody signed the paper
    told = capsys.readouterr().out
    assert "案卷.gouji 的日志完整：共 6 行" in told
    assert "案卷状态：已退回，待修改。" in told
    assert f"退回：{REVIEWER}" in told
    assert cli.main(["check", "--json", str(tmp_path / "案卷.gouji")]) == 1
    review = json.loads(capsys.readouterr().out)["review"]
    assert (review["stage"], review["handled"][0]["state"]) == ("returned", "dismissed")
    first, second = review["passed"]
    assert (first["act"], first["role"], first["to"], first["stands"]) == ("hand-over", "preparer", REVIEWER, False)
    assert (second["act"], second["role"], second["remark"], second["stands"]) == ("return", None, "T3 请重核", None)


def test_a_certificate_of_another_name_than_was_declared_is_told(small: Case, tmp_path: Path) -> None:
    for one in small.findings():
        small.remark(one, "已核")
    small.pass_on(Act.HAND_OVER)
    print_report(small, tmp_path / "底稿.pdf", roles=("preparer",))
    sign(tmp_path / "底稿.pdf", "preparer", Hand(p12_of("preparer"), PASSWORD), small)
    found = standing_of(small)
    assert found.good
    assert f"编制人：证书的姓名是 {NAMES['preparer']}，案卷中以此角色签署的是 {PREPARER}。" in [*told(found)]


def test_where_a_case_is_takes_as_many_steps_however_much_was_said_since(small: Case) -> None:
    as_(PREPARER, small, Act.HAND_OVER)

    def steps() -> int:
        with counted() as taken:
            assert small.stage is Stage.HANDED_OVER
        return taken.steps

    before = steps()
    for _ in range(20):
        small.mark([PLACE], Sign.FOOTED)
        small.mark([PLACE], Sign.FOOTED, on=False)
    assert steps() == before


def test_what_was_signed_off_before_a_return_stands_no_longer_and_its_names_are_on_no_cover(small: Case) -> None:
    for name, act in ((PREPARER, Act.HAND_OVER), (REVIEWER, Act.REVIEW), (APPROVER, Act.FINISH)):
        as_(name, small, act)
    as_(REVIEWER, small, Act.RETURN, "请再核")
    as_(PREPARER, small, Act.HAND_OVER)
    *before, again = passed_lines(small.journal)
    assert [one.is_standing for one in before] == [False] * 4
    assert all("已因退回失效（李复核" in one.stands for one in before[:3])
    assert again.is_standing
