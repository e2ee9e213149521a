"""Read a web page: the document it carries, without what the site put around it."""

import codecs
import re
from collections import Counter
from typing import Any

from assistant.errors import SourceError
from assistant.load.builder import RawBuilder, excerpt
from assistant.load.html.block import Block
from assistant.load.html.blocks import Blocks
from assistant.load.html.hidden import Element, StyleSheet
from assistant.load.html.region import furniture, is_link_list, prose_length, region
from assistant.load.reply import Reply
from assistant.load.text import decode
from assistant.types import Text

_CHARSET = re.compile(
    rb"""charset\s*=\s*["']?\s*([\w-]+)|encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE
)
_DECLARED_WITHIN = 4096
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso8859-1": "cp1252"}
_READ = frozenset(
    ["big5hkscs", "gb18030", "utf-8", "cp1252", "shift_jis", "euc_jp", "euc_kr", "utf-16"]
)
_TITLE_LENGTH = 6
_TITLE_NAMES = frozenset({"articletitle", "og:title", "dc.title", "title"})
_SPACES = re.compile(r"\s+")
_KINDS = {
    "navigation": "导航", "footer": "页脚", "related links": "相关链接", "tools": "页面工具",
    "metadata": "元数据表", "comments": "评论", "site header": "页眉", "search": "搜索",
    "dialog": "弹窗", "banner": "页眉", "outside": "正文以外",
}  # fmt: skip


def read_html(data: bytes) -> Reply:
    """Read a web page: headings, paragraphs, lists and tables of its document.

    :raises SourceError: the bytes are no text, or the page is nested too deeply or holds no markup.
    """
    root = _parse(_decode(data))
    body = root.find(".//body")
    sheets = [each.text or "" for each in root.iter("style")]
    page = body if body is not None else root
    found = Blocks(StyleSheet(sheets), sum(map(len, page.itertext())))
    found.read(page, (), backed=False, link=False)
    builder = RawBuilder()
    _compose(found.blocks, _titles(root), builder)
    builder.warn_hidden(found.hidden)
    return Reply(raw=builder.build(""))


def _decode(data: bytes) -> str:
    """Decode by byte-order mark, then UTF-8 or GB18030, but as declared if that is another."""
    found = _CHARSET.search(data[:_DECLARED_WITHIN])
    if found and not data.startswith(codecs.BOM_UTF8):
        declared = (found.group(1) or found.group(2)).decode("ascii").lower()
        try:
            name = codecs.lookup(_WIDER.get(declared, declared)).name
            name = _WIDER.get(name, name)
            if name in _READ and name != "utf-8":
                return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode("", data)


def _parse(text: str) -> Element:
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise SourceError(Text(zh="网页中没有内容", en="the page holds nothing")) from error
    # Beyond its depth limit the parser drops what follows: an error, not a shorter document.
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise SourceError(Text(zh="网页结构嵌套过深", en="the page is nested too deeply"))
    return root


def _titles(root: Element) -> list[str]:
    """Return what the page's head calls the document, shortest first, without white space."""
    titles = ["".join(each.itertext()) for each in root.iterfind(".//head/title")]
    for each in root.iterfind(".//meta"):
        name = (each.get("name") or each.get("property") or "").lower()
        if name in _TITLE_NAMES:
            titles.append(each.get("content") or "")
    return sorted(filter(None, (_SPACES.sub("", title) for title in titles)), key=len)


def _compose(blocks: list[Block], titles: list[str], builder: RawBuilder) -> None:
    left_out = furniture(blocks)
    inside = [index for index in range(len(blocks)) if index not in left_out]
    whole = region(blocks[index] for index in inside)
    kept = [i for i in inside if whole is None or any(each is whole for each in blocks[i].trail)]
    last = max((i for i in kept if prose_length(blocks[i])), default=-1)
    links = {i for i in kept if is_link_list(blocks, i, last)} if last >= 0 else set()
    kept = [i for i in kept if i not in links]
    left_out.update(dict.fromkeys(links, "related links"))
    title = _title(blocks, kept, inside, titles)
    for index in ([] if title is None else [title]) + kept:
        _write(blocks[index], builder, level=1 if index == title else blocks[index].level)
    for index in set(range(len(blocks))) - set(kept) - {title}:
        left_out.setdefault(index, "outside")
    _report(blocks, {i: name for i, name in left_out.items() if i != title}, builder)


def _title(
    blocks: list[Block], kept: list[int], inside: list[int], titles: list[str]
) -> int | None:
    """Return the position of the title that stands before the document, if it is not in it."""
    if not kept:
        return None
    before = [index for index in inside if index < kept[0]]
    for index in reversed(before):
        text = _SPACES.sub("", blocks[index].text)
        if len(text) >= _TITLE_LENGTH and any(text in title for title in titles):
            return None if any(_SPACES.sub("", blocks[i].text) == text for i in kept[:5]) else index
    headings = [index for index in before if blocks[index].level == 1]
    return headings[-1] if headings and blocks[kept[0]].level != 1 else None


def _write(block: Block, builder: RawBuilder, level: int | None) -> None:
    if block.kind == "row":
        builder.row(block.cells, block.number)
    elif block.kind == "box":
        builder.box(block.cells, block.number)
    else:
        builder.line(block.text, block.number, level=level, inserted=block.inserted, whole=True)


def _report(blocks: list[Block], left_out: dict[int, str], builder: RawBuilder) -> None:
    lengths: Counter[str] = Counter()
    first: dict[str, Any] = {}
    for index in sorted(left_out):
        name = left_out[index]
        lengths[name] += len(blocks[index].text)
        first.setdefault(name, excerpt(blocks[index].text, 20))
    for name, length in lengths.items():
        builder.warn(
            f"{_KINDS[name]}未采用：{length} 字（“{first[name]}”等）",
            f"{name} left out: {length} characters (“{first[name]}”, …)",
        )
