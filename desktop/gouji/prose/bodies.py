"""Whose figures a text tells: a department speaks of the units below it and of other bodies too, and no table of its
own prints their figures.

A body counts where it is named right before a year or before money that comes in or is spent, and until another is
named in its paragraph. Held by ``tests/checking/prose/test_sentences.py``.
"""

from __future__ import annotations

import re

from gouji.prose.claims import Claim
from gouji.prose.paragraphs import Paragraph

_KINDS = "局|厅|委员会|委|办公室|办|政府|街道|镇|乡|院|校|幼儿园|中心|部门|部|队|所|站|馆|社|协会|联合会|公司|单位"
_BODY = re.compile(
    rf"(?:^|(?<=[，。；：、）]))(?:其中|截至|按照|根据)?(?P<name>[^，。；：、“”（）\d]{{1,30}}?(?:{_KINDS}))(?:（[^（）]{{0,20}}）)?"
    r"(?=20\d\d年|本年|收入|支出|收、|收支|预算|决算|财政|一般公共|政府性|政府采购|国有资本|机关运行|基本支出|项目支出|“?三公)"
)
_AREA = re.compile(
    r"全[省市区县国](?=生产总值|经济|一般公共|财政|地方|“?三公|收入|支出|固定资产|居民|规模|社会|累计|共|完成|实现)"
)
"""All that a government governs, of which a sentence tells figures that are no office's."""
_ITSELF = re.compile(r"本|我|全|部门|单位|各|局|委|厅")
"""What a document calls its own body by."""
_WITH_UNITS = re.compile(r"(?:本级|机关)?(?:及|和|含|、)(?:其)?(?:所属|下属|直属).*$")

_BELOW = re.compile(r"(?:所属|下属|直属)(?!(?:各|预算|事业|行政|基层|二级|独立|核算)*(?:单位|部门|机构|院|校)$)")
"""What leads from a body to one below it by its name, and not to all of them."""


class Bodies:
    """The bodies that the text of a document names, beside its own."""

    def __init__(self, entity: str) -> None:
        self._entity = entity
        self._named: dict[int, list[tuple[int, bool]]] = {}

    def tells_of_another(self, claim: Claim) -> bool:
        """Whether a claim is of another body than that of the document."""
        before = [own for at, own in self._in(claim.paragraph) if at <= claim.end]
        sentence = claim.paragraph.text.rfind("。", 0, claim.start) + 1
        return bool(before and not before[-1]) or _AREA.search(claim.paragraph.text, sentence, claim.end) is not None

    def stands_under_another(self, claim: Claim) -> bool:
        """Whether the headings of a claim name another body."""
        named = (one["name"] for heading in claim.paragraph.headings for one in _BODY.finditer(heading))
        return not all(map(self._is_own, named))

    def without(self, phrase: str) -> str:
        """A phrase without the body of the document at its beginning."""
        if self._entity and self._entity in phrase:
            return phrase.replace(self._entity, "")
        body = _BODY.match(phrase)
        return phrase[body.end() :] if body and self._is_own(body["name"]) else phrase

    def _in(self, paragraph: Paragraph) -> list[tuple[int, bool]]:
        """Where a paragraph names bodies, and whether each is that of the document."""
        found = self._named.get(id(paragraph))
        if found is None:
            found = [(one.end(), self._is_own(one["name"])) for one in _BODY.finditer(paragraph.text)]
            self._named[id(paragraph)] = found
        return found

    def _is_own(self, name: str) -> bool:
        name = _WITH_UNITS.sub("", name)
        if _BELOW.search(name):
            return False
        if not self._entity or _ITSELF.match(name):
            return True
        return self._entity in name or _is_short_for(name, self._entity)


def _is_short_for(name: str, entity: str) -> bool:
    """Whether a body is called by some of the letters of its name, in their order (区财政局)."""
    letters = iter(entity)
    return all(one in letters for one in name)
