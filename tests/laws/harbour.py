"""Invented reports of one event, put together from sentences so that no law is checked on one text alone."""

from __future__ import annotations

from hypothesis import strategies as st

from copydesk.ingest.records import report_from_record
from copydesk.model.report import Report

SENTENCES = (
    "The ferry Halden Star ran aground off Brattoy at 9:20 a.m. on Tuesday with 61 people aboard.",
    "Lifeboats took at least 40 passengers to Skarness, the Harbour Safety Authority said.",
    "“We felt two hard bumps and then the lights went out,” said Ola Brandt, a passenger.",
    "Captain Ivo Renn said that the ferry had lost its steering a few minutes earlier.",
    "The authority demanded the ship’s logs and threatened to suspend the licence of Nordkyst Lines.",
    "“The vessel was inspected in March and found to be sound,” Nordkyst Lines said in a statement.",
    "About two dozen people were treated for minor injuries, according to the hospital in Skarness.",
    "Nordkyst Lines denied that the crew had ignored a warning about the weather.",
    "The company carried more than 120,000 passengers last year.",
    "Mayor Sunniva Hald told reporters on Wednesday that the town would ask for a second lifeboat.",
    "She said the request had been refused twice since 2019.",
    "If the logs are not handed over by Friday, the authority will go to court.",
    "Three crew members were questioned by police for two hours.",
    "The passengers were put up in a school, where the Red Cross served soup.",
    "Salvage teams plan to refloat the ship at high tide on Thursday night.",
    "No fuel has leaked, the coast guard said, but 18 tonnes of diesel remain in the tanks.",
    "Renn, 54, has been a captain for 22 years.",
    "The shoal is about three miles, or five kilometres, from the harbour mouth.",
)
OUTLETS = ("Halden Courier", "Coast Radio", "Norrby Herald", "Skarness Post")
DAYS = ("2026-03-03", "2026-03-04", None)


@st.composite
def reports(draw: st.DrawFn, least: int = 1, most: int = 3) -> list[Report]:
    """One to three reports of four to nine sentences each, under different outlets."""
    found = []
    for number in range(draw(st.integers(least, most))):
        chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=4, max_size=9, unique=True))
        breaks = draw(st.lists(st.sampled_from((" ", "\n", "\n\n")), min_size=len(chosen), max_size=len(chosen)))
        text = "".join(sentence + gap for sentence, gap in zip(chosen, breaks, strict=True)).strip()
        found.append(make(text, OUTLETS[number], draw(st.sampled_from(DAYS))))
    return found


def make(text: str, outlet: str, published: str | None = None) -> Report:
    """A report as a record would give it."""
    return report_from_record({"text": text, "outlet": outlet, "published": published}, source=outlet)
