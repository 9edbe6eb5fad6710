"""``gouji help``: a command explained."""

from __future__ import annotations

import argparse

from gouji.commands.options import parser
from gouji.commands.status import GOOD
from gouji.usage import commands_of


def run(options: argparse.Namespace) -> int:
    """Print what --help prints, of a command or of all of them."""
    whole = parser()
    (commands_of(whole)[options.about] if options.about else whole).print_help()
    return GOOD
