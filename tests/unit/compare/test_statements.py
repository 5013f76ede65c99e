from itertools import permutations

import pytest

from copydesk.compare.actors import resolve_actors
from copydesk.compare.statements import holder_of, join_statements
from copydesk.model.dossier import Statement
from copydesk.model.marks import MarkedReport, Name, Quote, QuoteKind
from copydesk.model.report import Report
from copydesk.model.span import Span
from copydesk.model.story import Cast, Provenance
from copydesk.reading import read


def marked(key: str, *said: tuple[str, str, str], text: str) -> MarkedReport:
    """A report with quotations given as (source, cue, content), each an exact piece of the text."""
    report = Report(id=key, source=f"{key}.txt", text=text)

    def span(piece: str) -> Span:
        start = text.index(piece)
        return Span(key, start, start + len(piece))

    quotes, names = [], []
    for source, cue, content in said:
        kind: QuoteKind = "direct" if content.startswith(("“", '"')) else "mixed" if '"' in content else "indirect"
        quotes.append(Quote((span(content),), (span(cue),), (span(source),) if source else (), kind))
        if source.istitle():
            names.append(Name(span(source), "person", source, "full", source))
    return MarkedReport(report, sentences=read(report).marked_sentences(), quotes=tuple(quotes), names=tuple(names))


def joined(*reports: MarkedReport) -> tuple[tuple[Statement, ...], Cast]:
    cast = resolve_actors(reports)
    provenance = Provenance((), {report.report.id: f"origin-{report.report.id}" for report in reports})
    return join_statements(reports, cast, provenance), cast


FULL = marked(
    "a",
    ("Ilse Vandermeer", "said", "“We closed the old lock because its gates were corroded, and the board knew it,”"),
    text="“We closed the old lock because its gates were corroded, and the board knew it,” Ilse Vandermeer said.",
)


def test_one_report_alone_gives_single_statements() -> None:
    statements, cast = joined(FULL)
    assert [(s.id, s.verdict) for s in statements] == [("statement-1", "single")]
    assert statements[0].speaker == cast.actors[0].id
    assert statements[0].speaker_text == "Ilse Vandermeer"


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        ('"We closed the old lock because its gates were corroded, and the board knew it,"', "same"),
        ('"We closed the old lock because its gates were corroded,"', "trimmed"),
        ('"We closed the old lock because its doors were corroded, and the board knew it,"', "reworded"),
        ("the old lock had been closed because of corroded gates", "reworded"),
        ('the lock was shut as "its gates were corroded"', "trimmed"),
    ],
)
def test_renderings_of_one_utterance_are_joined(content: str, verdict: str) -> None:
    other = marked("b", ("Ilse Vandermeer", "said", content), text=f"Ilse Vandermeer said {content}.")
    (statement,) = joined(FULL, other)[0]
    assert statement.verdict == verdict
    assert [rendering.report for rendering in statement.renderings] == ["a", "b"]
    assert bool(statement.differences) == (verdict != "same")


def test_differences_cite_the_words() -> None:
    content = '"We closed the old lock because its doors were corroded, and the board knew it,"'
    other = marked("b", ("Ilse Vandermeer", "said", content), text=f"{content} Ilse Vandermeer said.")
    (statement,) = joined(FULL, other)[0]
    pairs = [(d.a and d.a.quote, d.b and d.b.quote) for d in statement.differences]
    assert pairs == [("gates", "doors")]


def test_different_utterances_of_one_speaker_stay_apart() -> None:
    content = "“Nobody was told that the pumps had failed twice in March,”"
    other = marked("b", ("Ilse Vandermeer", "said", content), text=f"{content} Ilse Vandermeer said.")
    statements, _ = joined(FULL, other)
    assert [s.verdict for s in statements] == ["single", "single"]


def test_the_same_words_in_another_mouth_are_misattributed() -> None:
    content = "“We closed the old lock because its gates were corroded, and the board knew it,”"
    other = marked("b", ("Tomas Lindqvist", "said", content), text=f"{content} Tomas Lindqvist said.")
    (statement,) = joined(FULL, other)[0]
    assert statement.verdict == "misattributed"
    assert statement.speaker is None
    assert "Ilse Vandermeer" in statement.note
    assert "Tomas Lindqvist" in statement.note


def test_another_speaker_with_like_views_is_another_statement() -> None:
    content = "the old lock was closed because the gates were corroded"
    other = marked("b", ("Tomas Lindqvist", "said", content), text=f"Tomas Lindqvist said {content}.")
    assert len(joined(FULL, other)[0]) == 2


