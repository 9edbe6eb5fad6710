"""What argparse says by itself, in the language of the program."""

from __future__ import annotations

import argparse

from gouji.wording import say

SENTENCES = (
    "usage: ",
    "positional arguments",
    "options",
    "show this help message and exit",
    "%(prog)s: error: %(message)s\n",
    "argument %(argument_name)s: %(message)s",
    "the following arguments are required: %s",
    "unrecognized arguments: %s",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "unknown parser %(parser_name)r (choices: %(choices)s)",
    "ambiguous option: %(option)s could match %(matches)s",
    "ignored explicit argument %r",
    "not allowed with argument %s",
    "expected one argument",
    "expected at least one argument",
)
"""Those that this command line can bring about, as argparse writes them: its English is the message id."""


def speak() -> None:
    """Let argparse look its sentences up where every other one is kept: gettext would want compiled catalogues."""
    vars(argparse).update(_=_told, ngettext=lambda one, many, count: _told(one if count == 1 else many))


def _told(sentence: str) -> str:
    return say(sentence) if sentence in SENTENCES else sentence
