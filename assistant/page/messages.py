"""Every word the page itself says, in both interface languages."""

from assistant.types import Language, Text

MESSAGES = {
    # Frame
    "title": Text(zh="卫生健康政策问答", en="Health Policy Assistant"),
    "tagline": Text(
        zh="每句话都有条款依据，每个数字都经核对",
        en="Every sentence cites its clause; every figure is checked",
    ),
    "interface_language": Text(zh="界面语言", en="Interface language"),
    "tab_chat": Text(zh="问答", en="Ask"),
    "tab_figures": Text(zh="指标", en="Figures"),
    "tab_documents": Text(zh="文件", en="Documents"),
    # Asking
    "question": Text(zh="问题", en="Your question"),
    "question_hint": Text(
        zh="用中文或英文提问，例如：到2025年婴儿死亡率控制在多少？",
        en="Ask in English or Chinese, e.g. What is the infant mortality target for 2025?",
    ),
    "ask": Text(zh="提问", en="Ask"),
    "answer_language": Text(zh="回答语言", en="Answer in"),
    "auto": Text(zh="随问题", en="As asked"),
    "zh": Text(zh="中文", en="Chinese"),
    "en": Text(zh="英文", en="English"),
    "document_filter": Text(zh="限定文件（默认全部）", en="Limit to documents (default: all)"),
    "options": Text(zh="回答语言与文件范围", en="Answer language and documents"),
    "retry": Text(zh="重新回答", en="Ask again"),
    "edit": Text(zh="修改问题", en="Edit question"),
    "undo": Text(zh="撤销一问", en="Undo"),
    "clear": Text(zh="清空", en="Clear"),
    "welcome": Text(
        zh="从 {count} 份卫生健康政策文件中作答。答案只引原文，并注明文件与条款；文件里没有的，会如实说明。",
        en="Answers come from {count} Chinese health-policy documents. Each quotes the original "
        "text and names the document and clause; what the documents do not say, the page says so.",
    ),
    "examples": Text(zh="试着问", en="Try asking"),
    "suggestions": Text(zh="还可以问", en="You could also ask"),
    # Proof
    "sources": Text(zh="依据", en="Sources"),
    "source": Text(zh="依据 {number}", en="Source {number}"),
    "unofficial": Text(zh="英文参考译文（非官方）", en="English rendering (unofficial)"),
    "original": Text(zh="原文", en="Chinese original"),
    "context": Text(zh="上下文", en="Context"),
    "before": Text(zh="前一条", en="Before"),
    "after": Text(zh="后一条", en="After"),
    "open_clause": Text(zh="在文件中查看", en="Open in the document"),
    "superseded": Text(
        zh="该文件已更新或移除；以上是回答时的原文。",
        en="The document has since been replaced or removed; this is its text as it was answered from.",
    ),
    "source_lines": Text(zh="原文第 {lines} 行", en="source line {lines}"),
    "checks": Text(zh="核对", en="Checks"),
    "check_passed": Text(zh="通过", en="passed"),
    "check_failed": Text(zh="未通过", en="failed"),
    "not_found": Text(zh="文件中没有答案", en="Not in the documents"),
    "nearest": Text(zh="最接近的内容", en="The nearest thing found"),
    "milliseconds": Text(zh="用时 {time} 毫秒", en="{time} ms"),
    # Taking away
    "cite": Text(zh="引用与导出", en="Cite and export"),
    "style": Text(zh="引用格式", en="Citation style"),
    "style_official": Text(zh="公文", en="Official document"),
    "style_reference": Text(zh="参考文献", en="Plain reference"),
    "style_bibtex": Text(zh="BibTeX", en="BibTeX"),
    "style_csl": Text(zh="CSL-JSON", en="CSL-JSON"),
    "citation_text": Text(zh="最近一次回答及其引用", en="The latest answer with its citations"),
    "export_word": Text(zh="导出全部对话（Word）", en="Export the conversation (Word)"),
    "export_markdown": Text(zh="导出全部对话（Markdown）", en="Export the conversation (Markdown)"),
    "conversation": Text(zh="问答记录", en="Questions and answers"),
    "unofficial_note": Text(
        zh="英文为非官方译文，引用请以中文原文为准。",
        en="English renderings are unofficial; the Chinese original is authoritative.",
    ),
    # Feedback
    "feedback": Text(zh="这个回答对吗？", en="Was this answer right?"),
    "verdict": Text(zh="评价", en="Verdict"),
    "right": Text(zh="正确", en="Right"),
    "wrong_figure": Text(zh="数字有误", en="Wrong figure"),
    "wrong_clause": Text(zh="条款不对", en="Wrong clause"),
    "not_answered": Text(zh="没有答到", en="Not answered"),
    "note": Text(zh="说明（可不填）", en="Note (optional)"),
    "send": Text(zh="提交", en="Send"),
    "thanks": Text(zh="已记录在本机，谢谢。", en="Recorded on this machine. Thank you."),
    "feedback_failed": Text(
        zh="未能记录：数据目录不可写", en="Not recorded: the data folder cannot be written"
    ),
    "choose_verdict": Text(zh="请先选择评价", en="Choose a verdict first"),
    # Figures
    "search_figures": Text(zh="查找指标", en="Find an indicator"),
    "search_figures_hint": Text(zh="如：死亡率", en="e.g. mortality"),
    "place": Text(zh="地区", en="Place"),
    "year": Text(zh="年份", en="Year"),
    "kind": Text(zh="类型", en="Kind"),
    "all": Text(zh="全部", en="All"),
    "baseline": Text(zh="基期值", en="baseline"),
    "target": Text(zh="目标值", en="target"),
    "past target": Text(zh="往期目标", en="past target"),
    "indicator": Text(zh="指标", en="Indicator"),
    "figure": Text(zh="数值", en="Figure"),
    "condition": Text(zh="条件", en="Condition"),
    "clause": Text(zh="条款", en="Clause"),
    "quote": Text(zh="原文", en="Quote"),
    "figures_found": Text(zh="{count} 个数字", en="{count} figures"),
    "no_figures": Text(zh="没有符合条件的数字。", en="No figures match these filters."),
    "conflicts": Text(zh="只看相互矛盾的数字", en="Only figures that disagree"),
    "conflict": Text(zh="与另一处不一致", en="disagrees with another clause"),
    "download_csv": Text(zh="下载 CSV", en="Download CSV"),
    "compare": Text(zh="比较一个指标", en="Compare one indicator"),
    "compare_hint": Text(zh="选择指标，比较地区与年份", en="Choose an indicator to compare"),
    # Documents
    "choose_document": Text(zh="文件", en="Document"),
    "search_inside": Text(zh="在本文件中查找", en="Search in this document"),
    "search_inside_hint": Text(zh="如：托育", en="e.g. midwifery"),
    "view": Text(zh="显示", en="Show"),
    "view_both": Text(zh="中英对照", en="Side by side"),
    "view_original": Text(zh="仅原文", en="Original"),
    "view_english": Text(zh="仅译文", en="English"),
    "outline": Text(zh="目录", en="Contents"),
    "issuer": Text(zh="发文机关", en="Issuer"),
    "number": Text(zh="文号", en="Number"),
    "date": Text(zh="日期", en="Date"),
    "period": Text(zh="实施期", en="Period"),
    "level": Text(zh="层级", en="Level"),
    "supersedes": Text(zh="取代", en="Supersedes"),
    "carried_by": Text(zh="随文印发", en="Issued with"),
    "unknown": Text(zh="未载明", en="not stated"),
    "clauses_found": Text(zh="{count} 处", en="{count} clauses"),
    "nothing_found": Text(zh="本文件中没有这些字词。", en="These words are not in this document."),
    "permalink": Text(zh="本条链接", en="Link to this clause"),
    "nation": Text(zh="国家", en="nation"),
    "province": Text(zh="省", en="province"),
    "city": Text(zh="市", en="city"),
    "county": Text(zh="县", en="county"),
    "township": Text(zh="乡镇", en="township"),
    "institution": Text(zh="机构", en="institution"),
    # Failures
    "busy": Text(
        zh="现在提问的人较多，请稍候几秒再试。",
        en="Many people are asking at the moment; please try again in a few seconds.",
    ),
    "closed": Text(zh="此处未开放。", en="This is not open here."),
    "who": Text(zh="请先登录。", en="Please log in."),
    "user_name": Text(zh="用户名", en="User name"),
    "password": Text(zh="密码", en="Password"),
    "enter": Text(zh="登录", en="Log in"),
    "not_admitted": Text(zh="用户名或密码不对。", en="The user name or the password is not right."),
    "misused": Text(zh="请求的格式不对。", en="The request is not in the right form."),
    "foreign": Text(
        zh="请求来自另一个网站，已拒绝。", en="The request came from another site and was refused."
    ),
    "too_large": Text(zh="请求过大，已拒绝。", en="The request is too large and was refused."),
    "failed": Text(
        zh="出了意外问题，请再试一次；若再次出现，请告知维护者。",
        en="Something went wrong. Please try again, and tell the maintainer if it happens again.",
    ),
}


def say(key: str, language: Language, **values: object) -> str:
    """Return the message ``key`` in ``language`` with ``values`` filled in."""
    text = MESSAGES[key].in_language(language)
    return text.format(**values) if values else text


def both(key: str) -> str:
    """Return the message ``key`` in both languages, for readers whose language is not known."""
    text = MESSAGES[key]
    return f"{text.zh} {text.en}"
