"""A desk with a published page whose text says one thing that is so, one that is not, and words left unfinished."""

from __future__ import annotations

import pytest

from gouji.window.desk.desk import Desk
from gouji.window.prose.page import TextPage


@pytest.fixture
def desk(desk_of_said: Desk) -> Desk:
    return desk_of_said


@pytest.fixture
def page(desk: Desk) -> TextPage:
    desk.text.show()
    return desk.text.page
