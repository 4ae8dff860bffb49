"""``zhextract run``: whole folders and large files, into a directory."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from zhextract.cli import arguments
from zhextract.cli.messages import say
from zhextract.cli.own_rules import add_rules_option

if TYPE_CHECKING:
    from zhextract.batch.job import Job
    from zhextract.batch.run import Summary

ENGINES = ("local", "spark")
FORMATS = ("jsonl", "csv", "parquet", "arrow")
PARTITIONS = ("published", "month", "year")
TIMEOUT = 300.0


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "run",
        help="extract whole folders and large files, resumable",
        description="Extract folders, globs and tables of texts into a directory, on all cores, in "
        "bounded memory. A run that was cut off goes on when the same command is given again. "
        "Exit code 1 where an input failed; outcomes/ says which and why.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="folders, globs, files: .txt .md .html .pdf, .jsonl .csv .tsv .parquet with a "
        "document a row, also .gz and .zst; - is standard input",
    )
    parser.add_argument("-o", "--output", required=True, metavar="DIR", help="where to write")
    _add_writing(parser)
    arguments.add_reading(parser)
    arguments.add_dates(parser)
    add_rules_option(parser)
    _add_working(parser)
    parser.set_defaults(run=run, usage_error=parser.error)


def _add_writing(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("writing")
    group.add_argument(
        "--format",
        action="append",
        choices=FORMATS,
        help="jsonl, a document a line (the default); csv, parquet, arrow, tables of facts; "
        "may be given more than once",
    )
    group.add_argument(
        "--texts",
        action="store_true",
        help="write the texts, too, as they were read: what offsets count in",
    )
    group.add_argument(
        "--partition-by",
        choices=PARTITIONS,
        help="a folder for each day, month or year of publication",
    )
    group.add_argument(
        "--part-documents",
        type=arguments.positive,
        default=1000,
        metavar="N",
        help="documents of one file of output, at most (1000)",
    )
    group.add_argument(
        "--restart", action="store_true", help="discard what a run left in DIR, and begin anew"
    )


def _add_working(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("working")
    group.add_argument(
        "-j",
        "--workers",
        type=arguments.positive,
        metavar="N",
        help="processes that extract (all cores)",
    )
    group.add_argument(
        "--timeout",
        type=arguments.seconds,
        default=TIMEOUT,
        metavar="SECONDS",
        help="give a document up after so long (300; 0: never)",
    )
    group.add_argument(
        "--engine",
        choices=ENGINES,
        default="local",
        help="spark: let Spark work, which must find the files, too, and knows no --timeout",
    )
    group.add_argument(
        "--progress",
        action=argparse.BooleanOptionalAction,
        help="show a bar (where standard error is a terminal)",
    )


def run(options: argparse.Namespace) -> int:
    """Run, say how it ended; 1 where an input failed."""
    from zhextract.batch.progress import watching
    from zhextract.batch.run import run as run_job

    shown = sys.stderr.isatty() if options.progress is None else options.progress
    try:
        with watching(shown=shown, required=bool(options.progress)) as watch:
            summary = run_job(
                _job(options),
                options.output,
                workers=options.workers or cores(),
                timeout=options.timeout or None,
                engine=options.engine,
                restart=options.restart,
                watch=watch,
            )
    except KeyboardInterrupt:
        say("what is finished is kept, and the same command goes on from there")
        raise
    _conclude(summary, options.output)
    return 1 if summary.counts["failed"] else 0


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _job(options: argparse.Namespace) -> Job:
    from zhextract.batch.job import Job

    formats = (*(options.format or ["jsonl"]), *(["texts"] if options.texts else []))
    return Job(
        inputs=tuple(options.inputs),
        kind=options.input_format,
        fields=arguments.fields_of(options),
        limits=arguments.limits_of(options),
        published=options.published,
        date_from=options.date_from,
        formats=tuple(dict.fromkeys(formats)),
        partition_by=options.partition_by,
        part_documents=options.part_documents,
        extractor={"rules": tuple(options.rules)} if options.rules else {},
    )


def _conclude(summary: Summary, target: str) -> None:
    counts = summary.counts
    for message in summary.failures:
        say(f"failed: {message}")
    now = counts["documents"] - summary.resumed
    if summary.resumed:
        say(f"{_number(summary.resumed, 'document')} finished before, {now:,} now")
    say(
        f"{_number(counts['documents'], 'document')}: {counts['success']:,} succeeded, "
        f"{counts['failed']:,} failed, {counts['skipped']:,} skipped; "
        f"{_number(counts['facts'], 'fact')}"
    )
    if now:
        rate = summary.characters / max(summary.seconds, 1e-9)
        say(
            f"{summary.characters:,} characters in {summary.seconds:,.1f} s "
            f"({rate:,.0f} a second); {os.path.join(target, '')}"
        )
    if passed_over := summary.passed_over.total():
        kinds = ", ".join(suffix or "no suffix" for suffix, _ in summary.passed_over.most_common(8))
        say(f"{passed_over:,} files in folders are of no kind that is read ({kinds})")
    if counts["failed"]:
        say(f"all failures, with reasons: {os.path.join(target, 'outcomes', '')}")


def _number(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
