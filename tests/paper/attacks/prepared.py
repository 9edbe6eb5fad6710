"""Attacks that are prepared before others sign and carried out afterwards.

Shadow attacks (Mainka, Mladenov, Rohlmann 2021) hide, replace, or hide and replace what is signed; evil annotations and
sneaky signatures (Rohlmann, Mladenov, Mainka, Schwenk 2021) use what a certification allows. The paper itself may be
prepared too: it is then a forged one, written anew with an imprint that fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter as Writer
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from gouji.paper.signatures.imprint import BLANK, impress
from gouji.paper.signatures.roles import ROLES
from tests.paper.attacks.alterations import OVERLAY, annotated, drawn, field, named, numbers, page, put
from tests.paper.attacks.stages import Meddle, Stages, incremented, signed, signed_by_the_rest
from tests.paper.people import credential_of


def forged(data: bytes, meddle: Callable[[Any], object]) -> bytes:
    """A paper written anew with something else in it, and its imprint made to fit."""
    writer = copy_into_new_writer(PdfFileReader(BytesIO(data)), writer_kwargs={"stream_xrefs": False})
    mark = writer.root["/AcroForm"]["/GoujiPaper"]
    mark[NameObject("/Imprint")] = TextStringObject(BLANK)
    meddle(writer)
    output = BytesIO()
    writer.write(output)
    return impress(output.getvalue())


def _form_over_page(writer: Any) -> None:
    """A form that draws nothing yet is drawn over the page, as XObject /Later."""
    form = drawn(writer, b"")
    resources = page(writer)["/Resources"]
    put(writer, resources, "/XObject", named(Later=form))
    writer.add_stream_to_page(0, writer.add_object(StreamObject(stream_data=b"q /Later Do Q")))


def _form_filled(writer: Writer) -> None:
    later = page(writer)["/Resources"]["/XObject"].raw_get("/Later")
    writer.objects[(0, later.idnum)] = drawn(writer).get_object()


def _sheet_over_page(writer: Any) -> None:
    """The page is hidden under a sheet that the signers see."""
    form = drawn(writer)
    put(writer, page(writer)["/Resources"], "/XObject", named(Later=form))
    writer.add_stream_to_page(0, writer.add_object(StreamObject(stream_data=b"q /Later Do Q")))


def _sheet_taken_off(writer: Writer) -> None:
    later = page(writer)["/Resources"]["/XObject"].raw_get("/Later")
    writer.objects[(0, later.idnum)] = drawn(writer, b"").get_object()


def _second_tree(writer: Any) -> None:
    new = DictionaryObject(page(writer))
    new[NameObject("/Contents")] = writer.add_object(StreamObject(stream_data=OVERLAY))
    kids = ArrayObject([writer.add_object(new)])
    shadow = writer.add_object(named(Type=NameObject("/Pages"), Kids=kids, Count=NumberObject(1)))
    put(writer, writer.root, "/Shadow", shadow)


def _tree_exchanged(writer: Writer) -> None:
    put(writer, writer.root, "/Pages", writer.root.raw_get("/Shadow"))


def leads_to_nothing(writer: Any) -> None:
    """The page draws an object that is not there yet: whoever signs brings it along."""
    missing = IndirectObject(_size(writer) + 1, 0, writer)
    held = page(writer).raw_get("/Contents")
    contents = held if isinstance(held, ArrayObject) else ArrayObject([held])
    put(
        writer,
        page(writer),
        "/Contents",
        ArrayObject([*(contents.raw_get(one) for one in range(len(contents))), missing]),
    )


def _size(writer: Any) -> int:
    return int(max(number for _, number in writer.objects)) + 1


def _text_field(writer: Any) -> None:
    widget = named(
        Type=NameObject("/Annot"),
        Subtype=NameObject("/Widget"),
        FT=NameObject("/Tx"),
        T=TextStringObject("note"),
        Rect=numbers(60, 300, 460, 700),
        F=NumberObject(4),
    )
    made = writer.add_object(widget)
    for holder in (page(writer)["/Annots"], writer.root["/AcroForm"]["/Fields"]):
        holder.append(made)
        writer.update_container(holder)


def _text_field_filled(writer: Writer) -> None:
    made = field(writer, "note")
    put(writer, made, "/V", TextStringObject("核对无误"))
    put(writer, made, "/AP", named(N=drawn(writer)))


SHADOWS: dict[str, tuple[Callable[[Any], None], Callable[[Writer], None]]] = {
    "hide": (_sheet_over_page, _sheet_taken_off),
    "replace by a form": (_form_over_page, _form_filled),
    "replace by a field": (_text_field, _text_field_filled),
    "hide and replace": (_second_tree, _tree_exchanged),
}


def shadows(stages: Stages) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Prepared in the paper, or in the revision of the preparer; carried out before or after the last signature."""
    paper = stages.papers[0]
    for name, (prepare, carry_out) in SHADOWS.items():
        at_last = partial(_forged_end, paper, prepare, carry_out)
        yield f"shadow {name}: prepared by the preparer", partial(_prepared_by_preparer, paper, prepare)
        yield f"shadow {name}: carried out at the end", partial(_at_the_end, paper, prepare, carry_out)
        for number, role in enumerate(ROLES):
            change = partial(_carried_out_by, paper, prepare, carry_out, number)
            yield f"shadow {name}: in a forged paper, carried out by {role}", change
        yield f"shadow {name}: in a forged paper, carried out at the end", at_last
    for role in ROLES:
        yield f"shadow of a reference to nothing, brought by {role}", partial(_brought_by, paper, role)


