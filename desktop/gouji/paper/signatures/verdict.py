"""The verdict on a paper, as data: its signatures, who is still to sign, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

BEFORE = "The paper was altered, or saved by another program, after it was written and before anyone signed it."
REWRITTEN = "The file was written anew by another program after {name} signed; the signature no longer fits it."
ALTERED = "The contents were altered after {name} signed."
FORGED = "The signature of {name} does not belong to its certificate."
OVERLAID = "Something other than a signature was added after {name} signed."
BESIDE = "When {name} signed, something other than the signature was put on the paper too."
AFTER_LOCK = "A further signature was added after {name} had closed the paper."
APPENDED = "Something was appended to the file after the last signature."
STRANGER = "There is a signature in the field {field}, where none is expected."
OUT_OF_DATE = "The certificate of {name} was not valid when it signed."
SAME_HAND = "{name} signed in more than one role."
WRONG_ORDER = "The signatures were not made in the order preparer, reviewer, approver."


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it must be: a message id and what fills it."""

    message: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature on the paper."""

    role: str
    name: str
    at: datetime | None
    issuer: str
    self_issued: bool
    certificate: str
    whole: bool
    """It covers the file to its end; otherwise the revision in which it was made."""
    locks: bool
    intact: bool
    """Nothing that it covers was changed, and what came later was allowed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything that a paper's signatures say."""

    index: str
    state: str
    source: str
    roles: tuple[str, ...]
    """Who is expected to sign, as stored when the paper was made."""
    signatures: tuple[Signature, ...]
    faults: tuple[Fault, ...]
    digest: str
    """SHA-256 of the paper as it was written, before any signature."""
    imprinted: bool
    """It carries its own digest, and that is so."""
    made: str
    """By what it was made, as it says; blank where it says nothing."""
    paper: bytes = field(repr=False)
    """As it was written, before any signature."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Expected roles without a signature: not signed yet, or cut off."""
        signed = {one.role for one in self.signatures}
        return tuple(role for role in self.roles if role not in signed)

    @property
    def good(self) -> bool:
        """Every expected role signed and nothing was changed."""
        return not self.missing and not self.faults
