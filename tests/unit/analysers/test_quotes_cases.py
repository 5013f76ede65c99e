# ruff: noqa: E501 (one case a line reads best)
"""Invented hard cases, by kind: whose words are found, and that other people's quotation marks are left alone.

Each case lists what an editor would call a quotation as "source | content"; a case is right when each of them is found
(the content covered to four fifths both ways, the source overlapping) and nothing else is given as speech. Each kind
has a floor; a case that is known to fail stands in FAILS with no excuse made for it.
"""

from __future__ import annotations

from collections import defaultdict

import pytest

from copydesk import encoder
from copydesk.analysers.quotes import find
from copydesk.model.marks import Quote
from copydesk.model.report import Report
from copydesk.model.span import Span
from copydesk.reading import read

CASES: dict[str, list[tuple[str, list[str]]]] = {
    "direct, source after": [
        ("“The pumps failed at noon,” said Marta Oduya, the plant's manager.", ["Marta Oduya | The pumps failed at noon"]),
        ("\"We will not sell the mill,\" Henrik Solberg told reporters on Tuesday.", ["Henrik Solberg | We will not sell the mill"]),
        ("“It was over in seconds,” a witness recalled.", ["a witness | It was over in seconds"]),
        ("“Nobody asked us,” the mayor wrote in a letter to the council.", ["the mayor | Nobody asked us"]),
        ("“We are out of bread,” read a sign taped to the bakery's door.", ["a sign | We are out of bread"]),
    ],
    "direct, source before": [
        ("Judge Carla Menendez said: “The order stands until further notice.”", ["Judge Carla Menendez | The order stands until further notice"]),
        ("Asked about the delay, Prime Minister Aino Laakso replied, “Ask the builders.”", ["Prime Minister Aino Laakso | Ask the builders"]),
        ("In a statement, the airline said, “Safety is our first concern.”", ["the airline | Safety is our first concern"]),
        ("The union's chairman, Dale Whitcomb, added: “We have waited nine years.”", ["Dale Whitcomb | We have waited nine years"]),
    ],
    "direct, source in the middle": [
        ("“The dam is sound,” engineer Priya Raman said, “but the spillway is not.”", ["Priya Raman | The dam is sound", "Priya Raman | but the spillway is not"]),
        ("“I saw the smoke,” said Owen Tate. “Then I heard the alarm and ran to the yard.”", ["Owen Tate | I saw the smoke", "Owen Tate | Then I heard the alarm and ran to the yard"]),
        ("“We asked,” Ruth Abara said, “and nobody answered.”", ["Ruth Abara | We asked", "Ruth Abara | and nobody answered"]),
    ],
    "indirect": [
        ("The coroner said the driver had died before the fire began.", ["The coroner | the driver had died before the fire began"]),
        ("Officials announced that the tunnel would reopen on Monday.", ["Officials | the tunnel would reopen on Monday"]),
        ("Defence lawyers argued that the recording had been cut.", ["Defence lawyers | the recording had been cut"]),
        ("The company denied that it had known about the leak.", ["The company | it had known about the leak"]),
        ("Police warned residents that the river could rise further overnight.", ["Police | the river could rise further overnight"]),
        ("She told the inquiry she had never received the memo.", ["She | she had never received the memo"]),
        ("Two former employees claimed the valves were never inspected.", ["Two former employees | the valves were never inspected"]),
        ("The ministry confirmed on Friday that four soldiers had been hurt.", ["The ministry | four soldiers had been hurt"]),
        ("The pilot reported that one engine had lost power.", ["The pilot | one engine had lost power"]),
    ],
    "mixed": [
        ("The senator called the bill “a gift to polluters” and said she would vote against it.", ["The senator | the bill “a gift to polluters”", "The senator | she would vote against it"]),
        ("Mr. Okafor said the verdict was “a stain on the county” that would take years to remove.", ["Mr. Okafor | the verdict was “a stain on the county” that would take years to remove"]),
        ("The bishop said the roof was “held up by prayer.”", ["The bishop | the roof was “held up by prayer.”"]),
        ("The mayor said residents should stay home and “not test the ice.”", ["The mayor | residents should stay home and “not test the ice.”"]),
    ],
    "according to": [
        ("The blaze began in the kitchen, according to fire chief Louis Marchetti.", ["fire chief Louis Marchetti | The blaze began in the kitchen"]),
        ("According to the report, the bolts had rusted through.", ["the report | the bolts had rusted through"]),
        ("The suspect fled on foot, according to court papers.", ["court papers | The suspect fled on foot"]),
        ("Sales rose in May, according to the retailers' federation.", ["the retailers' federation | Sales rose in May"]),
    ],
    "pronouns": [
        ("Governor Lena Hart met farmers on Monday. “We will pay every claim,” she said.", ["she | We will pay every claim"]),
        ("Coach Ben Ruiz praised the goalkeeper. He said the save had won the match.", ["He | the save had won the match"]),
        ("The bank closed two branches. It said customers had moved online.", ["It | customers had moved online"]),
    ],
    "tweets and statements": [
        ("“The talks are over,” Foreign Minister Ivo Basic tweeted late on Sunday.", ["Foreign Minister Ivo Basic | The talks are over"]),
        ("In a post on Facebook, the theatre wrote that all shows were cancelled.", ["the theatre | all shows were cancelled"]),
        ("“We regret the error,” the publisher said in an emailed statement.", ["the publisher | We regret the error"]),
        ("A statement from the embassy said its staff were safe.", ["A statement from the embassy | its staff were safe"]),
        ("“Our hearts are broken,” the family said through a lawyer.", ["the family | Our hearts are broken"]),
    ],
    "spokespeople": [
        ("A spokeswoman for the port authority said the crane had passed its tests.", ["A spokeswoman for the port authority | the crane had passed its tests"]),
        ("“We are reviewing the footage,” said Jan Kowal, a spokesman for the railway.", ["Jan Kowal | We are reviewing the footage"]),
        ("A person familiar with the talks said no deal was close.", ["A person familiar with the talks | no deal was close"]),
        ("One official, who asked not to be named, said the ship had been watched for weeks.", ["One official | the ship had been watched for weeks"]),
    ],
    "over paragraphs": [
        ("“The lights went out first,” said night porter Sam Idowu.\n\n“Then the water came under the door and we climbed onto the desks.”", ["Sam Idowu | The lights went out first", "Sam Idowu | Then the water came under the door and we climbed onto the desks"]),
        ("Harbour pilot Nuria Vidal described the collision:\n\n“The ferry turned across our bow without a signal and we could not stop.”", ["Nuria Vidal | The ferry turned across our bow without a signal and we could not stop"]),
        ("“We had two choices,” said Captain Ross Keane. “Neither of them was good.\n\n“So we stayed with the ship until the helicopters came.”", ["Captain Ross Keane | We had two choices", "Captain Ross Keane | Neither of them was good", "Captain Ross Keane | So we stayed with the ship until the helicopters came"]),
    ],
    "dash and name": [
        ("The day in words\n\n“You cannot fish in a car park, whatever the plan says.” — Tove Brandt", ["Tove Brandt | You cannot fish in a car park, whatever the plan says"]),
        ("“This is the last winter that we heat with coal.” - Mayor Pavel Novak", ["Mayor Pavel Novak | This is the last winter that we heat with coal"]),
        ("“The bridge was my whole working life, start to finish.” -- Retired welder Hugh Parry", ["Hugh Parry | The bridge was my whole working life, start to finish"]),
    ],
    "transcripts and colons": [
        ("HARGREAVES: We never saw the second invoice until the audit.", ["HARGREAVES | We never saw the second invoice until the audit"]),
        ("Pike: Why was the gate open? Marsh: It was never shut.", ["Pike | Why was the gate open", "Marsh | It was never shut"]),
        ("Mayor Brandt: the bridge will not reopen this year", ["Mayor Brandt | the bridge will not reopen this year"]),
        ("Her answer was short: “No.”", ["Her | No"]),
    ],
    "headlines in single quotes": [
        ("‘We are drowning in paper,’ says chief magistrate\n\nThe county's courts are short of clerks.", ["chief magistrate | We are drowning in paper"]),
        ("'Nothing was hidden,' minister tells inquiry\n\nThe inquiry resumes in March.", ["minister | Nothing was hidden"]),
        ("Striking nurses: ‘We cannot go on like this’\n\nThe strike began at dawn.", ["Striking nurses | We cannot go on like this"]),
    ],
    "quotes within quotes": [
        ("“He told me, ‘Leave the keys,’ and I left,” said Anita Perez.", ["Anita Perez | He told me, ‘Leave the keys,’ and I left", "He | Leave the keys"]),
        ("“The sign says ‘No swimming’ in four languages,” lifeguard Theo Lang said.", ["Theo Lang | The sign says ‘No swimming’ in four languages"]),
        ("The clerk testified that the treasurer had told her to burn the ledger.", ["The clerk | the treasurer had told her to burn the ledger", "the treasurer | to burn the ledger"]),
    ],
    "no quotation": [
        ("Raymond “Boom Boom” Castellano opened the garage in 1974.", []),
        ("The so-called “sanctuary” policy took effect in June.", []),
        ("Her second novel, “The Salt Road,” sold 40,000 copies.", []),
        ("The ship, christened “Northern Star,” sailed at dawn.", []),
        ("The “smart” meters were installed in 200 homes.", []),
        ("The band played “Moon River” and two encores.", []),
        ("The bridge was built in 1931 and carries 9,000 cars a day.", []),
        ("The council will vote on the plan next Thursday.", []),
        ("Workers’ wages rose 4 percent; farmers’ incomes fell.", []),
        ("He was known as “the Professor” to two generations of pupils.", []),
        ("The word “harvest” comes from the Old English for autumn.", []),
    ],
    "order and distance": [
        ("Said Mayor Ida Frost: “The tram stays.”", ["Mayor Ida Frost | The tram stays"]),
        ("“The tram stays,” Mayor Ida Frost, who took office in May after a recount, said.", ["Mayor Ida Frost | The tram stays"]),
        ("The factory, its owner Li Wenhua said, will close by Christmas.", ["Li Wenhua | The factory will close by Christmas"]),
        ("Rents, tenants say, have doubled since the stadium opened.", ["tenants | Rents have doubled since the stadium opened"]),
    ],
    "several speakers": [
        ("Finance chief Omar Haddad said the fund was solvent, but auditor Grace Lim said it had lost a third of its value.", ["Omar Haddad | the fund was solvent", "Grace Lim | it had lost a third of its value"]),
        ("“Sell,” said Pike. “Hold,” said Marsh.", ["Pike | Sell", "Marsh | Hold"]),
        ("The prosecution said the glove fitted; the defence said it did not.", ["The prosecution | the glove fitted", "the defence | it did not"]),
    ],
    "passive and by name": [
        ("“The mast is safe,” Owen Tate was quoted as saying by the Harbour Mail.", ["Owen Tate | The mast is safe"]),
        ("Owen Tate was quoted as saying that the mast was safe.", ["Owen Tate | that the mast was safe"]),
        ("The paper quoted Owen Tate as saying the mast was safe.", ["Owen Tate | the mast was safe"]),
        ("In the words of Chief Justice Omar Haddad, “a rule that nobody can read is no rule.”", ["Omar Haddad | a rule that nobody can read is no rule"]),
        ("The bridge is, in engineer Priya Raman's words, “a rope of rust held together by paint.”", ["Priya Raman | a rope of rust held together by paint"]),
        ("To quote Solberg, “the mill will outlive us all.”", ["Solberg | the mill will outlive us all"]),
    ],
    "questions and denials": [
        ("Coach Ben Ruiz asked why nobody had called the ambulance.", ["Coach Ben Ruiz | why nobody had called the ambulance"]),
        ("Reporters asked Mayor Ida Frost whether the tram would stay.", ["Reporters | whether the tram would stay"]),
        ("The minister denied that he had seen the memo.", ["The minister | he had seen the memo"]),
        ("Doctors declined to say how long the king would stay in hospital.", []),
        ("The union neither confirmed nor denied that a strike was planned.", []),
        ("Officials have not said when the road will open.", []),
        ("It was announced on Monday that the tunnel would close for a year.", []),
    ],
    "British single marks": [
        ("‘It’s a dreadful business,’ said Mrs Hilda Croft, 81, of Mill Lane. ‘I’ve never seen the river so high.’", ["Mrs Hilda Croft | It’s a dreadful business", "Mrs Hilda Croft | I’ve never seen the river so high"]),
        ("Mr Tate said: 'We don't know who did it.'", ["Mr Tate | We don't know who did it"]),
        ("‘The tide took the pier,’ Ms Abara told the Mail, ‘and nobody has come to look.’", ["Ms Abara | The tide took the pier", "Ms Abara | and nobody has come to look"]),
        ("The so-called ‘night mayor’ of Halden, Jo Pike, runs 12 bars.", []),
        ("The farmers’ market and the sailors’ chapel share a roof.", []),
    ],
    "goes on": [
        ("“We were lucky,” said goalkeeper Ana Sol. “They hit the post twice. And then,” she added, “the whistle went.”", ["goalkeeper Ana Sol | We were lucky", "she | They hit the post twice. And then", "she | the whistle went"]),
        ("“I was asleep,” said Marta Oduya, who lives above the shop. “The dog woke me.”", ["Marta Oduya | I was asleep", "Marta Oduya | The dog woke me"]),
        ("The lawyer, Ruth Abara, said her client was innocent, adding, “He was in Oslo that night.”", ["Ruth Abara | her client was innocent", "Ruth Abara | He was in Oslo that night"]),
        ("It was, Ruth Abara said later, the worst night of her life.", ["Ruth Abara | It was the worst night of her life"]),
        ("“Order!” shouted the speaker, as members cried “Shame!”", ["the speaker | Order", "members | Shame"]),
    ],
    "quotes in quotes, more": [
        ("\"I said, 'This can't go on,' and the foreman said, 'It will,'\" Dana Holt recalled.", ["Dana Holt | I said, 'This can't go on,' and the foreman said, 'It will,'", "the foreman | It will"]),
        ("Mayor Ida Frost said Governor Lena Hart had promised that the tram would stay.", ["Mayor Ida Frost | Governor Lena Hart had promised that the tram would stay", "Governor Lena Hart | the tram would stay"]),
        ("“You say, ‘Trust the builders,’ and then the roof leaks,” said Anita Perez.", ["Anita Perez | You say, ‘Trust the builders,’ and then the roof leaks"]),
        ("“‘Get out of the water,’ they were shouting,” Jo Holt said.", ["Jo Holt | ‘Get out of the water,’ they were shouting", "they | Get out of the water"]),
    ],
}  # fmt: skip
FLOOR_SHARE = 0.75  # of the cases of a kind, whatever the weights; FAILS is the finer record
COVERED = 0.8

