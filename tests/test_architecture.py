"""The import law of the house."""

from __future__ import annotations

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_data_flows_one_way_and_only_the_window_knows_qt() -> None:
    assert lint_imports(config_filename=None) == EXIT_STATUS_SUCCESS
