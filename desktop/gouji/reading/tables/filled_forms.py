"""Forms to fill in: what tells one, and whom and what it is of.

A form is told by its title, and one without a title by several labels that only such forms print (一级指标, 立项依据);
a table under the title of another kind is none, whatever its columns are called. Of text without cells a form takes its
whole page, whatever stands where on it, and the pages behind it that print labels of one, up to the signature. Held by
``tests/reading/test_filled_forms.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gouji.model.form import Form
from gouji.model.rawgrid import RawGrid
from gouji.model.reason import Reason, quoted
from gouji.prose.forms.reading import read_form
from gouji.prose.forms.texts import squeezed
from gouji.prose.forms.vocabulary import form_words
from gouji.reading.page.page import Line
from gouji.reading.tables.captions_above import Heading
from gouji.reading.tables.header import Cells
from gouji.reading.tables.parts import Part
from gouji.reading.terms.figures import joined_words
from gouji.reading.terms.titles import begins_anew
from gouji.reading.terms.vocabulary import Vocabulary, squeeze

PERFORMANCE = "performance"
_TELLING = 3
"""Labels of a form that tell one."""
_NEAR = 60
"""Lines of text above and below the title of a form among which its labels are looked for."""


def form_of(part: Part, heading: Heading, words: Vocabulary) -> Reason | None:
    """Why a part is a form to fill in; None where it is not known to be one."""
    form, title = heading.named.form, heading.named.title
    if form is not None and form.is_form:
        return Reason("{title} is a form to fill in, not a table of the budget", {"title": quoted(title)})
    labels = dict.fromkeys(_labels(part.cells, words)) if form is None else {}
    if len(labels) < _TELLING:
        return None
    return Reason("it prints labels of a form to fill in: {labels}", {"labels": quoted("、".join(labels))})


def begins_form(part: Part, words: Vocabulary) -> bool:
    """Whether a part names what a form is of, as one does at its top."""
    subject = words.filled_forms.subject
    return any(subject.fullmatch(squeeze(text)) for row in part.cells for text in row if text)


def form_titles(lines: Sequence[Line], words: Vocabulary) -> Iterator[Line]:
    """The titles of forms among lines of text that print their labels near them, as no list of contents does."""
    for at, line in enumerate(lines):
        form = line.term.form
        if form is None or not form.is_form or begins_anew(line.text, words):
            continue
        near = (text for one in lines[max(at - _NEAR, 0) : at + _NEAR] for text in map(squeeze, one.text.split()))
        if len({text for text in near if _is_label(text, words)}) >= _TELLING:
            yield line


def forms_in_text(lines: Sequence[Line], words: Vocabulary) -> Iterator[Form]:
    """The forms of a page of text by their titles, each with its lines: from the first label on, else from title to
    title."""
    titles = [*form_titles(lines, words)]
    places = [next(at for at, line in enumerate(lines) if line is title) for title in titles]
    first = next((at for at, line in enumerate(lines) if _begins_with_label(line, words)), 0)
    begins = [min(first, at) if number == 0 else at for number, at in enumerate(places)]
    for title, begin, end in zip(titles, begins, [*begins[1:], len(lines)][: len(titles)], strict=True):
        called = joined_words(title.text)
        known = words.table_form(called)
        yield _of_lines(
            Form(known.kind if known else PERFORMANCE, RawGrid("", called, "", 0, "", (), ())), lines[begin:end]
        )


def more_of_form(form: Form, lines: Sequence[Line], words: Vocabulary) -> Form | None:
    """A form of text with a page of lines that it goes on with; None where it does not, or ended before."""
    signature = form_words().signature
    if any(signature.search(squeezed(row[0])) for row in form.printed.cells):
        return None
    if any(line.term.is_title for line in lines) or not any(_begins_with_label(line, words) for line in lines):
        return None
    return _of_lines(form, lines)


def _of_lines(form: Form, lines: Sequence[Line]) -> Form:
    """A form with more lines, each as a row of one cell."""
    cells = (*form.printed.cells, *((line.text.strip(),) for line in lines))
    sources = (*form.printed.sources, *((line.source,) for line in lines))
    made = replace(form, printed=replace(form.printed, cells=cells, sources=sources))
    filled = read_form(made)
    return replace(made, subject=filled.project, applicant=filled.applicant)


def filled_form(parts: Sequence[RawGrid], words: Vocabulary) -> Form:
    """The form that printed parts make, one below the other."""
    width = max(len(row) for part in parts for row in part.cells)
    rows = [(row, places) for part in parts for row, places in zip(part.cells, part.sources, strict=True)]
    cells = tuple((*row, *("" for _ in range(width - len(row)))) for row, _ in rows)
    sources = tuple((*places, *(places[-1] for _ in range(width - len(places)))) for _, places in rows)
    known = words.table_form(parts[0].title)
    return Form(
        known.kind if known else PERFORMANCE,
        replace(parts[0], cells=cells, sources=sources, edges=(), words=()),
        _behind(words.filled_forms.subject, cells),
        _behind(words.filled_forms.applicant, cells),
    )


def _begins_with_label(line: Line, words: Vocabulary) -> bool:
    first = squeeze(next(iter(line.text.split(maxsplit=1)), ""))
    return _is_label(first, words) or words.filled_forms.subject.fullmatch(first) is not None


def _labels(cells: Cells, words: Vocabulary) -> Iterator[str]:
    worded = (text for row in cells for text in row if text and not text.isascii())
    return (label for text in worded if _is_label(label := squeeze(text), words))


def _is_label(text: str, words: Vocabulary) -> bool:
    return words.filled_forms.label.fullmatch(text) is not None


def _behind(label: re.Pattern[str], cells: Sequence[Sequence[str]]) -> str:
    """What stands in the cell behind the first that prints a label, or behind the label in its own cell."""
    for row in cells:
        texts = [text for text in row if text]
        for text, behind in zip(texts, [*texts[1:], ""], strict=True):
            name, colon, value = joined_words(text).replace(":", "：").partition("：")
            if label.fullmatch(squeeze(name)):
                return value if colon and value else joined_words(behind)
    return ""