def _prepared_by_preparer(paper: bytes, prepare: Meddle) -> bytes:
    return signed_by_the_rest(signed(paper, ROLES[0], prepare), 1)


def _at_the_end(paper: bytes, prepare: Meddle, carry_out: Meddle) -> bytes:
    return incremented(_prepared_by_preparer(paper, prepare), carry_out)


def _carried_out_by(paper: bytes, prepare: Meddle, carry_out: Meddle, number: int) -> bytes:
    data = forged(paper, prepare)
    for one, role in enumerate(ROLES):
        data = signed(data, role, carry_out if one == number else _nothing)
    return data


def _nothing(writer: Writer) -> None:
    """Only the signature."""


def _forged_end(paper: bytes, prepare: Meddle, carry_out: Meddle) -> bytes:
    return incremented(signed_by_the_rest(forged(paper, prepare), 0), carry_out)


def _brought_by(paper: bytes, by: str) -> bytes:
    data = forged(paper, leads_to_nothing)
    for role in ROLES:
        data = signed(data, role, _bring if role == by else _nothing)
    return data


def _bring(writer: Writer) -> None:
    """The object that the page of the forged paper leads to: new, and in no table before."""
    size = int(writer.prev.trailer["/Size"])
    writer.objects[(0, size + 1)] = StreamObject(stream_data=OVERLAY)


def certified(stages: Stages) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Annotations and signatures that a certification may allow."""
    for number, role in enumerate(ROLES, start=1):
        for subtype in ("FreeText", "Stamp", "Redact", "Highlight", "Ink"):
            change = partial(annotated, subtype)
            yield f"evil annotation {subtype}, after {role}", partial(_then, stages.papers[number], change, number)
        yield f"sneaky empty field, after {role}", partial(_then, stages.papers[number], _empty_field, number)
        yield f"sneaky signature, after {role}", partial(_sneaky, stages.papers[number], number)
    for level in (MDPPerm.ANNOTATE, MDPPerm.NO_CHANGES):
        yield f"certified anew as {level.name}", partial(_certified_anew, stages.papers[0], level)


def _then(data: bytes, change: Meddle, number: int) -> bytes:
    return signed_by_the_rest(incremented(data, change), number)


def _empty_field(writer: Writer) -> None:
    append_signature_field(writer, SigFieldSpec("extra", box=(60, 300, 460, 700)))
    put(writer, field(writer, "extra"), "/AP", named(N=drawn(writer)))


def _sneaky(data: bytes, number: int) -> bytes:
    """A signature in a field of its own, whose look covers the page."""
    writer = Writer(BytesIO(data), strict=False)
    spec = SigFieldSpec("extra", box=(60, 300, 460, 700))
    metadata = PdfSignatureMetadata(field_name="extra")
    signer = PdfSigner(metadata, credential_of("reviewer").signer, new_field_spec=spec)
    output: BytesIO = signer.sign_pdf(writer, output=BytesIO())
    return signed_by_the_rest(output.getvalue(), number)


def _certified_anew(paper: bytes, level: MDPPerm) -> bytes:
    """The preparer certifies that annotations are allowed, or nothing, and one is put in."""
    writer = Writer(BytesIO(paper))
    metadata = PdfSignatureMetadata(field_name=ROLES[0], certify=True, docmdp_permissions=level)
    signer = PdfSigner(metadata, credential_of(ROLES[0]).signer)
    output: BytesIO = signer.sign_pdf(writer, existing_fields_only=True, output=BytesIO())
    return signed_by_the_rest(incremented(output.getvalue(), partial(annotated, "Stamp")), 1)
