"""``gouji certificate``: a certificate that its holder issues."""

from __future__ import annotations

import argparse
from datetime import datetime

from gouji.casework.made_from import ended
from gouji.commands.given.output import called, destination
from gouji.commands.passwords import password_of_certificate
from gouji.commands.status import GOOD
from gouji.streams import done
from gouji.wording import say

ENDINGS = (".p12", ".pfx")


def run(options: argparse.Namespace) -> int:
    """Make a certificate that its holder issues."""
    from gouji.paper.signatures.certificate import issue

    place = ended(called(destination(options.output, ENDINGS), options.name), ENDINGS)
    issue(options.name, place, password_of_certificate(), datetime.now().astimezone())
    done(
        say(
            "{path} was written. It is self-issued: nobody but {name} vouches for it.",
            path=place,
            name=" ".join(options.name.split()),
        )
    )
    return GOOD
