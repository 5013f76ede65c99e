"""The page: whole, self-contained, in order, with every link leading somewhere and nothing hostile alive."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest

from copydesk.model.dossier import Dossier
from copydesk.model.span import Cite
from copydesk.render.page import safe_href, to_page

VOID = {"meta", "col", "br", "input", "link", "img", "hr", "path", "rect", "line", "circle"}


class Reader(HTMLParser):
    """Collects tags, ids, links and text, and checks that tags close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.append((tag, name, value))
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, f"</{tag}> closes nothing"
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.stack[-1:]):
            self.words.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.stack == []
    return reader


@pytest.fixture(scope="module")
def page(dossier: Dossier) -> str:
    return to_page(dossier)


def test_sections_stand_in_order(page: str) -> None:
    ids = [i for i in read(page).ids if not i.startswith(("h-", "A-", "B-"))]
    order = [
        "conflicts",
        "overview",
        "copies",
        "figures",
        "statements",
        "timeline",
        "acts",
        "only",
        "wordings",
        "texts",
    ]
    assert [i for i in ids if i in order] == order


def test_ids_are_unique_and_every_link_leads_to_one(page: str) -> None:
    reader = read(page)
    assert len(reader.ids) == len(set(reader.ids))
    inside = {link.removeprefix("#") for link in reader.links if link.startswith("#")}
    assert len(inside) > 40
    assert inside <= set(reader.ids)


def test_every_cite_of_the_overview_is_an_anchor_over_its_words(dossier: Dossier, page: str) -> None:
    letters = {report.id: "ABCD"[i] for i, report in enumerate(dossier.reports)}
    for sentence in dossier.overview:
        for cite in sentence.cites:
            anchor = f"{letters[cite.report]}-{cite.start}-{cite.end}"
            found = re.search(rf'id="{anchor}"[^>]*>(.*)', page)
            assert found, anchor
            words = re.sub(r"<[^>]+>", "", found.group(1))
            assert words.startswith(cite.quote[:20])


def test_the_texts_are_whole(dossier: Dossier, page: str) -> None:
    words = " ".join("".join(read(re.sub(r'<a class="(?:twin|flag)".*?</a>', "", page)).words).split())
    for report in dossier.reports:
        for paragraph in report.text.split("\n\n"):
            assert " ".join(paragraph.split()) in words


def test_nothing_is_fetched_and_the_policy_admits_only_what_is_there(page: str) -> None:
    reader = read(page)
    assert not {"link", "img", "iframe", "object", "embed", "base", "form"} & set(reader.tags)
    assert not [name for _, name, _ in reader.attributes if name in ("style", "src") or name.startswith("on")]
    policy = next(v for t, n, v in reader.attributes if t == "meta" and n == "content" and "default-src" in (v or ""))
    assert policy
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content.group(1).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert "url(" not in page


def test_the_script_stays_small(page: str) -> None:
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert script
    assert len(script.group(1).encode()) < 60_000


def test_equal_dossiers_give_equal_bytes(dossier: Dossier, page: str) -> None:
    assert to_page(dossier) == page


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)><!--'


def test_text_from_reports_never_becomes_markup(dossier: Dossier) -> None:
    text = HOSTILE + " It stood there.\n\n</style>" + dossier.reports[3].text
    shift = len(text) - len(dossier.reports[3].text)
    assert shift > 0
    first = dossier.reports[0]
    hostile = msgspec.structs.replace(
        first, title=HOSTILE, outlet=HOSTILE, byline=HOSTILE, source=HOSTILE, url="javascript:alert(1)",
    )  # fmt: skip
    actors = tuple(msgspec.structs.replace(actor, name=HOSTILE) for actor in dossier.actors)
    figures = tuple(msgspec.structs.replace(f, note=HOSTILE, counts=HOSTILE) for f in dossier.figures)
    conflicts = tuple(
        msgspec.structs.replace(c, note=HOSTILE, sides=tuple(msgspec.structs.replace(s, says=HOSTILE) for s in c.sides))
        for c in dossier.conflicts
    )
    page = to_page(
        msgspec.structs.replace(
            dossier, reports=(hostile, *dossier.reports[1:]), actors=actors, figures=figures, conflicts=conflicts
        )
    )
    reader = read(page)
    assert reader.tags.count("script") == 1
    assert "img" not in reader.tags
    assert not [name for _, name, _ in reader.attributes if name.startswith("on")]
    assert not [link for link in reader.links if link.lower().startswith("javascript")]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://example.org/", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/x", False),
        ("https://", False),
        ("http://[bad", False),
        (None, False),
    ],
)
def test_only_http_becomes_a_link(url: str | None, kept: bool) -> None:
    assert safe_href(url) == (url if kept else None)


