"""Commands and exit statuses: 0 done (abstaining is done), 2 wrong use, 1 failed."""

import contextlib
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from assistant.cli import output
from assistant.cli.batch import answer_batch
from assistant.errors import AssistantError, UsageError
from assistant.llm import open_writer
from assistant.store import Library
from assistant.types import Text

if TYPE_CHECKING:
    from assistant.pipeline import Assistant


class LanguageChoice(StrEnum):
    """Language of the answer; auto takes the question's."""

    auto = "auto"
    zh = "zh"
    en = "en"


class TableFormat(StrEnum):
    """How a listing is written."""

    table = "table"
    csv = "csv"
    json = "json"


class TargetKindChoice(StrEnum):
    """What a figure is."""

    baseline = "baseline"
    target = "target"
    past_target = "past target"


IndexOption = Annotated[Path | None, typer.Option("--index", help="Folder of the index / 索引目录")]
EncoderOption = Annotated[
    str | None,
    typer.Option(
        "--encoder",
        help="A sentence-transformers model instead of the bundled one / 替换内置编码器",
    ),
]
LlmOption = Annotated[
    str | None,
    typer.Option(
        "--llm",
        help="PROVIDER:MODEL that writes the answers, or off / 用语言模型撰写回答",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON / 输出 JSON")]

app = typer.Typer(
    name="policy-assistant",
    help="Ask Chinese health-policy documents, in Chinese or English / 用中文或英文查询卫生健康政策文件",
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question / 问题")] = None,
    *,
    lang: Annotated[
        LanguageChoice, typer.Option(help="Language of the answer / 回答语言")
    ] = LanguageChoice.auto,
    document: Annotated[
        list[str] | None, typer.Option(help="Answer from this document only / 限定文件")
    ] = None,
    batch: Annotated[
        Path | None, typer.Option(help="JSON lines with id and question / 批量问题文件")
    ] = None,
    output_file: Annotated[
        Path | None, typer.Option("--output", help="Where batch answers go / 批量回答文件")
    ] = None,
    llm: LlmOption = None,
    as_json: JsonOption = False,
    index: IndexOption = None,
    encoder: EncoderOption = None,
) -> None:
    """Answer a question with verified citations / 回答问题并给出经核对的条款引用."""
    if (question is None) == (batch is None) or (batch is None) != (output_file is None):
        raise UsageError(
            Text(
                zh="请给出一个问题，或同时给出 --batch 与 --output",
                en="give one question, or both --batch and --output",
            )
        )
    assistant = _assistant(index, encoder, llm=llm, writes=True)
    if batch and output_file:
        answer_batch(assistant, batch, output_file, language=lang.value, documents=document or [])
        return
    states = assistant.stream(question or "", language=lang.value, documents=document or [])
    answer = output.last(states, waiting=assistant.writer is not None)
    output.print_answer(answer, as_json=as_json)


@app.command()
def search(
    words: Annotated[str, typer.Argument(help="Words to look for / 检索词")],
    *,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Most results / 最多条数")] = 10,
    as_json: JsonOption = False,
    index: IndexOption = None,
    encoder: EncoderOption = None,
) -> None:
    """List the clauses found for some words / 检索条款."""
    assistant = _assistant(index, encoder)
    current = assistant.current
    output.print_hits(current.search(words, limit), current.library, as_json=as_json)


@app.command("index")
def index_command(
    *,
    corpus: Annotated[
        Path | None,
        typer.Option(exists=True, file_okay=False, help="Folder of documents / 文档目录"),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Stay and follow changes / 持续跟踪文件变化")
    ] = False,
    index: IndexOption = None,
    encoder: EncoderOption = None,
) -> None:
    """Build or refresh the index / 建立或更新索引."""
    from assistant.pipeline import build_index

    if watch:
        _watch(index, corpus, encoder)
        return
    output.print_report(
        build_index(index, corpus=corpus, encoder=encoder, progress=output.progress())
    )


def _watch(index: Path | None, corpus: Path | None, encoder: str | None) -> None:
    from assistant.pipeline.watch import watch

    output.print_watching()
    with contextlib.suppress(KeyboardInterrupt):
        watch(
            index,
            corpus=corpus,
            encoder=encoder,
            progress=output.progress(),
            told=output.print_watched,
        )


@app.command()
def doctor(
    *,
    repair: Annotated[
        bool, typer.Option("--repair", help="Rebuild what is not well / 有问题时重建")
    ] = False,
    as_json: JsonOption = False,
    index: IndexOption = None,
    encoder: EncoderOption = None,
) -> None:
    """Look the index over / 检查索引."""
    from assistant.pipeline.doctor import examine

    report = examine(index, encoder=encoder, repair=repair, progress=output.progress())
    output.print_health(report.checks, report.repaired, as_json=as_json)
    if not report.healthy:
        raise typer.Exit(1)


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(help="Files to add / 要添加的文件")],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace added files of the same name / 替换同名文件")
    ] = False,
    index: IndexOption = None,
    encoder: EncoderOption = None,
) -> None:
    """Copy documents into the index and answer from them too / 添加文件."""
    from assistant.pipeline.changes import add_documents

    report = add_documents(
        index, files, replacing=replace, encoder=encoder, progress=output.progress()
    )
    output.print_added(report)
    if report.refused:
        raise typer.Exit(1)


