"""The words that the command line takes, and what is said of them."""

from __future__ import annotations

import argparse
from typing import NamedTuple

from gouji import __version__
from gouji.casework.history.record import Kind
from gouji.model.names import reach
from gouji.paper.signatures.roles import ROLES, role_named
from gouji.usage import LANGUAGE, SPOKEN, Parser
from gouji.wording import listed, say

LEAVING = {"export": "xlsx|csv|parquet", "annotate": "pdf|xlsx", "notice": "pdf|docx"}
"""The commands that write a document or a case in another form, with the endings of what they write."""

_OWN = ("check", "batch", "report", "sheet", "compare", "sign", "verify", "journal", "certificate")
COMMANDS = {one: one for one in _OWN}
COMMANDS |= {**dict.fromkeys(LEAVING, "leaving"), "completion": "completion", "help": "help"}
"""Each with its file in ``commands``."""

FORMATS, SHELLS = ("text", "json", "csv", "xlsx"), ("bash", "zsh", "fish", "powershell")
"""How findings are told, and for which shells there is completion."""


class _Told(NamedTuple):
    """What is said of such a command: in a few words, at length, of what it takes and of what it writes."""

    short: str
    about: str
    taken: str
    written: str


_LEAVING_TOLD = {
    "export": _Told(
        "write the tables with live formulas, or the figures one a row",
        "A workbook has the tables with live formulas and marked cells, the findings by cause and the relations; a "
        ".csv or .parquet has one figure a row.",
        "what is exported: several files are one document",
        "where it is written; its ending tells how",
    ),
    "annotate": _Told(
        "write a copy of the source with notes at its figures",
        "Each note stands at its figure and has the number that the finding has in the working paper. The source "
        "itself stays as it is.",
        "a PDF or an xlsx, or the case on it: several files are one document",
        "where the copy is written, with the ending of its source; the copy of a second file has -2 behind its name",
    ),
    "notice": _Told(
        "write the notice of what is to be corrected",
        "For whoever published the document: each figure with its page, its place, what is printed, what is proposed "
        "and what proves it. What was checked, explained or is not acted upon is left out.",
        "what the notice is of: several files are one document",
        "where the notice is written; as PDF, or as docx to go on writing",
    ),
}
_LEAVING_STATUS = "Exit status: 2 if it cannot be read or written; 1 if a figure differs that must agree; else 0."


def parser() -> Parser:
    """What understands the words of the command line."""
    names = "|".join(COMMANDS)
    made = Parser(
        prog="gouji",
        usage=f"gouji [{say('FILE')}…]\n      gouji {names} …",
        description=say("Reconcile the budget of a public body."),
        epilog=say("Without a command the window opens, with the file when one is given."),
    )
    version = f"gouji {__version__}"
    made.add_argument("-V", "--version", action="version", version=version, help=say("show the version"))
    _language(made)
    given = made.add_subparsers(required=True, dest="command", metavar=names, prog="gouji")
    _check(given.add_parser("check", help=say("check budget files")))
    _batch(given.add_parser("batch", help=say("check many documents at once, and list them")))
    _report(given.add_parser("report", help=say("write the working paper")))
    _sheet(given.add_parser("sheet", help=say("answer the check sheet of a published document")))
    status = say(
        "Exit status: 2 if a document cannot be read; 1 if they are of one year and stage and a figure differs, or the "
        "units do not come to the department; else 0: from one year to the next figures change."
    )
    _compare(given.add_parser("compare", help=say("hold two documents against each other"), epilog=status))
    for name, endings in LEAVING.items():
        told = _LEAVING_TOLD[name]
        about, after = say(told.about), say(_LEAVING_STATUS)
        _leaving(given.add_parser(name, help=say(told.short), description=about, epilog=after), endings, told)
    _sign(given.add_parser("sign", help=say("sign a working paper")))
    _verify(given.add_parser("verify", help=say("verify the signatures of a working paper")))
    listing = say(
        "Who did what, when and where, what stood there before and after, a line each, the first first. Exit status: 2 "
        "if the case cannot be read; 1 if its file is not as it was kept; else 0."
    )
    _journal(given.add_parser("journal", help=say("list what was done in a case"), description=listing))
    _certificate(given.add_parser("certificate", help=say("make a self-issued certificate")))
    completion = given.add_parser("completion", help=say("print what lets a shell complete words"))
    completion.add_argument("shell", choices=SHELLS, help=say("the shell"))
    explained = given.add_parser("help", help=say("explain a command"))
    explained.add_argument("about", nargs="?", choices=COMMANDS, metavar=say("COMMAND"))
    for one in given.choices.values():
        _language(one)
        one.add_argument("-q", "--quiet", action="store_true", help=say("only what was asked for, and what stops it"))
    return made


