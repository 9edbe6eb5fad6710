"""What a signature looks like: name, role, time, who issued the certificate, and the picture of a hand signature.

The look of a signature is a page drawn by the same style and imported as the stamp: no shaping library is
needed, and rare characters fall back as everywhere. Held by
``test_each_signature_is_a_chinese_stamp_on_the_cover``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from gouji.errors import UserError
from gouji.paper import fonts
from gouji.paper.signatures.roles import ROLE_NAMES
from gouji.paper.style import HAIR, HAND, QUIET, SMALL, TINY, Pen
from gouji.wording import say


@dataclass(frozen=True, slots=True)
class Stamp:
    """One signature as it stands on the paper."""

    name: str
    role: str
    at: datetime
    issuer: str
    self_issued: bool
    picture: Path | None = None


def draw(stamp: Stamp, path: Path, width: float, height: float) -> None:
    """The stamp as a PDF page of its own; raises UserError when the picture cannot be read."""
    canvas = Canvas(str(path), pagesize=(width, height), invariant=1)
    pen = Pen(canvas, fonts.faces())
    canvas.setFillColor(white)
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    canvas.setStrokeColor(HAND)
    canvas.setLineWidth(2 * HAIR)
    canvas.rect(1.2, 1.2, width - 2.4, height - 2.4)
    lines = [
        f"{say(ROLE_NAMES[stamp.role])}　{stamp.name}",
        say("Signed {time}", time=f"{stamp.at:%Y-%m-%d %H:%M}"),
        say("self-issued certificate") if stamp.self_issued else say("certificate of {issuer}", issuer=stamp.issuer),
    ]
    room = width - 5 * mm
    base = 2.6 * mm + TINY * 1.45 * (len(lines) - 1)
    for number, line in enumerate(lines):
        pen.fitted(2.5 * mm, base - TINY * 1.45 * number, line, TINY, room=room)
    top = base + TINY * 1.6
    if stamp.picture is None:
        size = min(20.0, room / max(pen.faces.width(stamp.name, 1, bold=True), 1))
        pen.centre(width / 2, top + (height - top - size) / 2, stamp.name, size, ink=HAND, bold=True)
    else:
        _place(canvas, stamp.picture, (2.5 * mm, top, room, height - top - 1.5 * mm))
    pen.right(width - 2.5 * mm, height - SMALL - 1, say("electronic signature"), TINY - 1, ink=QUIET)
    canvas.save()


def _place(canvas: Canvas, picture: Path, box: tuple[float, float, float, float]) -> None:
    try:
        canvas.drawImage(ImageReader(str(picture)), *box, preserveAspectRatio=True, anchor="c", mask="auto")
    except (OSError, ValueError) as error:
        raise UserError(
            "bad-picture",
            "{name} is no picture that can be read. Choose a PNG or JPEG of the signature.",
            name=picture.name,
        ) from error