@app.command()
def remove(
    ids: Annotated[list[str], typer.Argument(help="Ids of documents / 文件编号")],
    *,
    index: IndexOption = None,
    encoder: EncoderOption = None,
) -> None:
    """Take documents out of the index / 移除文件."""
    from assistant.pipeline.changes import remove_documents

    output.print_report(remove_documents(index, ids, encoder=encoder, progress=output.progress()))


@app.command()
def restore(
    ids: Annotated[list[str], typer.Argument(help="Ids of documents / 文件编号")],
    *,
    index: IndexOption = None,
    encoder: EncoderOption = None,
) -> None:
    """Bring removed documents of the corpus back / 恢复已移除的文件."""
    from assistant.pipeline.changes import restore_documents

    output.print_report(restore_documents(index, ids, encoder=encoder, progress=output.progress()))


@app.command()
def enrich(
    document: Annotated[str, typer.Argument(help="Id of a document / 文件编号")],
    *,
    llm: LlmOption = None,
    index: IndexOption = None,
) -> None:
    """Write English renderings and questions with a language model / 用语言模型撰写英译和问题."""
    from assistant.pipeline.enrich import enrich as enrich_document

    writer = open_writer(llm)
    if writer is None:
        raise UsageError(
            Text(zh="没有指定语言模型", en="no language model is named"),
            remedy=Text(zh="请加 --llm 提供方:模型", en="add --llm PROVIDER:MODEL"),
        )
    report = enrich_document(index, document, writer, progress=output.progress())
    output.print_enriched(report)
    if report.refused:
        raise typer.Exit(1)


@app.command()
def documents(*, as_json: JsonOption = False, index: IndexOption = None) -> None:
    """List the documents held / 列出文件."""
    output.print_documents(_library(index).documents, as_json=as_json)


@app.command()
def clauses(
    document: Annotated[str, typer.Argument(help="Id of a document / 文件编号")],
    *,
    as_json: JsonOption = False,
    index: IndexOption = None,
) -> None:
    """Show the outline of a document / 显示文件的条款结构."""
    library = _library(index)
    output.print_clauses(library.outline(document), as_json=as_json)


