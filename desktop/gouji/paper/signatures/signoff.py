"""Where a paper is signed: by hand, with a seal, or in the signature field that lies on the same box.

The fields are made with the paper and say who is expected to sign: none can be added or lost later unseen.

The empty signature fields are part of the paper as it is made. They are the expected roles: the first revision
cannot be changed unseen, so a signature that was cut off is missed. The first signature certifies (form filling
only), the field of the last role carries the lock. Held by ``test_a_last_signature_cut_off_is_missed``,
``test_a_signature_after_the_lock_is_seen``.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from gouji.paper.signatures.roles import ROLE_NAMES
from gouji.paper.style import HAIR, INK, LINE, QUIET, RULE, SMALL, TINY, Pen, Place, Style
from gouji.wording import say

MARK = "GoujiPaper"
"""Key of the form dictionary that says what this file is and on which state of which case it was made."""

MADE = "Made"
"""Key of what the paper was made by, among what it says of itself."""

HEAD, FOOT = 7 * mm, 1 * mm
SEAL = 40 * mm

PRINTED, ALL_FIELDS, NO_CHANGES, APPEND_ONLY = 4, "All", 1, 3
"""Values of PDF: an annotation is printed; a lock on everything; no later change; signatures exist, append only."""


class SignOff(Flowable):  # type: ignore[misc]
    """One box a role, and the place of the seal."""

    def __init__(self, style: Style, roles: tuple[str, ...], width: float, height: float = 44 * mm) -> None:
        super().__init__()
        self.style, self.roles = style, roles
        self.width, self.height = width, height

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas, pen = self.canv, Pen(self.canv, self.style.faces)
        box = (self.width - SEAL) / len(self.roles)
        canvas.setLineWidth(RULE)
        canvas.setStrokeColor(INK)
        canvas.rect(0, 0, self.width, self.height)
        for number, role in enumerate(self.roles):
            x = number * box
            if number:
                self._line(x, 0, x, self.height)
            pen.left(x + 3 * mm, self.height - HEAD + 2 * mm, say(ROLE_NAMES[role]), SMALL, bold=True)
            pen.left(x + 3 * mm, 2.4 * mm, say("Date"), SMALL)
            self._line(x + 14 * mm, 2 * mm, x + box - 3 * mm, 2 * mm)
            canvas.place.fields.append((role, self._absolute(x + mm, FOOT, box - 2 * mm, self.height - HEAD - FOOT)))
        left = self.width - SEAL
        self._line(left, 0, left, self.height)
        canvas.setDash(2, 2)
        canvas.circle(left + SEAL / 2, self.height / 2, SEAL / 2 - 3 * mm)
        canvas.setDash()
        pen.centre(left + SEAL / 2, self.height / 2 - TINY / 2, say("seal of the unit"), TINY, ink=QUIET)

    def _line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canv.setLineWidth(HAIR)
        self.canv.setStrokeColor(LINE)
        self.canv.line(x0, y0, x1, y1)

    def _absolute(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        left, bottom = self.canv.absolutePosition(x, y)
        return left, bottom, left + width, bottom + height


def mark_form(canvas: Canvas, marks: Mapping[str, str]) -> None:
    """Begin the form of signature fields; ``marks`` is what the paper says of itself to a program."""
    form = canvas.acroForm
    form.sigFlags = APPEND_ONLY
    form.extras[MARK] = pdfdoc.PDFDictionary({name: pdfdoc.PDFString(value) for name, value in marks.items()})


def add_fields(canvas: Canvas, place: Place, roles: tuple[str, ...]) -> None:
    """Lay the empty signature fields of a page; the signature of the last role locks the paper."""
    for role, rect in place.fields:
        entries = {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Widget"),
            "FT": pdfdoc.PDFName("Sig"),
            "T": pdfdoc.PDFString(role),
            "TU": pdfdoc.PDFString(say(ROLE_NAMES[role])),
            "F": PRINTED,
            "Rect": pdfdoc.PDFArray([round(one, 2) for one in rect]),
            "P": canvas._doc.thisPageRef(),
        }
        if role == roles[-1]:
            entries["Lock"] = pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("SigFieldLock"),
                    "Action": pdfdoc.PDFName(ALL_FIELDS),
                    "P": NO_CHANGES,
                }
            )
        widget = pdfdoc.PDFDictionary(entries)
        canvas._addAnnotation(widget, f"signature-{role}")
        canvas.acroForm.fields.append(canvas.acroForm.getRef(widget))
