"""``gouji certificate``: a certificate that its holder issues."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from gouji.commands.passwords import password_of_certificate
from gouji.commands.status import GOOD
from gouji.streams import tell
from gouji.wording import say


def run(options: argparse.Namespace) -> int:
    """Make a certificate that its holder issues."""
    from gouji.paper.signatures.certificate import issue

    issue(options.name, Path(options.output), password_of_certificate(), datetime.now().astimezone())
    tell(
        say(
            "{path} was written. It is self-issued: nobody but {name} vouches for it.",
            path=options.output,
            name=" ".join(options.name.split()),
        )
    )
    return GOOD
