"""What an attacker puts into a revision of a paper, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter as Writer

from tests.paper.attacks.stages import Meddle

OVERLAY = b"q 1 1 1 rg 60 300 400 400 re f 0 0 0 rg 80 500 200 30 re f Q"
"""A white sheet with a bar, over most of the first page."""


def named(**entries: Any) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in entries.items()})


def numbers(*some: float) -> ArrayObject:
    return ArrayObject([FloatObject(str(one)) for one in some])


def page(writer: Writer, number: int = 0) -> Any:
    return writer.root["/Pages"]["/Kids"][number]


def field(writer: Writer, role: str) -> Any:
    found = (one.get_object() for one in writer.root["/AcroForm"]["/Fields"])
    return next(one for one in found if one["/T"] == role)


def put(writer: Writer, holder: Any, name: str, value: Any) -> None:
    holder[NameObject(name)] = value
    writer.update_container(holder)


def drawn(writer: Writer, content: bytes = OVERLAY, **entries: Any) -> Any:
    """A form to be drawn, as an object of its own."""
    form = named(Type=NameObject("/XObject"), Subtype=NameObject("/Form"), BBox=numbers(0, 0, 600, 800), **entries)
    return writer.add_object(StreamObject(form, stream_data=content))


def overlay(writer: Writer) -> None:
    writer.add_stream_to_page(0, writer.add_object(StreamObject(stream_data=OVERLAY)))


def page_redrawn(writer: Writer) -> None:
    put(writer, page(writer), "/Contents", writer.add_object(StreamObject(stream_data=OVERLAY)))


def content_overwritten(writer: Writer) -> None:
    """The object that holds the content of the page is written again."""
    held = page(writer).raw_get("/Contents")
    first = held if not isinstance(held, ArrayObject) else held.raw_get(0)
    writer.objects[(0, first.idnum)] = StreamObject(stream_data=OVERLAY)


def page_added(writer: Writer) -> None:
    kids = writer.root["/Pages"]["/Kids"]
    new = DictionaryObject(page(writer))
    new[NameObject("/Contents")] = writer.add_object(StreamObject(stream_data=OVERLAY))
    del new["/Annots"]
    kids.append(writer.add_object(new))
    writer.update_container(kids)
    put(writer, writer.root["/Pages"], "/Count", NumberObject(len(kids)))


def page_taken_away(writer: Writer) -> None:
    kids = writer.root["/Pages"]["/Kids"]
    del kids[-1]
    writer.update_container(kids)
    put(writer, writer.root["/Pages"], "/Count", NumberObject(len(kids)))


def pages_exchanged(writer: Writer) -> None:
    """Another tree of pages in the catalogue."""
    new = DictionaryObject(page(writer))
    new[NameObject("/Contents")] = writer.add_object(StreamObject(stream_data=OVERLAY))
    kids = ArrayObject([writer.add_object(new)])
    put(
        writer,
        writer.root,
        "/Pages",
        writer.add_object(named(Type=NameObject("/Pages"), Kids=kids, Count=NumberObject(1))),
    )


def font_exchanged(writer: Writer) -> None:
    """The letters of the paper are drawn as others."""
    fonts = page(writer)["/Resources"]["/Font"]
    names = sorted(fonts)
    put(writer, fonts, names[-1], fonts.raw_get(names[0]))


def font_map_exchanged(writer: Writer) -> None:
    """A font says of itself that its letters are others."""
    fonts = page(writer)["/Resources"]["/Font"]
    font = next(fonts[name] for name in fonts if "/Widths" in fonts[name])
    put(writer, font, "/Widths", numbers(*[100] * len(font["/Widths"])))


def page_cropped(writer: Writer) -> None:
    put(writer, page(writer), "/CropBox", numbers(0, 0, 600, 300))


def look_shifted(drawn: StreamObject) -> None:
    drawn[NameObject("/Matrix")] = numbers(9, 0, 0, 9, -300, -300)


def look_larger(drawn: StreamObject) -> None:
    drawn[NameObject("/BBox")] = numbers(0, 0, 900, 900)


def look_in_a_layer(drawn: StreamObject) -> None:
    drawn[NameObject("/OC")] = named(Type=NameObject("/OCG"))


BENT = {"larger than its box": look_larger, "shifted": look_shifted, "in a layer": look_in_a_layer}
"""What is done to the look of a signature in its own field."""


def page_turned(writer: Writer) -> None:
    put(writer, page(writer), "/Rotate", NumberObject(180))


def annotated(subtype: str, writer: Writer, *, flags: int = 4, **entries: Any) -> None:
    """An annotation with an appearance of its own."""
    look = named(N=drawn(writer))
    made = named(
        Type=NameObject("/Annot"),
        Subtype=NameObject(f"/{subtype}"),
        Rect=numbers(60, 300, 460, 700),
        F=NumberObject(flags),
        AP=look,
        Contents=TextStringObject("核对无误"),
        **entries,
    )
    annots = page(writer)["/Annots"]
    annots.append(writer.add_object(made))
    writer.update_container(annots)


def text_field_added(writer: Writer) -> None:
    """A field filled in over the page."""
    widget = named(
        Type=NameObject("/Annot"),
        Subtype=NameObject("/Widget"),
        FT=NameObject("/Tx"),
        T=TextStringObject("note"),
        V=TextStringObject("核对无误"),
        Rect=numbers(60, 300, 460, 700),
        F=NumberObject(4),
        AP=named(N=drawn(writer)),
    )
    made = writer.add_object(widget)
    for holder in (page(writer)["/Annots"], writer.root["/AcroForm"]["/Fields"]):
        holder.append(made)
        writer.update_container(holder)


def opened_with_a_script(writer: Writer) -> None:
    put(writer, writer.root, "/OpenAction", named(S=NameObject("/JavaScript"), JS=TextStringObject("app.alert(1)")))


def layers_added(writer: Writer) -> None:
    group = writer.add_object(named(Type=NameObject("/OCG"), Name=TextStringObject("x")))
    shown = named(OCGs=ArrayObject([group]), D=named(OFF=ArrayObject([group])))
    put(writer, writer.root, "/OCProperties", shown)


def file_attached(writer: Writer) -> None:
    held = writer.add_object(StreamObject(stream_data=b"other figures"))
    spec = writer.add_object(named(Type=NameObject("/Filespec"), F=TextStringObject("x.txt"), EF=named(F=held)))
    names = named(Names=ArrayObject([TextStringObject("x"), spec]))
    put(writer, writer.root, "/Names", named(EmbeddedFiles=names))


def called_otherwise(writer: Writer) -> None:
    info = writer.trailer["/Info"]
    put(writer, info, "/Title", TextStringObject("另一份底稿"))
    writer.mark_update(writer.trailer.raw_get("/Info").reference)


def written_by_whom(writer: Writer) -> None:
    info = writer.trailer["/Info"]
    put(writer, info, "/Producer", TextStringObject("审核无误 by somebody"))
    writer.mark_update(writer.trailer.raw_get("/Info").reference)


def described(writer: Writer) -> None:
    entries = named(Type=NameObject("/Metadata"), Subtype=NameObject("/XML"))
    told = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><title>other</title></x:xmpmeta>"
    put(writer, writer.root, "/Metadata", writer.add_object(StreamObject(entries, stream_data=told)))


def store_added(writer: Writer) -> None:
    put(writer, writer.root, "/DSS", writer.add_object(named(Certs=ArrayObject([]))))


def extension_added(writer: Writer) -> None:
    told = named(BaseVersion=NameObject("/1.7"), ExtensionLevel=NumberObject(8), More=drawn(writer))
    put(writer, writer.root, "/Extensions", named(ADBE=told))


def appearances_wanted(writer: Writer) -> None:
    """Whoever shows the form is asked to draw its fields anew."""
    put(writer, writer.root["/AcroForm"], "/NeedAppearances", BooleanObject(value=True))


def another_look(role: str, writer: Writer) -> None:
    """The field of another role shows something."""
    put(writer, field(writer, role), "/AP", named(N=drawn(writer)))


def another_hidden(role: str, writer: Writer) -> None:
    put(writer, field(writer, role), "/F", NumberObject(2))


def box_moved(role: str, writer: Writer) -> None:
    """The field covers the page."""
    put(writer, field(writer, role), "/Rect", numbers(0, 0, 600, 800))


def unlocked(writer: Writer) -> None:
    """The last field does not close the paper any more."""
    del field(writer, "approver")["/Lock"]
    writer.update_container(field(writer, "approver"))


def state_told_otherwise(writer: Writer) -> None:
    """The paper says that it is of another state of the case."""
    form = writer.root["/AcroForm"]
    put(writer, form["/GoujiPaper"], "/State", TextStringObject("0" * 64))
    writer.update_container(form)


def hidden_object(writer: Writer) -> None:
    """Content that nothing shows yet."""
    drawn(writer)


def hidden_page(writer: Writer) -> None:
    """A page that no tree holds yet."""
    new = DictionaryObject(page(writer))
    new[NameObject("/Contents")] = writer.add_object(StreamObject(stream_data=OVERLAY))
    writer.add_object(new)


def seen() -> Iterator[tuple[str, Meddle]]:
    """What changes what is seen."""
    every: list[Callable[[Writer], None]] = [
        overlay,
        page_redrawn,
        content_overwritten,
        page_added,
        page_taken_away,
        pages_exchanged,
        font_exchanged,
        font_map_exchanged,
        page_cropped,
        page_turned,
        text_field_added,
        layers_added,
    ]
    for one in every:
        yield one.__name__.replace("_", " "), one
    for subtype in ("FreeText", "Stamp", "Square", "Redact"):
        yield f"annotated with {subtype}", partial(annotated, subtype)


def unseen() -> Iterator[tuple[str, Meddle]]:
    """What no signature needs, though it may change nothing that is seen, or not yet."""
    every: list[Callable[[Writer], None]] = [
        opened_with_a_script,
        file_attached,
        called_otherwise,
        written_by_whom,
        described,
        store_added,
        extension_added,
        appearances_wanted,
        unlocked,
        state_told_otherwise,
        hidden_object,
        hidden_page,
    ]
    for one in every:
        yield one.__name__.replace("_", " "), one
    yield "annotated out of sight", partial(annotated, "Stamp", flags=2)


def of_fields(role: str, others: tuple[str, ...]) -> Iterator[tuple[str, Meddle]]:
    """What is done to fields while one signs as ``role``."""
    yield "own box moved", partial(box_moved, role)
    yield "own field hidden", partial(another_hidden, role)
    for other in others:
        yield f"look of {other}", partial(another_look, other)
        yield f"{other} hidden", partial(another_hidden, other)
        yield f"box of {other} moved", partial(box_moved, other)
