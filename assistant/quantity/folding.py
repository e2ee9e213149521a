"""Folding that keeps every position, so that spans found in folded text hold in the original."""

import re
import unicodedata

# Traditional characters of the words that the readers look for; the figures need no more.
_TRADITIONAL = str.maketrans(
    "萬億兩個張歲條項點間種類輛處場門級達於為過約週時鐘鎮這與內滿應會開設國號圖錄欄屆華羅書頁"
    "戶餘幾數壹貳參肆陸柒捌玖拾佰仟〇後寶齡嬰兒護師員學際評專備"
    "縮減從擴訓較實現穩維佔總產婦須組織舉辦廣檢篩醫療衛機構務規範縣鄉園費額適齡聯診斷覆蓋"
    "則啟動選發製勵鄰優際續積極進強統籌劃據輔導單養區縣離續時長預計將",
    "万亿两个张岁条项点间种类辆处场门级达于为过约周时钟镇这与内满应会开设国号图录栏届华罗书页"
    "户余几数一二三四六七八九十百千零后宝龄婴儿护师员学际评专备"
    "缩减从扩训较实现稳维占总产妇须组织举办广检筛医疗卫机构务规范县乡园费额适龄联诊断覆盖"
    "则启动选发制励邻优际续积极进强统筹划据辅导单养区县离续时长预计将",
)
_WIDE = {
    code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；：！？～－"
}
_LOWER = {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
_SIGNS = str.maketrans(
    {
        "－": "-",
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "～": "~",
        "∼": "~",
        "〜": "~",
        "：": ":",
        "∶": ":",
        "﹕": ":",
        "\u3000": " ",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "−": "-",
        "﹪": "%",
        "％": "%",
        "≧": "≥",
        "⩾": "≥",
        "≦": "≤",
        "⩽": "≤",
        "／": "/",
        "’": "'",
    }
)
_WIDE_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")


def simplified(text: str) -> str:
    """Return ``text`` with those Traditional characters simplified, as long as before."""
    return text.translate(_TRADITIONAL)


def fold(text: str) -> str:
    """Return ``text`` half-width, lower case and simplified, with as many code points as before."""
    folded = text.translate(_WIDE).translate(_SIGNS).translate(_LOWER).translate(_TRADITIONAL)
    if folded.isascii():
        return folded
    figures = "".join(str(unicodedata.decimal(s)) if s.isdecimal() else s for s in folded)
    return _WIDE_THOUSANDS.sub(",", figures)
