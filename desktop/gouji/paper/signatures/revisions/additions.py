"""What a revision may add to a paper: the signature that was made in it, and nothing else.

Whoever signs covers the revision that the signature is made in, whatever else was put into it: a page drawn over, a
font exchanged, an annotation. So each revision is compared with the one before it, object by object. The objects of
the paper stay as they are, but for those that a signature has to touch:

- its field, which gains its value and an appearance that fills its box and nothing else;
- the catalogue, which gains the certification of the first signature;
- the information, where programs note that and when they have written (our own do not).

What is new is reached from the field alone: nothing of the paper, not even a reference that led nowhere, leads to it.
And a revision is laid out plainly, so that every reader finds the same objects in it. One that cannot be read
strictly is refused. Held by ``tests/paper/test_additions.py`` and ``tests/paper/test_attacks.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from gouji.paper.signatures.revisions.pdf_values import Ref, Stream, Value, refs
from gouji.paper.signatures.revisions.revision import Entries, Revision, read_revision

OF_A_SIGNATURE = {
    *("/Type", "/Filter", "/SubFilter", "/Contents", "/ByteRange", "/M", "/Name", "/Reason", "/Location"),
    *("/ContactInfo", "/Reference", "/Prop_Build"),
}
OF_A_TRAILER = {"/Root", "/Info", "/ID", "/Size", "/Prev"}
OF_AN_EXTENSION = {"/Type", "/BaseVersion", "/ExtensionLevel", "/ExtensionRevision", "/URL"}
VERSIONS = {"/1.7", "/2.0"}
UNTURNED = [1, 0, 0, 1, 0, 0]

POINT = 1.0
"""Programs write the box of an appearance in whole points."""

TABLE = re.compile(
    rb"xref\s+(?:\d+ \d+ ?[\r\n]+(?:\d{10} \d{5} [nf](?: \r| \n|\r\n))+)+trailer\s*<<.*>>\s*"
    rb"startxref\s+\d+\s+%%EOF\s*",
    re.DOTALL,
)
"""The end of a revision: its table, line for line as the format wants it, and its trailer."""

ONCE = (b"trailer", b"startxref", b"%%EOF", b"/Root", b"/Prev", b"/Size")
OBJECT = re.compile(rb"(\d+) 0 obj\b")
DATE = re.compile(rb"D:\d{14}(?:Z|[-+]\d\d'\d\d'?)")
BY_ANOTHER = re.compile(rb"(?:; pyHanko [\d.]+)?")


@lru_cache(maxsize=3)  # a signature stays in the paper when the next one is put on it
def only_a_signature(before: bytes, after: bytes, number: int, role: str, owner: str) -> bool:
    """Whether a revision puts the signature of ``owner`` into the field of a role, and nothing else.

    ``before`` is the file without it, ``after`` the file up to its end; ``number`` counts from 1, the first signature.
    """
    revision = read_revision(before, after, number, role)
    if revision is None:
        return False
    try:
        return all(rule(revision) for rule in RULES) and _bears(revision, owner)
    except (KeyError, TypeError, ValueError, IndexError):  # a value has not the shape that it has in a signature
        return False


def _follows(one: Revision) -> bool:
    """It is one revision more and goes on from the one before it; the paper itself is one, as it was written."""
    return one.counted == (one.number, one.number + 1) and one.goes_on


def _is_laid_out_plainly(one: Revision) -> bool:
    """It is its objects one after the other, each once and where its table says, then the table and the trailer."""
    starts = sorted(one.places)
    if not one.lists_plainly or not starts or starts[0] < 0 or one.written[: starts[0]].strip():
        return False
    for start, end in zip(starts, [*starts[1:], one.table], strict=True):
        text = one.written[start:end].rstrip()
        head = OBJECT.match(text)
        if head is None or int(head[1]) != one.places[start] or not text.endswith(b"endobj"):
            return False
        if text.count(b"endobj") > 1:
            return False
    tail = one.written[one.table :]
    return all(tail.count(word) == 1 for word in ONCE) and TABLE.fullmatch(tail) is not None


def _names_the_same_document(one: Revision) -> bool:
    """Its trailer leads to the same catalogue and information, and says nothing that none has to say."""
    old, new = one.trailers
    kept = all(old.get(name) == new.get(name) for name in ("/Root", "/Info"))
    return kept and _list(old["/ID"])[0] == _list(new["/ID"])[0] and new.keys() <= OF_A_TRAILER


def _changes_what_it_has_to(one: Revision) -> bool:
    """Of the objects of the paper no other than field, catalogue and information are written again."""
    rules: dict[int, Callable[[Revision, Entries, Entries], bool]] = {
        one.info: _notes_who_wrote,
        one.catalogue: _certifies,
        one.field: _is_signed,
    }
    return one.field in one.changed and all(
        number in rules and rules[number](one, _entries(old), _entries(new))
        for number, (old, new) in one.changed.items()
    )


def _is_signed(one: Revision, old: Entries, new: Entries) -> bool:
    """The field has a value and perhaps an appearance, and had neither."""
    gained = new.keys() - old.keys()
    value = _entries(one.added[_ref(new["/V"])])
    return (
        {"/V"} <= gained <= {"/V", "/AP"}
        and {**new, **old} == new
        and value.get("/Type", "/Sig") == "/Sig"
        and value.keys() <= OF_A_SIGNATURE
        and ("/AP" not in gained or _fills_its_box(one, _entries(new["/AP"]), old["/Rect"]))
    )


def _fills_its_box(one: Revision, look: Entries, box: Value) -> bool:
    """A reader fits the box of an appearance into that of the field: it has the same size and is not turned."""
    drawn = one.added[_ref(look["/N"])]
    return (
        look.keys() == {"/N"}
        and isinstance(drawn, Stream)
        and drawn.entries["/Subtype"] == "/Form"
        and drawn.entries.get("/Matrix", UNTURNED) == UNTURNED
        and "/OC" not in drawn.entries
        and all(abs(a - b) <= POINT for a, b in zip(_size(drawn.entries["/BBox"]), _size(box), strict=True))
    )


def _size(box: Value) -> tuple[float, float]:
    left, bottom, right, top = (float(one) for one in _list(box) if isinstance(one, float))
    return abs(right - left), abs(top - bottom)


def _certifies(one: Revision, old: Entries, new: Entries) -> bool:
    """The first signature certifies the paper; with it a program may say which version of the format it wrote."""
    gained = {name: value for name, value in new.items() if name not in old or old[name] != value}
    by = {"/DocMDP": _entries(one.changed[one.field][1])["/V"]}
    return (
        one.number == 1
        and old.keys() <= new.keys()
        and gained.keys() <= {"/Perms", "/Version", "/Extensions"}
        and gained.get("/Perms", by) == by
        and gained.get("/Version", "/1.7") in VERSIONS
        and _says_only_which(gained.get("/Extensions", {}))
    )


def _says_only_which(extensions: Value) -> bool:
    """Extensions are names and numbers."""
    if isinstance(extensions, list):
        return all(map(_says_only_which, extensions))
    told = _entries(extensions)
    if told.get("/Type") == "/DeveloperExtensions":
        return told.keys() <= OF_AN_EXTENSION and not any(isinstance(one, dict | list | Ref) for one in told.values())
    return all(map(_says_only_which, told.values()))


def _notes_who_wrote(_: Revision, old: Entries, new: Entries) -> bool:
    """When the file was written last, and by which program of those that we know."""
    date, before, after = (_text(one) for one in (new["/ModDate"], old["/Producer"], new["/Producer"]))
    return (
        {**new, "/ModDate": old["/ModDate"], "/Producer": old["/Producer"]} == old
        and DATE.fullmatch(date) is not None
        and after.startswith(before)
        and BY_ANOTHER.fullmatch(after[len(before) :]) is not None
    )


def _leads_nowhere_else(one: Revision) -> bool:
    """What is new belongs to the signature, and nothing named what is new before it was there."""
    field = _entries(one.changed[one.field][1])
    reached: set[int] = set()
    todo = [*refs([field["/V"], field.get("/AP")])]
    while todo:
        number = todo.pop().number
        if number in one.added and number not in reached:
            reached.add(number)
            todo += refs(one.added[number])
    written = [*one.added.values(), *(new for _, new in one.changed.values())]
    closed = _all_lead_to(one.stood, one.paper) and _all_lead_to(one.stood | one.added.keys(), written)
    return reached == one.added.keys() and closed


def _all_lead_to(there: Iterable[int], values: Iterable[Value]) -> bool:
    known = set(there)
    return all(ref.number in known and ref.generation == 0 for value in values for ref in refs(value))


RULES = (_follows, _is_laid_out_plainly, _names_the_same_document, _changes_what_it_has_to, _leads_nowhere_else)


def _bears(one: Revision, owner: str) -> bool:
    """Who is said to have signed, where that is said, is whose certificate it is."""
    return one.name is None or one.name == owner


def _entries(value: Value) -> Entries:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


def _list(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _text(value: Value) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError(value)
    return value


def _ref(value: Value) -> int:
    if not isinstance(value, Ref):
        raise TypeError(value)
    return value.number
