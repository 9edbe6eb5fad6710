"""A file of Office is written again with some parts anew, and is refused where its parts are not told apart."""

from __future__ import annotations

import os
from io import BytesIO
from zipfile import ZIP_BZIP2, ZipFile

import pytest

from gouji.archives.package import ROOT, Package, Relation
from gouji.archives.packing import archive_of, packed
from gouji.archives.xml_part import StrangeError

RELATED = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"{}'
TYPES = '<t:Types xmlns:t="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def file_of(**parts: bytes) -> bytes:
    named = {"[Content_Types].xml": TYPES.encode(), **parts}
    return archive_of({name: packed(part) for name, part in named.items()}).getvalue()


def test_a_part_that_is_new_is_declared_and_related_whatever_the_prefix_is() -> None:
    package = Package(file_of(**{"a/b.xml": b"<b/>"}), "x")
    named = package.relate("a/b.xml", "of/kind", "a/c.xml")
    package.put("a/c.xml", b"<c/>", "of/type")
    again = Package(package.written(), "x")
    assert again.related("a/b.xml") == [Relation(named, "of/kind", "a/c.xml", True)]
    assert again.content("a/c.xml") == "of/type"
    assert b'<t:Override PartName="/a/c.xml"' in again.part("[Content_Types].xml")


def test_a_part_that_is_taken_out_leaves_no_word_of_it() -> None:
    relation = '><Relationship Id="r" Type="of/kind" Target="a.xml"/></Relationships>'
    package = Package(file_of(**{"_rels/.rels": RELATED.format(relation).encode(), "a.xml": b"<a/>"}), "x")
    package.drop("a.xml")
    package.part_from(ROOT, "r")
    again = Package(package.written(), "x")
    assert [*again.paths] == ["[Content_Types].xml", "_rels/.rels"]
    assert again.related(ROOT) == []


def test_what_is_outside_of_the_file_is_no_part_of_it() -> None:
    relation = '><Relationship Id="r" Type="k" Target="http://x.cn/a.xml" TargetMode="External"/></Relationships>'
    package = Package(file_of(**{"_rels/.rels": RELATED.format(relation).encode()}), "x")
    assert package.related(ROOT) == [Relation("r", "k", "http://x.cn/a.xml", False)]


def test_two_relations_of_one_name_are_refused() -> None:
    relation = '><Relationship Id="r" Target="a"/><Relationship Id="r" Target="b"/></Relationships>'
    package = Package(file_of(**{"_rels/.rels": RELATED.format(relation).encode()}), "x")
    with pytest.raises(StrangeError, match="one name"):
        package.related(ROOT)


def test_parts_that_differ_in_case_only_are_refused() -> None:
    with pytest.raises(StrangeError, match="names are the same"):
        Package(file_of(**{"a/b.xml": b"", "A/b.xml": b""}), "x")


def test_parts_that_lie_within_each_other_are_not_copied_again_and_again() -> None:
    """Each begins at the same bytes, which a copy would hold as often as they are named."""
    data = bytearray(file_of(**{f"{number}.bin": os.urandom(9_000) for number in range(4)}))
    at = data.find(b"PK\1\2")
    while at >= 0:
        data[at + 20 : at + 24] = (9_500).to_bytes(4, "little")
        at = data.find(b"PK\1\2", at + 1)
    with pytest.raises(StrangeError, match="within each other"):
        Package(bytes(data), "x")


def test_a_part_that_is_packed_as_office_does_not_is_not_unpacked() -> None:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_BZIP2) as archive:
        archive.writestr("a.xml", b"<a/>")
    with pytest.raises(StrangeError, match="packed"):
        Package(held.getvalue(), "x").part("a.xml")