def test_an_empty_dossier_is_still_a_page(dossier: Dossier) -> None:
    bare = msgspec.structs.replace(
        dossier, copies=(), actors=(), statements=(), figures=(), timeline=(), acts=(), claims=(), conflicts=(),
        only_in=(), wordings=(), overview=(), arithmetic=(), apart=(), notices=(), reports=dossier.reports[:1],
        origins=dossier.origins[:1],
    )  # fmt: skip
    page = to_page(bare)
    read(page)
    assert "None found among" in page
    assert "No statements found." in page


def test_drawings_have_names_descriptions_and_tables(page: str) -> None:
    for name in ("lineage", "timeline", "acts"):
        for width in ("wide", "narrow"):
            drawing = re.search(
                rf'aria-labelledby="{name}-{width}-title {name}-{width}-desc">.*?</svg>', page, re.DOTALL
            )
            assert drawing
            assert f'<title id="{name}-{width}-title">' in drawing.group(0)
            assert re.search(rf'<desc id="{name}-{width}-desc">[^<]{{10,}}</desc>', drawing.group(0))
    assert page.count("<caption>") == page.count("<table")


def test_a_page_to_be_shared_quotes_its_reports_and_every_link_still_leads_somewhere(dossier: Dossier) -> None:
    longer = msgspec.structs.replace(
        dossier.reports[0], text=dossier.reports[0].text + "\n\nA baker three streets away noticed nothing at all."
    )
    with_more = msgspec.structs.replace(dossier, reports=(longer, *dossier.reports[1:]))
    assert "noticed nothing at all" in to_page(with_more)
    shared = to_page(with_more, whole=False)
    assert "noticed nothing at all" not in shared
    reader = read(shared)
    assert len(reader.ids) == len(set(reader.ids))
    assert {link[1:] for link in reader.links if link.startswith("#")} <= set(reader.ids)
    assert "details" not in [tag for tag in reader.tags if tag == "details"][1:]  # the filter by outlet alone
    for report in dossier.reports:
        assert report.url is None or f'href="{report.url}"' in shared


def test_a_shared_page_tells_file_names_and_no_folders(dossier: Dossier) -> None:
    local = msgspec.structs.replace(dossier.reports[0], url=None, source="desk/secret-folder/agency.txt")
    shared = to_page(msgspec.structs.replace(dossier, reports=(local, *dossier.reports[1:])), whole=False)
    assert "agency.txt" in shared
    assert "secret-folder" not in shared


def test_only_the_words_that_tell_a_time_are_marked_as_dated(page: str) -> None:
    marked = re.findall(r'<mark class="[^"]*m-dated[^"]*"[^>]*>([^<]*)', page)
    assert set(marked) == {"last year", "at 4:40 a.m.", "on Tuesday", "by noon", "on Wednesday", "by Friday"}
    assert 'title="time: 13 May 2031, 04:40"' in page


def test_a_long_passage_on_one_side_of_a_figure_shows_the_number(dossier: Dossier) -> None:
    conflict = next(item for item in dossier.conflicts if item.kind == "figure")
    figure = next(item for item in dossier.figures if item.verdict == "differs" and len(item.readings) > 1)
    report = dossier.reports[0]
    readings = [r.cite for r in figure.readings if r.cite.report == report.id]
    whole = Cite(report.id, 0, len(report.text), report.text)
    sides = (
        *(msgspec.structs.replace(side, cites=(*side.cites, whole)) for side in conflict.sides[:1]),
        *conflict.sides[1:],
    )
    changed = msgspec.structs.replace(dossier, conflicts=(msgspec.structs.replace(conflict, sides=sides),))
    evidence = re.findall(r"<q>(.*?)</q>", to_page(changed), re.DOTALL)
    assert any(f"<b>{readings[0].quote}</b>" in item and len(item) < 400 for item in evidence)
