"""``gouji sign``: a working paper signed in its file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gouji.commands.passwords import password_of_certificate
from gouji.commands.status import GOOD
from gouji.paper.signatures.roles import ROLE_NAMES
from gouji.streams import done, tell
from gouji.wording import say


def run(options: argparse.Namespace) -> int:
    """Sign a working paper in its file."""
    from gouji.casework.papers.signing import Hand, sign

    picture = Path(options.picture) if options.picture else None
    unnoted = sign(Path(options.report), options.role, Hand(Path(options.p12), password_of_certificate(), picture))
    role = say(ROLE_NAMES[options.role])
    done(say("{path} was signed as {role}.", path=options.report, role=role))
    if unnoted:
        tell(unnoted, stream=sys.stderr)
    return GOOD
