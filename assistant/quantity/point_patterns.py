"""The printed forms of dates, years, clause labels, document numbers and codes, tried in order."""

import re

_ZH = "[〇零一二两三四五六七八九十百千]+"
_NUMERAL = rf"(?:\d+|{_ZH})"
_YEAR = r"(?:1[89]|2[01])\d\d"
_ZH_YEAR = r"[一二][〇零一二三四五六七八九]{3}"
_S = "[ ]{0,2}"
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<name>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)"
LABELS = {
    "条": "条",
    "article": "条",
    "articles": "条",
    "art.": "条",
    "章": "章",
    "chapter": "章",
    "chapters": "章",
    "节": "节",
    "section": "节",
    "sections": "节",
    "款": "款",
    "paragraph": "款",
    "paragraphs": "款",
    "项": "项",
    "subparagraph": "项",
    "item": "项",
    "items": "项",
    "编": "编",
    "部分": "编",
    "part": "编",
    "表": "表",
    "附表": "表",
    "table": "表",
    "tables": "表",
    "图": "图",
    "figure": "图",
    "专栏": "专栏",
    "box": "专栏",
    "附件": "附件",
    "附录": "附件",
    "附": "附件",
    "row": "row",
    "page": "page",
    "pages": "page",
    "line": "line",
    "lines": "line",
    "annex": "附件",
    "appendix": "附件",
    "clause": "clause",
    "clauses": "clause",
    "no.": "号",
    "号": "号",
    "期": "期",
    "前": "top",
    "top": "top",
}
ORDINALS = {"thirteenth": 13, "fourteenth": 14, "fifteenth": 15}
_LABEL_ZH = (
    "条|章|节|款|项|编|部分|号|期|届|次|批|轮|位|名|个|类|例|版|产业|方阵|梯队|季度|周|代|阵营|大"
)
CLAUSE_UNITS = frozenset("条章节款项编")
_HEADS_EN = "|".join(
    sorted((re.escape(name) for name in LABELS if name.isascii()), key=len, reverse=True)
)
_DOTTED = r"\d+(?:\.\d+)+"

