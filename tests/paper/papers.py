"""Papers that the tests sign, and with what."""

from __future__ import annotations

from pathlib import Path

from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import print_report
from gouji.paper.signatures import signing
from gouji.paper.signatures.roles import ROLES
from tests.paper.people import NOW, credential_of

BUDGET = """2024年部门支出预算总表
单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
201\t一般公共服务支出\t60\t30\t20
20101\t人大事务\t60\t40\t20
"""
"""A table of which two sums differ: what is signed need not be long."""


def signed_in_turn(source: Path, paper: Path) -> tuple[bytes, ...]:
    """The paper of a document unsigned, then signed by the preparer, the reviewer, the approver."""
    print_report(Case.look_at(source), paper)
    held = [paper.read_bytes()]
    for role in ROLES:
        signing.sign(paper, credential_of(role), role, NOW)
        held.append(paper.read_bytes())
    return tuple(held)


def metadata_of(role: str) -> PdfSignatureMetadata:
    """What a signature of a role says of itself, made by others than this program."""
    return PdfSignatureMetadata(
        field_name=role,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=role == ROLES[0],
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
