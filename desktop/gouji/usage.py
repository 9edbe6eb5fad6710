"""What argparse says by itself, in the language of the program; and what is offered where it knows no such word."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from gouji.streams import put
from gouji.wording import LANGUAGES, listed, say, speaking

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
    "invalid %(type)s value: %(value)r",
    "unknown parser %(parser_name)r (choices: %(choices)s)",
    "ambiguous option: %(option)s could match %(matches)s",
    "ignored explicit argument %r",
    "not allowed with argument %s",
    "expected one argument",
    "expected at least one argument",
)
"""Those that this command line can bring about, as argparse writes them: its English is the message id."""

LANGUAGE, SPOKEN = "--lang", {"zh": LANGUAGES[0], "en": LANGUAGES[1]}
"""The word that tells a language, and by what each goes there."""


HELP = "help"
"""The command behind which another one is named."""


class Parser(argparse.ArgumentParser):
    """One that offers what may be meant by a command or an option that there is not.

    Held by ``tests/commands/test_words.py``.
    """

    def parse_known_args(self, args: Iterable[str] | None = None, namespace: Any = None) -> Any:  # noqa: ANN401
        args, commands = [*(args or ())], commands_of(self)
        for word in _before_the_rest(args):
            if commands and not word.startswith("-"):
                if word not in commands and (near := _near(word, commands)):
                    self.error(say("there is no command {name}. Did you mean {names}?", name=word, names=near))
                if word != HELP:
                    break  # what follows is for the command
            self._refuse_unknown(word.partition("=")[0])
        return super().parse_known_args(args, namespace)

    def print_help(self, file: Any = None) -> None:  # noqa: ANN401
        """What argparse cannot print it passes over."""
        put(self.format_help().rstrip("\n"), file)

    def _refuse_unknown(self, word: str) -> None:
        """An option that begins as one of them does is that one, to argparse."""
        known = [name for action in actions_of(self) for name in action.option_strings]
        if not word.startswith("--") or any(name.startswith(word) for name in known):
            return
        if near := _near(word, known):
            self.error(say("there is no option {name}. Did you mean {names}?", name=word, names=near))
        self.error(say("there is no option {name}", name=word))


def actions_of(parser: argparse.ArgumentParser) -> Sequence[argparse.Action]:
    """What a parser takes: argparse keeps it, and gives it to nobody."""
    return parser._actions


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The parser of each command."""
    groups = (one for one in actions_of(parser) if isinstance(one, argparse._SubParsersAction))
    return {name: one for group in groups for name, one in group.choices.items()}


def _before_the_rest(words: Sequence[str]) -> Iterator[str]:
    """The words before --, behind which all are files, without the language."""
    skipped = False
    for word in words:
        if word == "--":
            return
        if not skipped and word != LANGUAGE:
            yield word
        skipped = word == LANGUAGE


def _near(word: str, known: Collection[str]) -> str:
    return listed(difflib.get_close_matches(word, [*known]))


def spoken(words: Sequence[str]) -> AbstractContextManager[None]:
    """The language that the words ask for is spoken; that of the program where they ask for none, or for one that
    there is not."""
    for word, following in zip(words, (*words[1:], ""), strict=True):
        name, told, value = word.partition("=")
        if name == LANGUAGE and (language := SPOKEN.get(value if told else following)):
            return speaking(language)
    return nullcontext()


def speak() -> None:
    """Let argparse look its sentences up where every other one is kept: gettext would want compiled catalogues."""
    vars(argparse).update(_=_told, ngettext=lambda one, many, count: _told(one if count == 1 else many))


def _told(sentence: str) -> str:
    return say(sentence) if sentence in SENTENCES else sentence
