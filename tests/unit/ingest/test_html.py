"""Pages give their article and what it says about itself, and none of them can break the reading."""

import pytest

from copydesk.ingest.html import report_from_page
from copydesk.ingest.intake import Unreadable
from copydesk.ingest.jsonld import article_data

WORDS = [
    f"The ferry Solveig ran aground near Halden on Tuesday with {n} people on board, the coast guard said."
    for n in range(80, 88)
]
PARAGRAPHS = "".join(f"<p>{words}</p>\n" for words in WORDS)


def page(head: str = "", body: str = PARAGRAPHS) -> bytes:
    opened = f"<!doctype html><html lang='en'><head><title>t</title>{head}</head>"
    return f"{opened}<body><article>{body}</article></body></html>".encode()


def ld(block: str) -> str:
    return f'<script type="application/ld+json">{block}</script>'


ARTICLE = (
    '{"@type": "NewsArticle", "headline": "Ferry &amp; tugs", "datePublished": "2026-03-03T14:05:00Z",'
    ' "author": [{"name": "Jane Roe"}, {"name": "John Doe"}], "publisher": {"name": "Halden Courier"}}'
)


@pytest.mark.parametrize(
    "block",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@graph": [{{"@type": "WebSite", "name": "x"}}, {ARTICLE}]}}',
        f'{{"@type": "WebPage", "name": "Home", "mainEntity": {ARTICLE}}}',
        ARTICLE.replace('"}}', '"},}'),
        f"<!-- {ARTICLE} -->",
        ARTICLE.replace('"NewsArticle"', '["NewsArticle", "Thing"]'),
        ARTICLE.replace("Ferry &amp; tugs", "Ferry &amp;\n tugs"),
    ],
)
def test_json_ld_in_the_forms_that_sites_write(block: str) -> None:
    report = report_from_page(page(ld("not json") + ld(block)), "a.html")
    assert (report.title, report.outlet, report.byline) == ("Ferry & tugs", "Halden Courier", "Jane Roe and John Doe")
    assert (report.published, report.published_from) == ("2026-03-03T14:05:00+00:00", "metadata")


def test_paragraphs_stand_on_lines_and_the_headline_once() -> None:
    report = report_from_page(page(ld(ARTICLE), f"<h1>Ferry &amp; tugs</h1><h2>Ferry &amp; tugs</h2>{PARAGRAPHS}"), "a")
    lines = report.text.split("\n")
    assert [line for line in lines if line.startswith("The ferry")] == WORDS
    assert lines.count("Ferry & tugs") <= 1


def test_meta_elements_where_there_is_no_json_ld() -> None:
    head = (
        '<meta property="og:title" content="Ferry runs aground"><meta property="og:site_name" content="Halden Courier">'
        '<meta property="article:published_time" content="2026-03-03T14:05:00+01:00">'
        '<meta name="author" content="By Jane Roe">'
    )
    report = report_from_page(page(head), "a.html")
    assert (report.title, report.outlet, report.byline, report.published) == (
        "Ferry runs aground", "Halden Courier", "Jane Roe", "2026-03-03T14:05:00+01:00",
    )  # fmt: skip


def test_the_host_stands_in_for_an_outlet_that_is_not_named() -> None:
    report = report_from_page(page(), "u", url="https://www.courier.example/2026/03/03/ferry")
    assert (report.outlet, report.published) == ("courier.example", "2026-03-03")


def test_a_teaser_and_a_page_cut_off_are_told_incomplete() -> None:
    teaser = ARTICLE.replace('{"@type"', '{"isAccessibleForFree": "False", "@type"', 1)
    assert not report_from_page(page(ld(teaser)), "a").text_complete
    assert not report_from_page(page()[:-30], "a").text_complete
    assert report_from_page(page(), "a").text_complete


DEEP = ("<div>" * 3000, "</div>" * 3000)


@pytest.mark.parametrize(
    "body",
    [
        DEEP[0] + PARAGRAPHS + DEEP[1],
        f"<div data-x='{'a' * 500_000}'>{PARAGRAPHS}</div>",
        "<div " + " ".join(f"a{n}='x'" for n in range(30_000)) + f">{PARAGRAPHS}</div>",
        PARAGRAPHS + "<script>" + "document.write('<p>x</p>');" * 5000,
        PARAGRAPHS + "<script>" * 20_000,
        PARAGRAPHS + "<!--" * 20_000,
        PARAGRAPHS.replace("ferry", "fer\0ry"),
        "<meta " * 20_000 + PARAGRAPHS,
        "<table><tr><td>" * 500 + PARAGRAPHS,
        PARAGRAPHS + "<" * 50_000,
    ],
)
def test_hostile_pages_still_give_their_words(body: str) -> None:
    report = report_from_page(page(body=body), "a")
    assert WORDS[0] in report.text
    assert "document.write" not in report.text


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body></body></html>",
        b"<html>",
        b"<!doctype html><html><frameset></frameset></html>",
        b"<html><body>" + b"<p>" * 100_000,
        b"<!DOCTYPE [" * 20_000,
    ],
)
def test_a_page_without_an_article_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match="No article"):
        report_from_page(content, "a")


def test_an_entity_bomb_does_not_go_off() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    report = report_from_page(bomb.encode() + page(body=PARAGRAPHS + "<p>&b;</p>"), "a")
    assert "aaaaaaaaaa" not in report.text


def test_json_ld_nested_without_end_is_let_go() -> None:
    assert article_data(ld("[" * 100_000)).headline is None
    assert article_data('<script type="application/ld+json">' * 20_000).headline is None


def test_an_agency_named_only_in_metadata_is_the_byline() -> None:
    told = ARTICLE.replace('[{"name": "Jane Roe"}, {"name": "John Doe"}]', '{"@type": "Organization", "name": "AP"}')
    assert report_from_page(page(ld(told)), "a").byline == "AP"


def test_a_page_that_is_not_free_but_shows_all_its_words_is_whole() -> None:
    told = ARTICLE.replace('{"@type"', '{"isAccessibleForFree": false, "wordCount": 150, "@type"', 1)
    assert report_from_page(page(ld(told)), "a").text_complete
    assert not report_from_page(page(ld(told.replace("150", "900"))), "a").text_complete


def test_an_article_body_stands_in_where_the_page_shows_too_little() -> None:
    body = "+++dropcap\\n" + "\\n\\n".join(WORDS).replace("coast guard", "[coast guard](https://guard.example/a)")
    told = ARTICLE.replace('{"@type"', '{"articleBody": "' + body + '", "@type"', 1)
    report = report_from_page(page(ld(told), f"<p>{WORDS[0]}</p><p>{WORDS[1]}</p>"), "a")
    assert report.text.split("\n") == WORDS