def test_an_unknown_speaker_joins_on_nearly_the_same_words_only() -> None:
    content = "“We closed the old lock because its gates were corroded, and the board knew it.”"
    verbatim = marked("b", ("", "read", content), text=f"The notice read: {content}")
    (statement,) = joined(FULL, verbatim)[0]
    assert statement.speaker is not None
    loose = marked("c", ("", "read", "the old lock is closed"), text="The notice read that the old lock is closed.")
    statements, _ = joined(FULL, loose)
    assert len(statements) == 2
    assert statements[1].speaker is None
    assert statements[1].unknown


def test_attitudes_are_no_statements() -> None:
    text = "Ilse Vandermeer believes the lock should stay closed."
    report = marked("a", ("Ilse Vandermeer", "believes", "the lock should stay closed"), text=text)
    quote = report.quotes[0]
    silent = Quote(quote.content, quote.cue, quote.source, quote.kind, speech=False)
    assert joined(MarkedReport(report.report, report.sentences, quotes=(silent,), names=report.names))[0] == ()


def test_a_document_speaks_for_the_person_who_wrote_it() -> None:
    text = 'Ilse Vandermeer left early. "The gates were corroded," a statement from Vandermeer reads.'
    report = marked("a", ("a statement from Vandermeer", "reads", '"The gates were corroded,"'), text=text)
    start = text.index("from Vandermeer") + 5
    names = (
        Name(Span("a", 0, 15), "person", "v", "full", "Ilse Vandermeer"),
        Name(Span("a", start, start + 10), "person", "v", "short", "Ilse Vandermeer"),
    )
    (statement,) = joined(MarkedReport(report.report, report.sentences, quotes=report.quotes, names=names))[0]
    assert statement.speaker_text == "Ilse Vandermeer"


def test_the_order_of_reports_does_not_matter() -> None:
    content = '"We closed the old lock because its gates were corroded,"'
    others = [
        marked("b", ("Ilse Vandermeer", "said", content), text=f"{content} Ilse Vandermeer said."),
        marked("c", ("Tomas Lindqvist", "said", "“Not me.”"), text="Tomas Lindqvist said: “Not me.”"),
    ]
    answers = {joined(*order)[0] for order in permutations([FULL, *others])}
    assert len(answers) == 1


def test_the_inner_speaker_holds_nested_words() -> None:
    text = "Ilse Vandermeer said that Tomas Lindqvist told her the gates were corroded."
    report = marked(
        "a",
        ("Ilse Vandermeer", "said", "that Tomas Lindqvist told her the gates were corroded"),
        ("Tomas Lindqvist", "told", "the gates were corroded"),
        text=text,
    )
    statements, cast = joined(report)
    ids = {actor.name: actor.id for actor in cast.actors}
    start = text.index("corroded")
    assert holder_of(statements, Span("a", start, start + 8)) == ids["Tomas Lindqvist"]
    start = text.index("told her")
    assert holder_of(statements, Span("a", start, start + 8)) == ids["Ilse Vandermeer"]
    assert holder_of(statements, Span("a", 0, 4)) is None


def test_sources_told_apart_by_their_words_are_not_joined() -> None:
    one = marked(
        "a",
        ("many", "say", "that the council offered the harbour lease to the ferry company"),
        text="In town many say that the council offered the harbour lease to the ferry company.",
    )
    other = marked(
        "b",
        ("one aide", "insisted", "that the council never offered the harbour lease to the ferry company"),
        text="Yet one aide insisted that the council never offered the harbour lease to the ferry company.",
    )
    assert len(joined(one, other)[0]) == 2


def test_pieces_of_one_statement_in_a_report_are_one_rendering() -> None:
    first, second = "“We closed the old lock because its gates were corroded,”", "“and the board knew it.”"
    split = marked(
        "b",
        ("Ilse Vandermeer", "said", first),
        ("Ilse Vandermeer", "said", second),
        text=f"{first} Ilse Vandermeer said, {second}",
    )
    (statement,) = joined(FULL, split)[0]
    assert statement.verdict == "same"
    assert [len(rendering.content) for rendering in statement.renderings] == [1, 2]


def test_a_relative_pronoun_speaks_for_the_name_before_it() -> None:
    text = "Ilse Vandermeer, who said the lock was unsafe, resigned. A man who asked not to be named agreed."
    report = marked("a", ("who", "said", "the lock was unsafe"), text=text)
    names = (Name(Span("a", 0, 15), "person", "v", "full", "Ilse Vandermeer"),)
    (statement,) = joined(MarkedReport(report.report, report.sentences, quotes=report.quotes, names=names))[0]
    assert statement.speaker_text == "Ilse Vandermeer"


