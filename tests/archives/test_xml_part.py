"""A part in XML as its bytes: what is put into it stands where its elements are, whatever they look like."""

from __future__ import annotations

import pytest

from gouji.archives.xml_part import Edited, Name, StrangeError, tree


@pytest.mark.parametrize(
    ("part", "after"),
    [
        (b"<a><b/></a>", b"<a><b>!</b></a>"),
        (b"<a><b></b></a>", b"<a><b>!</b></a>"),
        (b"<a><b>/></b></a>", b"<a><b>/>!</b></a>"),
        (b"<a><b c='/>' d=\"'\" /></a>", b"<a><b c='/>' d=\"'\" >!</b></a>"),
        (b"<a><!-- <b/> --><b><![CDATA[</b>]]></b ></a>", b"<a><!-- <b/> --><b><![CDATA[</b>]]>!</b ></a>"),
        ("<a><p:b xmlns:p='x'\nc='表'/></a>".encode(), "<a><p:b xmlns:p='x'\nc='表'>!</p:b></a>".encode()),
        (b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?><a>\xe8\xa1\xa8<b/></a>",
         b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?><a>\xe8\xa1\xa8<b>!</b></a>"),
    ],
)  # fmt: skip
def test_what_is_put_into_an_element_stands_before_its_end(part: bytes, after: bytes) -> None:
    edited, (one,) = Edited(part), tree(part, 2).children
    edited.put_last(one, "!")
    assert one.name.local == "b"
    assert edited.joined() == after


@pytest.mark.parametrize("inner", [b"<b/>", b"<b></b>", b"<b c='>'>&lt;</b >"])
def test_elements_are_put_before_and_behind_another_and_in_its_place(inner: bytes) -> None:
    part = b"<a>" + inner + b"<c/></a>"
    (one, _), edited, replaced = tree(part, 2).children, Edited(part), Edited(part)
    edited.put_before(one, "[")
    edited.put_after(one, "]")
    replaced.replace(one, "表")
    assert edited.joined() == b"<a>[" + inner + b"]<c/></a>"
    assert replaced.joined() == "<a>表<c/></a>".encode()


def test_names_are_told_by_what_they_mean() -> None:
    root = tree(b"<p:a xmlns:p='one' xmlns='two' p:x='1' x='2'><c/></p:a>", 2)
    assert root.name == Name("one", "a")
    assert root.given == {Name("one", "x"): "1", Name("", "x"): "2"}
    assert root.children[0].name == Name("two", "c")
    assert root.spaces == {"p": "one", "": "two"}


def test_no_more_is_kept_than_was_asked_for() -> None:
    root = tree(b"<a>1<b><c><d/></c>2</b>3<e><f>x</f></e>4</a>", 3, ("e",))
    one, other = root.children
    assert [child.name.local for child in one.children] == ["c"]
    assert (root.text, one.text, other.text, one.children[0].children, other.children) == ("134", "2", "", [], [])


@pytest.mark.parametrize(
    "part",
    [b"", b"<a>", b"<a><b></a></b>", b"<!DOCTYPE a><a/>", b"<p:a/>", b"<?xml version='1.0' encoding='gbk'?><a/>"],
)
def test_what_is_no_xml_as_workbooks_have_it_is_refused(part: bytes) -> None:
    with pytest.raises(StrangeError):
        tree(part, 2)


def test_elements_within_each_other_without_end_are_refused() -> None:
    with pytest.raises(StrangeError, match="too deep"):
        tree(b"<a>" * 600 + b"</a>" * 600, 2)
