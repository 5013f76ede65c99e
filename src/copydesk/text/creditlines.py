"""Lines about a report that stand in and after its body: thanks to agencies, copyright, captions, promotion.

Each rule asks for the whole shape of such a line, because a body sentence taken for one is lost to every finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.text.agencies import AGENCY_PATTERN, BY_TYPE, PICTURE_SOURCES, AgencyName, agencies_in
from copydesk.text.bylines import signed_by_several

_I = re.IGNORECASE
_PICTURE = r"(?:[Tt]he\s+)?\b(?:" + "|".join(map(re.escape, PICTURE_SOURCES)) + rf"|{BY_TYPE})\b"
_PERSON = r"[A-ZÀ-ÖØ-Þ][\w.’'-]+(?:[ -]+(?:[a-z]{2,3} )?[A-ZÀ-ÖØ-Þ][\w.’'-]*){0,4}"

# --- thanks -----------------------------------------------------------------------------------------------------
_CONTRIBUTED = re.compile(
    r"(?:\b(?:contribut(?:ed|ing)(?:\s+(?:reporting|material))?(?:\s+(?:to|for)\s+th(?:is|e)\s+(?:report|story|article|piece)"
    r"|\s+from\s+[A-Z][\w .,]+)?)|was\s+used\s+in\s+this\s+(?:report|story|article)"
    r"|in\s+th(?:is|e)\s+(?:report|story|article)\s+(?:was|were|is|came|comes|are)\b.{1,80})[.)\]\s]*$",
    _I,
)
# A name has to follow, or "with information from the recorder" would be a credit.
_NAMED = r"(?:the\s+)?(?-i:(?=[A-ZÀ-ÖØ-Þ]))"
_OPENINGS = (
    r"(?:with|includes?|including|contains)\s+(?:additional\s+|some\s+)?(?:reporting|information|material|files?|reports?"
    rf"|content|contributions)\s+(?:by|from|of)\s+{_NAMED}",
    r"(?:some|additional|further|other|parts?\s+of\s+the|portions\s+of\s+the)\s+(?:information|material|reporting|content"
    r"|details)\s+(?:(?:is|was|were|are|came|comes|provided|supplied|in\s+this\s+\w+|for\s+this\s+\w+)\s+)*"
    rf"(?:by|from)\s+{_NAMED}",
    rf"(?:reporting|writing|editing|compiled|words|story)\s+by\s+{_NAMED}",
    r"this\s+(?:report|story|article)\s+(?:contains|includes|uses|is\s+based\s+on"
    rf"|was\s+(?:compiled|written|produced)\s+(?:with|from))\s+(?:\w+\s+){{0,4}}{_NAMED}",
    rf"(?:source|sources|via)\s*:\s*{_NAMED}",
)
_OPENS_THANKS = re.compile(r"[\s(\[*—–_-]*(?:" + "|".join(_OPENINGS) + ")", _I)
_THIS_REPORT = re.compile(r"\bth(?:is|e) (?:report|story|article|piece)\b", _I)
_REPORTED_FROM = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]+(?:,? and |, | )?){1,6} reported from [A-Z][\w’' ,]+\.", 0)
_ONLY_AGENCIES = re.compile(
    rf"[\s(\[*—–/|_-]*(?:with\s+|from\s+|credit:\s*)?{AGENCY_PATTERN}(?:(?:\s*[,/&|+-]\s*|\s+and\s+|\s+with\s+){AGENCY_PATTERN})*[\s).\]*/|_-]*",
)
# "Ilse Marten is an Associated Press writer." at the foot: the agency's own story, whoever prints it.
_AGENCY_WRITER = re.compile(
    rf"{_PERSON}(?:(?:,| and|, and) {_PERSON})*,? (?:is|are)(?: an?| the)? {AGENCY_PATTERN}(?:[’']s?)? ?"
    r"(?:[a-z]+ ){0,2}(?:writer|reporter|journalist|correspondent)s?\.?"
)
# An agency names its own writers when it thanks them; another outlet thanks the agency.
_AGENCY_WRITERS = re.compile(
    rf"\W*{AGENCY_PATTERN}(?:[’']s?)? (?:[a-z]+ ){{0,2}}(?:writer|reporter|journalist|correspondent)s? {_PERSON}"
)
# The Associated Press opens so the file that it adds to through the day; papers print it without the agency's name.
_ROLLING = re.compile(r"\bThe Latest on .{3,160}\(all times local\)")
_WHOLE_SOURCE = re.compile(r"[\s(\[—–-]*(?:source|via)\s*:", _I)

# --- copyright --------------------------------------------------------------------------------------------------
_RIGHTS = re.compile(
    r"[\s(\[]*(?:©|\(c\)\s*(?:19|20)|copyright\b\s*(?:©|\(c\)|19|20|by|the\b|[A-Z]))|all\s+rights\s+reserved"
    r"|this\s+material\s+may\s+not\s+be\s+(?:published|reproduced)",
    _I,
)

_RIGHTS_WORDS = ("©", "(c)", "copyright", "rights", "material")  # without one of them nothing above is there

# --- captions ---------------------------------------------------------------------------------------------------
_CAPTION_LABEL = re.compile(
    r"(?:photo(?:graph)?s?|images?|pictures?|pictured|caption|graphic|illustration|credit|file\s+photo|media|video)"
    r"(?:\s+(?:credit|source|by|courtesy(?:\s+of)?))?\s*:|(?:photo|photograph|image|picture|video)\s+(?:by|courtesy)\s+[A-Z]"
    r"|(?:image|media|photo|video)\s+(?:caption|copyright)\b|FILE\s*[-–—:]\s|FILE\s+PHOTO\b"
    r"|(?:photo|image)\s+credit\b",
    _I,
)
_BRACKETED_CREDIT = re.compile(
    r"[(\[](?:[^()\[\]]*\b(?:photos?|images?|pictures?|getty|handout|courtesy|file)\b[^()\[\]]*"
    rf"|[^()\[\]]*(?:[/|,]|\bvia\b)\s*{_PICTURE}\s*|\s*{_PICTURE}\s*)[)\]]\s*$",
    _I,
)
_LONE_CREDIT = re.compile(
    r"[(\[]?\s*(?:(?:by|credit)\s*)?(?:"
    + "|".join(
        (
            rf"{_PICTURE}\s+(?:photo|image|file)s?\b.{{0,60}}",
            rf"(?:{_PERSON})?\s*(?:/\s*{_PICTURE}|\|\s*(?:AP|AFP|EPA|PA)\b|\|\s*{_PICTURE}\s*[/|]\s*{_PICTURE})"
            rf"(?:\s*[/|]\s*{_PICTURE})*",
            rf"{_PERSON}\s*,\s*(?:AP|AFP|EPA|PA)(?:\s*/\s*[\w ]+)?",
            rf"{_PERSON}(?:\s*[,/|]\s*|\s+){_PICTURE}\s*(?:via|/|\|)\s*{_PICTURE}",
            rf"{_PERSON}(?:\s*[,/|]\s*|\s+)via\s+{_PICTURE}",
            rf"{_PICTURE}\s*/\s*{_PICTURE}",
        )
    )
    + r")(?:/File.{0,12})?\s*[)\]]?\s*\.?",
)
_MONTH_DAY = r"[A-Z][a-z]+\.? \d{1,2}"
_TRAILING_CREDIT = re.compile(
    rf"(?:[.)\s](?:Credit\s*)?{_PERSON}\s*/\s*{_PICTURE}(?:\s*/\s*{_PICTURE})*|\s{_PICTURE}\s+(?:Photo|PHOTO)"
    rf"|\bvia\s+{_PICTURE}|\({_MONTH_DAY}\)\s*{_PICTURE})\s*\)?\s*$"
)
_TRAILING_MARKS = ("/", "Photo", "PHOTO", "via", ")")  # one of them is in every such credit
_CAPTION_PLACE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?"
    r"|,? (?:second|third)? ?from (?:left|right)|pictured|,\s(?:left|right|center|centre),)",
)

# "Ola Berg, center, and ..." opens a caption: prose puts nobody so.
_CAPTION_OPENS = re.compile(
    rf"(?:[\w’'.-]+ ){{0,4}}{_PERSON},(?: (?:second|third|fourth|far))?(?: from)?(?: the)?"
    r" (?:left|right|cent(?:er|re)|top|bottom),? "
)
_CREDIT_CHARS = 200  # a picture's credit at the end of its caption is shorter

# --- boilerplate ------------------------------------------------------------------------------------------------
_PROMOTIONS = (
    r"(?:read|see|watch|listen|more|hear)(?:\s+(?:more|also|next|now|on|here|live|below))?\s*(?::|>|»|\|)",
    r"(?:also|must)\s+read\b\s*:?|read\s+more\b|see\s+also\b|related\s*:",
    r"(?:related|more)\s+(?:stories|story|articles?|coverage|news|content|links?|headlines)\b",
    r"(?:click|tap)\s+here\b|sign\s+up\s+(?:for|to|here|now)\b|sign\s+in\b|log\s+in\b",
    r"subscribe\s+(?:to|for|now|today|here)\b|subscribe$|try\s+(?:one|your\s+first)\s+month\b|"
    r"a\s+link\s+has\s+been\s+(?:sent|posted)\s+to\s+your\b|cancel\s*send$|posted!$|newsletter\b.{0,40}$",
    r"get\s+(?:the\s+latest|breaking\s+news|our\s+free|more\s+news)\b|download\s+(?:our|the)\s+.*\bapp\b",
    r"(?:follow|like|find|join)\s+(?:us|@\w+|[A-Z][\w’' .]{1,40})\s+(?:on|at)\s+(?:social|twitter|facebook|instagram|"
    r"x\b|youtube|whatsapp|telegram|threads|tiktok|linkedin|@)",
    r"follow\s+@\w+|follow\s+us\b|share\s+(?:this|story|on)\b|share$|advertisement$|story\s+continues\b",
    r"(?:continue\s+reading|article\s+continues|scroll\s+(?:down|to)|skip\s+(?:to|ad))\b",
    r"view\s+(?:\d+\s+)?comments?\b|leave\s+a\s+comment\b|(?:show|hide)\s+comments|comments?\s*(?:\(\d+\))?$",
    r"trending\b.{0,30}$|most\s+(?:read|popular|viewed|watched)\b|recommended(?:\s+for\s+you)?$",
    r"(?:print|e-?mail)(?:\s+this)?$|embed$|close$|expand$|amp$|send\s+(?:us\s+)?(?:your\s+)?(?:tips|stories)\b",
    r"(?:e-?mail|contact|reach|call)\s+(?:the\s+)?(?:reporter|author|writer|newsroom|us)\b",
    r"(?:you\s+can\s+)?(?:e-?mail|follow|reach)\s+\w+(?:\s+\w+)?\s+at\s+\S+@\S+",
    r"for\s+more\s+(?:on|about|information|news)\b.{0,60}\b(?:visit|click|go\s+to|see|watch|follow|tune)\b",
    r"media\s+playback\s+is\s+(?:un|not\s+)supported\b|story\s+highlights$|(?:hide|show|close)\s+captions?$",
    r"tune\s+in\b|stay\s+tuned\b|don[’']t\s+miss\b.{0,60}(?:newsletter|podcast|app)|(?:our|the)\s+standards:",
    r"editor[’']?s[’']?\s+note\b|this\s+is\s+a\s+(?:developing|breaking)\s+(?:news\s+)?story\b",
    r"(?:correction|clarification)\s*:",
)
_PROMOTION = re.compile(r"[\s(\[*>•·→»-]*(?:" + "|".join(_PROMOTIONS) + ")", _I)
# A label and nothing else; what it announces follows on lines of its own.
_LINKS_LABEL = re.compile(
    r"\W*(?:(?:related|recommended|more|further|popular|trending)(?:\s+(?:stories|story|articles?|coverage|news|content|links?"
    r"|headlines|reading|posts?))?|(?:see|read|watch)\s+(?:also|more)|(?:also|must|don[’']t)\s+(?:read|miss)|you\s+(?:may|might)\s+"
    r"also\s+like|most\s+(?:read|popular|viewed|watched)|more\s+(?:from|on)\s+[\w’' .-]{2,40})\W*",
    _I,
)
# A sentence that tells the reader where to follow the outlet's own coverage.
_READER_ADDRESSED = re.compile(
    r"\b(?:you|viewers|readers|listeners)\s+can\s+(?:also\s+)?(?:watch|read|hear|see|follow|catch|find)\b.{0,60}\b"
    r"(?:reports?|reporting|coverage|newscasts?|broadcasts?|interview|stories|story|podcast|updates|live)\b",
    _I,
)
MAX_PROMOTION_WORDS = 40


class Thanks(NamedTuple):
    """A line of credit, half-open; `whole` when it says that all of the report is the agency's."""

    start: int
    end: int
    agencies: tuple[AgencyName, ...]
    whole: bool


