"""Recognise page furniture: what a web page or a printer put around the document."""

import re
from collections.abc import Sequence

# Each pattern must match a whole line; it names wording that only page templates use.
_HEADER = re.compile(
    r"""\s*(?:
        (?:您)?(?:当前|现在|所在)的?位置\s*[:：].*            # breadcrumb
      | (?:首页|Home)\s*[>＞›»/].*
      | (?:字体|字号|【字体)\s*[:：].{0,20}                    # font-size switch
      | (?:[【\[]?(?:打印|关闭|分享(?:到)?|收藏|返回|纠错|扫一扫.*|返回顶部|打印本页|关闭窗口)[】\]]?[:：|｜丨\s]*)+
      | (?:发布(?:时间|日期)|(?:信息)?来源|更新时间|时间|日期|作者)\s*[:：].*(?:来源|浏览|阅读|点击|字[体号]|作者).*
      | (?:跳到主要内容|网站支持\s*IPv6|无障碍(?:浏览|阅读|模式)?|长者(?:模式|版)|适老版|简体|繁體|登录|注册|[|｜丨\s])+
      | —\s*\d{4}\s*—                                          # a split-up date stamp
      | \d{1,2}/\d{1,2} | \d{1,2}:\d{2}(?::\d{2})?
      | (?:浏览|阅读|点击)(?:次数|量)?\s*[:：]?\s*\d*\s*次?
      | (?:Skip\ to\ (?:main\ )?content|Print\ this\ page|Back\ to\ top|Share\ this\ page)
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–－·•]\s*(\d{1,4})\s*[-—–－·•]|第\s*(\d{1,4})\s*[页頁](?:\s*[,，/]?\s*共\s*\d{1,4}\s*[页頁])?"
    r"|Page\s+(\d{1,4})(?:\s+of\s+\d{1,4})?)\s*",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\s*(\d{1,3})\s*")
_MENU_ENTRY = re.compile(r"\s*[\u3400-\u9fff]{2,6}\s*")
_MENU_LENGTH = 4
# From such a line on, nothing belongs to the document any more.
_FOOTER = re.compile(
    r"""\s*(?:
        版权(?:和|及|与)?(?:免责|声明|所有).{0,20}
      | 免责(?:声明|申明).{0,10}
      | (?:标签|关键词|责任编辑|编辑)\s*[:：].*
      | (?:相关(?:阅读|链接|新闻|稿件|文章)|更多资讯|延伸阅读|上一篇|下一篇|扫一扫在手机打开当前页).*
      | (?:主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|网站标识码|ICP备|[^。]{0,10}ICP备).*
      | (?:Copyright|©|All\ rights\ reserved).*
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def is_header(text: str) -> bool:
    """Return whether a line is furniture wherever it stands."""
    return bool(_HEADER.fullmatch(text) or _PAGE_NUMBER.fullmatch(text))


def page_numbers(lines: Sequence[str]) -> set[int]:
    """Return the positions of bare page numbers: digits alone between blank lines, in sequence.

    A number alone proves nothing; it is a page number if the page number before it, bare or not,
    is one less or the one after it one more.
    """
    found: list[tuple[int, int, bool]] = []
    for index, line in enumerate(lines):
        decorated, bare = _PAGE_NUMBER.fullmatch(line), _BARE_NUMBER.fullmatch(line)
        if decorated:
            found.append((index, int(next(filter(None, decorated.groups()))), False))
        elif (
            bare
            and not "".join(
                (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
            ).strip()
        ):
            found.append((index, int(bare.group(1)), True))
    numbers = [number for _, number, _ in found]
    return {
        index
        for place, (index, number, bare) in enumerate(found)
        if bare
        and (
            numbers[max(place - 1, 0)] == number - 1 or number + 1 in numbers[place + 1 : place + 2]
        )
    }


def menu_lines(lines: Sequence[str]) -> set[int]:
    """Return the positions of a site menu: bare two- to six-character lines in a run, up front."""
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate([*lines[: max(len(lines) // 2, 1)], "。"]):
        if _MENU_ENTRY.fullmatch(line):
            run.append(index)
            continue
        if len(run) >= _MENU_LENGTH:
            found.update(run)
        run = []
    return found


def starts_footer(text: str) -> bool:
    """Return whether a line begins the part of a web page that follows its document."""
    return bool(_FOOTER.match(text))
