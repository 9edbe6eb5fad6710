"""What the sheets print beside figures in the words of budgets, be the program in whatever language.

Whose document it is, of which year and stage, the unit of a table and what heads its codes and names belong to the
document: by these words Gouji, as anybody, knows what it reads when the workbook comes back. Held by
``tests/exports/workbook/test_read_back.py``.
"""

from __future__ import annotations

from pathlib import PurePath

from gouji.model.document import Document
from gouji.model.money import Unit

CODE, ITEM = "科目编码", "项目"
"""What heads the codes and the names."""

_STAGES = {"budget": "预算", "final-accounts": "决算"}


def cover(document: Document) -> str:
    """``上海市某某局2017年部门预算``; what its file is called where it tells neither of whom nor of when it is."""
    if not document.entity and document.year is None:
        return PurePath(document.file.name).stem
    year = f"{document.year}年" if document.year is not None else ""
    return f"{document.entity}{year}{'' if document.no_department else '部门'}{_STAGES[document.stage]}"


def compiled_by(document: Document) -> str:
    """``编制部门：上海市某某局``; "" where nobody knows."""
    return f"编制部门：{document.entity}" if document.entity else ""


def unit_told(unit: Unit) -> str:
    """``单位：万元``."""
    return f"单位：{unit.value}"
