"""What a working paper says, as data: made by the case, drawn here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from gouji.paper.signatures.roles import ROLES
from gouji.pictures.listed import Listing
from gouji.pictures.shapes import Picture, Surface


@dataclass(frozen=True, slots=True)
class Count:
    """How many relations of the tables and statements of the text came out one way."""

    sign: str
    name: str
    number: int
    of_text: int = 0
    """How many of them are of the text."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A file that the document was read from: its name, how many bytes it has, and its SHA-256."""

    name: str
    size: int
    """0 where that is not known."""
    sha256: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding as the paper tells it."""

    index: str
    sentence: str
    reason: str
    """Why its law holds."""
    expected: str
    stated: str
    difference: str
    sign: str
    state: str
    tick: str
    """Who ticked it off and when; empty while it is open."""
    remark: str
    cause: str = ""
    """The number of its cause."""


@dataclass(frozen=True, slots=True)
class CauseLine:
    """One figure that is wrong, or perhaps; or where nothing explains what is found."""

    place: str
    stated: str
    suggested: str
    slip: str


@dataclass(frozen=True, slots=True)
class CauseGroup:
    """A cause by its number, with equally good answers; ``settles`` says which findings, and how sure that is."""

    number: str
    settles: str
    answers: tuple[tuple[CauseLine, ...], ...]


@dataclass(frozen=True, slots=True)
class SettledLine:
    """A tick or a remark on a finding that no longer stands."""

    sentence: str
    tick: str
    remark: str


@dataclass(frozen=True, slots=True)
class PassedLine:
    """How the case was passed on: what was done, by whom and when, the remark, and whether it covers the figures."""

    act: str
    role: str
    """"" where nothing is signed off."""
    who: str
    at: str
    remark: str
    stands: str
    why: tuple[str, ...]
    """What is another since."""
    is_standing: bool
    is_unlawful: bool = False
    """It was not to be done, as a reviewer's own work is not theirs to review: somebody wrote it into the file."""

    @property
    def names(self) -> bool:
        """Whether it names who answers in its role for what stands."""
        return self.is_standing and not self.is_unlawful


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A figure that stands otherwise than in the source."""

    address: str
    place: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """What the text says in one place and is not as it should be."""

    index: str
    where: str
    quotation: str
    sentence: str
    proof: str
    """The figures of tables that it is held against, a line each."""
    sign: str
    state: str
    tick: str
    remark: str


@dataclass(frozen=True, slots=True)
class TextSection:
    """What became of the text: how much of it came out how, and what is not as it should be."""

    counts: str
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure in a ticked table."""

    text: str
    ticks: str = ""
    """Signs of the relations that agree, set by the program."""
    flag: str = ""
    """Sign and number of the finding on this figure."""
    settled: bool = False
    """The finding was ticked off by hand."""
    placed: bool = False
    """The source prints the figure without its column."""
    hand: str = ""
    """Signs that persons gave it, with their initials."""


BLANK = Entry("")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a ticked table."""

    code: str
    name: str
    level: int
    entries: tuple[Entry, ...]
    goes_on: bool = False
    """The name goes on in the row below."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a table: its columns and its rows."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def coded(self) -> bool:
        return any(line.code for line in self.lines)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A published table, ticked."""

    index: str
    title: str
    unit: str
    rows: int
    judged: int
    """How many relations of the table were checked; a table with none is not called right."""
    open_findings: int
    sides: tuple[Side, ...]
    checked: str = ""
    """How many were checked in words, with how far they reach."""
    source: str = ""
    """The file that it stands in, where the document has several."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the check sheet with its answer and what speaks for it, a row of text each."""

    group: str
    text: str
    answer: str
    findings: str
    by_hand: bool = False
    """Whether a person answered."""


@dataclass(frozen=True, slots=True)
class PictureSection:
    """A picture with its name and caption; it is laid out in the letters of the paper."""

    title: str
    caption: str
    lay_out: Callable[[Surface], Picture] = field(compare=False)
    listing: Listing | None = None
    """The same as a list, where the picture itself does not tell all of it in figures."""


@dataclass(frozen=True, slots=True)
class Workpaper:
    """Everything that the paper says."""

    index: str
    entity: str
    year: str
    subject: str
    sources: tuple[SourceLine, ...]
    state: str
    """Fingerprint of the case as the paper tells it."""
    conclusion: str
    detail: str
    counts: tuple[Count, ...]
    findings: tuple[FindingLine, ...] = ()
    causes: tuple[CauseGroup, ...] = ()
    text: TextSection | None = None
    ruled_out: tuple[str, ...] = ()
    """Where the figures stand that the user does not suspect."""
    settled: tuple[SettledLine, ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    passed: tuple[PassedLine, ...] = ()
    """How the case went from hand to hand until it was written."""
    unlawful: tuple[str, ...] = ()
    """What was done until then and was not to be, in sentences."""
    notes: tuple[str, ...] = ()
    """What was not read, or only on an assumption."""
    unchecked: tuple[str, ...] = ()
    """By which rules was judged, and what of them was not checked, and why."""
    check_sheet: tuple[SheetLine, ...] = ()
    """Nothing where the document has no text that claims anything."""
    sheets: tuple[Sheet, ...] = ()
    pictures: tuple[PictureSection, ...] = ()
    roles: tuple[str, ...] = ROLES
    """Who is expected to sign."""
    journal: str = ""
    """The head of the journal of the case; blank where that has no chain yet."""
    history: tuple[tuple[str, ...], ...] = ()
    """Every line of the journal until its head, where they were asked for: when, by whom, what, where, old and new."""
