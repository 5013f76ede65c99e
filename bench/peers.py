"""`copydesk copies` beside peers on the same articles: pairs, spans, CPU time and memory. From the project's root:

python bench/peers.py known --articles 300 --seed 11        invented articles with known copies: precision and recall
python bench/peers.py records ARTICLES.jsonl --take 100     real articles: agreement with copydesk, no gold

--python PATH     the interpreter of an environment that has datasketch, rensa and text-dedup; what is missing is said
--passim FOLDER   a checkout of github.com/dasmiq/passim; --passim-python PATH has pyspark, graphframes-py, intervaltree
--limit SECONDS   stops a peer that takes longer by the clock

CPU is user and system time of a command with all that it started; memory that of its largest process. passim runs with
--all-pairs --pairwise, every article a series of its own, and is read after its alignments: its clusters need a package
of Java's and are left out, of its time too.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import combinations, islice
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from known_copies import known_copies, shared

Pair = tuple[str, str]
Ranges = list[tuple[int, int]]
Found = dict[Pair, tuple[Ranges, Ranges]]

SHINGLE = 5  # words
PERMUTATIONS = 128
JACCARD, CONTAINMENT = 0.5, 0.5
REPRINT = 0.25  # of either article's text in the other: pairs by containment
_BECOME_SUBREAPER = 36  # prctl: orphans of what we start are ours to wait for, and so to count


class Cost(NamedTuple):
    cpu: float
    megabytes: float
    whole: bool


def main() -> None:
    if len(sys.argv) > 3 and sys.argv[1] in _IN_CHILD:
        _IN_CHILD[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("known", "records"))
    parser.add_argument("path", nargs="?")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--take", type=int)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--passim", type=Path)
    parser.add_argument("--passim-python", default=sys.executable)
    parser.add_argument("--limit", type=float, default=1800)
    parser.add_argument("--disagreements", type=Path, help="write pairs that only one of two tools has there")
    options = parser.parse_args()
    gold: Found | None = None
    if options.what == "known":
        made = list(known_copies(options.articles, options.seed))
        rows = [article.record for article in made]
        gold = {pair: (list(one.a), list(one.b)) for pair, one in shared(made).items()}
    else:
        with open(options.path, encoding="utf-8") as lines:
            rows = [json.loads(line) for line in islice(lines, options.take)]
    ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as name:
        _run_all(options, rows, gold, Path(name))


def _run_all(options: argparse.Namespace, rows: list[dict[str, Any]], gold: Found | None, folder: Path) -> None:
    source = folder / "articles.jsonl"
    series = ({"series": row["id"], **row} for row in rows)
    source.write_text("".join(json.dumps(row) + "\n" for row in series), "utf-8")
    texts = {row["id"]: row["text"] for row in rows}
    print(f"{len(rows)} articles, {sum(map(len, texts.values())):,} characters")
    ours: Found | None = None
    for tool, command in _commands(options, source, folder):
        if options.only and tool not in options.only:
            continue
        target = folder / f"{tool}.out"
        if command is None:
            print(f"{tool:20} is not installed here")
            continue
        cost = _timed([*command, str(target)], options.limit, folder / f"{tool}.log")
        found = _read(tool, target, texts)
        if found is None:
            last = (folder / f"{tool}.log").read_text("utf-8", "replace").strip().splitlines()[-1:] or ["no output"]
            print(f"{tool:20} {cost.cpu:8.1f} CPU s, {'stopped' if not cost.whole else 'failed: ' + last[0]}")
            continue
        print(f"{tool:20} {cost.cpu:8.1f} CPU s {cost.megabytes:6.0f} MB {len(found):6} pairs", end="")
        ours = found if tool == "copydesk" else ours
        print(_against(gold, found, texts) if gold is not None else _beside(ours or {}, found, texts))
        if options.disagreements and ours is not None and tool != "copydesk":
            _write_disagreements(options.disagreements / f"{tool}.jsonl", ours, found, texts)


def _commands(options: argparse.Namespace, source: Path, folder: Path) -> Iterator[tuple[str, list[str] | None]]:
    me = str(Path(__file__).resolve())
    yield "copydesk", [sys.executable, "-m", "copydesk", "copies", str(source), "-o"]
    for tool in _IN_CHILD:
        there = _has(options.python, "text_dedup" if tool == "text-dedup" else tool.split("-")[0])
        yield tool, [options.python, me, tool, str(source)] if there else None
    script = options.passim / "passim" / "seriatim.py" if options.passim else None
    if script is None or not script.exists() or not _has(options.passim_python, "pyspark"):
        yield "passim", None
        return
    where = [options.passim_python, "-c", "import os, pyspark; print(os.path.dirname(pyspark.__file__))"]
    home = subprocess.run(where, capture_output=True, text=True, check=True).stdout.strip()
    os.environ |= {"SPARK_HOME": home, "PYSPARK_PYTHON": options.passim_python}
    yield "passim", [
        f"{home}/bin/spark-submit", "--master", "local[1]", "--driver-memory", "4g",
        "--conf", "spark.ui.enabled=false", str(script), "--all-pairs", "--pairwise",
        "--fields", "xxhash64(series) as gid", "--filterpairs", "gid < gid2", str(source),
    ]  # fmt: skip


def _has(python: str, module: str) -> bool:
    asked = subprocess.run(
        [python, "-c", f"import importlib.util as u, sys; sys.exit(u.find_spec({module!r}) is None)"]
    )
    return asked.returncode == 0


def _timed(command: list[str], limit: float, log: Path) -> Cost:
    """Run a command and wait for all that it started, orphans too; stop it after `limit` seconds."""
    environment = os.environ | {"OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
    with log.open("wb") as out:
        child = subprocess.Popen(command, stdout=out, stderr=out, env=environment, start_new_session=True)
    ends, cpu, largest, whole = time.monotonic() + limit, 0.0, 0, True
    while True:
        try:
            pid, _, used = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return Cost(cpu, largest / 1024, whole)
        if pid:
            cpu, largest = cpu + used.ru_utime + used.ru_stime, max(largest, used.ru_maxrss)
        elif time.monotonic() > ends and whole:
            whole = False
            os.killpg(child.pid, signal.SIGKILL)
        else:
            time.sleep(0.1)


def _read(tool: str, target: Path, texts: dict[str, str]) -> Found | None:
    if tool == "passim":
        parts = sorted((target / "align.json").glob("part-*"))
        return _aligned(map(json.loads, _lines(parts))) if (target / "align.json" / "_SUCCESS").exists() else None
    if not target.exists():
        return None
    if tool == "copydesk":
        return _passages(map(json.loads, _lines([target])))
    return {_ordered(a, b): ([], []) for a, b in map(json.loads, _lines([target]))}


def _lines(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        yield from path.read_text("utf-8").splitlines()


def _number(name: str) -> tuple[int, str]:
    return len(name), name


def _ordered(a: str, b: str) -> Pair:
    return (a, b) if _number(a) <= _number(b) else (b, a)


def _add(found: Found, a: str, a_range: tuple[int, int], b: str, b_range: tuple[int, int]) -> None:
    pair = _ordered(a, b)
    ranges = found.setdefault(pair, ([], []))
    ranges[pair != (a, b)].append(a_range)
    ranges[pair == (a, b)].append(b_range)


def _passages(rows: Iterator[dict[str, Any]]) -> Found:
    found: Found = {}
    for row in rows:
        _add(found, row["a"], (row["a_start"], row["a_end"]), row["b"], (row["b_start"], row["b_end"]))
    return found


def _aligned(rows: Iterator[dict[str, Any]]) -> Found:
    found: Found = {}
    for row in rows:
        _add(found, row["id"], (row["begin"], row["end"]), row["id2"], (row["begin2"], row["end2"]))
    return found


def _points(ranges: Ranges) -> set[int]:
    return {point for start, end in ranges for point in range(start, end)}


def _contained(pair: Pair, ranges: tuple[Ranges, Ranges], texts: dict[str, str]) -> float:
    """The larger share of one of the two texts that stands in the other."""
    return max(len(_points(side)) / len(texts[name]) for name, side in zip(pair, ranges, strict=True))


def _against(gold: Found, found: Found, texts: dict[str, str]) -> str:
    gold = {_ordered(*pair): ranges if _ordered(*pair) == pair else ranges[::-1] for pair, ranges in gold.items()}
    reprints = {pair for pair, ranges in gold.items() if _contained(pair, ranges, texts) >= REPRINT}
    right = gold.keys() & found.keys()
    told = f"  precision {_share(len(right), len(found))} recall {_share(len(right), len(gold))}"
    told += f" of reprints {_share(len(reprints & found.keys()), len(reprints))}"
    if not any(side for ranges in found.values() for side in ranges):
        return told
    hits = said = true = 0
    for pair in gold.keys() | found.keys():
        for side in (0, 1):
            wanted, given = (_points(one[pair][side]) if pair in one else set() for one in (gold, found))
            hits, said, true = hits + len(wanted & given), said + len(given), true + len(wanted)
    return f"{told} span F1 {_share(2 * hits, said + true)}"


def _beside(ours: Found, found: Found, texts: dict[str, str]) -> str:
    """How far a peer and copydesk find the same: of our reprints how many it has, of its pairs how many we have."""
    reprints = {pair for pair, ranges in ours.items() if _contained(pair, ranges, texts) >= REPRINT}
    told = f"  {len(reprints)} of ours reprints" if found is ours else ""
    if found is not ours:
        told = f"  of our reprints {_share(len(reprints & found.keys()), len(reprints))}"
        told += f", of its pairs ours {_share(len(ours.keys() & found.keys()), len(found))}"
    if found is not ours and any(side for ranges in found.values() for side in ranges):
        theirs = {pair for pair, ranges in found.items() if _contained(pair, ranges, texts) >= REPRINT}
        told += f", of its {len(theirs)} reprints {_share(len(ours.keys() & theirs), len(theirs))}"
        both = ours.keys() & found.keys()
        hits = said = true = 0
        for pair in both:
            for side in (0, 1):
                mine, given = _points(ours[pair][side]), _points(found[pair][side])
                hits, said, true = hits + len(mine & given), said + len(given), true + len(mine)
        told += f"; spans of pairs of both agree {_share(2 * hits, said + true)}"
    return told


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _write_disagreements(path: Path, ours: Found, found: Found, texts: dict[str, str]) -> None:
    rows = [
        {"pair": pair, "who": who, "contained": round(_contained(pair, ranges, texts), 3), "ranges": ranges}
        for who, one, other in (("copydesk", ours, found), ("peer", found, ours))
        for pair, ranges in one.items()
        if pair not in other
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


# --- what runs in a process of its own, under the interpreter that has the peer -----------------------------------


def _shingles(source: Path) -> tuple[list[str], list[list[str]]]:
    names, held = [], []
    for line in source.read_text("utf-8").splitlines():
        row = json.loads(line)
        words = row["text"].lower().split()
        names.append(row["id"])
        held.append(sorted({" ".join(words[k : k + SHINGLE]) for k in range(max(len(words) - SHINGLE + 1, 1))}))
    return names, held


def _write_pairs(target: Path, pairs: set[Pair]) -> None:
    target.write_text("".join(json.dumps(pair) + "\n" for pair in sorted(pairs)), "utf-8")


def _datasketch(source: Path, target: Path) -> None:
    from datasketch import MinHash, MinHashLSH

    names, held = _shingles(source)
    index = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    hashes = MinHash.bulk([[one.encode() for one in shingles] for shingles in held], num_perm=PERMUTATIONS)
    pairs = set()
    for name, minhash in zip(names, hashes, strict=True):
        pairs |= {(other, name) for other in index.query(minhash)}
        index.insert(name, minhash)
    _write_pairs(target, pairs)


def _ensemble(source: Path, target: Path) -> None:
    from datasketch import MinHash, MinHashLSHEnsemble

    names, held = _shingles(source)
    hashes = MinHash.bulk([[one.encode() for one in shingles] for shingles in held], num_perm=PERMUTATIONS)
    index = MinHashLSHEnsemble(threshold=CONTAINMENT, num_perm=PERMUTATIONS, num_part=16)
    sizes = [len(shingles) for shingles in held]
    index.index(list(zip(names, hashes, sizes, strict=True)))
    pairs = {
        (other, name)
        for name, minhash, size in zip(names, hashes, sizes, strict=True)
        for other in index.query(minhash, size)
        if other != name
    }
    _write_pairs(target, pairs)


def _rensa(source: Path, target: Path) -> None:
    from rensa import RMinHash, RMinHashLSH

    names, held = _shingles(source)
    index = RMinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS, num_bands=32)
    hashes, pairs = [], set()
    for number, shingles in enumerate(held):
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=42)
        minhash.update(shingles)
        pairs |= {
            (names[other], names[number]) for other in index.query(minhash) if hashes[other].jaccard(minhash) >= JACCARD
        }
        index.insert(number, minhash)
        hashes.append(minhash)
    _write_pairs(target, pairs)


def _text_dedup(source: Path, target: Path) -> None:
    """The clusters of text-dedup's own command, which joins whatever touches, as pairs."""
    folder = target.with_suffix(".folder")
    command = [sys.executable, "-m", "text_dedup.minhash", "--path", "json", "--data_files", str(source),
               "--split", "train", "--column", "text", "--threshold", str(JACCARD), "--ngram", str(SHINGLE),
               "--num_proc", "1", "--debug", "--cache_dir", str(folder / "cache"), "--output", str(folder)]  # fmt: skip
    subprocess.run(command, check=True)
    joined = pickle.loads((folder / "uf.pkl").read_bytes())
    names, _ = _shingles(source)
    members: dict[Any, list[str]] = {}
    for number in sorted(joined.parent):
        members.setdefault(joined.find(number), []).append(names[number])
    _write_pairs(target, {pair for one in members.values() for pair in combinations(one, 2)})


_IN_CHILD: dict[str, Callable[[Path, Path], None]] = {
    "datasketch": _datasketch,
    "datasketch-ensemble": _ensemble,
    "rensa": _rensa,
    "text-dedup": _text_dedup,
}

if __name__ == "__main__":
    main()