def thanks_in(sentence: str, at_foot: bool) -> Thanks | None:
    """`sentence` read as a line of credit. `at_foot` is True in the last paragraphs, where bare names are credits."""
    bare = sentence.strip()
    if "(all times local)" in sentence and _ROLLING.search(sentence):
        return Thanks(0, len(sentence), (AgencyName(0, len(sentence), "Associated Press"),), whole=True)
    bracketed = bare[:1] in "([" and bare[-1:] in ")]"
    if not at_foot and not bracketed and not _THIS_REPORT.search(sentence):
        return None
    named = tuple(agencies_in(sentence))
    if named and at_foot and _ONLY_AGENCIES.fullmatch(bare):
        partly = re.match(r"\W*(?:with|from)\b", bare, _I) is not None
        return Thanks(0, len(sentence), named, whole=len(named) == 1 and not partly)
    if named and at_foot and _AGENCY_WRITER.fullmatch(bare):
        return Thanks(0, len(sentence), named, whole=len({one.agency for one in named}) == 1)
    words = len(bare.split())
    opened = _OPENS_THANKS.match(sentence)
    if opened and words <= 60 and (at_foot or bracketed) and (named or words <= 45):
        return Thanks(0, len(sentence), named, whole=len(named) == 1 and _WHOLE_SOURCE.match(sentence) is not None)
    if words <= 60 and _names_contributor(sentence, at_foot) and _CONTRIBUTED.search(sentence):
        own = _AGENCY_WRITERS.match(sentence) is not None and len({one.agency for one in named}) == 1
        return Thanks(0, len(sentence), named, whole=own)
    if at_foot and _REPORTED_FROM.fullmatch(bare):
        return Thanks(0, len(sentence), (), whole=False)
    return None


