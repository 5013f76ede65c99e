import pytest

from copydesk.analysers.quotes.judging import Candidate, Evidence, Range, features, probabilities
from copydesk.analysers.quotes.tagging import attributions
from copydesk.encoder import Encoding, available, encoding_of

SURE = Evidence(0.98, 0.97, 0.9, 0.95, 0.97, 0.0, 0.0, 0.95, 0.95, 0.0, 0.0, 1.0, 2.3)
ALONE, ONE_SOURCE, ROUND_CUE = -3, -2, -1


def candidate(content: Range, cue: int, source: int | None, sure: float = 0.98) -> Candidate:
    span = None if source is None else (source, source)
    return Candidate((content,), (cue, cue), span, SURE._replace(cue=sure, sourceless=float(source is None)))


def test_a_candidate_without_rivals_has_none_of_their_evidence() -> None:
    found = features([candidate((3, 9), 2, 1), candidate((20, 25), 19, 18)])
    assert found[:, ALONE:].tolist() == [[0.0] * 3] * 2


def test_the_weaker_of_two_that_share_words_is_told_so_and_the_better_is_not() -> None:
    weak, strong = features([candidate((5, 9), 2, 1, 0.4), candidate((4, 9), 3, 1, 0.9)])
    assert weak[ALONE] == pytest.approx(0.9 * SURE.content)
    assert weak[ONE_SOURCE] == weak[ALONE]
    assert strong[ALONE] == 0.0


def test_a_cue_inside_another_ones_words_is_told_so() -> None:
    outer, inner = features([candidate((3, 12), 2, 1, 0.9), candidate((8, 12), 7, 6, 0.5)])
    assert inner[ROUND_CUE] > 0.8
    assert inner[ONE_SOURCE] == 0.0
    assert outer[ROUND_CUE] == 0.0


def test_candidates_are_judged_by_their_evidence() -> None:
    doubtful = Evidence(0.3, 0.5, 0.2, 0.4, 0.3, 0.0, 1.0, 0.2, 0.1, 0.0, 0.0, 3.0, 1.0)
    sure, unsure = candidate((3, 9), 2, 1), candidate((20, 25), 19, 18)._replace(evidence=doubtful)
    content, sourced = probabilities([sure, unsure])
    assert min(content[0], sourced[0]) > 0.9
    assert content[1] < 0.5
    assert sourced[1] < 0.35


def test_nothing_to_judge_in_nothing() -> None:
    assert features([]).shape == (0, len(Evidence._fields) + 3)


@pytest.mark.skipif(not available(), reason="the tagger's weights are not installed")
@pytest.mark.parametrize("text", ["", "\n\n", "Rain fell on the harbour all day."])
def test_texts_without_quotations_have_no_attributions(text: str) -> None:
    encoding = encoding_of(text)
    assert isinstance(encoding, Encoding)
    assert attributions(encoding) == []
