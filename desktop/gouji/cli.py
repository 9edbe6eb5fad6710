"""The command line: check, report, export, sign, verify, certificate.

Exit status 2 if a file, or no table of it, could not be read, else 1 if a binding relation differs, else 0; for verify
1 if anything is not as expected. Whatever else stops a command gives 2, an interrupt 130. A fault, of ours or of a
library, goes to the log and costs ``check`` only the file that it is met in (``test_command_line.py``).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from gouji import streams, usage
from gouji.commands.options import LEAVING, parser
from gouji.commands.status import DIFFERS, GOOD, INTERRUPTED, UNREADABLE
from gouji.errors import UserError
from gouji.keeping import faults
from gouji.wording import say

__all__ = ["COMMANDS", "DIFFERS", "GOOD", "INTERRUPTED", "UNREADABLE", "main"]

_OWN = ("check", "batch", "report", "sheet", "compare", "sign", "verify", "journal", "certificate")
COMMANDS = {one: one for one in _OWN}
COMMANDS |= dict.fromkeys(LEAVING, "leaving")
"""Each with its file in ``commands``."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; sentences for people go to stdout, what stopped a file to stderr."""
    streams.prepare()
    usage.speak()
    options = parser(COMMANDS).parse_args(arguments)
    try:
        status: int = import_module(f"gouji.commands.{COMMANDS[options.command]}").run(options)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except UserError as error:
        stopped = error
    except Exception as fault:  # of ours or of a library
        if streams.is_of_closed_pipe(fault):
            streams.give_up()
            return UNREADABLE
        stopped = faults.costs(f"gouji {options.command}", fault)
    streams.tell(say(stopped.message, **stopped.params), stream=sys.stderr)
    return UNREADABLE
