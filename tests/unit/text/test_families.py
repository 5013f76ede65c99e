"""Families are stars around an origin, never chains."""

from copydesk.text.families import Tie, group_families


def test_a_chain_from_agency_to_rewrite_is_one_family_with_the_chain_told() -> None:
    (family,) = group_families([Tie(1, 2, 0.9, 0.8, 1), Tie(2, 3, 0.5, 0.9, 2), Tie(1, 3, 0.5, 0.7, 1)])
    assert family.origin == 1
    assert [(one.article, one.share, one.source) for one in family.members] == [
        (1, 0.0, None),
        (2, 0.8, 1),
        (3, 0.7, 2),
    ]


def test_a_sentence_that_two_stories_share_does_not_join_them() -> None:
    ties = [Tie(1, 2, 0.8, 0.9, 1), Tie(2, 3, 0.05, 0.04, None), Tie(3, 4, 0.9, 0.9, 3)]
    assert [{one.article for one in family.members} for family in group_families(ties)] == [{1, 2}, {3, 4}]


def test_what_took_from_another_is_not_its_origin() -> None:
    (family,) = group_families([Tie(1, 2, 0.9, 0.9, 2)])
    assert family.origin == 2


def test_a_borrowed_paragraph_makes_no_family() -> None:
    assert group_families([Tie(1, 2, 0.1, 0.2, 1)]) == []
