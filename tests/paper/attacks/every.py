"""All attacks on one paper, and what ``gouji verify`` says of the paper afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from gouji import cli
from gouji.errors import UserError
from gouji.paper.signatures import verifying
from gouji.wording import say
from tests.paper.attacks.prepared import certified, shadows
from tests.paper.attacks.revisions import appended, within
from tests.paper.attacks.signatures import universal, wrapping
from tests.paper.attacks.stages import Stages

Attack = Callable[[], bytes]


def attacks(stages: Stages) -> Iterator[tuple[str, Attack]]:
    """Each attack with its name; it gives the file that must not be called good."""
    for kind in (universal, wrapping, appended, within, shadows, certified):
        yield from kind(stages)


def refused(data: bytes, folder: Path) -> str:
    """What ``gouji verify`` finds wrong with a file of which no case is known; blank where it finds nothing.

    That somebody has not signed yet is nothing wrong. Whatever is wrong ends the command with status 1 or 2.
    """
    paper = folder / "底稿.pdf"
    paper.write_bytes(data)
    try:
        faults = [say(one.message, **dict(one.params)) for one in verifying.verify(paper).faults]
    except UserError as error:
        faults = [say(error.message, **error.params)]
    return " ".join(faults) if cli.main(["verify", str(paper)]) != cli.GOOD else ""
