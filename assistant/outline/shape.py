"""Judge the shape of a line: title, heading that stands alone, run-in heading, signature, suffix."""

import re

_SENTENCE_INSIDE = re.compile(r"[。！？；;]|[.!?]\s+[A-Z]")
_CLAUSE_INSIDE = re.compile(r"[，,：:]")
_RUN_IN = re.compile(r"([^。！？；;\n]{2,40}?)(?:[。！？]|(?<=[a-z\d)])\.(?=\s+[A-Z]))(?=\s*\S)")
_TERM = re.compile(r"([^：:，,。；;\n]{1,24}?)[：:](?=\s*\S)")
_TITLE = re.compile(
    r"[^。！？；]*?(?:计划|方案|规划|纲要|通知|意见|办法|条例|规定|决定|公告|通告|公报|细则|指南|标准"
    r"|章程|法|计劃|規劃|綱要|意見|辦法|條例|規定|決定|細則|標準|Plan|Strategy|Policy|Act|Programme"
    r"|Program|Framework|Guidelines?|Regulations?|Notice|Measures)"
    r"\s*(?:[（(][^（）()]{1,40}[）)])?\s*(?:\d{4}\s*[-–—]\s*\d{4})?"
)
_PERIOD_LINE = re.compile(r"[（(]\s*\d{4}[^（）()日]{0,20}[）)]")
_DATE_LINE = re.compile(
    r"(?:\d{4}|[二〇零一三四五六七八九○]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月"
    r"(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?\s*(?:印发)?|\d{1,2}\s+[A-Z][a-z]+\s+\d{4}"
)
_COLOPHON = re.compile(
    r"抄送[:：].*|.{2,30}办公[厅室]\s*(?:\d{4}年.*印发)?|\d{4}年\d{1,2}月\d{1,2}日\s*印发"
)
_PUBLICITY = re.compile(
    r"[（(](?:此件|信息公开(?:形式|选项)[:：])(?:主动|依申请)?(?:不予)?公开(?:发布)?[）)]"
)
_CLOSING = re.compile(
    r"本.{1,12}自.{1,16}起(?:施行|实施|执行|生效|試行|试行)(?:，有效期.{1,12})?。?"
    r"|本.{1,12}由.{2,24}负责解释。?|特此(?:通知|公告)。?"
)
_ISSUER = re.compile(r"[\u3400-\u9fff（）()]{4,30}(?:[ 　、][\u3400-\u9fff]{4,20})*")
_COMPLETE = re.compile(r"[。！？!?；;：:.][”’」』）)\"']*$")
_RESPONSIBLE = re.compile(
    r"[（(]\s*(?:责任(?:处室|单位|部门|科室|股室)|牵头(?:单位|部门|处室)|负责(?:单位|部门)|責任單位"
    r"|Responsible(?:\s+\w+){0,3})\s*[:：]\s*([^（）()]+?)\s*[）)]"
)
_DEFINITIONS = re.compile(r"名词解释|名詞解釋|术语|指标解释|指标说明|[Dd]efinitions|[Gg]lossary")
_RESPONSIBLE_LINE = re.compile(
    r"责任(?:处室|单位|部门|科室|股室)\s*[:：]\s*([^（）()。；;：:]{2,80})$"
)
_ROLES = re.compile(r"[（(]([^（）()。]{2,120}?(?:牵头|负责|配合|落实))[）)]")
_ROLE = re.compile(
    r"(?:按职责(?:分工)?)?(?:分别)?(?:牵头|负责|配合|落实)$|^(?:配合|参与|协同|牵头|责任)(?:单位|部门|处室)\s*[:：]\s*"
)
_NAME_SEPARATOR = re.compile(r"[、，,;；]\s*")

HEADING_LENGTH = 40
TITLE_LENGTH = 120


def is_title(text: str) -> bool:
    """Return whether a line reads like the title of an official document."""
    return len(text) <= TITLE_LENGTH and bool(_TITLE.fullmatch(text)) and "：" not in text


def is_period(text: str) -> bool:
    """Return whether a line is only a bracketed period, the second line of a title."""
    return bool(_PERIOD_LINE.fullmatch(text))


def is_signature(text: str) -> bool:
    """Return whether a line only dates a document or says how public it is."""
    return bool(_DATE_LINE.fullmatch(text) or _PUBLICITY.fullmatch(text))


def is_colophon(text: str) -> bool:
    """Return whether a line belongs to the printing record at the foot of a document."""
    return bool(_COLOPHON.fullmatch(text))


def is_closing(text: str) -> bool:
    """Return whether a paragraph closes the whole document (施行, 解释)."""
    return bool(_CLOSING.fullmatch(text))


def is_issuer(text: str) -> bool:
    """Return whether a line could name the body that signs a document, above its date."""
    return bool(_ISSUER.fullmatch(text))


def is_complete(text: str) -> bool:
    """Return whether a line ends a sentence, an item of a list or a lead-in."""
    return bool(_COMPLETE.search(text))


def may_stand_alone(text: str) -> bool:
    """Return whether the text after a marker can be a heading with nothing after it."""
    body = text.rstrip("。.：:？? ")
    return (
        len(body) <= HEADING_LENGTH * 2
        and not _SENTENCE_INSIDE.search(body)
        and (len(body) <= HEADING_LENGTH or not _CLAUSE_INSIDE.search(body))
    )


def run_in_heading(text: str) -> str:
    """Return the heading that opens a paragraph and is followed by its text, or an empty string."""
    match = _RUN_IN.match(text)
    return match.group(1).strip() if match else ""


def leading_term(text: str) -> str:
    """Return the term before a colon that opens a paragraph (省级：…), or an empty string."""
    match = _TERM.match(text)
    return match.group(1).strip() if match else ""


def responsible_bodies(text: str) -> tuple[str, ...]:
    """Return the bodies named in responsibility suffixes such as （责任处室：妇幼处、医政处）."""
    names: list[str] = []
    for pattern in (_RESPONSIBLE, _RESPONSIBLE_LINE, _ROLES):
        for match in pattern.finditer(text):
            names.extend(_ROLE.sub("", name) for name in _NAME_SEPARATOR.split(match.group(1)))
    return tuple(dict.fromkeys(name for name in names if name))


def announces_definitions(heading: str) -> bool:
    """Return whether what stands under a heading defines terms."""
    return bool(_DEFINITIONS.search(heading))
