"""What makes the columns of a table too doubtful to be read: then it stays raw."""

from __future__ import annotations

import re

from gouji.reading.page.page import Block
from gouji.reading.tables.header import Header
from gouji.reading.terms.figures import pointed

_IN_A_NAME = re.compile(r"(?:^|\s)\d[\d,]*[.,]\d+\s*[^\d\s.,%％、]")
"""A figure with words behind it."""


def is_doubtful(header: Header, block: Block) -> bool:
    """Whether columns cannot be told, or, told from the places of words, be trusted.

    Their names are told apart only by those above, or figures stand where codes and names do.
    """
    if block.unsure or not block.loose:
        return block.unsure
    named = [column for side in header.sides for column in (*side.codes, *side.texts)]
    texts = [block.text(row, column) or "" for row in range(block.height) for column in named]
    run_on = any(pointed(text) and (_IN_A_NAME.search(text) or not any(map(str.isalpha, text))) for text in texts)
    return run_on or any("/" in name or "#" in name for side in header.sides for name in side.names)
