"""Codes as they are printed, in one or their 类, 款 and 项 apart."""

from __future__ import annotations

import pytest

from gouji.model.codes import codes_in, composed


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("201 一般公共服务", {"201"}),
        ("20805机关 2080506", {"20805", "2080506"}),
        ("208 05 6 职业年金", {"208", "2080506"}),
        ("1,208.00 和 208,050", set()),
        ("2025年12月", set()),
    ],
)
def test_codes_are_found_in_text(text: str, codes: set[str]) -> None:
    assert codes_in(text) == codes


@pytest.mark.parametrize(
    ("parts", "code"), [(["301", "2"], "30102"), (["208", "20805"], "20805"), (["208", "05", "06"], "2080506")]
)
def test_a_code_is_composed_of_its_parts(parts: list[str], code: str) -> None:
    assert composed(parts) == code