@app.command()
def targets(
    *,
    indicator: Annotated[
        str | None, typer.Option(help="Part of an indicator's name / 指标名称")
    ] = None,
    place: Annotated[str | None, typer.Option(help="A place / 地区")] = None,
    year: Annotated[int | None, typer.Option(help="A year / 年份")] = None,
    kind: Annotated[TargetKindChoice | None, typer.Option(help="What the figure is / 类型")] = None,
    conflicts: Annotated[
        bool, typer.Option("--conflicts", help="Only figures that disagree / 只列相互矛盾的数字")
    ] = False,
    format_: Annotated[
        TableFormat, typer.Option("--format", help="table, csv or json / 格式")
    ] = TableFormat.table,
    index: IndexOption = None,
) -> None:
    """List the figures read from the documents / 列出指标数字."""
    from assistant.cli.targets import print_targets

    print_targets(
        _library(index),
        indicator=indicator,
        place=place,
        year=year,
        kind=kind and kind.value,
        conflicts=conflicts,
        format_=format_.value,
    )


@app.command()
def serve(
    *,
    host: Annotated[str, typer.Option(help="Address to listen on / 监听地址")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port / 端口")] = 7860,
    users: Annotated[
        Path | None, typer.Option(help="Ask for a login: file of users / 登录用户文件")
    ] = None,
    mcp: Annotated[
        bool, typer.Option("--mcp", help="Offer the endpoints as MCP tools / 提供 MCP 工具")
    ] = False,
    llm: LlmOption = None,
    index: IndexOption = None,
    encoder: EncoderOption = None,
) -> None:
    """Open the chat page / 打开问答页面."""
    from assistant.serving import Settings
    from assistant.serving import serve as serve_page

    assistant = _assistant(index, encoder, llm=llm, writes=True)
    serve_page(assistant, Settings(host=host, port=port, users=users, mcp=mcp))


@app.command()
def user(
    name: Annotated[str, typer.Argument(help="User name / 用户名")],
    *,
    users: Annotated[Path, typer.Option(help="File of users / 用户文件")],
) -> None:
    """Let a user log in to a shared page, or change a password / 添加登录用户或修改密码."""
    from assistant.serving.users import set_password

    asking = sys.stdin.isatty()
    password = (
        typer.prompt("密码 Password", hide_input=True, confirmation_prompt=True)
        if asking
        else sys.stdin.readline().rstrip("\n")
    )
    set_password(users, name, password)


@app.command(
    "eval",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    add_help_option=False,  # `eval --help` is the suite's own
)
def evaluate(context: typer.Context) -> None:
    """Run the evaluation suite (from a checkout) / 运行评测."""
    try:
        from eval.cli import main as evaluation
    except ModuleNotFoundError as error:
        raise UsageError(
            Text(zh="评测只能在源码目录中运行", en="the evaluation runs from a checkout only"),
            where=f"import {error.name}",
            remedy=Text(zh="请在其中运行 make eval", en="run “make eval” there"),
        ) from error
    sys.argv = ["eval", *context.args]
    evaluation()


def _assistant(
    index: Path | None, encoder: str | None, *, llm: str | None = None, writes: bool = False
) -> "Assistant":
    from assistant.pipeline import Assistant

    writer = open_writer(llm) if writes else None
    assistant = Assistant.open(index, encoder=encoder, writer=writer, progress=output.progress())
    output.end_progress()
    if assistant.outdated:
        output.print_outdated(assistant.outdated)
    return assistant


def _library(index: Path | None) -> Library:
    from assistant.pipeline import open_library

    return open_library(index, progress=output.progress())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; every expected failure is one line on stderr.

    :param arguments: what follows the program's name; by default the process's own.
    :raises SystemExit: with the exit status.
    """
    for stream in (sys.stdout, sys.stderr):
        # JSON is UTF-8 whatever the locale, and a lone surrogate in a question must not stop it.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    try:
        status = app(given or ["--help"], prog_name="policy-assistant", standalone_mode=False)
    except TyperException as error:
        output.print_misuse(error.format_message())
        sys.exit(error.exit_code)
    except AssistantError as error:
        output.print_error(error)
        sys.exit(error.exit_status)
    except OSError as error:
        output.print_failure(error)
        sys.exit(1)
    if arguments is None:
        _leave(status or 0)
    sys.exit(status or 0)


def _leave(status: int) -> None:
    """End the process at once: taking the word tables apart takes longer than answering."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
