"""Codes and figures that a page break tears within their cells: the last digits stand overleaf.

A narrow cell breaks a code or a figure over lines, and a page may end between them. What stands overleaf is the rest of
such a row where each figure and each code of it ends one above that is none by itself: a figure with fewer decimals
than its table prints, digits that are no code but with the rest. Other codes, as those of units, go on beside a torn
figure only. A few digits in a row without a name may be the rest of whole figures: the sums tell.
Held by ``test_the_rest_of_torn_figures_and_codes_is_no_row``, ``test_what_is_whole_above_the_break_is_not_torn``,
``test_the_sums_tell_whether_a_whole_figure_goes_on_overleaf``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from gouji.model.codes import level_of
from gouji.reading.terms.figures import decimals_of, is_money, well_formed

_MOST_DIGITS = 3
"""Digits of a code that may stand overleaf."""


def usual_decimals(texts: Iterable[str | None]) -> int | None:
    """How many decimals most amounts print; None where there are none."""
    counted = Counter(decimals_of(text) for text in texts if text and is_money(text))
    return counted.most_common(1)[0][0] if counted else None


def torn_cells(
    starts: Mapping[int, str],
    rests: Mapping[int, str],
    codes: Collection[int],
    amounts: Collection[int],
    decimals: int | None,
) -> dict[int, str]:
    """The codes and figures that a break tore, whole, by column; none where one that stands overleaf ends none above.

    ``starts`` is what stands above in each column of the table, ``rests`` what stands overleaf.
    """
    figures = {column: starts.get(column, "") + text for column, text in rests.items() if column in amounts}
    digits = {column: starts.get(column, "") + text for column, text in rests.items() if column in codes}
    if not all(_is_torn(starts.get(column, ""), whole, decimals) for column, whole in figures.items()):
        return {}
    if not all(_is_code(starts.get(column, ""), whole, bool(figures)) for column, whole in digits.items()):
        return {}
    return figures | digits


def perhaps_torn(
    starts: Mapping[int, str], rests: Mapping[int, str], amounts: Collection[int], decimals: int | None
) -> dict[int, str]:
    """The figures that a break may have torn, whole, by column, where nothing but a few digits stands overleaf."""
    whole = {column: starts.get(column, "") + text for column, text in rests.items()}
    bare = all(column in amounts and text.isdecimal() and len(text) < _MOST_DIGITS for column, text in rests.items())
    longer = all(is_money(text) and text != rests[column] and not decimals_of(text) for column, text in whole.items())
    return whole if rests and bare and longer and decimals == 0 else {}


def _is_torn(start: str, whole: str, decimals: int | None) -> bool:
    """Whether a figure is one only with what stands overleaf."""
    if not start or not well_formed(whole) or decimals_of(whole) != decimals:
        return False
    return not well_formed(start) or decimals_of(start) < decimals_of(whole)


def _is_code(start: str, whole: str, beside_a_figure: bool) -> bool:
    if not start or not whole.isdecimal() or len(whole) - len(start) > _MOST_DIGITS:
        return False
    return beside_a_figure or (level_of(whole) > 0 and not level_of(start))
