"""Held-out bitext retrieval of the bundled encoder, next to English all-MiniLM-L6-v2.

    python -m benchmarks.encoder --tatoeba tatoeba-eng-cmn.tsv --laws taiwan-laws-zh-en.tsv.gz

Whole laws are held out by the hash of their code, Tatoeba pairs by their English sentence: the
same split as in training. Prints a table and writes benchmarks/results/encoder.json.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.encode import Encoder, load_encoder
from assistant.encode.training.data import Pair, read_laws, read_tatoeba, split
from assistant.encode.training.measure import Accuracy, compare
from assistant.encode.training.teacher import load_teacher

RESULTS = Path(__file__).with_name("results") / "encoder.json"


def main() -> None:
    """Measure, print and write."""
    options = _parser().parse_args()
    held_out = {
        "laws": split(read_laws(options.laws)).held_out,
        "tatoeba": split(read_tatoeba(options.tatoeba)).held_out,
    }
    encoders: dict[str, Encoder] = {"bundled": load_encoder(), "all-MiniLM-L6-v2": load_teacher()}
    encoders |= {name: load_encoder(name) for name in options.model}
    results = compare(encoders, held_out, options.size)
    speed = {
        name: texts_per_second(encoder, held_out["laws"]) for name, encoder in encoders.items()
    }
    print(table(results, speed))
    write(encoders, results, speed)


def texts_per_second(encoder: Encoder, pairs: Sequence[Pair]) -> float:
    """Return how many law paragraphs a second ``encoder`` encodes, over 500 of them."""
    texts = [pair.chinese for pair in pairs[:500]]
    began = time.perf_counter()
    encoder.encode_document(texts)
    return len(texts) / (time.perf_counter() - began)


def table(results: dict[str, dict[str, Accuracy]], speed: dict[str, float]) -> str:
    """Return the results as a Markdown table."""
    sources = list(results)
    head = ["encoder", *(f"{s} {way}" for s in sources for way in ("zh→en", "en→zh")), "texts/s"]
    rows = [
        [
            name,
            *(f"{share:.3f}" for source in sources for share in results[source][name]),
            f"{speed[name]:,.0f}",
        ]
        for name in speed
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows])


def write(
    encoders: dict[str, Encoder],
    results: dict[str, dict[str, Accuracy]],
    speed: dict[str, float],
) -> None:
    """Write the figures and the identity of every encoder as JSON."""
    content = {
        name: {
            "identity": encoder.identity,
            "accuracy_at_1": {source: results[source][name]._asdict() for source in results},
            "texts_per_second": round(speed[name]),
        }
        for name, encoder in encoders.items()
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.encoder", description=__doc__)
    parser.add_argument("--tatoeba", type=Path, required=True)
    parser.add_argument("--laws", type=Path, required=True)
    parser.add_argument("--size", type=int, default=1000, help="pairs a source")
    parser.add_argument("--model", action="append", default=[], help="another model to compare")
    return parser


if __name__ == "__main__":
    main()
