"""Tell what a question asks for."""

import re

from assistant.types import Intent

_RULES: tuple[tuple[Intent, str], ...] = (
    (
        "compare",
        r"相比|对比|比较|哪个.{0,8}(?:更|最)|谁.{0,6}(?:更|最)|更(?:高|低|严|多|少|大)"
        r"|最(?:高|低|严|多|少)的|分别(?:是|为)?多少"
        r"|差(?:多少|距|别)|(?:区别|异同|不同)|各(?:是|为)多少|compare|compar|differ|versus|\bvs\b|stricter"
        r"|\b(?:higher|lower|highest|lowest|larger|smaller|more|fewer) (?:than|in|target)"
        r"|which (?:of|province|city|plan|document).{0,60}\b(?:higher|lower|stricter|more|fewer|lowest|highest)"
        r"|\bboth\b.*\band\b|respectively",
    ),
    (
        "responsible",
        r"哪[个些]?(?:部门|处室|科室|单位|机构|处)(?!印发|发布|出台)|责任(?:处室|单位|部门)|牵头|由谁"
        r"|谁(?:来)?(?:负责|承担|牵头|管)|归(?:谁|哪)|哪些?处室"
        r"|who (?:is|are|will|should|must|does|handles|takes)\b|responsib|in charge"
        r"|which (?:department|division|office|bod|agenc|unit|authorit)\w*\b(?! (?:issued|released|published))"
        r"|accountable",
    ),
    (
        "definition",
        r"什么是|是什么意思"
        r"|(?:指的是|是指|含义|定义|何谓|如何(?:定义|计算|测算)|怎么(?:定义|算|计算)|计算(?:方法|方式|公式)|怎样计算|口径)"
        r"|(?:what is|what's) meant|\bdefin|\bmeaning\b|what does .{1,60} mean"
        r"|how is .{1,80} (?:calculated|measured|computed|worked out)|formula|what counts as",
    ),
    (
        "about",
        r"(?:起止|实施|规划|执行)(?:年限|期限|期间)|哪几年|span of years"
        r"|over what (?:span|period)|文号|发文(?:字号|机关|单位|日期)|谁(?:发布|印发|制定)"
        r"|哪[个些]?(?:部门|单位|机构|机关)(?:印发|发布|出台)"
        r"|(?:哪一?天|何时|什么时候|哪年)(?:开始|起|正式|才)?(?:发布|印发|签发|出台|公布|施行|实施|生效)"
        r"|(?:印发|签发|发布|施行|落款)(?:日期|时间)"
        r"|依据(?:是|有|哪些|什么)|根据(?:什么|哪些)(?:文件)?制定|何时(?:起)?(?:施行|生效)|制定依据|抄送|主送"
        r"|document number|reference number|official number|issued by|who issued"
        r"|which (?:body|authority|office|department|agency|organi[sz]ation) (?:issued|released|published)"
        r"|when was .{0,80}(?:issued|signed|published|printed|released)"
        r"|date of (?:issue|the)|come into (?:force|effect)|take effect|legal basis"
        r"|based on which|basis (?:of|for) the (?:plan|notice)",
    ),
    (
        "figure",
        r"多少|(?<!哪)几(?:个|家|名|张|所|次|年|岁|人|种|项|条|分|天|小时|级|成|类|支|万|$|？)"
        r"|多[大高长久]|百分之|占比|比例(?:是|为|达|要)|目标(?:值)?(?:是|为)"
        r"|(?:率|数|值)(?:是|为|要|应|达|控制)"
        r"|指标值|目标值?[？?]?$|(?:率|数|数量|比例|水平)[？?]?$|多久"
        r"|how (?:many|much|long|often|high|low|large|far|soon|old)"
        r"|what (?:percentage|proportion|share|number|rate|ratio|level|figure|target|value)"
        r"|percentage|number of|\btarget\b|\bbaseline\b|\brate\b|\bratio\b|\bpercent",
    ),
    (
        "when",
        r"什么时候|何时|哪一?年|截止|期限|到什么时间|\bwhen\b|what year|which year|by what date|deadline",
    ),
    (
        "list",
        r"(?:有|包括|包含|分为)哪(?:些|几)"
        r"|哪(?:些|几)(?:个)?(?:方面|任务|原则|目标|章|部分|行动|措施)"
        r"|主要(?:任务|内容|目标|原则)|list"
        r"|what are the (?:main|key|basic|guiding|four|five|six|seven|major)",
    ),
)
_COMPILED = tuple((intent, re.compile(pattern, re.IGNORECASE)) for intent, pattern in _RULES)
_BASELINE = re.compile(
    r"基期|基线|现状|目前|当时|已(?:经)?(?:达|有)|实际|完成情况|完成值|(?:201\d|2020)\s*年?|十三五|原来|过去|此前"
    r"|baseline|actual|achieved|\bwas\b|\bwere\b|\bhad\b|\bdid\b|currently|at present|in 201\d"
    r"|in 2020|as of 2020|13th|used to",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"目标|规划|计划到|到\s*20(?:2[1-9]|3\d)|20(?:2[1-9]|3\d)\s*年|target|aim|goal"
    r"|by 20(?:2[1-9]|3\d)|14th|will|should|must",
    re.IGNORECASE,
)


def read_intent(folded: str) -> Intent:
    """Return what a folded question asks for; a question of no other kind asks for measures."""
    for intent, pattern in _COMPILED:
        if pattern.search(folded):
            return intent
    return "measure"


def wants_baseline(folded: str) -> bool:
    """Return whether a question asks for a past or present value and not for a target."""
    return bool(_BASELINE.search(folded)) and not _TARGET.search(folded)
