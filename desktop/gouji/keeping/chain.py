"""The documents and entries of a case as links of a chain: each carries the digest of itself and of all before it.

The first link is the document that the case began with, which names its files by their digests; each entry is the next
one, with its number, when it was made, by whom, and what it says, letter by letter. So nothing before an entry can be
another unseen, and whoever holds one digest, as a signed paper does, holds all that was done until then. Whoever forges
every digest behind what is altered is met by that paper. Held by ``tests/keeping/test_chain.py``.

In a case of an older version the chain begins with the first entry that is added: what was done before is one link, and
is proved only from then on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

FIRST = 1
"""The number of the document that a case began with."""


class Row(NamedTuple):
    """An entry as it stands in its file."""

    number: int
    at: object
    who: object
    kind: object
    body: object
    digest: object


class Part(NamedTuple):
    """A document as it stands in its file, by its number."""

    number: int
    snapshot: object
    digest: object


class Altered(StrEnum):
    """What is not as it was kept."""

    VERSION = "version"
    DOCUMENT = "document"
    SOURCE = "source"
    ENTRY = "entry"


class Breach(NamedTuple):
    """Where a chain does not hold: in which document or entry, by its number; of an entry when and by whom it says it
    was made; of a file its name."""

    what: Altered
    number: int = 0
    at: str = ""
    who: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """What the chain of a case proves."""

    heads: set[str] = field(default_factory=set)
    """The digest of every link that holds, with all before it; what is added is put to them."""
    breaches: tuple[Breach, ...] = ()
    since: str | None = ""
    """When the chain began (ISO 8601): "" with the case, None where there is none yet."""
    aside: int = 0
    """How many entries were set aside."""


def link(before: str, *parts: object) -> str:
    """The digest of a link and of all ``before`` it."""
    return sha256("".join(map(_told, (before, *parts))).encode(errors="surrogatepass")).hexdigest()


def _told(part: object) -> str:
    """A value of a file as it goes into a link: by its type and length, so that no two values run together."""
    text = part if isinstance(part, str) else repr(part)
    return f"{type(part).__name__}{len(text)}:{text}"


def of_document(number: int, snapshot: object) -> str:
    """The digest of a document as it is kept."""
    return link("", number, snapshot if not isinstance(snapshot, str) else sha256(snapshot.encode()).hexdigest())


def of_entry(before: str, row: Row) -> str:
    """The digest of an entry behind what has the digest ``before``."""
    return link(before, row.number, row.at, row.who, row.kind, row.body)


@dataclass
class _Walk:
    """A chain as it is followed, entry by entry."""

    running: str
    holds: bool
    chained: bool = False
    heads: set[str] = field(default_factory=set)

    def breach(self, row: Row) -> Breach | None:
        """What is wrong with the next entry; nothing where it holds."""
        computed = of_entry(self.running, row)
        self.running = computed
        if row.digest is None and not self.chained:
            return None  # of an older version: the first entry of the chain holds all of these
        self.chained = True
        if computed == row.digest:
            if self.holds:
                self.heads.add(computed)
            return None
        self.holds = False
        self.running = row.digest if isinstance(row.digest, str) else computed
        return _of(row)


def _of(row: Row) -> Breach:
    return Breach(Altered.ENTRY, row.number, _text(row.at), _text(row.who))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def proved(parts: Sequence[Part], rows: Sequence[Row], *, begins: str, known: Collection[str]) -> Proof:
    """What the chain of a case proves of its documents and entries.

    ``begins`` is the kind of the entry with which the chain begins in a case of an older version; ``known`` are the
    digests that entries tell of documents which came later.
    """
    if all(one.digest is None for one in parts) and all(one.digest is None for one in rows):
        return Proof(since=None)
    computed = {one.number: of_document(one.number, one.snapshot) for one in parts}
    breaches = [*_altered(parts, computed, known)]
    begun = next((one.digest for one in parts if one.number == FIRST and isinstance(one.digest, str)), "")
    walk = _Walk(begun, holds=not breaches)
    if walk.holds:
        walk.heads.add(walk.running)
    breaches += filter(None, map(walk.breach, rows))
    if rows and not walk.chained:
        breaches.append(_of(rows[-1]))
    began = next((_text(row.at) for row in rows if row.kind == begins), "")
    return Proof(walk.heads if walk.chained or not rows else set(), tuple(breaches), began)


def _altered(parts: Sequence[Part], computed: dict[int, str], known: Collection[str]) -> Iterator[Breach]:
    """The documents that are not as they were kept; all but the first are told by the entry with which they came."""
    for one in parts:
        told = one.number == FIRST or computed[one.number] in known
        if one.digest != computed[one.number] or not told:
            yield Breach(Altered.DOCUMENT, one.number)
