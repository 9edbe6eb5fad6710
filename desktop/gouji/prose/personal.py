"""What is not meant for the public: telephone numbers, and names of persons behind the words that announce them.

Only before a document is published is that looked for, because somebody asked for it; nobody is accused, what is found
are hints. Held by ``tests/prose/test_personal.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.prose.paragraphs import Paragraph
from gouji.prose.wording import Wording, wording_at

_TELEPHONE = re.compile(
    r"(?<![\d.,\-〔])(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?)(?![\d.,%万元])"
    r"|(?<=电话：)\d{7,8}(?!\d)|(?<=电话)\d{7,8}(?!\d)|(?<=手机：)\d{11}(?!\d)"
)
_ANNOUNCED = r"(?:联系人|负责人|填报人|经办人|填表人|制表人|审核人)(?:姓名)?(?:（签[字章名]）)?：?"
_NO_NAME = r"签字|签章|签名|盖章|姓名|职务|电话|联系|单位|部门|负责|填报|日期|为|是|由|的|和|及|应|对|无"
_NAME = re.compile(
    rf"{_ANNOUNCED}(?P<name>(?!{_NO_NAME})[\u4e00-\u9fff·]{{2,4}}?)(?=$|[，。；、（\d]|联系|电话|手机|填|审|制表|日期|单位|经办)"
)


def personal(paragraphs: Sequence[Paragraph]) -> Iterator[Wording]:
    """The places of a document that name a telephone or a person, in their order."""
    for paragraph in paragraphs:
        for found in _NAME.finditer(paragraph.text):
            yield wording_at("personal-name", "the name of a person", paragraph, found.start("name"), found.end("name"))
        for found in _TELEPHONE.finditer(paragraph.text):
            yield wording_at("telephone-number", "a telephone number", paragraph, found.start(), found.end())
