"""JUnit XML, so that CI shows each case and threshold as a test."""

import re
from pathlib import Path
from xml.etree import ElementTree as Xml

from eval.faults import faults, has_failed
from eval.results import Outcome, Run
from eval.thresholds import Verdict

# Characters that XML 1.0 (section 2.2) cannot hold even when escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_junit(run: Run, verdicts: tuple[Verdict, ...], path: Path) -> None:
    """Write one test case for every evaluation case and every threshold."""
    failed = [has_failed(outcome) for outcome in run.outcomes]
    root = Xml.Element("testsuites")
    cases = _suite(root, "cases", len(failed), sum(failed))
    cases.set("time", str(run.seconds))
    for outcome, bad in zip(run.outcomes, failed, strict=True):
        _case(cases, outcome, bad)
    limits = _suite(
        root, "thresholds", len(verdicts), sum(not verdict.passed for verdict in verdicts)
    )
    for verdict in verdicts:
        test = Xml.SubElement(limits, "testcase", classname="thresholds", name=verdict.title)
        if not verdict.passed:
            value = "not measured" if verdict.value is None else f"{verdict.value:.4f}"
            _fail(test, value, verdict.threshold.reason.en)
    Xml.indent(root)
    Xml.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _suite(root: Xml.Element, name: str, tests: int, failures: int) -> Xml.Element:
    return Xml.SubElement(
        root, "testsuite", name=name, tests=str(tests), failures=str(failures), errors="0"
    )


def _case(suite: Xml.Element, outcome: Outcome, failed: bool) -> None:
    case = outcome.case
    test = Xml.SubElement(suite, "testcase", classname=f"cases.{case.kind}", name=_clean(case.id))
    test.set("time", f"{outcome.judgement.latency_ms / 1000:.4f}")
    if failed:
        found = faults(outcome)
        detail = [f"question: {case.question}", f"answer: {outcome.answer.text}"]
        _fail(test, found[0].en, "\n".join([*detail, *(fault.en for fault in found)]))


def _fail(test: Xml.Element, message: str, detail: str) -> None:
    Xml.SubElement(test, "failure", message=_clean(message)).text = _clean(detail)


def _clean(text: str) -> str:
    return _NOT_XML.sub("�", text)