PATTERNS: tuple[tuple[str, str], ...] = (
    ("web", r"(?:https?://|www\.)[!-~]+|[a-z\d_.+-]{1,64}@[a-z\d-]{1,64}\.[a-z\d.]+"),
    (
        "document",
        rf"[〔\[(【]{_S}(?P<y>\d{{4}}){_S}[〕\])】]{_S}(?:第|no\.)?{_S}(?P<n>\d+){_S}号?"
        rf"|(?:no\.{_S})(?P<n2>\d+){_S}[〔\[(]{_S}(?P<y2>\d{{4}}){_S}[〕\])]",
    ),
    (
        "plan",
        rf"十(?P<zh>[一二三四五六七八九])五|第十(?P<zh2>[一二三四五六七八九])个五年"
        rf"|(?P<en>\d+)th{_S}five[- ]year|(?P<word>(?:thir|four|fif)teenth){_S}five[- ]year",
    ),
    (
        "date",
        rf"(?P<y>{_YEAR}){_S}年{_S}(?P<m>1[0-2]|0?[1-9]){_S}月(?!龄)(?:{_S}(?P<d>[0-3]?\d){_S}[日号])?",
    ),
    (
        "date",
        rf"(?P<zy>{_ZH_YEAR})年(?P<zm>[一二三四五六七八九十]{{1,2}})月(?:(?P<zd>[一二三四五六七八九十]{{1,3}})[日号])?",
    ),
    ("date", rf"(?:中华)?民国(?P<roc>\d+|{_ZH})年(?:(?P<zm>\d+|{_ZH})月)?(?:(?P<zd>\d+|{_ZH})日)?"),
    ("date", rf"(?<!\d)(?P<m>1[0-2]|0?[1-9]){_S}月(?!龄){_S}(?P<d>[0-3]?\d){_S}[日号]"),
    (
        "date",
        rf"(?<!\d)(?P<m>1[0-2]|0?[1-9]){_S}月(?!龄|[^,，。]{{0,1}}[婴幼])(?:[份底初末]|[上中下]旬)?",
    ),
    (
        "date",
        r"(?<!个)(?P<zm>十[一二]|[一二三四五六七八九十])月(?:(?P<zd>[一二三四五六七八九十]{1,3})日|(?=[份底初末]|[上中下]旬))",
    ),
    (
        "date",
        rf"(?<!\d)(?P<y>{_YEAR})(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>[0-3]?\d)(?![\d.])",
    ),
    ("date", r"(?<![\d/.])(?P<m>0[1-9]|1[0-2])/(?P<d>[0-3]\d)(?![\d/万])"),
    ("date", rf"(?<!\d)(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])(?![-\d])"),
    ("date", rf"\b{_DAY}{_S}(?:of )?{_MONTH},?{_S}(?P<y>{_YEAR})(?!\d)"),
    ("date", rf"\b{_MONTH}{_S}{_DAY},?{_S}(?P<y>{_YEAR})(?!\d)"),
    ("date", rf"\b{_MONTH},?{_S}(?P<y>{_YEAR})(?!\d)"),
    ("date", rf"\b{_DAY}{_S}(?:of )?{_MONTH}"),
    ("date", rf"\b{_MONTH}{_S}{_DAY}(?![-/,.]?\d|{_S}%)"),
    (
        "clock",
        r"(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d:[0-5]\d(?!\d)"
        r"|(?<![\d:.])0\d:[0-5]\d(?![\d:])|(?<![\d:.])\d{1,2}:[0-5]\d(?=[ ]?[ap]\.?m)",
    ),
    (
        "years",
        rf"(?<!\d)(?P<a>{_YEAR}){_S}年?{_S}(?:-+|~|至|到|to){_S}(?P<b>{_YEAR})(?!\d){_S}(?:年(?:度|底|末|间)?)?"
        rf"|(?<!\d)(?P<a2>{_YEAR})[-/](?P<b2>\d\d)(?![-\d/.万%‰]|{_S}[{'张家个名人所次项'}])(?:{_S}年)?"
        rf"|\bbetween (?P<a3>{_YEAR}) and (?P<b3>{_YEAR})(?!\d)",
    ),
    ("year", rf"(?<!\d)(?P<y>{_YEAR}){_S}年(?:度|底|末|初)?|(?P<zy>{_ZH_YEAR})年(?:度|底|末|初)?"),
    ("ordinal", rf"第(?P<n>{_NUMERAL}){_S}(?P<u>{_LABEL_ZH})?(?:之{_NUMERAL})?"),
    ("top", r"前(?P<n>\d+(?![\d%‰.年月天日个])|[三五十](?=[位强名列,，。]))"),
    (
        "head",
        rf"(?P<u>专栏|附件|附录|附表|表|图|附){_S}(?P<n>\d+(?:-\d+)?|[一二三四五六七八九十]+)(?![\d.]|[{'张家个名人所'}])",
    ),
    (
        "head",
        rf"\b(?P<u>{_HEADS_EN}){_S}(?P<n>\d+(?:\.\d+)*|three\b|five\b|ten\b)(?!\d|\.\d|{_S}[%‰])",
    ),
    ("opener", r"(?P<n>\d{1,3})(?:[.、)]|\.[ ])(?!\d)"),
    ("opener", rf"(?P<n>{_ZH})、"),
    ("numbered", rf"(?P<n>{_DOTTED})(?=[.、]?[ ]+[^\d%‰\s])"),
    ("dotted", r"(?<![\d.])(?P<n>\d+(?:\.\d+){2,})(?!\d)"),
    ("paren", rf"[（(]{_S}(?P<n>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}){_S}[）)]"),
    ("ordinal_en", r"(?<![\d.])(?P<n>\d+)(?:st|nd|rd|th)\b"),
    (
        "code",
        r"(?<![a-z\d])(?!(?:under|over|mid|pre|post|sub|top|aged?|rmb|cny|usd?|no)-?\d)[a-z]+(?:-[a-z]+)?-?\d[a-z\d]*(?:[-.]\d+)*",
    ),
    ("code", r"(?<![\d.])\d+(?:\+(?:\d+|[a-z])(?![\da-z]))+|\d+\+(?=[a-z\u4e00-\u9fff])"),
    ("code", r"(?<![\d.-])(?:0\d{2,3}-\d{7,8}|1[3-9]\d-\d{4}-\d{4})(?:-\d+)?(?!\d)"),
)
STARTS = (
    r"[\d〇零一二两三四五六七八九十百千万第前表图附专中民〔\[(（【]"
    rf"|(?<![a-z])(?:{_HEADS_EN}|{'|'.join(MONTHS)}|thirteenth|fourteenth|fifteenth|between|https?:|www)"
    r"|(?<![a-z\d])[a-z]+(?:-[a-z]+)?-?\d"
    r"|(?<![a-z\d_.+-])[a-z\d_.+-]{1,64}@"
)
