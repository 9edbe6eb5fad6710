"""``gouji journal``: what was done in a case, line by line."""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import datetime
from pathlib import Path

from gouji.casework.history.record import Asked, Kind
from gouji.casework.told_of_file import told_of_case
from gouji.commands.options import kinds
from gouji.commands.status import DIFFERS, GOOD
from gouji.errors import UserError
from gouji.streams import tell, warn
from gouji.wording import say


def run(options: argparse.Namespace) -> int:
    """What was done in a case, line by line; the status is that of its chain."""
    from gouji.casework.case import Case
    from gouji.casework.exchange.journal_lines import told_lines

    with closing(Case.look_at(Path(options.case))) as case:
        warn(*(broken := [*told_of_case(case)]))
        tell(*told_lines(case, _asked_of(options), as_json=options.json))
    return DIFFERS if broken else GOOD


def _asked_of(options: argparse.Namespace) -> Asked:
    """What of a journal is wanted. Raises UserError for a time or a kind that there is not."""
    times = (_time(options.since), _time(options.until))
    return Asked(options.who, _kind(options.kind), options.table, options.text, *times)


def _kind(named: str) -> str:
    """A kind by the word that is shown or by that of the JSON."""
    known = {word: one.value for one in Kind for word in (one.value, say(one.message))} | {"": ""}
    if named not in known:
        raise UserError("no-such-kind", "There is no kind {name}. There are: {kinds}.", name=named, kinds=kinds())
    return known[named]


def _time(told: str) -> str:
    """A day or a time as it was given; one that is in no calendar is refused."""
    try:
        datetime.fromisoformat(told or "2000-01-01")
    except ValueError:
        raise UserError("no-such-time", "{time} is no day or time. Write 2026-03-31.", time=told) from None
    return told