@pytest.mark.parametrize(
    ("spokesman", "verdict"), [("the ferry company's spokesman", "misattributed"), ("a witness", "same")]
)
def test_a_person_with_an_office_is_not_somebody_elses_spokesman(spokesman: str, verdict: str) -> None:
    report = MarkedReport(
        FULL.report,
        FULL.sentences,
        quotes=FULL.quotes,
        names=tuple(
            Name(name.span, name.kind, name.actor, name.form, name.canonical, ("mayor",)) for name in FULL.names
        ),
    )
    content = "“We closed the old lock because its gates were corroded, and the board knew it,”"
    other = marked("b", (spokesman, "said", content), text=f"{content} {spokesman} said.")
    (statement,) = joined(report, other)[0]
    assert statement.verdict == verdict


def test_a_lost_no_is_no_trimming() -> None:
    one = marked("a", ("Ada Berg", "said", "“We have no reason to fear the dam,”"),
                 text="“We have no reason to fear the dam,” Ada Berg said.")  # fmt: skip
    other = marked("b", ("Ada Berg", "said", "“We have reason to fear the dam,”"),
                   text="“We have reason to fear the dam,” Ada Berg said.")  # fmt: skip
    (statement,) = joined(one, other)[0]
    assert statement.verdict == "reworded"
    assert [d.a and d.a.quote for d in statement.differences] == ["no"]


def test_a_condition_told_as_done_is_another_statement() -> None:
    one = marked(
        "a",
        ("Ada Berg", "said", "the walkout would go ahead unless the plan was withdrawn in writing"),
        text="Ada Berg said the walkout would go ahead unless the plan was withdrawn in writing.",
    )
    other = marked(
        "b",
        ("Ada Berg", "said", "the company had withdrawn the plan in writing"),
        text="Ada Berg said the company had withdrawn the plan in writing.",
    )
    assert len(joined(one, other)[0]) == 2


def test_he_goes_on_with_the_person_who_spoke_last() -> None:
    text = "Ilse Vandermeer said the old lock had failed. “Nobody had looked at it for years,” she said."
    one = marked(
        "a",
        ("Ilse Vandermeer", "said", "the old lock had failed"),
        ("she", "said", "“Nobody had looked at it for years,”"),
        text=text,
    )
    statements, cast = joined(one)
    assert [statement.speaker for statement in statements] == [cast.actors[0].id] * 2


APART = marked(
    "a",
    ("Ilse Vandermeer", "said", "“We closed the old lock because its gates were corroded,”"),
    ("Vandermeer", "added", "“Nobody will drown in this dock while I run it,”"),
    text=(
        "“We closed the old lock because its gates were corroded,” Ilse Vandermeer said. The lock was built in 1931 "
        "and carried 40 boats a day until the spring.\n\nIt will cost two million to mend.\n\n"
        "“Nobody will drown in this dock while I run it,” Vandermeer added."
    ),
)
APART = MarkedReport(
    APART.report,
    APART.sentences,
    quotes=APART.quotes,
    names=(
        *APART.names,
        Name(APART.quotes[1].source[0], "person", "Ilse Vandermeer", "short", "Ilse Vandermeer"),
    ),
)


@pytest.mark.parametrize(
    ("content", "how"),
    [
        (
            "“We closed the old lock because its gates were corroded. Nobody will drown in this dock while I run it,”",
            "gives as one",
        ),
        (
            "“We closed the old lock because its gates were corroded … nobody will drown in this dock while I run it,”",
            "joins, with an ellipsis,",
        ),
    ],
)
def test_a_quotation_stitched_from_two_is_told(content: str, how: str) -> None:
    other = marked("b", ("Ilse Vandermeer", "said", content), text=f"{content} Ilse Vandermeer said.")
    (statement,) = joined(APART, other)[0]
    assert statement.verdict == "trimmed"
    assert statement.note == f"b {how} two quotations that stand apart in a"


