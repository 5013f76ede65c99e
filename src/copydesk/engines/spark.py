"""`copydesk copies` on Spark: the kernels of the local engine between Spark's shuffles, Arrow in and Arrow out.

Spark only moves rows: articles are numbered in order of file and line, fingerprints meet by hash, seeds by pair, and
each pair meets its two articles. What is done with them is `text/` and `compare/passages.py`, as in `corpus.py`, and so
is the answer. Nothing grows with the corpus on the driver but what is written there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sql

from copydesk.compare.passages import (
    About,
    Article,
    about,
    batches,
    edges,
    find_matches,
    outlet_of,
    passage_rows,
    signs_of,
)
from copydesk.model.report import Report
from copydesk.text.fingerprints import fingerprint
from copydesk.text.seeds import Seeds, pairs_worth_aligning, seeds
from copydesk.text.tokens import tokenise

ARTICLES_A_BUCKET = 2000  # half a million fingerprints in a kernel's hands at once
LOCAL_PARTITIONS = "8"  # of a shuffle on one machine; Spark's own 200 are made for a cluster
TEXT_FIELDS = ("id", "outlet", "title", "byline", "published", "text")
PARQUET = ".parquet"

_WORDS = ("ids", "starts", "ends", "signs")
_PREPARED = "number long, outlet string, about binary, ids binary, starts binary, ends binary, signs binary"
_POSTING = "bucket int, hash long, article long, place long, outlet long"
_SEED = ", ".join(f"{name} long" for name in Seeds._fields)
_PAIR = "first long, second long"
_PASSAGE = (
    "first long, second long, passage int, a string, a_start long, a_end long, b string, b_start long, b_end long, "
    "similarity double, `from` string"
)
_ORDER = ("first", "second", "passage")

Batches = Iterator[pa.RecordBatch]


class Outcome(NamedTuple):
    """Passages in the order and form of the local engine, and how many lines or rows were no article records."""

    passages: DataFrame
    bad: int


@contextmanager
def session(master: str | None) -> Iterator[SparkSession]:
    """A Spark session on `master`, or on the one that `spark-submit` names.

    Raises ValueError for what Spark refuses inside, in Spark's own first line.
    """
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("copydesk copies").config("spark.ui.showConsoleProgress", "false")
    if master:
        builder = builder.master(master)
        if master.startswith("local"):
            builder = builder.config("spark.sql.shuffle.partitions", LOCAL_PARTITIONS).config(
                "spark.ui.enabled", "false"
            )
    try:
        spark = builder.getOrCreate()
        spark.sparkContext.setLogLevel("ERROR")
        try:
            yield spark
        finally:
            spark.stop()
    except PySparkException as error:
        raise ValueError(f"Spark: {str(error).splitlines()[0]}") from error


def spark_copies(spark: SparkSession, source: str) -> Outcome:
    """Every passage that two articles of `source` share: JSON Lines, or Parquet where the name ends so."""
    read = _from_parquet(spark, source) if source.endswith(PARQUET) else _from_lines(spark, source)
    read = read.persist()
    bad = read.where("text is null").count()
    prepared = _numbered(spark, read.where("text is not null")).mapInArrow(prepare, _PREPARED).persist()
    outlets = {row["outlet"]: row["count"] for row in prepared.groupBy("outlet").count().collect()}
    buckets = 1 + sum(outlets.values()) // ARTICLES_A_BUCKET
    numbers = {name: number for number, name in enumerate(sorted(outlets.keys() - {""}), 1)}
    sizes = np.array([0, *(outlets[name] for name in numbers)], np.int64)
    postings = prepared.select("number", "outlet", "ids").mapInArrow(fingerprints(numbers, buckets), _POSTING)
    seeded = postings.groupBy("bucket").applyInArrow(seeds_of(sizes), _SEED)
    pairs = seeded.groupBy((sql.col("first") % buckets).alias("bucket")).applyInArrow(pairs_of, _PAIR)
    passages = _beside(pairs, prepared).mapInArrow(align, _PASSAGE).orderBy(*_ORDER).drop(*_ORDER)
    return Outcome(passages, bad)


def write_parquet(passages: DataFrame, target: str) -> None:
    """Write the passages as Parquet files into the folder `target`. Raises ValueError when it is there already."""
    if Path(target).exists():
        raise ValueError(f"{target}: is there already; remove it, or name another output")
    passages.write.parquet(target)


def _from_lines(spark: SparkSession, source: str) -> DataFrame:
    lines = spark.read.text(source).where("trim(value) <> ''")
    fields = ", ".join(f"{name} string" for name in TEXT_FIELDS)
    return lines.select("value", "_metadata.file_path", "_metadata.file_block_start").mapInArrow(
        parse, f"file string, block long, {fields}"
    )


def _from_parquet(spark: SparkSession, source: str) -> DataFrame:
    rows = spark.read.parquet(source)
    fields = [
        (sql.col(name).cast("string") if name in rows.columns else sql.lit(None).cast("string")).alias(name)
        for name in TEXT_FIELDS
    ]
    places = [sql.col("_metadata.file_path").alias("file"), sql.col("_metadata.file_block_start").alias("block")]
    return rows.select(*places, *fields)


def _numbered(spark: SparkSession, rows: DataFrame) -> DataFrame:
    """The rows with a number each, without gaps, in order of file, block and row: as one process would read them."""
    rows = rows.withColumn("row", sql.monotonically_increasing_id())  # without gaps within a block
    blocks = rows.groupBy("file", "block").agg(sql.count("*").alias("rows"), sql.min("row").alias("head"))
    shifts, total = [], 0
    for block in blocks.orderBy("file", "block").collect():
        shifts.append((block["file"], block["block"], total - block["head"]))
        total += block["rows"]
    table = spark.createDataFrame(shifts, "file string, block long, shift long")
    ranked = rows.join(sql.broadcast(table), ["file", "block"])
    return ranked.withColumn("number", sql.col("row") + sql.col("shift")).select("number", *TEXT_FIELDS)


def _beside(pairs: DataFrame, prepared: DataFrame) -> DataFrame:
    """Each pair with the columns of its two articles, those of the first as a_..., of the second as b_..."""
    for key, side in (("first", "a"), ("second", "b")):
        held = prepared.select(
            sql.col("number").alias(key), *(sql.col(name).alias(f"{side}_{name}") for name in ("about", *_WORDS))
        )
        pairs = pairs.join(held, key)
    return pairs


def parse(lines: Batches) -> Batches:
    """Lines of JSON as columns; a line that is no article record has no text."""
    for batch in lines:
        records = [_record(line) for line in batch.column("value").to_pylist()]
        columns = {"file": batch.column("file_path"), "block": batch.column("file_block_start")}
        columns |= {name: pa.array([one.get(name) for one in records], pa.string()) for name in TEXT_FIELDS}
        yield pa.RecordBatch.from_pydict(columns)


def _record(line: str) -> dict[str, str]:
    try:
        row = msgspec.json.decode(line.removeprefix("\ufeff"))
    except (msgspec.DecodeError, RecursionError):
        return {}
    if not isinstance(row, dict):
        return {}
    fields = {name: row[name] for name in TEXT_FIELDS if isinstance(row.get(name), str)}
    return {**fields, "id": str(row["id"])} if "id" in row else fields


def prepare(articles: Batches) -> Batches:
    """Articles as what the other kernels need of them: words, and what tells who published them."""
    encode = msgspec.msgpack.Encoder().encode
    for batch in articles:
        for rows in batches({k: v for k, v in row.items() if v is not None} for row in batch.to_pylist()):
            tokens = tokenise([row["text"] for row in rows])
            columns: tuple[NDArray[Any], ...] = (tokens.ids, tokens.starts, tokens.ends, signs_of(tokens))
            ranges = [slice(*pair) for pair in zip(tokens.offsets[:-1], tokens.offsets[1:], strict=True)]
            yield pa.RecordBatch.from_pydict(
                {
                    "number": [row["number"] for row in rows],
                    "outlet": [outlet_of(row) for row in rows],
                    "about": [encode(about(row, row["number"])) for row in rows],
                    **{
                        name: [column[one].tobytes() for one in ranges]
                        for name, column in zip(_WORDS, columns, strict=True)
                    },
                }
            )


def fingerprints(outlets: Mapping[str, int], buckets: int) -> Callable[[Batches], Batches]:
    """The kernel that gives the fingerprints of prepared articles, with the number of their outlet (0: unknown)."""

    def kernel(prepared: Batches) -> Batches:
        for batch in prepared:
            texts = [np.frombuffer(ids, np.uint32) for ids in batch.column("ids").to_pylist()]
            offsets = np.concatenate([[0], np.cumsum([len(ids) for ids in texts])]).astype(np.int64)
            found = fingerprint(offsets, np.concatenate(texts))
            numbers = np.array(batch.column("number").to_pylist(), np.int64)
            names = np.array([outlets.get(name, 0) for name in batch.column("outlet").to_pylist()], np.int64)
            yield pa.RecordBatch.from_pydict(
                {
                    "bucket": (found.hashes % np.uint64(buckets)).astype(np.int32),
                    "hash": found.hashes.view(np.int64),
                    "article": numbers[found.texts],
                    "place": found.places.astype(np.int64),
                    "outlet": names[found.texts],
                }
            )

    return kernel


def seeds_of(sizes: NDArray[np.int64]) -> Callable[[pa.Table], pa.Table]:
    """The kernel that gives the seeds of one bucket of fingerprints; `sizes`: how many articles each outlet has."""

    def kernel(bucket: pa.Table) -> pa.Table:
        hashes, articles, places, names = (_array(bucket, name) for name in ("hash", "article", "place", "outlet"))
        order = np.lexsort((places, articles))
        numbers, heads, owners = np.unique(articles[order], return_index=True, return_inverse=True)
        found = seeds(
            hashes[order].view(np.uint64),
            owners.astype(np.uint32),
            places[order].astype(np.uint32),
            names[order][heads].astype(np.uint32),
            sizes,
        )
        columns: dict[str, NDArray[Any]] = dict(zip(Seeds._fields, found, strict=True))
        return _table({**columns, "first": numbers[found.first], "second": numbers[found.second]})

    return kernel


def pairs_of(bucket: pa.Table) -> pa.Table:
    """The kernel that gives the pairs worth aligning of a bucket that holds all seeds of some first articles."""
    pairs = pairs_worth_aligning(Seeds(*(_array(bucket, name).astype(np.uint32) for name in Seeds._fields)))
    return _table({"first": pairs[:, 0], "second": pairs[:, 1]})


def align(pairs: Batches) -> Batches:
    """The kernel that tells the passages of pairs of prepared articles."""
    for batch in pairs:
        told: dict[str, list[Any]] = {name: [] for name in (*_ORDER, *_PASSAGE_NAMES)}
        rows = batch.to_pylist()
        shelf = _Beside(rows)
        for found in find_matches(shelf, [(row["first"], row["second"]) for row in rows]):
            for passage, row in enumerate(passage_rows(found, shelf.name)):
                place = {"first": found.first, "second": found.second, "passage": passage}
                for name, value in {**row, **place}.items():
                    told[name].append(value)
        kinds = {"passage": pa.int32(), "similarity": pa.float64(), "a": pa.string(), "b": pa.string()}
        kinds["from"] = pa.string()
        yield pa.RecordBatch.from_pydict(
            {name: pa.array(held, kinds.get(name, pa.int64())) for name, held in told.items()}
        )


class _Beside:
    """The articles that stand beside pairs, in columns a_... of the first and b_... of the second."""

    def __init__(self, pairs: Iterable[Mapping[str, Any]]) -> None:
        self._held: dict[int, tuple[Mapping[str, Any], str]] = {}
        for pair in pairs:
            self._held[pair["first"]] = pair, "a_"
            self._held[pair["second"]] = pair, "b_"

    def articles(self, numbers: Iterable[int]) -> list[Article]:
        return [self._article(number) for number in numbers]

    def size(self, number: int) -> int:
        return len(self._column(number, "ids")) // 4

    def _article(self, number: int) -> Article:
        ids, starts, ends = (np.frombuffer(self._column(number, name), np.uint32) for name in _WORDS[:3])
        return Article(ids, starts, ends, np.frombuffer(self._column(number, _WORDS[3]), np.uint8))

    def report(self, number: int) -> Report:
        return edges(self._about(number), str(number))

    def name(self, number: int) -> str:
        return self._about(number).name

    def _about(self, number: int) -> About:
        return msgspec.msgpack.decode(self._column(number, "about"), type=About)

    def _column(self, number: int, name: str) -> bytes:
        pair, side = self._held[number]
        held: bytes = pair[side + name]
        return held


_PASSAGE_NAMES = ("a", "a_start", "a_end", "b", "b_start", "b_end", "similarity", "from")


def _array(table: pa.Table, name: str) -> NDArray[np.int64]:
    column: NDArray[np.int64] = table.column(name).to_numpy()
    return column


def _table(columns: Mapping[str, NDArray[Any]]) -> pa.Table:
    return pa.table({name: column.astype(np.int64) for name, column in columns.items()})
