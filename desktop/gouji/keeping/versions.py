"""What tells a case file from other files, and of which version it is."""

from __future__ import annotations

APPLICATION_ID = 0x676F756A  # "gouj"
VERSION = 14
"""2: every figure keeps its own place. 3: the source itself is kept. 4: marks are undone like figures. 5: so is
describing a table. 6: raw tables tell why they were not recognised. 7: the reading of a table may be in doubt. 8: a
case may have several files. 9: it tells by which rules it is judged, chosen ones and its user's own. 10: another
document may stand beside its own, its year may be said, findings are ticked off together, a changed figure tells its
slip. 11: rows are inserted and deleted, and given other codes; figures of the text are changed, and before
publication more is looked for; lines of the check sheet are answered. 12: documents and entries are links of a chain.
13: a state of a finding is more than a tick, so is a mark on a figure; a case is handed over, signed off and returned.
14: what was said of the version before of its document is taken over.
Older cases still open, and become new with the first entry that is added."""

MARKS_ARE_UNDONE = 4
"""Since which version they are."""

IS_CHAINED = 12
"""Since which version documents and entries are links of a chain."""
