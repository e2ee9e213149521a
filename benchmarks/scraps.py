"""Pieces of which inputs for fuzzing are put together: markers, words, tags, bytes."""

BYTES = (
    b"", b"\x00", b"\xff\xfe", b"<", b"</", b"<table>", b"<td colspan=99999 rowspan=99999>", b"<div>" * 300,
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<w:tbl>", b"<w:p>", b"</w:p>", b"<w:numPr/>", b'w:val="-1"',
    b'w:val="999999999"', b"/Length 999999999", b"stream", b"endobj", b"[0 0 0 0]", b"BT", b"Tj", b"1 0 R",
    b"99999999999999999999", b"-", b"\xf3\xa0\x80\x81", "　".encode(), "一、".encode(), b"style='display:none'",
    b"|", b"\t", b"\n", b"\n\n\n", b"\f", b"$", b"**", b"[", b"](http:", "（".encode(), "附件".encode(),
    "\u202e".encode(), "专栏1".encode(), b"1.1.1.1 ", b"(i) ", b"# ",
)  # fmt: skip
MARKERS = (
    "一、", "二、", "（一）", "（二）", "(一)", "1.", "2.", "3.", "1．", "1.1 ", "1.1.1 ", "1.2.3.4.5 ", "（1）",
    "①", "②", "第一编 ", "第一章 ", "第一节 ", "第一条 ", "第二条 ", "第1條 ", "一是", "——", "— ", "- ", "• ", "专栏1 ",
    "表1 ", "表", "附件", "附件1", "附 ", "附录", "注：", "I. ", "II. ", "i. ", "ii. ", "a. ", "(a) ", "(b) ", "(i) ",
    "(1) ", "A. ", "Part 1 ", "Part ", "Chapter 1 ", "Article 1. ", "Section 2 ", "§3 ", "Schedule 1 ", "Objective 1: ",
    "目录", "Contents", "第九百九十九条", "第零条", "九九九、", "0. ", "999. ", "# ", "## ", "###### ", "前言",
)  # fmt: skip
WORDS = (
    "总体要求", "到2025年，婴儿死亡率控制在5‰以下。", "覆盖率达到90%以上；", "（责任单位：卫生健康委、教育局）", "为了",
    "东港市健康规划", "东港市人民政府", "2024年3月1日", "省级：建设中心。", "指标", "单位", "2025年", "版权所有",
    "首页 > 政策", "当前位置：首页", "……1", "关于印发《方案》的通知", "各县（市、区）人民政府：", "特此通知。", "—1—",
    "第3页", "The plan.", "shall be screened within two days.", "Introduction", "CONTEXT", "and", "(the Act)",
    "$\\geq 95\\%$", "**粗体**", "[链接](http://a.b)", "[bookmark: _Toc1]", "\u200b", "\U000e0041", "\u202e", "\xa0",
    "名词解释", "抄送：各部门", "1,000", "3～6岁",
)  # fmt: skip
ENDS = ("\n", "\n", "\n\n", "\n\n\n", "\t", " | ", "    ", "", "\r\n", "\f", "\x85", "\u2028")
TAGS = (
    "p", "div", "span", "table", "tr", "td", "th", "ul", "ol", "li", "h1", "h2", "h6", "a", "b", "br", "hr", "thead",
    "tbody", "tfoot", "caption", "pre", "dl", "dt", "dd", "section", "article", "nav", "footer", "header", "form",
    "select", "option", "button", "iframe", "script", "style", "template", "noscript", "svg", "math", "sup", "sub",
    "img", "base", "font", "center",
)  # fmt: skip
ATTRIBUTES = (
    "", "", "", " colspan=2", " rowspan=3", " rowspan=0", " colspan=-1", " colspan=x", " rowspan=65535", " hidden",
    " start=5", " start=x", " type=a", " type=I", " reversed", " value=3", " style='display:none'", " align=center",
    " style='color:#fff'", " class=nav", " id=zoom", " aria-hidden=true", " style='font-size:0'", " class='TRS_Editor'",
)  # fmt: skip
VALUES = (
    "", "0", "-1", "1", "9", "99", "999999999", "x", "auto", "restart", "bullet", "chineseCounting", "none", "１",
)  # fmt: skip

_TEXT = "<w:r><w:t>{text}</w:t></w:r>"
_CELL = f"<w:tc><w:p>{_TEXT}</w:p></w:tc>"
WORD = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>{text}</w:t>", f"<w:p>{_TEXT}</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>",
    f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{{n}}'/><w:numId w:val='{{n}}'/></w:numPr></w:pPr>{_TEXT}</w:p>",
    f"<w:p><w:pPr><w:pStyle w:val='Heading{{n}}'/></w:pPr>{_TEXT}</w:p>", "</w:tr>", "<w:tc>", "</w:tc>",
    f"<w:p><w:pPr><w:outlineLvl w:val='{{n}}'/></w:pPr>{_TEXT}</w:p>", "<w:sectPr/>", "<w:altChunk/>",
    f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='{{n}}'/></w:tcPr><w:p>{_TEXT}</w:p></w:tc></w:tr></w:tbl>",
    f"<w:tbl><w:tr>{_CELL}<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr><w:tr>{_CELL}</w:tr></w:tbl>",
    "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>", "<w:trPr><w:gridBefore w:val='{n}'/></w:trPr>",
    f"<w:sdt><w:sdtContent><w:p>{_TEXT}</w:p></w:sdtContent></w:sdt>", "<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>", "<w:r><w:footnoteReference w:id='{n}'/></w:r>",
    "<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>", "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r>", f"<w:txbxContent><w:p>{_TEXT}</w:p></w:txbxContent>",
    "<w:r><w:rPr><w:sz w:val='{n}'/></w:rPr><w:t>{text}</w:t></w:r>", "<w:p><w:r/></w:p>",
)  # fmt: skip
