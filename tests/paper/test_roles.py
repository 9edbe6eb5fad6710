"""Who signs, as a user may type it: by ids that scripts know, or by the names on the paper."""

from __future__ import annotations

import pytest

from gouji import cli
from gouji.errors import UserError
from gouji.paper.signatures.roles import ROLES, chosen


@pytest.mark.parametrize(
    ("typed", "roles"),
    [
        ("preparer,approver", ("preparer", "approver")),
        ("复核人、编制人", ("preparer", "reviewer")),
        ("编制人，复核人，批准人", ROLES),
    ],
)
def test_roles_are_known_by_id_and_by_name_in_the_order_of_signing(typed: str, roles: tuple[str, ...]) -> None:
    assert chosen(typed) == roles


@pytest.mark.parametrize("typed", ["", "局长", "preparer,局长"])
def test_what_is_no_role_is_told(typed: str) -> None:
    with pytest.raises(UserError, match="names no signers"):
        chosen(typed)


def test_a_paper_is_signed_in_a_role_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    """A role that is none is refused before anything is looked for."""
    with pytest.raises(SystemExit):
        cli.main(["sign", "底稿.pdf", "--p12", "甲.p12", "--role", "局长"])
    assert "--role" in capsys.readouterr().err
    assert cli.main(["sign", "没有这份底稿.pdf", "--p12", "甲.p12", "--role", "复核人"]) == cli.UNREADABLE
    assert "GOUJI_P12_PASSWORD" in capsys.readouterr().err  # the role was understood