def _check(command: argparse.ArgumentParser) -> None:
    _documents(command, _EACH)
    command.add_argument(
        "--together", action="store_true", help=say("the files are one document: text and tables apart")
    )
    _taken_anyway(command)
    _publishing(command)
    _said(command)
    shown = command.add_mutually_exclusive_group()
    shown.add_argument("--format", choices=FORMATS, default="", help=say("text, or one finding a row, or JSON"))
    shown.add_argument("--json", dest="format", action="store_const", const="json", help=say("one JSON object a line"))
    shown.add_argument("--why", action="store_true", help=say("tell of every part what it was taken for, and why"))
    table = say("a table of the findings; its ending tells how")
    command.add_argument("-o", "--output", default="-", type=reach, metavar=f"{say('OUT')}.xlsx|csv|json", help=table)
    rules = say("rule pack to judge by: its id, or a .toml of your own")
    command.add_argument("--rules", metavar=say("PACK"), help=rules)


def _report(command: argparse.ArgumentParser) -> None:
    _documents(command, "what the paper is made from: several files are one document")
    written = say("where the paper is written")
    command.add_argument("-o", "--output", required=True, type=reach, metavar=say("PAPER.pdf"), help=written)
    _taken_anyway(command)
    _publishing(command)
    _said(command)
    command.add_argument("--roles", default=",".join(ROLES), metavar=say("ROLES"), help=say("who is expected to sign"))
    command.add_argument("--font", default="sans", metavar="sans|song|fangsong", help=say("face of the text"))
    command.add_argument("--journal", action="store_true", help=say("with everything that was done in the case"))


def _sign(command: argparse.ArgumentParser) -> None:
    command.add_argument("report", type=reach, metavar=say("PAPER.pdf"), help=say("the paper, signed in its file"))
    held = say("PKCS#12 certificate of the signer")
    command.add_argument("--p12", required=True, type=reach, metavar=say("FILE"), help=held)
    command.add_argument(
        "--role", required=True, type=role_named, choices=ROLES, help=say("in which role it is signed")
    )
    command.add_argument("--picture", type=reach, metavar=say("PICTURE"), help=say("picture of the hand signature"))


def _verify(command: argparse.ArgumentParser) -> None:
    document = f"{say('PAPER.pdf')}|{say('CASE')}"
    command.add_argument("file", type=reach, metavar=document, help=say("the paper, or the case that wrote it"))
    told = say("certificates that must have signed, PEM or DER, one or many")
    command.add_argument("--trust", action="append", default=[], type=reach, metavar=say("FILE"), help=told)


def _certificate(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar=say("NAME"), help=say("the name of its owner"))
    p12, written = say("CERTIFICATE.p12"), say("where the certificate is written")
    command.add_argument("-o", "--output", required=True, type=reach, metavar=p12, help=written)


_EACH = "files; of a folder the documents in it; a pattern as *.pdf or **/*.xlsx; - is standard input"


def _documents(command: argparse.ArgumentParser, told: str) -> None:
    """The documents and cases that a command works on."""
    document = f"{say('FILE')}|{say('FOLDER')}|{say('CASE')}"
    command.add_argument("files", nargs="+", type=reach, metavar=document, help=say(told))


def _language(command: argparse.ArgumentParser) -> None:
    """Spoken already when it is met here: what a parser says was said when it was made."""
    told = say("the language in which is told")
    command.add_argument(LANGUAGE, choices=SPOKEN, default=argparse.SUPPRESS, help=told)


def _said(command: argparse.ArgumentParser) -> None:
    """What is said of the one document that a command works on."""
    for name, what in (("--prior", "the document of the year before"), ("--budget", "the budget of the year")):
        told = say("another document to hold it against: {what}; once for each of its files", what=say(what))
        command.add_argument(name, type=reach, action="append", default=[], metavar=say("FILE"), help=told)
    command.add_argument("--year", type=int, metavar=say("YEAR"), help=say("its year, where it prints none"))


