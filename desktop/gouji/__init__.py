"""Gouji 勾稽: reconciling the budget of a Chinese public body (部门预算)."""

__version__ = "0.1.0"