def test_a_quotation_broken_by_its_cue_is_not_stitched() -> None:
    first, second = "“We closed the old lock because its gates were corroded,”", "“and the whole board knew it in May.”"
    split = marked(
        "b",
        ("Ilse Vandermeer", "said", first),
        ("Ilse Vandermeer", "said", second),
        text=f"{first} Ilse Vandermeer said, {second}",
    )
    content = "“We closed the old lock because its gates were corroded, and the whole board knew it in May,”"
    other = marked("c", ("Ilse Vandermeer", "said", content), text=f"{content} Ilse Vandermeer said.")
    (statement,) = joined(split, other)[0]
    assert (statement.verdict, statement.note) == ("same", "")


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        ("“[The board] closed the old lock because its gates were corroded, and the board knew it,”", "same"),
        ("“We closed the old lock [in March] because its gates were corroded, and the board knew it,”", "same"),
        ("“[W]e closed the old lock because its gates were corroded, and the board knew it,”", "same"),
        ("“We closed the old lock ... and the board knew it,”", "trimmed"),
        ("“[Nobody] closed the old lock because its gates were corroded, and the board knew it,”", "reworded"),
    ],
)
def test_an_outlets_own_brackets_and_dots_are_understood(content: str, verdict: str) -> None:
    other = marked("b", ("Ilse Vandermeer", "said", content), text=f"{content} Ilse Vandermeer said.")
    (statement,) = joined(FULL, other)[0]
    assert statement.verdict == verdict


def test_one_quoted_word_is_no_trimmed_quotation() -> None:
    content = 'the gates of the lock were "corroded"'
    other = marked("b", ("Ilse Vandermeer", "said", content), text=f"Ilse Vandermeer said {content} on Monday.")
    (statement,) = joined(FULL, other)[0]
    assert statement.verdict == "reworded"
    assert statement.note == "b quotes only “corroded”"


def test_a_post_is_another_occasion_than_what_was_said_before_it() -> None:
    said, posted = "the old lock had to stay shut", "the shut lock would open again when its gates were mended"
    report = marked(
        "a",
        ("Ilse Vandermeer", "said on Monday", said),
        ("Vandermeer", "posted", posted),
        text=f"Ilse Vandermeer said on Monday {said}. On Facebook Vandermeer posted that {posted}.",
    )
    second = Name(report.quotes[1].source[0], "person", "Ilse Vandermeer", "short", "Ilse Vandermeer")
    one = MarkedReport(report.report, report.sentences, quotes=report.quotes, names=(*report.names, second))
    told = "the old lock must stay shut and would open again when its gates were mended"
    other = marked("b", ("Ilse Vandermeer", "posted", told), text=f"Ilse Vandermeer posted on Facebook that {told}.")
    statements, _ = joined(one, other)
    assert [len(statement.renderings) for statement in statements] == [1, 2]
    assert statements[1].renderings[0].content[0].quote == posted


@pytest.mark.parametrize("source", ["a spokesman", "officials", "the mayor", "the town hall"])
def test_whoever_may_speak_for_a_person_is_not_set_against_that_person(source: str) -> None:
    names = (Name(FULL.names[0].span, "person", "v", "full", "Ilse Vandermeer", ("mayor",)),)
    content = "“We closed the old lock because its gates were corroded, and the board knew it,”"
    other = marked("b", (source, "said", content), text=f"{content} {source} said.")
    statements, _ = joined(MarkedReport(FULL.report, FULL.sentences, quotes=FULL.quotes, names=names), other)
    assert "misattributed" not in {statement.verdict for statement in statements}


@pytest.mark.parametrize("source", ["she", "her lawyer"])
def test_a_long_run_of_the_same_quoted_words_is_one_statement(source: str) -> None:
    content = "“We closed the old lock because its gates were corroded,”"
    other = marked("b", (source, "said", content), text=f"{content} {source} said.")
    (statement,) = joined(FULL, other)[0]
    assert statement.verdict == "trimmed"
    assert statement.speaker_text == "Ilse Vandermeer"


def test_two_quotations_in_other_words_are_two_statements() -> None:
    one = marked("a", ("Ada Berg", "said", "“The harbour account was emptied by a stranger last March,”"),
                 text="“The harbour account was emptied by a stranger last March,” Ada Berg said.")  # fmt: skip
    other = marked("b", ("Ada Berg", "said", "“No stranger ever saw what our harbour account held,”"),
                   text="“No stranger ever saw what our harbour account held,” Ada Berg said.")  # fmt: skip
    assert len(joined(one, other)[0]) == 2


def test_names_alone_make_no_two_sayings_one() -> None:
    said = ("the night express from Ostra to Brannholm hit a lorry", "trains would not run between Ostra and Brannholm")
    reports = [
        marked(key, ("Ilse Vandermeer", "said", content), text=f"Ilse Vandermeer said {content}.")
        for key, content in zip("ab", said, strict=True)
    ]
    statements, _ = joined(*reports)
    assert [statement.verdict for statement in statements] == ["single", "single"]
