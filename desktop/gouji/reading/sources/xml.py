"""XML read as it comes, by what is to be done where an element begins and ends: no tree, no entities of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from xml.parsers import expat

from gouji.reading.sources.refusals import damaged

DEEPEST = 500
"""Elements within each other; those of a document are some ten deep in each cell."""

Attributes = Mapping[str, str]
Begin = Callable[[Attributes], None]
End = Callable[[], None]


def walk(data: bytes, name: str, begin: Callable[[expat.XMLParserType], None] | None = None) -> None:
    """Read a whole part with its names as they are written, for a library that knows no namespaces reads it so too.

    ``begin`` may set what is told of it. Raises UserError where it is not well-formed XML or declares a document type.
    """

    def refuse(*_: object) -> None:
        raise damaged(name)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    if begin is not None:
        begin(parser)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter two: encodings that nobody knows
        raise damaged(name) from error


def starting(told: Callable[[str, Attributes], None]) -> Callable[[expat.XMLParserType], None]:
    """For ``walk``: each element and its attributes are told where it begins."""

    def begin(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = told

    return begin


def local(tag: str) -> str:
    """A name without its prefix."""
    return tag.rpartition(":")[2]


class Acts(dict[str, Callable[[Attributes], None] | None]):
    """What is done at an element, by its name with whatever prefix."""

    def __missing__(self, tag: str) -> Callable[[Attributes], None] | None:
        self[tag] = act = self.get(local(tag))
        return act


class XmlStream:
    """``begins``, ``ends`` and ``roots`` go by ``namespace name``; ``text`` is called with what stands between tags."""

    def __init__(
        self,
        name: str,
        roots: Collection[str],
        begins: Mapping[str, Begin],
        ends: Mapping[str, End],
        text: Callable[[str], None],
    ) -> None:
        self._name, self._roots, self._begins, self._ends, self._told = name, roots, begins, ends, text
        self._depth = 0
        self._skipped = 0
        """Elements that are open from the one that is skipped."""
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._root
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Read a piece. Raises UserError where the file is damaged."""
        try:
            self._parser.Parse(data, last)
        except (expat.ExpatError, LookupError, ValueError) as error:
            # LookupError: an element outside the one it needs, an encoding that nobody knows; ValueError: one of Asia
            raise damaged(self._name) from error

    def skip(self) -> None:
        """Called where an element begins: nothing in it is told."""
        self._skipped = 1

    def _refuse(self, *_: object) -> None:
        """A document type is declared in no part of a document; entities that grow without end would be."""
        raise damaged(self._name)

    def _root(self, tag: str, _: Attributes) -> None:
        if tag not in self._roots:
            raise damaged(self._name)
        self._parser.StartElementHandler = self._begin

    def _begin(self, tag: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise damaged(self._name)
        if self._skipped:
            self._skipped += 1
        elif act := self._begins.get(tag):
            act(attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
        elif act := self._ends.get(tag):
            act()

    def _text(self, text: str) -> None:
        if not self._skipped:
            self._told(text)
