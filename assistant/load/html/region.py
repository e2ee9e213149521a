"""Find the document on a page: what is neither navigation, metadata, related links nor footer.

The document is what is left of the page's prose, from its first block to its last; the share of
link text tells prose from menus (Kohlschütter, Fankhauser, Nejdl 2010, "Boilerplate detection
using shallow text features").
"""

import re
from collections import Counter
from collections.abc import Iterable

from assistant.load.html.block import Block
from assistant.load.html.hidden import Element

_STRUCTURE = {
    "nav": "navigation", "footer": "footer", "aside": "related links", "menu": "navigation",
    "dialog": "dialog",
}  # fmt: skip
_ROLES = {
    "navigation": "navigation", "contentinfo": "footer", "complementary": "related links",
    "search": "search", "dialog": "dialog", "alertdialog": "dialog", "banner": "banner",
}  # fmt: skip
# Each matches the beginning of one part of a class or id; frameworks' own words (relative,
# position-sticky, footnote) must not match.
_NAMES = (
    (r"breadcrumb|crumb|nav|menu|(?:location|position)$|dqwz|weizhi|current-?place", "navigation"),
    (r"foot(?!note)|copyright|beian|friendlink|yqlj", "footer"),
    (r"related|relation|recommend|xgxx|xgyd|xgwz|hot-?news|sidebar|aside|tuijian", "related links"),
    (r"share|toolbar|tools?$|font-?size|print(?:$|-)|qrcode|ewm|bshare|pager|pagination", "tools"),
    (
        r"search|login|dialog|popup|modal|cookie|skip-?link|banner|topbar|site-?header",
        "site header",
    ),
    (r"comments?(?:$|-)|pinglun|guestbook", "comments"),
)
_MENU = re.compile(
    r"(?:main|top|site|left|side|sub|head(?:er)?)[-_]?(?:nav|menu|bar)", re.IGNORECASE
)
_PARTS = re.compile(r"[\s_]+|(?<=[a-z])(?=[A-Z])")
_PROTECTED = re.compile(r"content|article|main|zoom|trs|ueditor|body|text|detail", re.IGNORECASE)
_METADATA = re.compile(
    r"索\s*引\s*号|主题分类|主\s*题\s*词|发文机[关構关]|发布机构|发文字号|文\s*号|公文种类|成文日期|发布日期|生成日期"
    r"|发文日期|发布时间|公开(?:日期|时间|方式|形式)|有\s*效\s*性|效力状态|信息(?:分类|来源)|组配分类|体裁分类|服务对象"
    r"|标\s*题|名\s*称|统一编号|施行日期|废止日期|责任部门|索取号|规范性文件编号"
    r"|(?:Index|Document|Reference) (?:number|no\.?)|Issued by|Date of issue|Publication date|Category"
)
_METADATA_LENGTH = 24
_SENTENCE = re.compile(r"[。；！？，]|[.;,](?:\s|$)")
_SENTENCE_END = re.compile(r"[。；！？]$|[a-z]\.$")
_PROSE_LENGTH = 20
_LINKED = 0.5
_STRAY = 80
_STRAY_SHARE = 0.1
_CONTAINERS = re.compile(
    "html|body|div|section|article|main|form|td|tr|tbody|table|center|span|font|ucapcontent"
)
_ATTACHED = re.compile(r"附\s*件|attachments?|annex", re.IGNORECASE)


def furniture(blocks: list[Block]) -> dict[int, str]:
    """Return the positions of blocks that are page furniture by what holds them, with its name."""
    sizes: Counter[Element] = Counter()
    for block in blocks:
        for element in block.trail:
            sizes[element] += len(block.text) - min(block.linked, len(block.text))
    total = sum(len(block.text) - min(block.linked, len(block.text)) for block in blocks)
    found: dict[int, str] = {}
    for index, block in enumerate(blocks):
        # What holds most of the page's own words is the document, whatever it is called.
        names = (_named(each) for each in block.trail if sizes[each] * 2 <= total)
        name = next(filter(None, names), None) or ("metadata" if _is_metadata(block) else None)
        if name:
            found[index] = name
    _spread_metadata(blocks, found)
    return found


def _named(element: Element) -> str | None:
    if element.tag in _STRUCTURE:
        return _STRUCTURE[element.tag]
    role = _ROLES.get(element.get("role") or "")
    if role:
        return role
    names = (element.get("id") or "", *(element.get("class") or "").split())
    if any(map(_MENU.match, names)):
        return "navigation"
    parts = [
        part.lower() for each in names if not _PROTECTED.search(each) for part in _PARTS.split(each)
    ]
    for pattern, name in _NAMES:
        if any(re.match(pattern, part) for part in parts):
            return name
    return None


def _is_metadata(block: Block) -> bool:
    """Return whether a table row or line holds labelled metadata of the page."""
    if block.kind == "row":
        labels = [
            cell for cell in block.cells if _METADATA.match(cell) and len(cell) <= _METADATA_LENGTH
        ]
        return len(labels) * 2 >= len([cell for cell in block.cells if cell]) > 0
    return False


def _spread_metadata(blocks: list[Block], found: dict[int, str]) -> None:
    """Take a table as metadata only as a whole: if half its rows are, all are; else none is."""
    tables: dict[Element, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.kind == "row":
            tables.setdefault(block.trail[-1], []).append(index)
    for rows in tables.values():
        labelled = [index for index in rows if found.get(index) == "metadata"]
        whole = len(labelled) * 2 >= len(rows)
        for index in rows if whole and labelled else labelled:
            if whole:
                found[index] = "metadata"
            else:
                del found[index]


def prose_length(block: Block) -> int:
    """Return the length of a block's text if it reads like prose or data, else 0."""
    if block.linked > _LINKED * len(block.text):
        return 0
    if block.kind != "text":
        return len(block.text)
    reads = len(block.text) >= _PROSE_LENGTH and _SENTENCE.search(block.text)
    return len(block.text) if reads or _SENTENCE_END.search(block.text) else 0


def region(blocks: Iterable[Block]) -> Element | None:
    """Return the innermost element that holds (nearly) all prose, or ``None`` if there is none."""
    weights: Counter[Element] = Counter()
    heaviest: dict[Element, Element] = {}
    for block in blocks:
        weight = prose_length(block)
        for element in block.trail if weight else ():
            weights[element] += weight
    for element in weights:
        parent = element.getparent()
        if parent is not None and weights[element] > weights.get(heaviest.get(parent), 0):
            heaviest[parent] = element
    roots = [
        element
        for element in weights
        if element.getparent() is None or element.getparent() not in weights
    ]
    node = max(roots, key=lambda each: weights[each], default=None)
    while node is not None:
        inner = heaviest.get(node)
        if (
            inner is None
            or not _CONTAINERS.fullmatch(inner.tag)
            or weights[node] - weights[inner] > min(_STRAY, _STRAY_SHARE * weights[node])
        ):
            return node
        node = inner
    return None


def is_link_list(blocks: list[Block], index: int, last_prose: int) -> bool:
    """Return whether a block after the last prose is a mere link, and no list of attachments."""
    block = blocks[index]
    if index < last_prose or block.linked <= _LINKED * len(block.text):
        return False
    return not any(_ATTACHED.search(each.text) for each in blocks[max(0, last_prose) : index + 1])
