"""Forms to fill in, with their fields, in the JSON of ``gouji check --json``.

A field that the form prints and that was not read is null; one that it does not print is not there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from gouji.checking.check import Check
from gouji.model.form import Form
from gouji.model.money import Figure, Unit, plain_amount
from gouji.model.source import Source
from gouji.prose.forms.filled import Field, FilledForm, Found
from gouji.prose.text import text_of

_AMOUNTS = ("total-budget", "annual-budget", "prior-budget", "prior-execution")
_DAYS = ("start", "end")
_PARTS = {"annual-budget": "parts", "total-budget": "total-parts"}


def forms(check: Check) -> list[dict[str, Any]]:
    """Every form, in the order of the body."""
    document = check.document
    return [
        _form(one.filled) | ({"file": one.filled.form.printed.file} if document.joined else {})
        for one in text_of(document).forms
    ]


def _form(filled: FilledForm) -> dict[str, Any]:
    form = filled.form
    return {
        "id": form.id,
        "kind": form.kind,
        "title": filled.project or form.subject or form.title,
        "printed": form.title,
        "applicant": filled.applicant,
        "unit": (filled.unit or Unit.YUAN).value,
        "fields": _fields(filled),
        "placed": [one.key for one in filled.fields if one.found is Found.PLACED],
        "sources": _sources(filled),
        "source": asdict(_title(form)),
    }


def _title(form: Form) -> Source:
    """Where its title stands, which in text may be anywhere on its page; else where it begins."""
    rows = zip(form.printed.cells, form.printed.sources, strict=True)
    named = (places[0] for row, places in rows if form.title and "".join(row[0].split()) == "".join(form.title.split()))
    return next(named, form.printed.sources[0][0])


def _fields(filled: FilledForm) -> dict[str, Any]:
    told: dict[str, Any] = {"year": filled.year}
    told |= {key: _amount(filled, one.figure) for key in _AMOUNTS if (one := filled.get(key))}
    told |= {key: one.day.isoformat() if one.day else None for key in _DAYS if (one := filled.get(key))}
    if carried_out := filled.get("carried-out-by"):
        told["carried-out-by"] = carried_out.text
    told |= {name: _parts(filled, parts) for of, name in _PARTS.items() if (parts := filled.parts(of))}
    told |= {name: None for of, name in _PARTS.items() if of in filled.unread}
    if filled.indicators:
        told["indicators"] = [{"names": [*one.names], "target": one.target or None} for one in filled.indicators]
    return told | {"category": filled.category, "signed": filled.signed}


def _parts(filled: FilledForm, parts: Sequence[Field]) -> dict[str, str | None]:
    """Each part by its name; one of a name met before gets ``#2``."""
    met: Counter[str] = Counter()
    told = {}
    for one in parts:
        met[one.label] += 1
        name = one.label + (f"#{met[one.label]}" if met[one.label] > 1 else "")
        told[name] = _amount(filled, one.figure)
    return told


def _sources(filled: FilledForm) -> dict[str, Any]:
    told = {one.key: asdict(one.source) for one in filled.fields if one.key not in ("part", "category")}
    if filled.boxes:
        told["category"] = asdict(filled.boxes[0].source)
    if filled.signatures:
        told["signed"] = asdict(filled.signatures[0].source)
    return told


def _amount(filled: FilledForm, figure: Figure | None) -> str | None:
    """In the unit of the form; with decimals only where there are any."""
    if figure is None:
        return None
    unit = filled.unit or Unit.YUAN
    whole = figure.fen % unit.fen == 0
    return plain_amount(figure.fen, unit, 0 if whole else figure.decimals)
