"""Which parts of a document are tied: the counts of the map are the relations of the check, none more and none less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from gouji.casework.case import Case
from gouji.checking.check import Check
from gouji.checking.families.family import NOT_APPLICABLE, OUTCOMES
from gouji.checking.prose.text import held
from gouji.model.document import Beside, Cell
from gouji.pictures.ties import FORMS, TEXT, Node, Sort, naming, ties_of
from gouji.reading.read import read_original
from tests.checking.prose.pages import page_of
from tests.conftest import SLIPS
from tests.explaining.small import TIE, bound, by, document, put, table
from tests.generated.years import files_with_a_slip
from tests.window.conftest import TEXT as SAID


@pytest.fixture
def case() -> Iterator[Case]:
    case = Case.look_at(SLIPS)
    yield case
    case.close()


def node(number: int) -> Node:
    return Node(Sort.TABLE, number)


def relations(check: Check) -> Iterator[tuple[set[Node], str]]:
    """Every relation that applies: the nodes that it names, and its state."""
    for family in check.families:
        for i, outcome in enumerate(family.outcomes.tolist()):
            sides = family.sides(i)
            named = {node(cell.table) for cell in sides.cells}
            named |= {Node(Sort.BESIDE, 0, one.beside.value) for one in sides.elsewhere}
            if OUTCOMES[outcome] is not NOT_APPLICABLE and named:
                yield named, family.state(i)


def counted_one_by_one(check: Check) -> tuple[dict[Node, Counter[str]], dict[tuple[Node, Node], Counter[str]]]:
    within: dict[Node, Counter[str]] = {}
    between: dict[tuple[Node, Node], Counter[str]] = {}
    for named, state in relations(check):
        if len(named) == 1:
            within.setdefault(next(iter(named)), Counter())[state] += 1
        for pair in combinations(sorted(named), 2):
            between.setdefault(pair, Counter())[state] += 1
    return within, between


def test_the_counts_are_the_relations_of_the_check(case: Case) -> None:
    tied = ties_of(case.check)
    within, between = counted_one_by_one(case.check)
    assert {one: counts for one, counts in tied.within.items() if counts} == within
    assert tied.between == between
    assert tied.between[node(2), node(4)] == Counter({"agrees": 110, "differs": 1})


def test_the_tables_stand_in_the_order_of_the_document_tied_or_not(case: Case) -> None:
    tied = ties_of(case.check)
    assert tied.nodes == tuple(map(node, range(8)))
    assert tied.within[node(5)] == Counter()
    assert [*tied.between] == sorted(tied.between)


def test_one_that_names_three_tables_ties_every_two_of_them() -> None:
    three = [table(kind, number, [(1, 2)] * 3) for number, kind in enumerate(("revenue", "expenditure", "project"), 1)]
    law = bound("revenue!合计.合计 + expenditure!合计.合计 = project!合计.合计")
    tied = ties_of(Check(document(*three), by(law)))
    assert {pair: counts.total() for pair, counts in tied.between.items()} == {
        (node(0), node(1)): 1,
        (node(0), node(2)): 1,
        (node(1), node(2)): 1,
    }
    assert all(not counts for counts in tied.within.values())


def test_what_is_typed_changes_the_counts() -> None:
    check = Check(
        document(table("expenditure", 1, [(1, 2)] * 3), table("general-expenditure", 2, [(1, 2)] * 3)), by(TIE)
    )
    pair = node(0), node(1)
    assert set(ties_of(check).between[pair]) == {"agrees"}
    put(check, "T1!201.合计", 7)
    assert ties_of(check).between[pair]["differs"] == 1


def test_the_text_is_tied_to_the_tables_that_its_words_are_held_against(tmp_path: Path) -> None:
    check = Check(page_of(tmp_path, "预算", "般", SAID))
    tied = ties_of(check)
    assert TEXT in tied.nodes
    assert FORMS not in tied.nodes
    against = Counter(cell.table for one in held(check) for cell in {Cell(c.table, 0, 0) for c in one.cells})
    ties = {one.number: counts.total() for (one, other), counts in tied.between.items() if other == TEXT}
    assert ties == against
    assert ties
    alone = sum(not one.cells for one in held(check))
    assert tied.within[TEXT].total() == alone


def test_families_tell_which_relations_name_an_end(case: Case) -> None:
    for family in case.check.families:
        assert not naming(family, Beside.PRIOR).any()
        for number in range(8):
            own = [any(cell.table == number for cell in family.sides(i).cells) for i in range(len(family.outcomes))]
            assert np.array_equal(naming(family, number), own)


def test_a_document_beside_is_tied_to_what_is_held_against_it(tmp_path: Path) -> None:
    accounts, before, _ = files_with_a_slip(tmp_path, "xlsx", 3)
    with closing(Case.open(accounts)) as case:
        case.join(read_original(before, alone=False), Beside.PRIOR)
        tied = ties_of(case.check)
        prior = Node(Sort.BESIDE, 0, "prior")
        assert tied.nodes[-1] == prior
        assert {pair: counts for pair, counts in tied.between.items() if TEXT not in pair and FORMS not in pair} == (
            counted_one_by_one(case.check)[1]
        )
        assert sum(counts.total() for pair, counts in tied.between.items() if prior in pair) > 0
        assert tied.between[node(0), prior]["to explain"] == 1
