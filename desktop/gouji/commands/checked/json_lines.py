"""What was checked, as one JSON object a line (``casework/exchange/check_json.py``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gouji.casework.causes.explained import Explained
from gouji.casework.exchange import check_json as contract
from gouji.commands.checked.telling import Where, Write
from gouji.errors import UserError
from gouji.streams import put


class JsonLines:
    """A line for each file, onto standard output as soon as it is done, or all of them into a file."""

    def __init__(self, write: Write | None) -> None:
        self._write = write
        self._lines: list[str] = []

    def checked(self, name: str, verdict: Explained, status: int, where: Where) -> None:
        how = {"paths": where.files} if where.files else {"path": where.path}
        self._put(contract.result(verdict.check, verdict.explanation, verdict.causes, verdict.case, **how))

    def refused(self, name: str, path: str, error: UserError) -> None:
        self._put(contract.failure(name, error, path))

    def ended(self, statuses: Mapping[int, int]) -> None:
        if self._write is not None:
            self._write("".join(self._lines).encode("utf-8", "replace"))

    def _put(self, told: dict[str, Any]) -> None:
        line = contract.line(told)
        if self._write is None:
            put(line)
        else:
            self._lines.append(f"{line}\n")
