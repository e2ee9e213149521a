"""Patterns of Chinese policy prose: verbs that set a figure, words of time and condition."""

import re

SEGMENT = re.compile(r"[，,；;：:。！？!?\n]")
HARD = re.compile(r"[；;。！？!?\n]")
OPEN, CLOSE = "（(“《〔[【「", "）)”》〕]】」"
LIST_GAP = re.compile(r"[ $]*(?:及?以上|及?以下|以内|左右)?[ $]*(?:、|和|及|与|以及|,)?[ $]*")
TIMES = ("years", "months", "weeks", "days", "hours", "minutes", "seconds", "working days")
NOT_COUNTED = ("版", "期", "届", "轮", "级", "批", "部", "度")
SHARES = ("%", "‰", "percentage points", "fraction")
BOUND = (
    r"(?:不(?:得|应|能|可)?(?:低于|少于|小于|超过|高于|大于|多于)|未低于|低于|高于|少于|多于"
    r"|超过|大于|小于|至少|至多|最多|最少|约|近|≥|≤|>|<|＞|＜|\\geq?|\\leq?)"
)
TO = (
    r"(?:提高|提升|增加|增长|上升|升|增|扩大|下降|降低|降|减少|减|缩短|缩小|压缩|控制|精准|恢复|发展|扩充)"
    r"(?:到|至|为)"
)
VERB = re.compile(
    rf"[ $]*(?:{TO}|控制在|保持在|稳定在|维持在|巩固在|达到了|达到|达成|达|占到|设为|定为|为|是"
    rf"|(?<=[率例重比])在)?"
    rf"[ $]*(?:{BOUND})?[ $]*(?:到|于|在)?[ $]*(?:每人每[年月天])?$"
)
CHANGE = re.compile(
    rf"[^，,；;。]{{0,6}}?{TO}(?P<year>(?:20\d\d)[ ]*年(?:底|末)?的?)?{BOUND}?[ $]*"
)
FROM = re.compile(r"(?:从|由)(?P<year>(?:20\d\d)[ ]*年(?:底|末)?的)?[ $]*$")
ACTION = (
    "新推|建设|建成|建立|新建成|新建|改扩建|新改扩建|改建|新增|增设|培育|创建|争创|创成|建有|设有|拥有|"
    "具有|培养|培训|招收|引进|选派|打造|设立|设置|配备|配置|有|遴选|发布|开展|制作|推广|启动|支持|组织召开|召开|组织|参加|指定|"
    "集成|规划布局|布局|评选|评定|命名|资助|实施|举办|接受|形成|培植|孵化|完成|认定|获评|立项|入选|"
    "增加|发展|扶持|储备|推出"
)
DOES = re.compile(
    rf"(?P<verb>(?:{ACTION})(?:[或和](?:{ACTION}|深化))?)(?:了)?(?:{BOUND})?[ $]*(?:要)?$"
)
BARE_VERB = re.compile(rf"^(?:每[年季月]度?|累计|年均|鼓励|由|{BOUND}|{ACTION})+|等$")
AT_LEAST = re.compile(rf"(?:{BOUND})(?:要|应)?(?P<verb>{ACTION})?[ ]*$")
LEAD_VERB = re.compile(
    rf"^(?:每[年季月][度]?|全省|全市|全县|累计|分批|重点|优先|高标准|高质量|高水平|[ ])*(?P<verb>{ACTION})"
)
TAIL = re.compile(
    r"[ $]*(?:[（(]含[^）)]*[）)])?(?:及|或|和)?(?:以上|以下|以内|之内|左右|上下|内)?(?:水平)?"
)
NOUN_END = re.compile(
    r"(?:能够|(?<![技功智职效性])能(?![力手])|(?<=[生师员者院构])提供|可以|作为|承担|负责|并|用于)"
)
EACH = re.compile(
    r"^(?:每个|每所|每家|各|每一个|每)(?![年季月周半百千万\d])[^，,。；;]{1,16}?"
    r"(?=均|都|应|至少|须|要|平均|建有|设|配|建|有|培育|拥有|指定|开展)"
)
ACCORDING = re.compile(r"按照?[ ]*$")
CONDITION_END = re.compile(
    r".{1,14}?(?=至少|不少于|不低于|均|应|须|要|建有|设有|设置|设立|配备|建设|建成|建立|有)"
)
OFTEN = re.compile(r"每(?:半年|季度|两年|[年季月周日])(?:度)?")
# Words that name nothing, and names that hold a whole clause (医疗机构应当保存病历).
NO_NAME = re.compile(
    r"^(?:其中|每(?:人|次|班|日|天|月|年|周)|单次|上述|前款|同比|环比)$|应当|必须|可以|不得"
)
# 高于全国平均水平2个百分点: a distance, not a level.
COMPARES = re.compile(
    r"(?:高于|低于|高出|超出|超过|优于|多于|少于|比|较)[^，,；;、\d]{0,12}"
    r"(?:平均(?:水平|值)?|水平|同期|上年|去年|往年|上期)[^，,；;、\d]{0,6}$"
)
PERIOD = re.compile(r"(?:到|至|截至|在|力争|争取|于)*[ ]*(20\d\d)[ ]*年(?:底|末|初)?")
COMPARED = re.compile(r"(20\d\d)[ ]*年(?:与|和|同|较)(20\d\d)[ ]*年(?:相比)?")
PROPORTION_OF = re.compile(r"(?:覆盖|惠及)[ ]*$")
DOING = re.compile(r"达到|建成|实现|开展|纳入|进入|完成|通过|设置|配备|提供")
TREND = re.compile(
    r"(?P<head>[^，,；;。]{2,30}?(?:率|数|寿命|指数|比例|占比|费用|经费|强度))"
    r"(?P<word>(?:稳步|逐步|持续|不断|逐年|明显|显著|进一步|稳中有)"
    r"(?:提高|提升|降低|下降|增长|增加|上升|减少|改善|降|升))$"
)
PER_UNIT = re.compile(r"以[^，,]{1,14}为单位$")
PAST_PLAN = re.compile(r"“?十[一二三]五”?(?:规划)?目标")


NUMERAL_LIST = re.compile(r"[一二三四五六七八九十]、$")
AGE_MEASURE = re.compile(r"(?:寿命|年龄)[^，,]{0,8}$")
BASE = re.compile(
    r"每[ ]?(?:\d+万?|[十百]?[百千万])(?:名|常住人口|人口|人)(?:[^，,、]{1,10}的|儿童|老年人)?"
)
PER_BASE = re.compile(r"(?:数|师|士|床位|托位|人员)$")
EXISTING = re.compile(r"共有|现有|已有|已建成|已设立|已达|已培养|目前")
