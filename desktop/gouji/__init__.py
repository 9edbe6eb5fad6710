"""Gouji 勾稽: reconciling the budget of a Chinese public body (部门预算).

For scripts and notebooks ``gouji.read`` gives a document as pandas frames; nothing of that is imported before it is
asked for (``tests/frames/test_cost.py``). ``__init__.pyi`` tells its types.
"""

from importlib import import_module

__version__ = "0.2.0"

_FOR_SCRIPTS = {
    "read": "read",
    "NotReadError": "read",
    "Reconciled": "reconciled",
    "compare": "compared",
    "Compared": "compared",
}
"""What scripts use, and the file of ``frames`` that has it."""


def __getattr__(name: str) -> object:
    if name not in _FOR_SCRIPTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"gouji.frames.{_FOR_SCRIPTS[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_FOR_SCRIPTS})
