"""Tell a line that begins something new from one that can go on with the line before it."""

import re

_CHINESE = "一二三四五六七八九十百零〇"
_COUNTED = "万亿千元张名倍岁年月日周天时分个家所人项次种类例位床条"
# 二、三级医院 looks like the item 二、 and is none.
_ITEMS = (
    rf"[（(]?[{_CHINESE}]{{1,4}}[）)、.．](?![{_CHINESE}]+[级級类類档季期线線])",
    rf"第[{_CHINESE}\d]+\s*[编編篇章节節條条款部]",
    r"[（(]?\d{1,3}(?:\.\d{1,3})*[)）.．、](?!\d)",
    r"\d{1,2}(?:\.\d{1,2})+\s+[^a-z\s]|\d{1,2}\s+[A-Z][a-z]+",
    rf"\d{{1,2}}[ 　]+(?![{_COUNTED}])[\u3400-\u9fff][^，。；：]{{0,20}}$",
    r"[①-⑳]|[—–-]{1,2}\s*\S|[•●▪◆■□○*·]\s|[一二三四五六七八九]是",
    rf"(?:专栏|專欄|表|附件?|附录|附錄|图|圖)\s*[\d{_CHINESE}]*\s",
    r"[（(]?(?:[a-zA-Z]|[ivxlc]{1,6}|[IVXLC]{1,6})(?:[)）.]\s|[)）][\u3400-\u9fff])",
    r"\d{4}[-/年]\d{1,2}[-/月]\d{1,2}",
    r"(?:Part|Chapter|Section|Article|Annex|Appendix|Box|Table|Schedule)\s+[\dIVXA-Z]",
    r"(?:PART|CHAPTER|SECTION|ARTICLE|ANNEX|APPENDIX|SCHEDULE)\s+[\dIVXA-Z]|S(?:ec|EC)\.\s*\d|§\s*\d",
    r"[附备備]?[注註][:：]|(?:资料|数据|資料)?(?:来源|來源)[:：]|抄送",
    r"[（(](?:责任|牵头|负责|責任)[^（）()]{0,6}[:：]",
)
_ITEM = re.compile("|".join(_ITEMS))
_ALONE = re.compile(
    r"[\u3400-\u9fff]{1,10}〔\d{4}〕\s*\d+\s*[号號]|目\s*[录錄次]|(?:Table of )?Contents",
    re.IGNORECASE,
)


def starts_item(text: str) -> bool:
    """Return whether a line begins an item, a heading, a caption, a note or a date."""
    return bool(_ITEM.match(text))


def is_line_of_its_own(text: str) -> bool:
    """Return whether a line is a document number or the name of a table of contents."""
    return bool(_ALONE.fullmatch(text))
