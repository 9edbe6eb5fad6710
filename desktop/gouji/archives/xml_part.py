"""A part in XML as its bytes: where its elements begin and end, and what is put between them, joined once.

Names are told by what they mean, whatever their prefix, quotes and order; a parser tells where they stand, and no
pattern is taken for an element that is text, a comment or CDATA. Held by ``tests/archives/test_xml_part.py``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_TAG = re.compile(rb"""<(?:([^\s<>/:"'=]+):)?[^\s<>/"'=]+(?:[^<>"']|"[^"]*"|'[^']*')*?(/?)>""")
_UTF8 = ("utf-8", "us-ascii")
_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""What a part begins with that is in UTF-16."""

_DEEPEST = 500
"""Elements within each other; those of a workbook are some ten deep."""

FORBIDDEN = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What no XML holds."""


class StrangeError(ValueError):
    """A part is not built as it should be, or in a way that nobody here knows."""


class Name(NamedTuple):
    """What a name means: ``space`` is the address of its vocabulary, empty where there is none."""

    space: str
    local: str


@dataclass(slots=True, eq=False)
class Element:
    """An element: ``start`` is the byte with which it begins, ``end`` that of its end tag."""

    name: Name
    given: Mapping[Name, str]
    start: int
    depth: int
    end: int = 0
    children: list[Element] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    spaces: Mapping[str, str] = field(default_factory=dict)
    """The prefixes that are declared at it, with the address of each."""

    @property
    def text(self) -> str:
        """What stands in it, that of its children left out."""
        return "".join(self.held)

    def get(self, local: str, otherwise: str = "") -> str:
        """What an attribute without a prefix says."""
        return self.given.get(Name("", local), otherwise)

    def of(self, *locals_: str) -> Iterator[Element]:
        """Its children of these names, of whatever vocabulary."""
        return (one for one in self.children if one.name.local in locals_)


def tree(part: bytes, deepest: int, passed: Collection[str] = ()) -> Element:
    """The root of a part, with what is in it as deep as that, 1 being the root itself; nothing of what is in elements
    of ``passed`` names. Raises StrangeError for what is no XML in UTF-8, or declares a document type.
    """
    return _Reading(part, deepest, passed).root


class _Reading:
    def __init__(self, part: bytes, deepest: int, passed: Collection[str]) -> None:
        if part.startswith(_MARKS):
            raise StrangeError("UTF-16")
        self._deepest, self._passed = deepest, passed
        self._open: list[Element] = []
        self._within = 0
        """Elements that are open and not kept."""
        self._roots: list[Element] = []
        self._spaces: dict[str, str] = {}
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.StartNamespaceDeclHandler = self._prefixed
        parser.StartDoctypeDeclHandler = self._refuse
        parser.XmlDeclHandler = self._declared
        try:
            parser.Parse(part, True)
        except (expat.ExpatError, LookupError) as error:
            raise StrangeError from error

    @property
    def root(self) -> Element:
        return self._roots[0]

    def _refuse(self, *_: object) -> None:
        raise StrangeError("a document type")

    def _declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        if encoding is not None and encoding.lower() not in _UTF8:
            raise StrangeError(encoding)

    def _prefixed(self, prefix: str | None, space: str | None) -> None:
        self._spaces[prefix or ""] = space or ""

    def _start(self, tag: str, given: Mapping[str, str]) -> None:
        above, spaces, self._spaces = self._open, self._spaces, {}
        if self._within or len(above) == self._deepest or (above and above[-1].name.local in self._passed):
            self._within += 1
            if self._within > _DEEPEST:
                raise StrangeError("too deep")
            self._parser.CharacterDataHandler = None
            return
        attributes = {_name(name): value for name, value in given.items()}
        one = Element(_name(tag), attributes, self._parser.CurrentByteIndex, len(above) + 1, spaces=spaces)
        (above[-1].children if above else self._roots).append(one)
        above.append(one)

    def _end(self, _: str) -> None:
        if self._within:
            self._within -= 1
            if not self._within:
                self._parser.CharacterDataHandler = self._text
            return
        self._open.pop().end = self._parser.CurrentByteIndex

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].held.append(text)


def _name(told: str) -> Name:
    space, _, local = told.rpartition(" ")
    return Name(space, local)


class Tag(NamedTuple):
    """The tag with which an element begins: the byte behind it, and whether the element ends with it."""

    end: int
    is_empty: bool


def tag_at(part: bytes, start: int) -> Tag:
    """The tag of the element that begins with a byte."""
    found = _tag(part, start)
    return Tag(found.end(), bool(found[2]))


def element_end(part: bytes, start: int, at: int) -> int:
    """The byte behind an element that begins with a byte, where the parser tells ``at`` which it ends."""
    tag = tag_at(part, start)
    return tag.end if tag.is_empty else part.index(b">", at) + 1


def _tag(part: bytes, start: int) -> re.Match[bytes]:
    found = _TAG.match(part, start)
    if found is None:
        raise StrangeError("no tag")
    return found


class Edited:
    """A part, with what is put into it. Offsets are those of the part as it is."""

    def __init__(self, part: bytes) -> None:
        self._part = part
        self._pieces: list[tuple[int, int, bytes]] = []

    def prefix(self, element: Element) -> str:
        """What stands before the names of an element and of its like, its colon included."""
        prefix = _tag(self._part, element.start)[1]
        return f"{prefix.decode()}:" if prefix else ""

    def put_before(self, element: Element, new: str) -> None:
        """Put something before an element."""
        self._put(element.start, element.start, new)

    def put_after(self, element: Element, new: str) -> None:
        """Put something behind an element."""
        end = self._end(element)
        self._put(end, end, new)

    def put_last(self, element: Element, new: str) -> None:
        """Put something into an element behind what it holds; once."""
        tag = _tag(self._part, element.start)
        if not tag[2]:
            self._put(element.end, element.end, new)
            return
        name = self._part[tag.start() + 1 : tag.end()].split(b"/")[0].split()[0].decode()
        self._put(tag.start(2), tag.end(), f">{new}</{name}>")

    def replace(self, element: Element, new: str = "") -> None:
        """Put something in place of an element."""
        self._put(element.start, self._end(element), new)

    def joined(self) -> bytes:
        """The part as it is then."""
        made, at = list[bytes](), 0
        for start, end, new in sorted(self._pieces, key=lambda one: one[:2]):
            made += (self._part[at:start], new)
            at = end
        return b"".join((*made, self._part[at:]))

    def _put(self, start: int, end: int, new: str) -> None:
        self._pieces.append((start, end, new.encode()))

    def _end(self, element: Element) -> int:
        return element_end(self._part, element.start, element.end)


def written(text: str) -> str:
    """A text as it stands between tags; what XML cannot hold is left out."""
    return escape(FORBIDDEN.sub("", text))


def attributes(**given: str) -> str:
    """Attributes as they stand in a tag."""
    return "".join(f" {name}={quoteattr(FORBIDDEN.sub('', value))}" for name, value in given.items())
