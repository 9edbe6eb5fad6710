"""A file of Office as its parts: what each relates to, and the file again with some of its parts anew.

Every other part stays as it is packed, byte for byte. What is unpacked is no more than what is asked for, within the
bounds of a document. Held by ``tests/archives/test_package.py``.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator, KeysView
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from gouji.archives.packing import Packed, archive_of, packed
from gouji.archives.unpacking import BROKEN, LOCKED, as_packed, inflated, refuse_too_much
from gouji.archives.xml_part import Edited, Element, StrangeError, attributes, tree

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "[Content_Types].xml"

ROOT = ""
"""What relates to the parts of the file that nothing else relates to."""


class Relation(NamedTuple):
    """That a part relates to another one: ``kind`` is what for, as its address says; ``target`` is no part where it is
    outside of the file."""

    name: str
    kind: str
    target: str
    inside: bool


class Package:
    """Raises StrangeError for what no program writes so, UserError for more than a document unpacks to."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        try:
            with ZipFile(BytesIO(data)) as archive:
                refuse_too_much(archive, name)
                entries = archive.infolist()
        except BROKEN as error:
            raise StrangeError from error
        self._entries = {entry.filename: entry for entry in entries}
        self._spelt = {path.lower(): path for path in self._entries}
        if len(self._spelt) < len(entries):
            raise StrangeError("parts whose names are the same")
        if sum(entry.compress_size for entry in entries) > len(data):
            raise StrangeError("parts within each other")
        if any(entry.flag_bits & LOCKED for entry in entries):
            raise StrangeError("locked")
        self._anew: dict[str, bytes] = {}
        self._related: dict[str, list[Relation]] = {}
        self._added: defaultdict[str, list[Relation]] = defaultdict(list)
        self._parted: defaultdict[str, set[str]] = defaultdict(set)
        self._declared: dict[str, str] = {}
        self._gone: set[str] = set()

    @property
    def paths(self) -> KeysView[str]:
        """Of the parts that it came with."""
        return self._entries.keys()

    def size(self, path: str) -> int:
        """How many bytes a part that it came with has once it is unpacked."""
        return self._entries[path].file_size

    def part(self, path: str) -> bytes:
        """A part as it stands. Raises StrangeError where there is none, or it is damaged."""
        if path in self._anew:
            return self._anew[path]
        entry = self._entries.get(path)
        if entry is None or entry.compress_type not in (ZIP_DEFLATED, ZIP_STORED):
            raise StrangeError("no such part, or one that is packed as Office does not")
        try:
            if entry.compress_type == ZIP_DEFLATED:
                return inflated(self._data, entry)[0]
            with ZipFile(BytesIO(self._data)) as archive:
                return archive.read(entry)
        except BROKEN as error:
            raise StrangeError from error

    def put(self, path: str, part: bytes, content: str = "") -> None:
        """Put a part there, or another one in its place; of a new one it is declared what its ``content`` is."""
        self._anew[path] = part
        self._spelt.setdefault(path.lower(), path)
        if content:
            self._declared[path] = content

    def drop(self, path: str) -> None:
        """Take a part out, with what declares it and what it relates to."""
        self._gone |= {path, _relations_of(path)}

    def free(self, path: str, ending: str) -> str:
        """A path that is free, of this beginning with a number behind it."""
        number = 1
        while f"{path}{number}{ending}".lower() in self._spelt:
            number += 1
        return f"{path}{number}{ending}"

    def related(self, path: str) -> list[Relation]:
        """What a part relates to; those that were added among them. Raises StrangeError for two of one name."""
        if path not in self._related:
            self._related[path] = [*self._read_relations(path)]
        found = [*self._related[path], *self._added[path]]
        if len({one.name for one in found}) < len(found):
            raise StrangeError("two relations of one name")
        return found

    def _read_relations(self, path: str) -> Iterator[Relation]:
        own = self._spelt.get(_relations_of(path).lower())
        if own is None:
            return
        for one in tree(self.part(own), 2).of("Relationship"):
            inside = one.get("TargetMode", "Internal") == "Internal"
            target = self._spelling(posixpath.dirname(path), one.get("Target")) if inside else one.get("Target")
            yield Relation(one.get("Id"), one.get("Type"), target, inside)

    def _spelling(self, folder: str, target: str) -> str:
        """The path of a part as the file spells it, or as it is told where the file has none."""
        told = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        return next((self._spelt[one.lower()] for one in (told, unquote(told)) if one.lower() in self._spelt), told)

    def relate(self, path: str, kind: str, target: str) -> str:
        """Let a part relate to another one; returns the name of the relation."""
        taken = {one.name for one in self.related(path)}
        number = len(taken) + 1
        while (name := f"rId{number}") in taken:
            number += 1
        self._added[path].append(Relation(name, kind, target, True))
        return name

    def part_from(self, path: str, name: str) -> None:
        """Let a part relate no longer as a relation of this name says that it came with."""
        self._parted[path].add(name)

    def content(self, path: str) -> str:
        """What the content of a part is declared to be, where it is declared of this one by itself."""
        told = (one for one in self._types().of("Override") if one.get("PartName").lower() == f"/{path}".lower())
        return next((one.get("ContentType") for one in told), "")

    def _types(self) -> Element:
        return tree(self.part(_TYPES), 2)

    def written(self) -> bytes:
        """The file with the parts that are new or other."""
        for path in dict.fromkeys((*self._added, *self._parted)):
            self._write_relations(path)
        if self._declared or self._gone:
            self._write_types()
        parts = {path: self._packed(path) for path in self._entries if path not in self._gone}
        parts |= {path: packed(part) for path, part in self._anew.items() if path not in self._entries}
        try:
            return archive_of(parts).getvalue()
        except ValueError as error:
            raise StrangeError from error

    def _packed(self, path: str) -> Packed:
        entry = self._entries[path]
        if path in self._anew:
            return packed(self._anew[path])._replace(when=entry.date_time)
        stream = as_packed(self._data, entry)
        return Packed(stream, entry.compress_type, entry.CRC, entry.file_size, entry.date_time)

    def _write_relations(self, path: str) -> None:
        own = self._spelt.get(_relations_of(path).lower(), _relations_of(path))
        held = self.part(own) if own in self._entries else f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
        root, edited = tree(held, 2), Edited(held)
        prefix = edited.prefix(root)
        for one in root.of("Relationship"):
            if one.get("Id") in self._parted[path]:
                edited.replace(one)
        told = (attributes(Id=new.name, Type=new.kind, Target=f"/{new.target}") for new in self._added[path])
        edited.put_last(root, "".join(f"<{prefix}Relationship{one}/>" for one in told))
        self.put(own, edited.joined())

    def _write_types(self) -> None:
        held = self.part(_TYPES)
        root, edited = tree(held, 2), Edited(held)
        prefix = edited.prefix(root)
        gone = {f"/{path}".lower() for path in self._gone}
        for one in root.of("Override"):
            if one.get("PartName").lower() in gone:
                edited.replace(one)
        told = (attributes(PartName=f"/{path}", ContentType=content) for path, content in self._declared.items())
        edited.put_last(root, "".join(f"<{prefix}Override{one}/>" for one in told))
        self.put(_TYPES, edited.joined())


def _relations_of(path: str) -> str:
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{name}.rels")