def _journal(command: argparse.ArgumentParser) -> None:
    """What is asked of a journal."""
    command.add_argument("case", type=reach, metavar=say("CASE"), help=say("the case"))
    command.add_argument("--json", action="store_true", help=say("one JSON object for each line of the journal"))
    for name, told in (
        ("--who", "only what this person did"),
        ("--kind", "only what is of this kind: {kinds}"),
        ("--table", "only what names this table: T3"),
        ("--text", "only lines that hold this text"),
        ("--since", "only from this day or time on: 2026-03-31, 2026-03-31T14:00"),
        ("--until", "only until this day or time, the day itself with it"),
    ):
        command.add_argument(name, default="", metavar=say("TEXT"), help=say(told, kinds=kinds()))


def kinds() -> str:
    """The kinds of what was done, each as it is shown with the word of the JSON."""
    return listed(f"{say(one.message)} ({one.value})" for one in Kind)


def _compare(command: argparse.ArgumentParser) -> None:
    _documents(command, "the old document and the new one; or a department")
    units = say("the units of the department, which must come to it")
    command.add_argument("--units", nargs="+", default=[], type=reach, metavar=say("FILE"), help=units)
    told = say("a workbook (the changes with what they run through, and each table side by side), or a paper")
    command.add_argument("-o", "--output", type=reach, metavar=f"{say('OUT')}.xlsx|.pdf", help=told)
    command.add_argument("--json", action="store_true", help=say("one JSON object"))


def _batch(command: argparse.ArgumentParser) -> None:
    found = say("documents, folders of documents, or patterns of their names")
    command.add_argument("files", nargs="+", type=reach, metavar=say("FILE|FOLDER|PATTERN"), help=found)
    written = say("the list, or a line of JSON for each document; what is done is kept beside it")
    metavar = f"{say('OUT')}.xlsx|jsonl"
    command.add_argument("-o", "--output", required=True, type=reach, metavar=metavar, help=written)
    told = say("how many documents are worked at at once; else as many as there are processors")
    command.add_argument("--workers", type=int, metavar=say("NUMBER"), help=told)
    command.add_argument(
        "--rules", metavar=say("PACK"), help=say("rule pack to judge by: its id, or a .toml of your own")
    )
    told = say("which units each department has, two columns; else as the departments list them in their text")
    command.add_argument("--units", type=reach, metavar=say("LIST.xlsx|LIST.txt"), help=told)
    told = say("do the work on a Dask cluster whose scheduler is there (needs gouji[cluster])")
    command.add_argument("--cluster", metavar=say("ADDRESS"), help=told)
    _publishing(command)


def _publishing(command: argparse.ArgumentParser) -> None:
    told = say("hints for telephone numbers and names of persons in the text")
    command.add_argument("--before-publication", action="store_true", help=told)


def _leaving(command: argparse.ArgumentParser, endings: str, told: _Told) -> None:
    """What a command takes that writes a case in another form."""
    _documents(command, told.taken)
    out = f"{say('OUT')}.{endings}"
    command.add_argument("-o", "--output", required=True, type=reach, metavar=out, help=say(told.written))
    _taken_anyway(command)
    _publishing(command)
    _said(command)


def _sheet(command: argparse.ArgumentParser) -> None:
    _documents(command, "what the sheet is of: several files are one document")
    command.add_argument(
        "-o",
        "--output",
        default="-",
        type=reach,
        metavar=say("SHEET.xlsx|SHEET.pdf|SHEET.json|-"),
        help=say("where the sheet is written; - prints it"),
    )
    command.add_argument(
        "--into", type=reach, metavar=say("TEMPLATE.xlsx"), help=say("a sheet of your own whose lines are filled in")
    )
    told = say("show the problems as pictures of the pages, in a workbook of its own")
    command.add_argument("--pictures", action="store_true", help=told)
    _taken_anyway(command)


def _taken_anyway(command: argparse.ArgumentParser) -> None:
    told = say("of several files: take them as one document though they seem to be of several")
    command.add_argument("--anyway", action="store_true", help=told)
