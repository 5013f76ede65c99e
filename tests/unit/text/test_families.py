"""Families are stars around an origin, never chains."""

from copydesk.text.families import Family, Tie, group_families


def told(family: Family) -> list[tuple[int, float, int | None]]:
    return [(one.article, one.share, one.source) for one in family.members]


def test_a_chain_from_agency_to_rewrite_is_one_family_with_the_chain_told() -> None:
    (family,) = group_families([Tie(1, 2, 0.9, 0.8, 1, 300), Tie(2, 3, 0.5, 0.9, 2, 200), Tie(1, 3, 0.5, 0.7, 1, 150)])
    assert family.origin == 1
    assert told(family) == [(1, 0.0, None), (2, 0.8, 1), (3, 0.7, 2)]


def test_two_that_reprint_one_agency_alike_both_have_it_from_the_agency() -> None:
    (family,) = group_families([Tie(1, 2, 0.9, 0.8, 1, 300), Tie(1, 3, 0.5, 0.9, 1, 200), Tie(2, 3, 0.5, 0.9, 2, 201)])
    assert told(family) == [(1, 0.0, None), (2, 0.8, 1), (3, 0.9, 1)]


def test_who_took_only_what_a_link_of_the_chain_added_is_of_its_family() -> None:
    first, second = group_families([Tie(1, 2, 0.9, 0.5, 1, 200), Tie(2, 3, 0.4, 0.8, 2, 150), Tie(1, 3, 0, 0.1, 1, 9)])
    assert told(first) == [(1, 0.0, None), (2, 0.5, 1)]
    assert told(second) == [(2, 0.0, 1), (3, 0.8, 2)]


def test_where_nobody_is_known_the_fullest_stands_for_the_origin() -> None:
    (family,) = group_families([Tie(1, 2, 0.9, 0.5, None, 90), Tie(2, 3, 0.5, 0.9, None, 90)])
    assert told(family) == [(2, 0.0, None), (1, 0.9, None), (3, 0.9, None)]


def test_two_roots_with_a_paragraph_in_common_keep_their_families() -> None:
    ties = [Tie(1, 2, 0.8, 0.9, 1, 300), Tie(1, 3, 0.3, 0.3, None, 90), Tie(3, 4, 0.9, 0.9, 3, 300)]
    ties += [Tie(2, 4, 0.35, 0.35, None, 90)]
    assert [{one.article for one in family.members} for family in group_families(ties)] == [{1, 2}, {3, 4}]


def test_one_sentence_makes_a_member_only_of_what_is_mostly_that_sentence() -> None:
    assert group_families([Tie(1, 2, 0.05, 0.4, 1, 30)]) == []
    assert [family.origin for family in group_families([Tie(1, 2, 0.05, 0.6, 1, 30)])] == [1]


def test_sources_that_contradict_one_another_in_a_ring_still_end() -> None:
    ties = [Tie(1, 2, 0.9, 0.9, 1, 90), Tie(2, 3, 0.9, 0.9, 2, 90), Tie(1, 3, 0.9, 0.9, 3, 90)]
    members = [one.article for family in group_families(ties) for one in family.members[1:]]
    assert sorted(members) == [1, 2, 3]


def test_a_sentence_that_two_stories_share_does_not_join_them() -> None:
    ties = [Tie(1, 2, 0.8, 0.9, 1), Tie(2, 3, 0.05, 0.04, None), Tie(3, 4, 0.9, 0.9, 3)]
    assert [{one.article for one in family.members} for family in group_families(ties)] == [{1, 2}, {3, 4}]


def test_what_took_from_another_is_not_its_origin() -> None:
    (family,) = group_families([Tie(1, 2, 0.9, 0.9, 2)])
    assert family.origin == 2


def test_a_borrowed_paragraph_makes_no_family() -> None:
    assert group_families([Tie(1, 2, 0.1, 0.2, 1)]) == []
