"""Asking where to write a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_save(parent: QWidget, title: str, proposed: str) -> Path | None:
    """Where to write a file with the ending of ``proposed``; one of that name is asked about. None when given up."""
    ending = Path(proposed).suffix
    dialog = QFileDialog(parent, title, proposed, f"*{ending}")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending.lstrip("."))
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
