"""What is said of packs: what each is for, and in few words by which a document is judged and how that came about."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checking.check import Check
from gouji.checking.rules.choosing import applies
from gouji.checking.rules.pack import NO_DEPARTMENT, Documents, Pack
from gouji.model.document import Document
from gouji.wording import listed, say


def purpose(pack: Pack) -> str:
    """For which documents a pack is made."""
    if pack.documents is not None:
        return listed(_asked(pack.documents))
    if pack.id == NO_DEPARTMENT:
        return say("for what is no budget or account of a department: only sums within its tables are held")
    return say("for budgets and accounts that no other rules are made for")


def _asked(asked: Documents) -> Iterator[str]:
    stage = say(asked.stage or "budget or accounts")
    regions = listed(map(say, asked.region))
    yield say("{stage} of {region}", stage=stage, region=regions) if regions else stage
    yield from years_of(asked)
    if asked.tables:
        least, most = len(asked.tables), len(asked.tables) + len(asked.may_print)
        yield say("{count} tables", count=f"{least}–{most}" if most > least else least)


def years_of(asked: Documents) -> Iterator[str]:
    """For which years a pack is made, as far as it says."""
    if asked.since is not None and asked.since == asked.until:
        yield say("of {year}", year=asked.since)
    else:
        yield from (say("since {year}", year=year) for year in (asked.since,) if year is not None)
        yield from (say("until {year}", year=year) for year in (asked.until,) if year is not None)


def is_for(pack: Pack, document: Document) -> bool:
    """Whether a document is as a pack asks."""
    return pack.documents is not None and applies(pack.documents, document)


def rules_in_short(check: Check) -> str:
    """By which pack, and whether its form was recognised or somebody chose it."""
    choice = check.choice
    if choice.by_person:
        how = "chosen by a person"
    elif choice.pack.documents is not None:
        how = "form recognised"
    else:
        how = "no department" if choice.pack.id == NO_DEPARTMENT else "no form recognised"
    return say("Rules: {pack} · {how}", pack=say(choice.pack.name), how=say(how))
