"""The words by which a sentence tells what a quantity is: bases, directions, measures, lists, chains of codes.

Every pattern is of folded text (``paragraphs.folded``). Held by ``tests/prose/test_reading.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.prose.claims import Base, Measure, Subject

SILENT = re.compile(r"名词解释|主要职[能责]|机构设置|部门概况|单位构成|工作任务|目录")
"""Parts of a document that claim nothing of its figures."""
UP, DOWN = ("增加", "增长", "上升", "提高", "净增", "增"), ("减少", "下降", "降低", "压减", "净减", "减")
_MOVES = "|".join((*UP, *DOWN))

CHANGE = re.compile(rf"(?P<word>{_MOVES})了?(?:额|金额)?(?:为|约|共)?$")
RATE = re.compile(rf"(?P<word>{_MOVES})(?:幅度?|率)?了?(?:为|约|达)?$|(?P<size>增幅|降幅)(?:为|约|达)?$")
BOTH = re.compile(r"(?:增加|增长|上升)(?:（|/|或|、)(?:减少|下降|降低)）?$")
SHARE = re.compile(r"占(?P<of>[^，。；：占]{0,40}?)的?(?:比例|比重|百分比|比)?(?:为|约|达)?$")
COMPLETION = re.compile(
    r"完成(?P<of>[^，。；：]{0,16}?)的?$|(?:完成|执行)率(?:为)?$|(?:为|达到)(?P<base>[^，。；：]{0,10}预算数?)的$"
)

BOTH_SIDES = ("收支", "收、支", "收入支出", "收入、支出")
"""Of which there is but a total, also where the words of a stage stand before that (收入、支出决算总计)."""

PLANNED = re.compile(r"完成(?:年初|调整后?)?的?预算数?(?:为)?$")
"""What leads to a budget of which a share was spent: that stands right behind it (完成预算12.00万元的83.33%)."""
SHARED = re.compile(r"占(?P<of>[^，。；：占]{2,40}?)(?:为|约)?$")
"""What leads to a whole of which a share follows: that stands right behind it (占采购总额12.00万元的83.33%)."""
OF_THAT = re.compile(r"的(?:比例|比重)?(?:为|约)?")

WITH_PARTS = re.compile(r"，?（?(?:占|其中)")
"""What stands behind a figure whose share or whose parts are told: it is the whole of its name, not some of it."""

ITEM = re.compile(r"(?:^|(?<=[。；：，]))(?:\d{1,2}[.、](?!\d)|（[一二三四五六七八九十\d]+）|[①-⑳])")
"""Where a numbered item begins: what was told before it is not told of it."""
_SORTS_OF_ITEMS = (r"\d", r"（\d", "（", "")
TOPIC = re.compile(
    rf"(?:{ITEM.pattern}|^)(?P<name>[^，。；：、\d]{{2,20}}(?:费|费用|经费|支出|收入))。"
    r"(?=(?:20\d\d年度?)?(?:年初|全年|当年)?(?:支出)?(?:预算|决算|执行)数?(?:为|安排)?\d)"
)
"""What begins with what it is of, as a sentence of its own, and goes on with its figure."""

_FUNDS = ("政府性基金", "国有资本经营", "一般公共预算")
_ALL_FUNDS = "财政拨款"
_OF_A_FUND = re.compile(r"(?:本年)?(?:收入|支出)(?:合计|总计)?|年[初末]结转(?:和|与|及|、)?结余(?:资金)?")
"""What a sentence that begins with a fund tells of that."""

FLAT = re.compile(r"(?:(?:与|同|和|比|较)(?P<base>[^，。；：]{2,24}?)(?:相比)?，?)?(?P<nearly>基本)?(?:保持)?持平")
ORDER = re.compile(
    r"(?P<left>决算数?|支出决算数?|执行数)(?P<word>大于|小于|等于|高于|低于|超过|多于|少于|与)(?:年初)?预算数?(?P<flat>(?P<nearly>基本)?(?:持平|一致|相等))?"
)
SINCE = re.compile("，?[^，。；]{0,6}(?:累计|已)")
"""What is told until a day of a longer time, which may be any day."""
WITH_TARGETS = re.compile(r"绩效目标的?(?:项目|共)[^。]*涉及[^，。；]*$")
"""What leads to the amount of all projects with targets."""
GROUPS = re.compile(r"\d+(?:个?批次|批|个团组|团组)$|团组\d+个$")
BOUGHT = re.compile(r"购置[^，。；]*\d+[辆台]$")
ABSENCE = re.compile(r"(?:没有|未安排|未使用|(?<![有万])无)(?:使用|安排)?(?P<what>[^，。；：无]{2,40})")
NAMES = re.compile(r"(?:，|。)?(?P<mainly>主要)?包括[:：]?(?P<names>[^；。：]{2,400})")
UNTIL = re.compile(r"截至(?P<year>20\d\d)年(?:度)?(?:末|底|\d{1,2}月\d{1,2}日)")
TITLE = re.compile(r"(?P<year>20\d\d)年度?(?:部门|单位)?(?:决算|预算)(?!执行)")
REASON = re.compile(
    rf"[，。；]?(?:其|变动|增加|减少|增减|增减变动)?的?(?:主要)?原因(?:是|为)?[:：]?(?P<reason>(?:(?!20\d\d|上年|去年|以前|基数|{_MOVES})[^，。；、])+)(?P<word>{_MOVES})(?=。|；|$)"
)
"""Why something changed, in one clause that ends with the only word of a direction in it."""
MORE, LESS = frozenset({"大于", "高于", "超过", "多于"}), frozenset({"小于", "低于", "少于"})

_STAGE = (
    (Measure.ADJUSTED, "调整(?:后)?(?:的)?预算数?|预算调整数"),
    (Measure.EXECUTED, "(?:当年)?(?:预算)?执行数|(?:预算)?执行"),
    (Measure.FINAL, "(?:支出|收入)?决算数?"),
    (Measure.BUDGET, "(?:年初|当年|部门|支出|收入)?预算(?:安排|批复)?数?"),
)
_YEAR = r"(?P<year>20\d\d)年度?|(?P<prior>上年度?|上一年度?|去年|同期|上年同期)"
BASE = re.compile(
    rf"(?:比|较|与|同)(?P<named>(?:{_YEAR})(?P<stage>[^，。；：增减上下]{{0,12}}?)|(?:年初|调整)?预算数?)(?:相比|比较|同期)?(?:，|有所|各|均|共|都|$|(?={_MOVES}|持平|基本|收|支|财|各))"
)
BASE_VALUE = re.compile(rf"(?:比|较|与|同)(?P<named>(?:{_YEAR})[^，。；：增减上下]{{0,24}}?)(?:的|为)?$")
"""What is compared with, right before its own figure."""
_FILLING = re.compile(
    "其中|同比|环比|相比|上年|去年|同期|全年|各|均|共|分别|实际|有所|约|支出|收入|预算|决算|执行|安排|数|总额|总计|合计|20\\d\\d|年度?|[比较与和的为。，]"
)
"""Words before a comparison that name nothing."""
_IN_YEAR = re.compile(r"(20\d\d)年")
_PRIOR = re.compile(r"(?<![比较与同和])(?:上年|上一年|去年)度?(?!年?末|年?度?结转|滚存)")
"""The year before by its name, where nothing is compared with it and nothing came over from it."""

_FUND = "(?<!一般公共)(?<!政府性基金)(?<!国有资本经营)"
"""Before 预算 where that is a stage and not the end of what a fund is called."""
MEASURE = re.compile(
    rf"(?P<stage>年初预算|调整后?预算|预算安排|预算调整数|当年预算执行数|预算执行数|执行数|支出决算|收入决算|决算|支出预算|收入预算|{_FUND}预算)"
    r"(?:数|总额|金额|支出|资金)?(?:安排)?(?:均|各|共计?|合计|总计|总额)?(?:分别)?(?:为|是|约|达到?)?$"
)
_TOLD = re.compile(r"(?:总额|金额|数)?(?:均|各|共计?)?(?:为|是|约|达到?|：)?$")
STAGED = re.compile(
    r"(?:^|[，；。])(?:其中[:：]?)?(?:20\d\d年度?|当年|本年)?(?:年初|当年|部门|支出|收入|财政拨款)*"
    r"(?:预算|决算|执行)(?:执行|调整)?数?(?:安排)?(?:为|是)?$"
)
"""What stands before an amount that is of what was named last, at a stage that it tells."""
ALL_OF_IT = re.compile(r"(?:(?<=[费购])支出)?(?:总额|总计|合计|金额)?$")
"""What a phrase may end in that is of all that it names."""
LIST = re.compile(
    r"其中[:：，]?|(?P<on>(?:收入|支出)?(?:主要)?包括[:：]?|(?:评价|自评)?(?:等级|结果|结论)为(?=“?[优良中差]))"
    r"|(?P<every>主要用于以下(?:几个)?方面|具体(?:情况)?如下)[:：]?"
)
RESPECTIVELY = re.compile(
    r"(?:^|[，。；：])(?:20\d\d年度?|上年度?)?，?(?P<names>[^，。；：\d]{2,40}?)(?:预算数?|决算数?)?分别(?:为|是)?$"
)
"""Names of which each has an amount of its own."""
_LINK = re.compile(r"（(类|款|项)）")
_LEVELS = {"类": 1, "款": 2, "项": 3}
STOPS = "，。；：、！？"
QUOTED = re.compile(r"“(?P<name>[^“”]{2,30})”科目$")


def sort_of_item(text: str) -> int | None:
    """In which of the ways of numbering a text begins with an item; None where it begins with none."""
    found = ITEM.match(text)
    return next(n for n, one in enumerate(_SORTS_OF_ITEMS) if re.match(one, found[0])) if found else None


def direction(word: str) -> int:
    """1 for a word of more, -1 for one of less."""
    return 1 if word.startswith(UP) else -1


def measure_of(words: str) -> Measure:
    """The stage that words name."""
    for measure, pattern in _STAGE:
        if re.search(f"(?:{pattern})$", words):
            return measure
    return Measure.OWN


def base_in(text: str, year: int | None) -> Base | None:
    """The last thing that a text says something is compared with; ``year`` is the one that it is told in."""
    found = [*BASE.finditer(text)]
    return base_named(found[-1]["named"], year) if found else None


def base_named(named: str, year: int | None) -> Base | None:
    """A base by its words, such as ``2016年预算``; None where it names neither a year nor a stage."""
    own, measure = _IN_YEAR.search(named), measure_of(named.removesuffix("相比"))
    prior = re.search("上年|上一年|去年|同期", named)
    if not own and not prior and measure is Measure.OWN:
        return None
    return Base(int(own[1]) if own else (year - 1 if prior and year else None), measure, named)


def chain_in(text: str) -> tuple[Subject, int, int] | None:
    """The last chain of names marked （类）, （款） or （项） in a text, with its place."""
    links = [*_LINK.finditer(text)]
    if not links:
        return None
    chain: list[tuple[int, str]] = []
    end, start = links[-1].end(), 0
    for number in range(len(links) - 1, -1, -1):
        link = links[number]
        level = _LEVELS[link[1]]
        if chain and (level >= chain[0][0] or text[link.end() : start].strip("“”")):
            break
        begins = links[number - 1].end() if number else 0
        name = text[begins : link.start()]
        cut = max(name.rfind(one) for one in STOPS)
        own = name[cut + 1 :]
        quote = own.rfind("“")
        own = own[quote + 1 :] if quote >= 0 else own
        own = re.sub(r"^(?:\d{1,2}[.、]|.*20\d\d年度?|其中)", "", own)
        start = link.start() - len(own.rstrip("”")) - (len(own) - len(own.rstrip("”")))
        name = own.strip("“”")
        if not name:
            break
        chain.insert(0, (level, name))
    return (Subject(chain=tuple(chain)), start, end) if chain else None


def names_another(lead: str, subject: Subject) -> bool:
    """Whether the words right before a comparison name something besides the subject that was named last."""
    clause = _FILLING.sub("", BASE.sub("", re.split("[，；：、（]", lead)[-1]))
    return bool(clause and subject.named) and not set(clause) <= set(subject.named)


def fund_of(phrase: str, around: Sequence[str]) -> str:
    """The fund that words are of which name none: that with which their sentence begins, or their heading; "" for
    none."""
    if not _OF_A_FUND.fullmatch(phrase):
        return ""
    named = next((found for text in around if (found := [fund for fund in _FUNDS if fund in text])), [])
    if not named and any(_ALL_FUNDS in text for text in around):
        return _ALL_FUNDS
    return named[0] if len(named) == 1 else ""


def told_years(text: str) -> list[int]:
    """The years that a text names."""
    return [int(year) for year in _IN_YEAR.findall(text)]


def told_year(clause: str, sentence: str, year: int | None) -> int | None:
    """The year that a clause tells of in a document of a year, or else its sentence."""
    own = told_years(clause)
    if not own and year is not None and _PRIOR.search(clause):
        return year - 1
    own = own or told_years(BASE.sub("", sentence))
    return own[-1] if own else None


def last_sentence(text: str) -> str:
    """What stands behind the last stop of a text."""
    return re.split("[。；]", text)[-1]


def bare_phrase(text: str) -> str:
    """The words before a quantity without what only leads to it."""
    return _TOLD.sub("", text)
