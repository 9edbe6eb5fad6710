"""Where slips of an accountant end and a wrong reading begins.

A printed table has few slips: whatever is judged must be explained by few wrong figures. What they would be is counted
from below, by sums that fail and share no figure, so that the count needs no search.

The bounds were fitted on the tables of the published budgets at hand that agree, whole and with half or four fifths of
their rows taken out, each with 1 to 5 slips (to be judged) and misread in seven ways (to be in doubt): figures moved a
column on in all rows or in some, two columns changed over, codes as amounts, leading digits lost, a column slid by a
row, rows lost.

On 11 of these documents, whole: of 55 copies with 1 to 5 slips none had a table in doubt; of tables that had all slips
to themselves 1 of 276 with 1 to 4, and 5 of 69 with 5. Of 312 misread tables in which some sum failed 240 were in
doubt: all 115 whose figures had moved or were codes, 22 of 27 with columns changed over, 32 of 43 with digits lost,
40 of 65 that had slid, 31 of 62 that had lost rows. What is left are tables of few sums, where a misread figure is as
a slip.

Sums with figures on one side alone were never two in 57 tables with 1 to 5 slips of all kinds, nor in 7 with one figure
left blank or moved; with two or three such slips in one table they were in 5 of 8.

``python -m tests.bench.doubt_rates`` does it again; ``tests/reading/doubting/test_rates.py`` holds it for the sample.
"""

MOST_SLIPS = 5
"""Wrong figures of one table that are judged, wherever its columns have more sums that hold than fail."""

SHARE_OF_SLIPS = 0.1
"""More than so many of the figures of a larger table that would have to be wrong are no slips."""

FAILING_SUMS = 4
"""Sums of a column that fail and share no figure, before it is asked whether more fail than hold; or that fail at all
where none holds."""

FAILING_APART = 3
"""Of these, so many must share no figure where no sum of a column holds: two slips in a small table are two slips."""

ONE_SIDED = 3
"""Sums of a table with figures on one side alone, that no one figure is the cause of."""

ABSENT_ROWS = 3
"""Rows that other tables print and a table whose sums fail does not."""

CODES = 3
"""Figures that are all codes make a column one of codes."""

UNPLACED = 3
"""Amounts without a place among the rows of a table, and more than ``SHARE_OF_SLIPS`` of its figures."""
