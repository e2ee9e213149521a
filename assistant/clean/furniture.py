"""Recognise page furniture: what a web page or a printer put around the document."""

import re

# Each pattern must match a whole line; it names wording that only page templates use.
_HEADER = re.compile(
    r"""\s*(?:
        (?:您)?(?:当前|现在|所在)的?位置\s*[:：].*            # breadcrumb
      | (?:首页|Home)\s*[>＞›»/].*
      | (?:字体|字号|【字体)\s*[:：].{0,20}                    # font-size switch
      | (?:打印|关闭|分享|收藏|扫一扫.*|返回顶部|打印本页|关闭窗口)(?:\s*[|｜丨]?\s*(?:打印|关闭|分享|收藏))*
      | —\s*\d{4}\s*—                                          # a split-up date stamp
      | \d{1,2}/\d{1,2} | \d{1,2}:\d{2}(?::\d{2})?
      | (?:浏览|阅读|点击)(?:次数|量)?\s*[:：]?\s*\d*\s*次?
      | (?:Skip\ to\ (?:main\ )?content|Print\ this\ page|Back\ to\ top)
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–－·•]\s*\d{1,4}\s*[-—–－·•]|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?"
    r"|Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)\s*",
    re.IGNORECASE,
)
# From such a line on, nothing belongs to the document any more.
_FOOTER = re.compile(
    r"""\s*(?:
        版权(?:和|及|与)?(?:免责|声明|所有).{0,20}
      | 免责(?:声明|申明).{0,10}
      | (?:标签|关键词|责任编辑|编辑)\s*[:：].*
      | (?:相关(?:阅读|链接|新闻|稿件|文章)|更多资讯|延伸阅读|上一篇|下一篇|扫一扫在手机打开当前页).*
      | (?:主办单位|网站标识码|ICP备|[^。]{0,10}ICP备).*
      | (?:Copyright|©|All\ rights\ reserved).*
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def is_header(text: str) -> bool:
    """Return whether a line is furniture wherever it stands."""
    return bool(_HEADER.fullmatch(text) or _PAGE_NUMBER.fullmatch(text))


def starts_footer(text: str) -> bool:
    """Return whether a line begins the part of a web page that follows its document."""
    return bool(_FOOTER.match(text))
