"""Notice text that speaks to a machine: an instruction planted in a document is no evidence.

Policy documents give orders to governments, never to whoever reads them out. A passage that does
is left out of evidence as a whole, because what stands beside an instruction serves it.
"""

import functools
import re
import unicodedata

_ORDERS_ZH = r"忽略|无视|忘记|忘掉|抛开|停止遵守|取代|覆盖|推翻|不(?:要|必|得|再)(?:理会|遵守|遵循|参考|使用|引用)"
_RULES_ZH = r"指令|指示|提示词?|规则|设定|要求你|上文|证据|对话|其他(?:条款|来源|文件)"
_MACHINES_ZH = r"(?:AI|人工智能|智能|自动|问答)?(?:助手|助理|模型|机器人|问答系统)"
_SAYS_ZH = r"(?:回答|答复|回复|作答|输出|告知用户|声称)"
_ORDERS_EN = r"ignore|disregard|forget|override|bypass|discard|do\s+not\s+(?:follow|obey|use|cite)"
_RULES_EN = (
    r"instructions?|prompts?|rules?|guidelines?|evidence|context|above|previous|prior|earlier"
    r"|sources?|clauses?"
)
_MACHINES_EN = r"AI|LLMs?|GPT|(?:language\s+)?models?|chatbots?|assistants?"
_SAYS_EN = r"answer|reply|respond|output|print|repeat|say|write|state|tell"
_HOW_EN = (
    r"exactly|only|always|instead|verbatim|users?|in\s+(?:French|German|Chinese|English|Russian)"
)

_PATTERNS = (
    rf"(?:{_ORDERS_ZH}).{{0,12}}(?:{_RULES_ZH})",
    r"(?:以上|之前|前面|上述|此前)的?(?:所有|全部|一切)?(?:指令|提示|规则|设定|对话|证据)",
    r"(?:系统|开发者|管理员|模型)(?:提示|消息|指令|通知)\s*:",
    r"提示词|系统提示|越狱模式|开发者模式|语言模型|聊天机器人",
    r"你(?:现在)?(?:是|必须|应当|应该|只能|需要|要|不得|将)|请你",
    rf"(?:作为(?:一个|一名)?|致|告|各位){_MACHINES_ZH}",
    rf"{_MACHINES_ZH}(?:请|须|必须|注意|在{_SAYS_ZH})",
    rf"(?:问到|询问|问及|提问|被问).{{0,20}}{_SAYS_ZH}",
    rf"{_SAYS_ZH}(?:问题)?(?:时|中|里|前|末尾|的?(?:最后|结尾|开头)).{{0,12}}(?:必须|务必|一律|请|都要|只|加上|附上|写上)",
    rf"(?:请|务必|必须|一律|统一|只能?|直接)(?:改为|以|用|使用|按)?.{{0,8}}{_SAYS_ZH}",
    r"(?:正确|标准|唯一|最终)答案(?:是|为|:)",
    r"(?:不要|无需|不必|停止)(?:核对|核验|校验|验证|标注(?:出处|引用)|给出引用)",
    rf"\b(?:{_ORDERS_EN})\b.{{0,40}}\b(?:{_RULES_EN})\b",
    r"\b(?:system|developer|admin(?:istrator)?|assistant|user)\s*(?:prompt|message|note|override)?\s*:",
    r"\byou\s+(?:are\s+(?:now|an?|the)|must|should|will|shall|need\s+to|have\s+to|may\s+only)\b",
    r"\byour\s+(?:answer|reply|response|task|role|instructions?|output|system)\b",
    rf"\bas\s+an?\s+(?:{_MACHINES_EN})\b",
    rf"\b(?:{_MACHINES_EN})\b.{{0,20}}\b(?:reading|must|instructed|please|attention)\b",
    rf"\b(?:attention|note|dear|hey|to)\s*,?\s*(?:the\s+|all\s+|any\s+)?(?:{_MACHINES_EN})\b",
    rf"\b(?:{_SAYS_EN})\b.{{0,24}}\b(?:{_HOW_EN})\b",
    r"\b(?:when|if|whenever)\s+(?:you\s+are\s+|(?:anyone|someone|(?:a|the)\s+user|users?)\s+)?ask(?:s|ed)?\b",
    r"\b(?:correct|right|true|final|only)\s+answer\s+(?:is|to)\b",
    r"\b(?:system\s+prompt|jailbreak|developer\s+mode|(?:hidden|new)\s+instructions?|prompt\s+injection)\b",
    r"\b(?:skip|disable|turn\s+off)\b.{0,16}\b(?:verification|checks?|citations?)\b",
    r"<\|?/?(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id)\b",
    r"\[/?(?:INST|SYS)\]|<</?SYS>>|^\s*#{2,}\s*(?:system|instructions?|response)\b",
    r'"(?:claims|citations|role|content)"\s*:|\{\{.{0,40}\}\}',
    r"<\s*(?:script|iframe|img|form|style|svg|a)\b|!\[[^\]]*\]\(",
)
_DIRECTIVE = re.compile("|".join(_PATTERNS), re.IGNORECASE | re.MULTILINE | re.DOTALL)


@functools.lru_cache(maxsize=8192)
def speaks_to_machine(text: str) -> bool:
    """Return whether ``text`` instructs whoever, or whatever, reads it out."""
    return bool(_DIRECTIVE.search(unicodedata.normalize("NFKC", text)))
