"""Write data/words.tsv: ``python -m assistant.words.build_words``, after changing the policy terms.

jieba's dictionary with the policy terms, sorted, so that a question reads only the words that begin
as its own characters do. The line with an empty key holds the sum of all frequencies and the length
of the longest word.
"""

from pathlib import Path

from assistant.words.chinese import WORDS, policy_terms

# Entries of jieba's dictionary that cut official text wrongly.
_NOT_WORDS = ("检查和", "生儿", "位数", "千名", "百名", "万名", "年全", "省市")
# A frequency that keeps a policy term whole against any cut of it into dictionary words.
_TERM_FREQUENCY = 1000


def content() -> str:
    """Return the table, made anew from jieba's dictionary and the policy terms."""
    import jieba

    dictionary = Path(jieba.__file__).with_name(jieba.DEFAULT_DICT_NAME)
    fields = dictionary.read_text("utf-8").lower().split()
    counts = dict(zip(fields[::3], map(int, fields[1::3]), strict=True))
    for word in _NOT_WORDS:
        counts.pop(word, None)
    counts |= dict.fromkeys(policy_terms(), _TERM_FREQUENCY)
    head = f"\t{sum(counts.values())} {max(map(len, counts))}\n"
    return head + "".join(f"{word}\t{counts[word]}\n" for word in sorted(counts))


if __name__ == "__main__":
    WORDS.write_text(content(), encoding="utf-8")