def rights_in(paragraph: str) -> Thanks | None:
    """`paragraph` read as a copyright line; the agency that owns the words, if one does, is credited with all."""
    if not any(word in paragraph.lower() for word in _RIGHTS_WORDS):
        return None
    if len(paragraph.split()) > 80 or not _RIGHTS.search(paragraph):
        return None
    opened = re.match(r"[\s(\[]*(?:©|\(c\)|copyright|all rights|this material)", paragraph, _I)
    if not opened and not re.search(r"(?:©|copyright).{0,80}\ball\s+rights\s+reserved", paragraph, _I):
        return None
    named = tuple(agencies_in(paragraph))
    contributed = re.search(r"\bcontribut", paragraph, _I)
    return Thanks(0, len(paragraph), named, whole=len(named) == 1 and not contributed)


def is_caption(paragraph: str) -> bool:
    """True when the whole paragraph is a caption or a picture credit."""
    bare = paragraph.strip()
    words = len(bare.split())
    if words > 120 or ("/" in bare and signed_by_several(bare)):
        return False
    if _CAPTION_LABEL.match(bare) or _LONE_CREDIT.fullmatch(bare) or _CAPTION_OPENS.match(bare):
        return True
    tail = max(0, len(bare) - _CREDIT_CHARS)
    bracketed = _BRACKETED_CREDIT.search(bare, tail) if bare[-1:] in ")]" else None
    if bracketed and (_closes_sentence(bare, bracketed) or re.search(r"\.\s*[)\]]\s*$", bare)):
        return False
    marked = any(mark in bare for mark in _TRAILING_MARKS)
    return bool(bracketed or (marked and _TRAILING_CREDIT.search(bare, tail)))


