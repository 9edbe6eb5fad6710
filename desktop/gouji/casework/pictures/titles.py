"""What the nodes of a tie map are called: tables shortly, by what tells them apart, each with its id."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.casework.short_titles import short_titles
from gouji.casework.telling.parts import beside_called
from gouji.model.document import Beside, Document
from gouji.pictures.ties import Node, Sort, Tied
from gouji.wording import say


def titles_of(document: Document, tied: Tied) -> Mapping[Node, str]:
    """Each node by its title."""
    short = short_titles(document)

    def called(node: Node) -> str:
        match node.sort:
            case Sort.TABLE:
                return f"{document.tables[node.number].id} {short[node.number]}"
            case Sort.TEXT:
                return say("Text")
            case Sort.FORMS:
                return say("Forms to fill in ({count})", count=len(document.forms))
            case Sort.BESIDE:
                return beside_called(document, Beside(node.beside))

    return {node: called(node) for node in tied.nodes}
