"""Accounts of the year before and the budget of the year, as they stand beside the accounts of ``sample.py``."""

from __future__ import annotations

from dataclasses import replace

from gouji.model.document import Beside, Document
from gouji.reading.read import read_pasted
from tests.checking.accounts.sample import APPROPRIATIONS, CAPITAL, FUND, SUMMARY, accounts

BUDGET = """
2024年部门“三公”经费和机关运行经费预算表
单位：万元
“三公”经费预算数\t\t\t\t\t\t机关运行经费预算数
合计\t因公出国(境)费\t公务接待费\t公务用车购置及运行费\t\t\t
\t\t\t小计\t购置费\t运行费\t
20.00\t2.00\t2.00\t16.00\t6.00\t10.00\t115.00
"""


def prior(**texts: str | None) -> Document:
    """The accounts of the year before, whose closing balances are the opening ones of the sample; or printed otherwise,
    as ``accounts`` takes it."""
    carried = {
        "revenue_expenditure": SUMMARY.replace("年末结转和结余|15.50", "年末结转和结余|18.00"),
        "fiscal_appropriation": APPROPRIATIONS.replace(
            "年末财政拨款结转和结余|12.50|6.50|4.00|2.00", "年末财政拨款结转和结余|16.00|12.00|3.00|1.00"
        ),
        "government_fund": FUND.replace("19.00|^|19.00|4.00", "19.00|^|19.00|3.00"),
        "state_capital": CAPITAL.replace("4.00|^|4.00|2.00", "4.00|^|4.00|1.00"),
    }
    return replace(accounts(**(carried | texts)), year=2023)


def budget(text: str = BUDGET) -> Document:
    """The budget of the year."""
    return replace(read_pasted(text.lstrip()), year=2024)


def both(prior_year: Document | None = None, of_the_year: Document | None = None) -> Document:
    """The accounts with both beside them."""
    beside = {Beside.PRIOR: prior_year or prior(), Beside.BUDGET: of_the_year or budget()}
    return replace(accounts(), beside=beside)