def _closes_sentence(paragraph: str, bracketed: re.Match[str]) -> bool:
    """True for an agency alone in brackets after a full sentence: "… the ministry said. (AFP)" credits the words."""
    alone = _ONLY_AGENCIES.fullmatch(bracketed.group().strip()) is not None
    return alone and paragraph[: bracketed.start()].rstrip()[-1:] in '.!?”"’'


def is_picture_credit(paragraph: str) -> bool:
    """True when the paragraph only credits a picture, so that the one before it may be the caption."""
    bare = paragraph.strip()
    return bool(_LONE_CREDIT.fullmatch(bare)) or (
        len(bare.split()) <= 8 and bool(_CAPTION_LABEL.match(bare) or _BRACKETED_CREDIT.fullmatch(bare))
    )


def looks_like_caption(paragraph: str) -> bool:
    """True for one sentence with a caption's own marks: a full date with its weekday, or who stands where."""
    return 8 <= len(paragraph.split()) <= 70 and bool(_CAPTION_PLACE.search(paragraph))


# What share bars and players print; a line of nothing else is a row of buttons.
_BUTTONS = frozenset(
    """share shares tweet email e-mail mail print facebook twitter x linkedin pinterest google+ google reddit whatsapp
    flipboard tumblr messenger telegram copy link comment comments save close more less next previous prev replay
    loading play pause mute unmute enlarge fullscreen full screen skip embed text size smaller larger a on via with to
    this story article image photos video of by | / • · – — - + sms rss bookmark follow subscribe""".split()
)


