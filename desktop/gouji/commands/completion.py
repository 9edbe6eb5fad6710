"""``gouji completion``: what lets a shell complete commands, options and their choices; where no word fits, files.

The script is made from the words that the command line takes, and asks the program nothing when a word is completed.
Held by ``tests/commands/test_completion.py``.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gouji.commands.options import parser
from gouji.commands.status import GOOD
from gouji.streams import put
from gouji.usage import actions_of, commands_of

TAB = "\t"


class Word(NamedTuple):
    """An option, or a word in a place of its own where it has no names: what is said of it, and what may follow."""

    names: Sequence[str]
    told: str
    choices: Sequence[str]
    takes: bool
    """Whether a value follows it."""


Words = Mapping[str, Sequence[Word]]
"""What each command takes."""

Told = Mapping[str, str]
"""What is said of each."""


def run(options: argparse.Namespace) -> int:
    """Print the script of a shell."""
    whole = parser()
    commands = {name: [*_words(one)] for name, one in commands_of(whole).items()}
    told = {one.dest: one.help or "" for group in actions_of(whole) for one in _listed(group)}
    put(SCRIPTS[options.shell](commands, told, [*_words(whole)]))
    return GOOD


def _listed(action: argparse.Action) -> Sequence[argparse.Action]:
    """The commands with what is said of each."""
    return action._choices_actions if isinstance(action, argparse._SubParsersAction) else ()


def _words(command: argparse.ArgumentParser) -> Iterator[Word]:
    for one in actions_of(command):
        if not isinstance(one, argparse._SubParsersAction):
            yield Word(one.option_strings, one.help or "", [*(one.choices or ())], one.nargs != 0)


def _bash(commands: Words, told: Told, whole: Sequence[Word]) -> str:
    cases = []
    for name, words in commands.items():
        after = "".join(
            f"      {'|'.join(word.names)}) known={_quoted(' '.join(word.choices))} ;;\n"
            for word in words
            if word.names and word.takes
        )
        own = " ".join([*_names(words), *_choices(words)])
        cases.append(f'    {name}) known={_quoted(own)}\n      case "$before" in\n{after}      esac ;;\n')
    first = " ".join([*commands, *_names(whole)])
    return f"""_gouji() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" known={_quoted(first)}
  [ "$COMP_CWORD" -gt 1 ] && case "${{COMP_WORDS[1]}}" in
{"".join(cases)}    *) known= ;;
  esac
  COMPREPLY=($(compgen -W "$known" -- "$word"))
}}
complete -o default -F _gouji gouji"""


def _zsh(commands: Words, told: Told, whole: Sequence[Word]) -> str:
    described = "\n".join(f"    {_quoted(f'{name}:{_plain(told[name])}')}" for name in commands)
    cases = []
    for name, words in commands.items():
        options = [_zsh_option(word, one) for word in words for one in word.names]
        rest = f"1: :({' '.join(_choices(words))})" if _choices(words) else "*: :_files"
        cases.append(f"    {name}) _arguments {' '.join([*options, _quoted(rest)])} ;;")
    lines = "\n".join(cases)
    return f"""#compdef gouji
_gouji() {{
  local -a commands=(
{described}
  )
  if (( CURRENT == 2 )); then
    _describe gouji commands
    _files
    return
  fi
  shift words
  (( CURRENT-- ))
  case "$words[1]" in
{lines}
  esac
}}
if [ "$funcstack[1]" = _gouji ]; then _gouji "$@"; else compdef _gouji gouji; fi"""


def _zsh_option(word: Word, name: str) -> str:
    told = f"{name}[{_plain(word.told)}]"
    if not word.takes:
        return _quoted(told)
    return _quoted(f"{told}: :({' '.join(word.choices)})" if word.choices else f"{told}: :_files")


_PLAIN = {ord(sign): plain for sign, plain in zip("\\:[]", ("", "：", "(", ")"), strict=True)}


def _plain(told: str) -> str:
    """Without what means something in a description of zsh."""
    return told.translate(_PLAIN)


def _fish(commands: Words, told: Told, whole: Sequence[Word]) -> str:
    first = f"not __fish_seen_subcommand_from {' '.join(commands)}"
    lines = [f"complete -c gouji -n {_quoted(first)} -a {name} -d {_quoted(told[name])}" for name in commands]
    lines += [_fish_word(first, word) for word in whole]
    for name, words in commands.items():
        lines += [_fish_word(f"__fish_seen_subcommand_from {name}", word) for word in words]
    return "\n".join(filter(None, lines))


def _fish_word(when: str, word: Word) -> str:
    if not word.names and not word.choices:
        return ""
    parts = ["complete -c gouji -n", _quoted(when)]
    parts += [f"-l {one[2:]}" if one.startswith("--") else f"-s {one[1:]}" for one in word.names]
    parts += ["-r"] if word.names and word.takes else []
    parts += ["-f", "-a", _quoted(" ".join(word.choices))] if word.choices else []
    return " ".join([*parts, "-d", _quoted(word.told)])


def _powershell(commands: Words, told: Told, whole: Sequence[Word]) -> str:
    first = [(name, told[name]) for name in commands]
    of: dict[str, str] = {}
    after: dict[str, str] = {}
    for name, words in commands.items():
        named = [(one, word.told) for word in words for one in word.names]
        of[name] = _pairs(named + [(one, one) for one in _choices(words)])
        for word in words:
            if word.choices:
                after |= {f"{name} {one}": _pairs((choice, choice) for choice in word.choices) for one in word.names}
    return f"""Register-ArgumentCompleter -Native -CommandName gouji, gouji-cli -ScriptBlock {{
    param($word, $line, $position)
    $words = @($line.CommandElements | ForEach-Object {{ $_.ToString() }})
    $before = if ($word) {{ $words.Count - 2 }} else {{ $words.Count - 1 }}
    $first = {_pairs(first)}
    $of = @{{
{_table(of)}
    }}
    $after = @{{
{_table(after)}
    }}
    $key = "$($words[1]) $($words[$before])"
    $known = $of[$words[1]]
    if ($before -lt 1) {{ $known = $first }} elseif ($after.ContainsKey($key)) {{ $known = $after[$key] }}
    foreach ($one in $known) {{
        $name, $told = $one -split "`t", 2
        if ($name.StartsWith($word)) {{
            [System.Management.Automation.CompletionResult]::new($name, $name, 'ParameterValue', $told)
        }}
    }}
}}"""


def _pairs(told: Iterable[tuple[str, str]]) -> str:
    """A list of texts: each a word, and what is said of it behind a tabulator."""
    return f"@({', '.join(_single(f'{name}{TAB}{said or name}') for name, said in told)})"


def _table(entries: Mapping[str, str]) -> str:
    return "\n".join(f"        {_single(name)} = {told}" for name, told in entries.items())


def _names(words: Sequence[Word]) -> list[str]:
    return [name for word in words for name in word.names]


def _choices(words: Sequence[Word]) -> list[str]:
    """What may stand in a place of its own."""
    return [one for word in words if not word.names for one in word.choices]


def _quoted(text: str) -> str:
    """As one word of a shell of Unix."""
    return "'" + text.replace("'", "'\\''") + "'"


def _single(text: str) -> str:
    """As one word of PowerShell."""
    return "'" + text.replace("'", "''") + "'"


SCRIPTS: Mapping[str, Callable[[Words, Told, Sequence[Word]], str]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
    "powershell": _powershell,
}
