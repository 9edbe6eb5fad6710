"""A form to fill in, such as that of the performance targets of a project: kept as it is printed, not judged."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.model.rawgrid import RawGrid


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a kind as it stands, and what it says of itself: the project that it is of, and who fills it in.

    In text without cells it is the line of its title. ``subject`` and ``applicant`` are "" where they were not read.
    """

    kind: str
    printed: RawGrid
    subject: str = ""
    applicant: str = ""

    @property
    def id(self) -> str:
        """``F1``, in the order of the body."""
        return self.printed.id

    @property
    def title(self) -> str:
        """The title that is printed over it; "" where it has none."""
        return self.printed.title
