"""Old documents of Word and WPS, and RTF → docx → the pages of that.

The file stays what it is called and what its bytes are: its lines and tables are those of the docx that was made of it,
which nobody keeps. One that was just made is made once, be it looked at again. Held by
``tests/reading/sources/converted/test_reader.py``.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Generator, Sequence
from threading import Lock

from gouji.errors import UserError
from gouji.model.document import Notice, SourceFile
from gouji.reading.page.page import Page
from gouji.reading.sources.converted import installed, office
from gouji.reading.sources.converted.running import LateError, run
from gouji.reading.sources.converted.workplace import workplace
from gouji.reading.sources.kinds import read_bytes, true_format
from gouji.reading.sources.source import FileSource
from gouji.reading.sources.word.reader import WORD, WordSource

CONVERTED = ("doc", "rtf")

Made = tuple[bytes, str]
"""A docx, and what the program that made it is called."""

_KEPT = 4
"""Documents that are kept as docx while the program runs."""


class ConvertedSource(FileSource):
    """A document that another program turns into docx."""

    def __init__(self, data: bytes, file: SourceFile) -> None:
        super().__init__(data, file)
        self._notices: Sequence[Notice] = ()

    @property
    def notices(self) -> Sequence[Notice]:
        return self._notices

    def pages(self) -> Generator[Page | None, None, None]:
        """The pages of its docx, and None again and again while that is made."""
        kept = MADE.get(self.file.sha256)
        made, program = kept or (yield from self._convert())
        if kept is None:
            MADE.keep(self.file.sha256, (made, program))
        how = {"name": self.file.name, "program": program}
        word = WordSource(made, self.file)
        for page in word.pages():
            self.done = word.done
            yield page
        self._notices = (Notice("{name} was turned into docx by {program} and read from that", how), *word.notices)

    def _convert(self) -> Generator[None, None, Made]:
        """The docx and the program that made it: the first that does."""
        refusal = UserError(
            "old-word",
            "{name} is a document of Word 97 to 2003, of WPS Writer or of RTF, and neither Word, WPS nor LibreOffice "
            "was found to turn it into docx. Open it in Word or WPS, save it as .docx, and open that.",
            name=self.file.name,
        )
        for program in installed.installed():
            try:
                made = yield from self._made_by(program)
                return made, program.name
            except UserError as error:
                refusal = error
        raise refusal

    def _made_by(self, program: office.Office) -> Generator[None, None, bytes]:
        """What one program makes; raises UserError with why it does not."""
        told = {"name": self.file.name, "program": program.name}
        failed = UserError(
            "old-word",
            "{program} could not turn {name} into docx. Open it in Word or WPS, save it as .docx, and open that.",
            **told,
        )
        try:
            with workplace() as folder:
                source = folder / f"converted.{self.file.format}"
                source.write_bytes(self._data)
                command, added = program.command(source, folder)
                ended = yield from run(command, added, folder, lambda: program.started(folder))
                made = read_bytes(folder / office.TARGET) if ended else b""
            kind = true_format(made, office.TARGET)
        except LateError as late:
            raise UserError(
                "old-word",
                "{program} took too long to turn {name} into docx. Open it in Word or WPS, save it as .docx, and open "
                "that.",
                **told,
            ) from late
        except (OSError, UserError) as error:  # no room for it, no program after all, nothing made, or made too large
            raise failed from error
        if kind != WORD:
            raise failed
        return made


class Kept:
    """The last documents that were made, by the SHA-256 of what they were made of."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: OrderedDict[str, Made] = OrderedDict()

    def get(self, sha256: str) -> Made | None:
        with self._lock:
            return self._made.get(sha256)

    def keep(self, sha256: str, made: Made) -> None:
        with self._lock:
            self._made[sha256] = made
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)


MADE = Kept()
