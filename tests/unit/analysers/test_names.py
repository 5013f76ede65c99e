"""Mentions of actors in one report: which words, which kind, whose."""

from copydesk.analysers.names import find
from copydesk.model.report import Report
from copydesk.reading import read


def chains(text: str) -> dict[str, list[str]]:
    """Canonical name -> the words of its mentions, in order."""
    found: dict[str, list[str]] = {}
    for name in find(read(Report(id="r", source="r.txt", text=text, language="en"))):
        found.setdefault(name.canonical, []).append(text[name.span.start : name.span.end])
    return found


def test_a_mayor_is_one_actor_under_name_title_role_and_pronoun() -> None:
    text = (
        "Halden Mayor Ilsa Brandt closed the bridge on Monday. The mayor said she had no choice. "
        "Ms. Brandt will reopen it in May."
    )
    assert chains(text)["Ilsa Brandt"] == ["Ilsa Brandt", "The mayor", "she", "Ms. Brandt"]


def test_a_department_is_one_actor_under_both_orders_and_its_initials() -> None:
    text = (
        "The Justice Department sued the port. Lawyers for the Department of Justice filed on Friday. "
        "The department wants the records, and the DOJ gave the port a week."
    )
    assert sorted(map(len, chains(text).values())) == [4]
