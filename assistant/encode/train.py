"""Train the bundled static bilingual encoder: ``python -m assistant.encode.train --help``."""

import argparse
import logging
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.encode.static import StaticEncoder
from assistant.encode.training.data import (
    Pair,
    Split,
    read_cedict,
    read_laws,
    read_pairs,
    read_tatoeba,
    read_terms,
    split,
)
from assistant.encode.training.fit import Recipe, fit
from assistant.encode.training.folder import write_card, write_folder
from assistant.encode.training.initial import frequency_weights, initial_vectors
from assistant.encode.training.measure import Accuracy, compare
from assistant.encode.training.teacher import load_teacher, read_word_pieces
from assistant.encode.training.vocabulary import (
    Vocabulary,
    build_vocabulary,
    count_pieces,
    make_tokenizer,
)
from assistant.errors import AssistantError

log = logging.getLogger(__name__)

DIMENSION = 256
GLOSS_PAIRS = 3
FIELD_REPEATS = 3


@dataclass(frozen=True)
class Data:
    """Everything the encoder learns from. ``glosses`` also holds the terms of the field."""

    glosses: dict[str, tuple[str, ...]]
    terms: list[Pair]
    tatoeba: Split
    laws: Split
    extra: list[Pair]

    def sources(self, vocabulary: Vocabulary) -> dict[str, list[Pair]]:
        """Return the training pairs by source."""
        dictionary = [
            Pair(word, meaning)
            for word, meanings in self.glosses.items()
            if word in vocabulary.chinese
            for meaning in meanings[:GLOSS_PAIRS]
        ]
        field = list(dict.fromkeys([*self.terms, *self.extra])) * FIELD_REPEATS
        return {
            "dictionary": dictionary,
            "tatoeba": self.tatoeba.train,
            "laws": self.laws.train,
            "field": field,
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        data = read_data(options.cedict, options.tatoeba, options.laws, options.extra)
        train(data, options.output, Recipe())
    except AssistantError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return error.exit_status
    return 0


def read_data(cedict: Path, tatoeba: Path, laws: Path, extra: Sequence[Path]) -> Data:
    """Read the files named.

    :raises UsageError: if one cannot be read.
    """
    glosses, terms = read_cedict(cedict), read_terms()
    merged = {w: tuple(dict.fromkeys([*e, *glosses.get(w, ())])) for w, e in terms.items()}
    return Data(
        glosses={**glosses, **merged},
        terms=[Pair(word, name) for word, names in terms.items() for name in names],
        tatoeba=split(read_tatoeba(tatoeba)),
        laws=split(read_laws(laws)),
        extra=[pair for path in extra for pair in read_pairs(path)],
    )


def train(data: Data, output: Path, recipe: Recipe) -> None:
    """Train on ``data`` and write the model folder ``output`` with its card.

    :raises EncoderError: if the package with MiniLM is not installed.
    """
    teacher = load_teacher()
    parallel = [*data.tatoeba.train, *data.laws.train]
    vocabulary = build_vocabulary(
        data.glosses, read_word_pieces(), [*data.terms, *data.extra], [*parallel, *data.extra]
    )
    tokenizer = make_tokenizer(vocabulary)
    log.info("%d pieces", len(vocabulary.pieces))
    counts = [count_pieces(tokenizer, texts) for texts in zip(*parallel, strict=True)]
    vectors = initial_vectors(vocabulary, data.glosses, teacher.encode, DIMENSION)
    vectors *= frequency_weights(counts, vocabulary.pieces)
    vectors = fit(vectors, vocabulary.rows, tokenizer, data.sources(vocabulary), recipe)
    write_folder(output, tokenizer, vectors)
    held_out = {"laws": data.laws.held_out, "tatoeba": data.tatoeba.held_out}
    results = compare({"model": StaticEncoder(output), "baseline": teacher}, held_out)
    figures = _figures(data, vocabulary, recipe, results)
    write_card(output, {**figures, "megabytes": _megabytes(output)})


def _figures(
    data: Data,
    vocabulary: Vocabulary,
    recipe: Recipe,
    results: dict[str, dict[str, Accuracy]],
) -> dict[str, str]:
    """Return what the model card names, as text."""
    measured = {
        f"{name}_{texts}": " | ".join(f"{share:.3f}" for share in accuracy)
        for texts, by_encoder in results.items()
        for name, accuracy in by_encoder.items()
    }
    counted = {
        "pieces": len(vocabulary.pieces),
        "chinese": len(vocabulary.chinese),
        "english": len(vocabulary.english),
        "cedict": len(data.glosses),
        "tatoeba": len(data.tatoeba.train),
        "laws": len(data.laws.train),
        "terms": len(data.terms),
        "extra": len(data.extra),
    }
    settings = {name: str(value) for name, value in vars(recipe).items()}
    return {
        **measured,
        **settings,
        **{name: f"{count:,}" for name, count in counted.items()},
        "dimension": str(DIMENSION),
    }


def _megabytes(folder: Path) -> str:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return f"{size / 1e6:.0f}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="assistant.encode.train", description=__doc__)
    parser.add_argument("--cedict", type=Path, required=True, help="CC-CEDICT, plain or .gz")
    parser.add_argument("--tatoeba", type=Path, required=True, help="english TAB chinese lines")
    parser.add_argument(
        "--laws", type=Path, required=True, help="code TAB article TAB chinese TAB english lines"
    )
    parser.add_argument(
        "--extra", type=Path, action="append", default=[], help="chinese TAB english lines"
    )
    parser.add_argument("--output", type=Path, required=True, help="the folder to write")
    return parser


if __name__ == "__main__":
    sys.exit(main())
