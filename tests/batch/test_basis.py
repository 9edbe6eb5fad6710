"""Whatever decides what is told of a document makes another basis, and goes with the task as data."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from gouji.batch.basis import Basis, basis_now
from gouji.checking.rules.own import NONE, Draft
from gouji.errors import UserError
from gouji.keeping import own_rules
from gouji.keeping.user.answers import remember
from gouji.model.document import Document
from gouji.model.rawgrid import Answer
from gouji.wording import speaking

PACK = 'id = "ours"\nname = "本局"\nbase = "general"\n'


def test_rules_answers_language_and_program_make_another_basis(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = [basis_now().digest]
    rules, _ = NONE.with_rule(Draft("总表相等", "支出总表!合计.合计 = 收入总表!合计.合计"))
    own_rules.keep(rules)
    digests.append(basis_now().digest)
    remember("a shape", Answer("other", 1, (0,), (1,), (2,), ("合计",)))
    digests.append(basis_now().digest)
    digests.append(basis_now("general").digest)
    with speaking("en"):
        digests.append(basis_now("general").digest)
    monkeypatch.setattr("gouji.batch.basis.__version__", "0.0.1")
    digests.append(basis_now("general").digest)
    assert len({*digests}) == len(digests)


def test_a_basis_that_was_sent_judges_as_the_one_here(sample: Document, tmp_path: Path) -> None:
    rules, _ = NONE.with_rule(Draft("总表相等", "支出总表!合计.合计 = 收入总表!合计.合计"))
    own_rules.keep(rules)
    sent = Basis(**json.loads(json.dumps(asdict(basis_now()))))
    assert [law.name for law in sent.choice(sample).pack.own] == ["总表相等"]
    file = tmp_path / "本局.toml"
    file.write_text(PACK, "utf-8")
    sent = Basis(**json.loads(json.dumps(asdict(basis_now(str(file))))))
    file.unlink()
    choice = sent.choice(sample)
    assert (choice.pack.id, choice.by_person) == ("ours", True)


def test_rules_that_are_not_there_are_refused_before_anything_is_done() -> None:
    with pytest.raises(UserError):
        basis_now("no-such-rules")