def is_boilerplate(paragraph: str) -> bool:
    """True when the paragraph sells, links or steers instead of reporting."""
    bare = paragraph.strip()
    if len(bare.split()) > MAX_PROMOTION_WORDS or bare[:1] in '“"':
        return False
    if len(bare.split()) <= 12 and all(word.lower().strip(".,:…") in _BUTTONS for word in bare.split()):
        return True
    addressed = "can" in bare.lower() and _READER_ADDRESSED.search(bare) is not None
    return addressed or _PROMOTION.match(bare) is not None or not any(map(str.isalnum, bare))


def announces_links(paragraph: str) -> bool:
    """True for a label alone ("Related content"), below which headlines of other reports stand."""
    return _LINKS_LABEL.fullmatch(paragraph.strip()) is not None


def thanks_sentences(paragraph: str, bounds: list[tuple[int, int]], at_foot: bool) -> Iterator[Thanks]:
    """Lines of credit among the sentences of a paragraph; `bounds` are half-open ranges into it."""
    for start, end in bounds:
        found = thanks_in(paragraph[start:end], at_foot)
        if found:
            named = tuple(AgencyName(start + n.start, start + n.end, n.agency) for n in found.agencies)
            yield Thanks(start, end, named, found.whole)


def _names_contributor(sentence: str, at_foot: bool) -> bool:
    if _THIS_REPORT.search(sentence):
        return not re.search(r"\b(?:said|told|says)\b", sentence)
    return at_foot and len(sentence.split()) <= 25 and bool(re.search(r"\bcontribut\w+\.?\)?\s*$|from [A-Z]", sentence))
