"""A case that is worked on in any order: whoever opens its file meanwhile finds it as it stands."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from gouji.casework.case import Case
from tests.thorough import examples


def in_any_order(count: int, steps: int) -> settings:
    """So many examples of so many steps, however long they take."""
    checks = list(HealthCheck)
    return settings(
        max_examples=examples(count), stateful_step_count=steps, deadline=None, suppress_health_check=checks
    )


class Worked(RuleBasedStateMachine):
    """The ``case`` stands in a ``folder`` of its own from its beginning on."""

    folder: Path
    case: Case

    def standing(self, case: Case) -> tuple[Any, ...]:
        """All that a person sees of a case."""
        raise NotImplementedError

    def teardown(self) -> None:
        if hasattr(self, "case"):
            self.case.close()
            shutil.rmtree(self.folder)

    @precondition(lambda self: self.case.file.has_work())
    @rule()
    def close_and_open_again(self) -> None:
        left = self.standing(self.case)
        self.case.close()
        self.case = Case.open(self.case.file.path)
        assert self.standing(self.case) == left

    @invariant()
    def whoever_opens_the_file_finds_the_same(self) -> None:
        if hasattr(self, "case"):
            found = Case.look_at(self.case.file.path)
            assert self.standing(found) == self.standing(self.case)
            found.close()
