"""What the commands print: rich on a terminal, plain text in a pipe, JSON on request."""

import json
import locale
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress as ProgressBar
from rich.progress import track as rich_track
from rich.table import Table

from assistant.errors import AssistantError
from assistant.pipeline import AddReport, BuildReport
from assistant.pipeline.identity import Progress
from assistant.store import Library
from assistant.types import Answer, Citation, Document, Hit, Language, Outline

if TYPE_CHECKING:
    from assistant.pipeline.doctor import HealthCheck
    from assistant.pipeline.enrich import EnrichReport

_STAGES = {
    "wait": ("等待另一个进程写完", "Waiting for another writer"),
    "check": ("检查文件", "Checking files"),
    "read": ("读取文件", "Reading documents"),
    "enrich": ("撰写译文和问题", "Writing renderings and questions"),
    "encode": ("编码", "Encoding"),
    "write": ("写入", "Writing"),
}


_running: list[ProgressBar] = []


def interface_language() -> Language:
    """Return the language of messages: Chinese where the locale is Chinese, else English."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((name for name in names if name), locale.getlocale()[0] or "")
    return "zh" if name.lower().startswith("zh") else "en"


def console() -> Console:
    """Return the console of standard output."""
    end_progress()
    return Console(highlight=False, soft_wrap=True)


def print_json(data: Any) -> None:
    """Write ``data`` as JSON on standard output."""
    end_progress()
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def print_error(error: AssistantError) -> None:
    """Write an error as one line on standard error."""
    end_progress()
    language = interface_language()
    prefix = "错误：" if language == "zh" else "Error: "
    sys.stderr.write(prefix + " ".join(error.in_language(language).split()) + "\n")


def print_outdated(error: AssistantError) -> None:
    """Write on standard error that the index could not be brought up to date, and why."""
    end_progress()
    language = interface_language()
    note = (
        "注意：文件有变化但未能更新索引，以下按原有索引回答。"
        if language == "zh"
        else "Note: documents changed but the index could not be updated; it answers as it was. "
    )
    sys.stderr.write(note + " ".join(error.in_language(language).split()) + "\n")


def print_misuse(message: str) -> None:
    """Write what is wrong with a command line as one line on standard error."""
    end_progress()
    zh = interface_language() == "zh"
    prefix, hint = ("用法有误：", "（见 --help）") if zh else ("Error: ", " (see --help)")
    sys.stderr.write(f"{prefix}{' '.join(message.split())}{hint}\n")


def print_failure(error: OSError) -> None:
    """Write a failure of the operating system as one line on standard error."""
    end_progress()
    prefix = "错误：" if interface_language() == "zh" else "Error: "
    sys.stderr.write(f"{prefix}{error.strerror or error} {error.filename or ''}".strip() + "\n")


def progress() -> Progress:
    """Return a progress callback that draws a bar on standard error, if that is a terminal."""
    screen = Console(stderr=True)
    if not screen.is_terminal:
        return lambda _stage, _done, _total: None
    bar = ProgressBar(console=screen, transient=True)
    tasks: dict[str, Any] = {}
    position = 0 if interface_language() == "zh" else 1

    def show(stage: str, done: int, total: int) -> None:
        if bar not in _running:
            bar.start()
            _running.append(bar)
        if stage not in tasks:
            tasks[stage] = bar.add_task(_STAGES.get(stage, (stage, stage))[position], total=total)
        bar.update(tasks[stage], completed=done, total=total)

    return show


def end_progress() -> None:
    """Take running bars away and give the cursor back, before anything else is written."""
    while _running:
        _running.pop().stop()


def track(items: Sequence[Any]) -> Iterable[Any]:
    """Yield ``items`` behind a progress bar on standard error."""
    screen = Console(stderr=True)
    label = "回答" if interface_language() == "zh" else "Answering"
    return rich_track(items, label, console=screen, disable=not screen.is_terminal)


def last(states: Iterable[Answer], *, waiting: bool) -> Answer:
    """Return the last state of an answer; while one waits for it, a terminal shows that it grows."""
    screen = Console(stderr=True)
    if not (waiting and screen.is_terminal):
        return deque(states, maxlen=1).pop()
    zh = interface_language() == "zh"
    with screen.status("语言模型正在撰写…" if zh else "The language model is writing…") as status:
        for state in states:
            status.update(escape(state.text))
    return state


def print_answer(answer: Answer, *, as_json: bool) -> None:
    """Print an answer with its citations and checks."""
    if as_json:
        print_json(answer.model_dump(mode="json"))
        return
    screen = console()
    screen.print(f"[bold]{escape(answer.text)}[/bold]")
    if answer.notice:
        screen.print(f"[yellow]{escape(answer.notice)}[/yellow]")
    for citation in answer.citations:
        screen.print(*_citation_lines(citation, answer.language), sep="\n")
    if answer.checks:
        marks = [f"{'✓' if check.passed else '✗'} {check.detail}" for check in answer.checks]
        screen.print(f"\n[dim]{escape('  '.join(marks))}[/dim]")


def _citation_lines(citation: Citation, language: Language) -> Iterator[str]:
    title = citation.document.title
    path = " › ".join([*citation.clause.path, citation.clause.label]).strip(" ›")
    if language == "en":
        title = citation.document.title_en or title
        path = " › ".join([*citation.clause.path_en, citation.clause.label]).strip(" ›")
    yield f"\n\\[{citation.number}] [cyan]{escape(title)}[/cyan]  {escape(path)}"
    yield f"    “{escape(citation.quote)}”"
    if language == "en" and citation.rendering:
        yield f"    [dim]Unofficial rendering: {escape(citation.rendering)}[/dim]"
    first, last = citation.source_lines
    lines = f"{first}" if first == last else f"{first}–{last}"
    where = f"原文第{lines}行" if language == "zh" else f"source line {lines}"
    yield f"    [dim]{escape(citation.clause.id)}  ({where})[/dim]"


def print_hits(hits: Sequence[Hit], library: Library, *, as_json: bool) -> None:
    """Print search hits."""
    if as_json:
        print_json([hit.model_dump(mode="json") for hit in hits])
        return
    screen = console()
    for hit in hits:
        title = library.outline(hit.chunk.document).document.title
        clause, score = escape(hit.chunk.clause), f"[dim]{hit.score:.2f}[/dim]"
        screen.print(f"{hit.rank}. [cyan]{clause}[/cyan] {escape(title)}  {score}")
        screen.print(f"   {escape(hit.chunk.text)}")


def print_report(report: BuildReport) -> None:
    """Print what a build did, and every source left out with the reason."""
    language = interface_language()
    for error in report.skipped:
        print_error(error)
    for name, notice in report.notices:
        sys.stderr.write(f"{name}: {notice.in_language(language)}\n")
    _print_size(report, language)


def _print_size(report: BuildReport, language: Language) -> None:
    screen = console()
    documents, chunks, targets = report.documents, report.chunks, report.targets
    if language == "zh":
        state = f"{'已建立' if report.fresh else '索引已是最新'}：{report.generation}"
        size = f"{documents} 份文件，{chunks} 个片段，{targets} 个指标数字"
        screen.print(f"{state}，{size}")
    else:
        state = f"{'Built' if report.fresh else 'Up to date'}: {report.generation}"
        screen.print(f"{state}, {documents} documents, {chunks} chunks, {targets} figures")


def print_added(report: AddReport) -> None:
    """Print which documents were added, and every file that was not, with the reason."""
    language = interface_language()
    zh = language == "zh"
    for error in report.refused:
        print_error(error)
    for name, notice in report.notices:
        sys.stderr.write(f"{name}: {notice.in_language(language)}\n")
    screen = console()
    for document in report.added:
        label = "已添加" if zh else "Added"
        screen.print(f"{label} [cyan]{escape(document.id)}[/cyan]  {escape(document.title)}")
    for name in report.unchanged:
        screen.print(f"{'已在索引中' if zh else 'Held already'} [cyan]{escape(name)}[/cyan]")
    if report.build:
        _print_size(report.build, language)


def print_enriched(report: "EnrichReport") -> None:
    """Print what a model wrote, and every clause whose rendering was refused, with the reason."""
    end_progress()
    zh = interface_language() == "zh"
    for clause, reason in report.refused:
        sys.stderr.write(f"{clause}: {' '.join(reason.split())}\n")
    written, questions, refused = report.rendered, report.questions, len(report.refused)
    console().print(
        f"已写入 {written} 个条款的译文、{questions} 个问题；{refused} 处未通过核对"
        if zh
        else f"Wrote renderings of {written} clauses and {questions} questions; {refused} refused"
    )


def print_watching() -> None:
    """Say that changes are followed from now on, and how to stop."""
    zh = interface_language() == "zh"
    console().print(
        "正在跟踪文件变化，按 Ctrl+C 结束" if zh else "Following changes; stop with Ctrl+C"
    )


def print_watched(event: BuildReport | AssistantError) -> None:
    """Print what came of a change: a report, or the error that left the index as it was."""
    if isinstance(event, AssistantError):
        print_error(event)
    else:
        print_report(event)
    sys.stdout.flush()


def print_health(checks: Sequence["HealthCheck"], repaired: str | None, *, as_json: bool) -> None:
    """Print what was looked at, one line each, and the outcome."""
    if as_json:
        print_json({"checks": [c.model_dump(mode="json") for c in checks], "repaired": repaired})
        return
    language = interface_language()
    zh, screen = language == "zh", console()
    for check in checks:
        mark = "[green]✓[/green]" if check.passed else "[red]✗[/red]"
        name, detail = check.name.in_language(language), check.detail.in_language(language)
        screen.print(f"{mark} {escape(name)}{'：' if zh else ': '}{escape(detail)}")
    if repaired:
        screen.print(f"{'已重建' if zh else 'Rebuilt'}: {repaired}")
    bad = sum(not check.passed for check in checks)
    if not bad:
        screen.print("索引完好" if zh else "The index is healthy")
    elif zh:
        screen.print(f"有 {bad} 项问题，可运行 policy-assistant doctor --repair")
    else:
        screen.print(f"{bad} problem{'s' * (bad > 1)}; run “policy-assistant doctor --repair”")


def print_documents(documents: Sequence[Document], *, as_json: bool) -> None:
    """Print the documents held."""
    if as_json:
        print_json([document.model_dump(mode="json") for document in documents])
        return
    zh = interface_language() == "zh"
    headers = ("标题", "地区", "文号", "日期") if zh else ("Title", "Place", "Number", "Date")
    table = Table()
    table.add_column("编号" if zh else "Id", no_wrap=True)
    for header in headers:
        table.add_column(header, overflow="fold")
    for document in documents:
        title = document.title if zh else document.title_en or document.title
        place = document.place if zh else document.place_en or document.place
        cells = (document.id, title, place, document.number, document.date)
        table.add_row(*(escape(cell or "—") for cell in cells))
    console().print(table)


def print_clauses(outline: Outline, *, as_json: bool) -> None:
    """Print a document's outline, one clause a line."""
    if as_json:
        print_json(
            [
                {**clause.model_dump(mode="json"), "text": outline.own_text(clause)}
                for clause in outline.clauses
            ]
        )
        return
    screen = console()
    for clause in outline.clauses:
        words = outline.own_text(clause).replace("\n", " ").replace("\t", " ")
        indent = "  " * len(clause.path)
        shown = words if len(words) <= 60 else words[:59] + "…"
        screen.print(f"{indent}[cyan]{escape(clause.id.partition('#')[2])}[/cyan]  {escape(shown)}")
