"""The command line: a command a word.

Exit status 2 if a file, or no table of it, could not be read, else 1 if a binding relation differs, else 0; for verify
1 if anything is not as expected. Whatever else stops a command gives 2; an interrupt 130, a pipe that nobody reads any
more 141, a disk without room 74 (``tests/commands/test_endings.py``). A fault, of ours or of a library, goes to the log
and costs ``check`` only the file that it is met in (``test_command_line.py``).
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from gouji import streams, usage
from gouji.commands.options import COMMANDS, parser
from gouji.commands.status import DIFFERS, GOOD, INTERRUPTED, NOT_WRITTEN, UNHEARD, UNREADABLE
from gouji.errors import UserError, reason_of
from gouji.interrupts import come_again
from gouji.keeping import faults
from gouji.wording import say

__all__ = ["COMMANDS", "DIFFERS", "GOOD", "INTERRUPTED", "NOT_WRITTEN", "UNHEARD", "UNREADABLE", "main"]

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def main(arguments: Sequence[str]) -> int:
    """Run one command; sentences for people go to stdout, what stopped a file to stderr."""
    streams.prepare()
    with usage.spoken(arguments), come_again():
        usage.speak()
        try:
            return _done(arguments)
        except streams.UnheardError as unheard:
            status = UNHEARD if unheard.unread else NOT_WRITTEN
            if not unheard.unread:
                told = "What was to be told could not be written ({reason})."
                _last_word(say(told, reason=reason_of(unheard.why)))
            streams.give_up()
            return status
        except KeyboardInterrupt:
            _last_word(say("Interrupted."))
            return INTERRUPTED


def _done(arguments: Sequence[str]) -> int:
    """The status of the command. Raises SystemExit where its words are none, or ask for help."""
    try:
        options = parser().parse_args(arguments)
    except OSError as error:  # which argparse meets where it prints
        raise streams.UnheardError(error) from error
    except SystemExit:
        streams.flush()
        raise
    quiet = streams.QUIET.set(getattr(options, "quiet", False))
    try:
        status: int = import_module(f"gouji.commands.{COMMANDS[options.command]}").run(options)
        streams.unshow()
        streams.flush()
        return status
    except UserError as error:
        stopped = error
    except Exception as fault:  # of ours or of a library
        stopped = faults.costs(f"gouji {options.command}", fault)
    finally:
        streams.QUIET.reset(quiet)
    streams.tell(say(stopped.message, **stopped.params), stream=sys.stderr)
    cause = stopped.__cause__
    return NOT_WRITTEN if isinstance(cause, OSError) and cause.errno in NO_ROOM else UNREADABLE


def _last_word(sentence: str) -> None:
    with suppress(streams.UnheardError):
        streams.warn(sentence)
