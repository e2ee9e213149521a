"""Why an answer is not, or not wholly, the model's: one sentence for the reader."""

from assistant.llm.model import Failure
from assistant.types import Text

_EXTRACT = Text(
    zh="以下为直接摘自文件的回答。", en="This answer is taken from the documents directly."
)
_PARTIAL = Text(zh="只显示已核对的部分。", en="Only what was verified is shown.")
_FAILURES: dict[Failure, Text] = {
    "slow": Text(zh="语言模型未能在时限内答完，", en="The language model did not finish in time. "),
    "unreachable": Text(
        zh="语言模型无法连接或出错，", en="The language model cannot be reached or fails. "
    ),
    "quota": Text(zh="语言模型的用量已到上限，", en="The language model's quota is used up. "),
    "refused": Text(
        zh="语言模型拒绝了请求（请检查模型名称和密钥），",
        en="The language model refused the request (check the model's name and the key). ",
    ),
    "garbage": Text(zh="语言模型的输出无法识别，", en="The language model's reply is unreadable. "),
    "broken": Text(zh="语言模型的输出中途断开，", en="The language model's reply broke off. "),
}
_WITHHELD = Text(
    zh="语言模型写的内容未通过核对，已不显示，",
    en="What the language model wrote did not pass verification and is withheld. ",
)
_SILENT = Text(
    zh="语言模型没有答出所问内容，", en="The language model did not give what was asked. "
)


def notice_of(failure: Failure | None, *, withheld: bool, answers: bool) -> Text | None:
    """Return the notice of an answer, or ``None`` if the model's answer is whole.

    :param withheld: whether claims of the model did not pass verification.
    :param answers: whether those that did answer the question; if not, the extractive answer is shown.
    """
    if answers:
        return _joined(_FAILURES[failure], _PARTIAL) if failure else None
    reason = _FAILURES[failure] if failure else _WITHHELD if withheld else _SILENT
    return _joined(reason, _EXTRACT)


def _joined(first: Text, second: Text) -> Text:
    return Text(zh=first.zh + second.zh, en=first.en + second.en)