FAILS: frozenset[tuple[str, int]] = frozenset()


def _letters(text: str, spans: tuple[Span, ...]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end) if text[place].isalnum()}


def _wanted(text: str, line: str) -> tuple[set[int], set[int]]:
    source, content = line.split(" | ")
    start = text.index(source)
    letters = {place for place in range(start, start + len(source)) if text[place].isalnum()}
    place, held = 0, set()
    at = text.find(content)
    if at >= 0:
        return letters, {p for p in range(at, at + len(content)) if text[p].isalnum()}
    for word in content.split():
        place = text.index(word, place)
        held |= {p for p in range(place, place + len(word)) if text[p].isalnum()}
        place += len(word)
    return letters, held


def is_right(text: str, lines: list[str]) -> bool:
    found: list[Quote] = list(find(read(Report(id="r", source="t", text=text))))
    told = [(_letters(text, q.source), _letters(text, q.content)) for q in found if q.speech]
    wanted = [_wanted(text, line) for line in lines]
    all_words = set().union(*(content for _, content in wanted))
    found_each = all(
        len(content & set().union(*(c for s, c in told if s & source))) >= COVERED * len(content)
        for source, content in wanted
    )
    nothing_else = all(len(content & all_words) >= COVERED * len(content) for _, content in told)
    return found_each and nothing_else


def test_there_are_a_hundred_cases() -> None:
    assert sum(map(len, CASES.values())) >= 100


@pytest.mark.parametrize(
    ("kind", "number"), [(kind, number) for kind, cases in CASES.items() for number in range(len(cases))]
)
def test_case(kind: str, number: int, request: pytest.FixtureRequest) -> None:
    if not encoder.available():
        pytest.skip("the weights are not installed")
    if (kind, number) in FAILS:
        request.applymarker(pytest.mark.xfail(reason="known failure", strict=True))
    assert is_right(*CASES[kind][number])


def test_every_kind_keeps_its_floor() -> None:
    failing: dict[str, int] = defaultdict(int)
    for kind, _ in FAILS:
        failing[kind] += 1
    for kind, cases in CASES.items():
        assert 1 - failing[kind] / len(cases) >= FLOOR_SHARE, kind
