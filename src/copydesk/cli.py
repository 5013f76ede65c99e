"""The command line: parses arguments, calls the wiring, prints, and turns every failure into one clear line.

Longer than other modules because each command's options and help stand here, and only here.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.version import VERSION

if TYPE_CHECKING:
    from copydesk.bulk import Convert, Write
    from copydesk.chat import Endpoint
    from copydesk.model.dossier import Dossier

DONE, FAILED, USAGE, SOME_BAD, CONFLICT = 0, 1, 2, 3, 4

_EPILOG = """\
examples:
  copydesk read agency.txt herald.html courier.txt --html dossier.html
  copydesk read story-folder/ --json - | jq .conflicts
  copydesk mark articles.jsonl -o marks.jsonl
exit codes: 0 done, 1 failed, 2 usage, 3 done but some input was bad, 4 a conflict was found (--fail-on-conflict)
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no traceback reaches the user."""
    parser = build_parser()
    arguments = parser.parse_args(argv)
    if arguments.command is None:
        parser.print_help(sys.stderr)
        return USAGE
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except KeyboardInterrupt:
        print("copydesk: stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away, which is its right
        return DONE
    except (OSError, ValueError, UnicodeError) as error:
        print(f"copydesk: {_plainly(error)}", file=sys.stderr)
        return FAILED
    except Exception as error:  # a mistake of ours: told in a line, whole only to those who ask for it
        if os.environ.get("COPYDESK_DEBUG"):
            raise
        print(
            f"copydesk: this should not have happened ({type(error).__name__}: {error}). "
            "COPYDESK_DEBUG=1 shows where; please report it with the input.",
            file=sys.stderr,
        )
        return FAILED


def _plainly(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror and error.filename:
        return f"{error.filename}: {error.strerror.lower()}"
    return str(error)


def build_parser() -> argparse.ArgumentParser:
    """The parser, also read by the documentation's generator."""
    parser = argparse.ArgumentParser(
        prog="copydesk",
        description="Reads several newsrooms' reports of one event and hands back one sourced account.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"copydesk {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    read = commands.add_parser(
        "read",
        help="reports of one event in, a cited dossier out",
        description="Read reports of one event: plain text, HTML or JSON Lines; files, folders, URLs, or - for stdin.",
    )
    read.add_argument("paths", nargs="*", metavar="PATH_OR_URL", help="a file, a folder, a URL, or - for stdin")
    read.add_argument("--json", metavar="FILE", help="write the dossier as JSON (- for stdout)")
    read.add_argument("--html", metavar="FILE", help="write the dossier as one self-contained page (- for stdout)")
    read.add_argument("--markdown", metavar="FILE", help="write the dossier as Markdown (- for stdout)")
    read.add_argument(
        "--export", metavar="FOLDER", help="write tables, annotations, a timeline and bibliographies there, a file each"
    )
    read.add_argument(
        "--texts", choices=("whole", "quoted"), default="whole",
        help="the reports' texts in the page and the Markdown: whole (the default, for your own use), or quoted: only "
        "the words cited, and none of the lists that retell the reports; meant for sharing",
    )  # fmt: skip
    read.add_argument("--full", action="store_true", help="print every part on the terminal, not the digest alone")
    read.add_argument("--together", action="store_true", help="compare all inputs even if they look like other events")
    read.add_argument("--fail-on-conflict", action="store_true", help="exit 4 when the dossier holds a conflict")
    read.add_argument(
        "--with-model", metavar="URL",
        help="let the model behind this OpenAI-compatible endpoint (http://localhost:8080/v1) rewrite the overview; "
        "only the passages that the overview cites are sent there, and a rewritten sentence stands only where every "
        "number, name and quotation in it stands in them; a key is read from COPYDESK_MODEL_KEY",
    )  # fmt: skip
    read.add_argument("--model", metavar="NAME", default="default", help="which model to ask there")
    read.add_argument(
        "--model-seconds", type=_count, metavar="N", default=120, help="how long to wait for it (default 120)"
    )
    read.set_defaults(run=_read)

    for name, run, metavar, text in (
        ("mark", _mark, "ARTICLES.jsonl", "figures, times, quotes, names and acts of each article"),
        ("copies", _copies, "ARTICLES.jsonl", "passages that two articles share"),
        ("group", _group, "ARTICLES.jsonl", "articles in order of arrival into stories"),
        ("compare", _compare, "SENTENCES.jsonl", "how far two sentences assert the same event or fact"),
    ):
        bulk = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}; JSON Lines in and out.")
        bulk.add_argument("source", metavar=metavar, help="JSON Lines, - for stdin, or a .parquet of the same columns")
        bulk.add_argument("-o", "--output", metavar="FILE", help="write there instead of to stdout")
        bulk.set_defaults(run=run)
        if name == "copies":
            bulk.description = (
                f"{bulk.description} From a file to a file, a stopped job goes on when the same command is given "
                "again: its working files stand in FILE.work until FILE is whole. Of stdin, or to stdout, it begins "
                "anew."
            )
            tables = bulk.add_mutually_exclusive_group()
            for option, said in (
                ("families", "write families of reprints, not passages: origin, members, who took from whom"),
                (
                    "edits",
                    "write what each reprint cut, added and changed of the words that it took, and what it touches",
                ),
                ("kinds", "write how many edits there are of each kind, and in how many reprints"),
            ):
                tables.add_argument(f"--{option}", dest="table", action="store_const", const=option, help=said)
            bulk.set_defaults(table="passages")
            bulk.add_argument(
                "--format", choices=("jsonl", "csv", "parquet"),
                help="of the output; without it, by the ending of FILE, else JSON Lines",
            )  # fmt: skip
            bulk.add_argument(
                "--engine", choices=("local", "spark"), default="local",
                help="what works: this process (the default), or Spark, which also takes and writes Parquet",
            )  # fmt: skip
            bulk.add_argument("--master", metavar="URL", help="Spark's master; without it, the one of spark-submit")
        if name == "mark":
            bulk.add_argument("--jobs", type=_count, default=1, metavar="N", help="processes to mark in (default 1)")

    index = commands.add_parser(
        "index",
        help="a growing index of articles: add some, ask what others share with them",
        description="Keep articles in an index on disk. add: put articles in; those that are there already are "
        "skipped, so a stopped job goes on when the same command is given again. ask: passages that articles (a) share "
        "with those of the index (b). One process may add while any number ask. JSON Lines in and out.",
    )
    index.add_argument("folder", metavar="INDEX_FOLDER", help="the index, made by the first add")
    index.add_argument("action", choices=("add", "ask"), help="what to do with the articles")
    index.add_argument("source", metavar="ARTICLES.jsonl", help="JSON Lines, or - for stdin")
    index.add_argument("-o", "--output", metavar="FILE", help="write there instead of to stdout")
    index.set_defaults(run=_index)

    schema = commands.add_parser(
        "schema", help="the JSON schema of the dossier", description="Print the JSON schema of the dossier."
    )
    schema.set_defaults(run=_schema)
    return parser


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return int(text)


def _read(arguments: argparse.Namespace) -> int:
    if not arguments.paths:
        print("copydesk: name the reports to read, for example:\n"
              "  copydesk read agency.txt herald.html --html dossier.html\n"
              "copydesk read --help lists every option", file=sys.stderr)  # fmt: skip
        return USAGE
    targets = [arguments.json, arguments.html, arguments.markdown]
    if targets.count("-") > 1:
        print("copydesk: only one of --json, --html, --markdown can go to stdout", file=sys.stderr)
        return USAGE
    for target in filter(None, targets):
        if target != "-" and not Path(target).parent.is_dir():
            print(f"copydesk: {target}: there is no folder {Path(target).parent}; make it first", file=sys.stderr)
            return USAGE
    if arguments.export == "-" or (arguments.export and Path(arguments.export).is_file()):
        print(f"copydesk: {arguments.export}: --export needs the name of a folder", file=sys.stderr)
        return USAGE
    try:
        endpoint = _endpoint(arguments)
    except ValueError as error:
        print(f"copydesk: {error}", file=sys.stderr)
        return USAGE
    from copydesk import wiring

    with _working("reading"):
        result = wiring.read(arguments.paths, together=arguments.together, endpoint=endpoint)
    for line in result.troubles:
        print(f"copydesk: {line}", file=sys.stderr)
    dossier = result.dossier
    if dossier is None:
        return FAILED
    written = _write_faces(arguments, dossier)
    if "-" not in targets:
        from rich.console import Console

        from copydesk.render.terminal import print_digest

        console = Console(highlight=False)
        print_digest(dossier, console, full=arguments.full)
        for path in written:
            console.print(f"written: {path}", style="dim", soft_wrap=True)
    if arguments.fail_on_conflict and dossier.conflicts:
        return CONFLICT
    return SOME_BAD if result.some_bad else DONE


def _endpoint(arguments: argparse.Namespace) -> Endpoint | None:
    """Which language model to ask, if any. Raises ValueError for an address that cannot be one."""
    if arguments.with_model is None:
        return None
    from copydesk.chat import Endpoint, check_address

    check_address(arguments.with_model)
    return Endpoint(arguments.with_model, arguments.model, arguments.model_seconds)


def _write_faces(arguments: argparse.Namespace, dossier: Dossier) -> list[str]:
    from copydesk.render.files import write_file

    written = []
    for target, face in ((arguments.json, "json"), (arguments.html, "html"), (arguments.markdown, "markdown")):
        if target is None:
            continue
        data = _face(face, dossier, whole=arguments.texts == "whole")
        if target == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.flush()
        else:
            write_file(Path(target), data)
            written.append(target)
    return written + _write_exports(arguments.export, dossier) if arguments.export else written


def _write_exports(folder: str, dossier: Dossier) -> list[str]:
    from copydesk.render.folder import NO_PARQUET, write_folder
    from copydesk.tabular import has_pyarrow

    names = write_folder(dossier, Path(folder))
    if not has_pyarrow():
        print(f"copydesk: {NO_PARQUET}", file=sys.stderr)
    return [f"{Path(folder)}: {', '.join(names)}"]


def _face(face: str, dossier: Dossier, whole: bool) -> bytes:
    if face == "json":
        from copydesk.render.exports import to_json

        return to_json(dossier)
    if face == "html":
        from copydesk.render.page import to_page

        return to_page(dossier, whole).encode("utf-8")
    from copydesk.render.markdown import to_markdown

    return to_markdown(dossier, whole).encode("utf-8")


def _mark(arguments: argparse.Namespace) -> int:
    from copydesk import wiring

    convert = functools.partial(wiring.mark_rows, jobs=arguments.jobs)
    return _bulk(arguments, convert, required=("text",), resumes=True, unit="articles")


def _group(arguments: argparse.Namespace) -> int:
    from copydesk import wiring

    return _bulk(arguments, wiring.group_rows, required=("text",), resumes=False, unit="articles")


def _copies(arguments: argparse.Namespace) -> int:
    from copydesk import wiring

    if arguments.engine == "spark":
        return _copies_on_spark(arguments)
    ending = Path(arguments.output or "").suffix.lower().removeprefix(".")
    form = arguments.format or (ending if ending in ("csv", "parquet") else "jsonl")
    kept = wiring.copies_kept(arguments.source, arguments.output)
    table = wiring.copies_table(arguments.table, kept, _tell)
    write = wiring.writer(form, table.columns)
    try:
        code = _bulk(arguments, table.convert, required=("text",), resumes=False, unit=table.unit, write=write)
    except KeyboardInterrupt:
        if kept:
            print(f"\ncopydesk: the same command goes on from {kept.folder}", file=sys.stderr)
        raise
    if kept:
        wiring.copies_done(kept)
    return code


def _tell(what: str, done: int | None, of: int | None) -> None:
    """Say how far a long job is, on a terminal; what is more than that, always."""
    if done is None:
        print(f"copydesk: {what}", file=sys.stderr)
    elif sys.stderr.isatty():
        line = f"{what} {done:,}" + (f" of {of:,}" if of is not None else "")
        print(f"\r{line:60}", end="", file=sys.stderr, flush=True)


def _copies_on_spark(arguments: argparse.Namespace) -> int:
    from copydesk import wiring

    if arguments.table != "passages" or arguments.source == "-" or arguments.format:
        print(
            "copydesk: --engine spark reads files and writes passages, as Parquet where FILE ends in .parquet, else as "
            "JSON Lines: leave out --families, --edits, --kinds, --format and -",
            file=sys.stderr,
        )
        return USAGE
    bad = wiring.copies_on_spark(arguments.source, arguments.output, arguments.master)
    if bad:
        print(f"copydesk: {arguments.source}: left out as no article records: {bad}", file=sys.stderr)
    return SOME_BAD if bad else DONE


def _index(arguments: argparse.Namespace) -> int:
    from copydesk import wiring

    rows, unit = (wiring.added_rows, "parts") if arguments.action == "add" else (wiring.asked_rows, "passages")
    convert = functools.partial(rows, folder=Path(arguments.folder))
    return _bulk(arguments, convert, required=("text",), resumes=False, unit=unit)


def _compare(arguments: argparse.Namespace) -> int:
    from copydesk import wiring

    return _bulk(arguments, wiring.compare_rows, required=("a", "b"), resumes=False, unit="pairs")


def _bulk(
    arguments: argparse.Namespace,
    convert: Convert,
    *,
    required: tuple[str, ...],
    resumes: bool,
    unit: str,
    write: Write | None = None,
) -> int:
    from copydesk.bulk import transform, write_lines

    whole = transform(
        arguments.source,
        arguments.output,
        convert,
        required=required,
        resumes=resumes,
        unit=unit,
        write=write or write_lines,
    )
    return DONE if whole else SOME_BAD


def _schema(_arguments: argparse.Namespace) -> int:
    from copydesk.render.exports import schema_json

    sys.stdout.buffer.write(schema_json())
    return DONE


@contextlib.contextmanager
def _working(what: str) -> Iterator[None]:
    """A spinner on stderr while work is done, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what} …"):
        yield
