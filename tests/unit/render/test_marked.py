"""Marks that nest, meet and cross."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from copydesk.render.marked import Range, continued, mark_up, merged, paragraphs


def text_of(html: Markup) -> str:
    return Markup(re.sub(r"<[^>]+>", "", html)).unescape()


def marked(text: str, *ranges: Range) -> str:
    return "\n".join(mark_up(text, merged(ranges)))


def test_nested_marks_nest() -> None:
    html = marked("said nine people", Range(0, 16, ("quoted",), "A-0-16"), Range(5, 9, ("figure",), "A-5-9"))
    assert html == (
        '<mark class="m-quoted" id="A-0-16">said <mark class="m-figure" id="A-5-9">nine</mark> people</mark>'
    )


def test_crossing_marks_are_split_and_the_id_is_given_once() -> None:
    ranges = merged([Range(0, 8, ("copied",), "A-0-8"), Range(4, 12, ("quoted",), "A-4-12")])
    html = "".join(mark_up("abcdefghijkl", ranges))
    assert html == (
        '<mark class="m-copied" id="A-0-8">abcd<mark class="m-quoted" id="A-4-12">efgh</mark></mark>'
        '<mark class="m-quoted part-A-4-12">ijkl</mark>'
    )
    assert continued(mark_up("abcdefghijkl", ranges)) == ["A-4-12"]


def test_marks_over_the_same_words_are_one_element() -> None:
    html = marked("nine", Range(0, 4, ("figure",), "A-0-4"), Range(0, 4, ("conflict",), "A-0-4", "conflict 1"))
    assert html == '<mark class="m-figure m-conflict" id="A-0-4" title="conflict 1">nine</mark>'


def test_a_mark_over_two_paragraphs_goes_on_in_the_second() -> None:
    html = marked("one two\n\nthree", Range(4, 14, ("copied",), "A-4-14"))
    assert html == (
        'one <mark class="m-copied" id="A-4-14">two</mark>\n<mark class="m-copied part-A-4-14">three</mark>'
    )


def test_a_link_follows_where_its_range_ends() -> None:
    html = marked("one two", Range(0, 3, ("copied",), "A-0-3", after=Markup("<a></a>")))
    assert html == '<mark class="m-copied" id="A-0-3">one</mark><a></a> two'


def test_offsets_are_code_points() -> None:
    assert marked("a😀b", Range(1, 2, ("figure",))) == 'a<mark class="m-figure">😀</mark>b'


def test_paragraphs_of_several_layouts() -> None:
    wrapped = "\n".join([
        "The fire began before dawn on the docks, said the service,",
        "and it burned until noon at least, when the wind turned to",
        "the east and the crews could reach the roof of the second",
        "hall with two of their four ladders from the street side.",
        "It was out by one.", "", "End.",
    ])  # fmt: skip
    assert len(list(paragraphs(wrapped))) == 2
    assert len(list(paragraphs("Headline\nBy A Writer\n" + "word " * 40 + "\n" + "word " * 40))) == 4
    assert list(paragraphs("  \n\n ")) == []


@given(
    st.text(alphabet="ab<&\n😀 ", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12), st.sampled_from(["copied", "quoted", "figure"]))),
)
def test_marking_changes_no_word_and_closes_every_tag(text: str, spots: list[tuple[int, int, str]]) -> None:
    ranges = merged(
        Range(start, min(start + length, len(text)), (kind,), f"A-{start}-{start + length}")  # type: ignore[arg-type]
        for start, length, kind in spots
        if start < min(start + length, len(text))
    )
    found = list(mark_up(text, ranges))
    assert [text_of(html) for html in found] == [text[start:end] for start, end in paragraphs(text)]
    for html in found:
        depth = 0
        for tag in re.findall(r"<(/?)mark", html):
            depth += -1 if tag else 1
            assert depth >= 0
        assert depth == 0
    ids = [i for html in found for i in re.findall(r' id="([^"]+)"', html)]
    assert len(ids) == len(set(ids))


def test_control_characters_are_shown_as_replaced_one_for_one() -> None:
    assert marked("a\x00\x1b<b", Range(3, 5, ("figure",))) == 'a\ufffd\ufffd<mark class="m-figure">&lt;b</mark>'


def test_only_what_is_kept_is_shown_with_ellipses_where_words_are_left_out() -> None:
    text = "One two three four.\n\nFive six.\n\nSeven eight nine."
    kept = [(4, 7), (14, 19), (text.index("Seven"), text.index(" nine"))]
    plain = [Markup(html).striptags() for html in mark_up(text, [], kept)]
    assert plain == ["… two … four.", "… Seven eight …"]
    assert [Markup(html).striptags() for html in mark_up(text, [], [(0, 19)])] == ["One two three four. …"]
    assert list(mark_up(text, [], [])) == []


def test_a_mark_that_begins_in_what_is_left_out_has_no_anchor() -> None:
    html = "".join(mark_up("abcdefgh", [Range(0, 6, ("copied",), "A-0-6")], [(3, 8)]))
    assert 'id="A-0-6"' not in html
    assert ">def</mark>gh" in html
