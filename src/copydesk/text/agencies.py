"""News agencies and syndication services by the names that credits give them.

Short forms ("AP", "PA", "TT") are ordinary letters elsewhere, so these functions are for places where a credit can
stand: datelines, bylines, lines of thanks. They match case, or "pa" and "apa" would be agencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class AgencyName(NamedTuple):
    """Where an agency is named, half-open, and its canonical name."""

    start: int
    end: int
    agency: str


# Canonical name: the forms in which credits write it. From the agencies' own style and the list of members of EANA,
# OANA and the North American services; a form that is also a common word is left out.
AGENCIES: dict[str, tuple[str, ...]] = {
    "Associated Press": ("AP", "A.P.", "AP News", "Assoc. Press", "AP wire", "AP Newswires"),
    "Reuters": ("Thomson Reuters", "Thomson/Reuters", "Thomson Reuters Foundation", "Reuters News", "Reuters Staff"),
    "AFP": ("Agence France-Presse", "Agence France Presse", "A.F.P."),
    "UPI": ("United Press International", "U.P.I."),
    "Bloomberg": ("Bloomberg News", "Bloomberg L.P."),
    "PA Media": ("PA", "Press Association", "PA News Agency", "PA Wire"),
    "dpa": ("DPA", "Deutsche Presse-Agentur", "dpa international", "dpa-AFX"),
    "EFE": ("Agencia EFE", "Efe", "EPA-EFE"),
    "Europa Press": (),
    "ANSA": ("Ansa",),
    "AGI": ("Agenzia Italia",),
    "Lusa": ("LUSA",),
    "Kyodo News": ("Kyodo", "KYODO"),
    "Jiji Press": ("Jiji", "JIJI", "JIJI Press"),
    "Xinhua": ("XINHUA", "Xinhua News Agency", "China News Service"),
    "TASS": ("Tass", "ITAR-TASS", "Itar-Tass"),
    "Interfax": ("INTERFAX", "Interfax-Ukraine"),
    "RIA Novosti": ("RIA",),
    "Sputnik": (),
    "Ukrinform": (),
    "Canadian Press": ("CP", "La Presse Canadienne"),
    "AAP": ("Australian Associated Press",),
    "NTB": ("Norsk Telegrambyrå",),
    "TT": ("TT News Agency", "Tidningarnas Telegrambyrå"),
    "Ritzau": ("RITZAU",),
    "STT": ("STT-Lehtikuva", "Suomen Tietotoimisto"),
    "ANP": ("Algemeen Nederlands Persbureau",),
    "Belga": ("Belga News Agency", "BELGA"),
    "APA": ("Austria Press Agency", "Austria Presse Agentur"),
    "Keystone-SDA": ("Keystone-ATS", "SDA", "ATS"),
    "PAP": ("Polish Press Agency", "Polska Agencja Prasowa"),
    "CTK": ("ČTK", "Czech News Agency"),
    "MTI": ("Hungarian News Agency",),
    "HINA": ("Hina",),
    "Tanjug": ("TANJUG",),
    "BTA": ("Bulgarian News Agency",),
    "Agerpres": ("AGERPRES",),
    "Anadolu Agency": ("Anadolu",),
    "IRNA": ("Islamic Republic News Agency",),
    "SPA": ("Saudi Press Agency",),
    "WAM": ("Emirates News Agency",),
    "MENA": ("Middle East News Agency",),
    "Yonhap": ("Yonhap News Agency", "YONHAP"),
    "PTI": ("Press Trust of India",),
    "IANS": ("Indo-Asian News Service",),
    "ANI": ("Asian News International",),
    "UNI": ("United News of India",),
    "Bernama": ("BERNAMA",),
    "Antara": ("ANTARA",),
    "Télam": ("Telam",),
    "Agência Brasil": (),
    "SAPA": ("South African Press Association",),
    "NAN": ("News Agency of Nigeria",),
    "Tribune News Service": ("TNS", "Tribune Content Agency"),
    "States Newsroom": (),
    "PR Newswire": ("PRNewswire", "PRNEWSWIRE"),
    "Business Wire": ("BUSINESS WIRE",),
    "GlobeNewswire": ("GLOBE NEWSWIRE",),
    "Local Democracy Reporting Service": ("LDRS",),
}

# Newsrooms that sell their reports: the service's name is a credit, the newsroom's own name may be the outlet's.
_SERVICES: dict[str, tuple[str, ...]] = {
    "CNN": ("CNN Newsource", "CNN NewSource", "CNN Wire", "CNN Wires", "The-CNN-Wire", "CNN Newswire"),
    "New York Times": ("New York Times News Service", "N.Y. Times News Service", "NYT News Service"),
    "Washington Post": ("Washington Post News Service",),
}

# Whom pictures are credited to: agencies with picture desks, libraries, pools. Short, since patterns repeat the list.
PICTURE_SOURCES = (
    *("Associated Press", "AP", "Reuters", "REUTERS", "AFP", "UPI", "Bloomberg", "Canadian Press", "CP", "AAP"),
    *("PA Media", "PA", "dpa", "EPA-EFE", "EFE", "EPA", "ANSA", "Xinhua", "Kyodo", "Yonhap", "TASS", "Sputnik"),
    *("Anadolu Agency", "Anadolu", "NTB", "TT", "Ritzau", "Scanpix", "Lehtikuva", "ANP", "Belga", "APA", "Keystone"),
    *("PTI", "Getty Images", "Getty", "Shutterstock", "Alamy", "NurPhoto", "Sipa USA", "Sipa", "ZUMA Press", "Zuma"),
    *("Invision", "iStock", "Rex", "Corbis", "Pool", "POOL", "File", "Handout"),
)


def _forms() -> dict[str, str]:
    named = {form: name for name, others in AGENCIES.items() for form in (name, *others)}
    return named | {form: name for name, others in _SERVICES.items() for form in others}


_CANONICAL = _forms()
_SHOUTED = {form.upper(): name for form, name in _CANONICAL.items() if " " in form}
# A form of any length with an invented or unlisted name: "Nordvik News Agency", "Coastal Press Service".
BY_TYPE = r"(?:[A-Z][\w’'.-]+ ){1,3}(?:News Agency|Press Agency|News Service|Press Service|Newswire|Wire Service)"
_OPENERS = "".join(sorted({form[0] for form in (*_CANONICAL, *_SHOUTED)} - set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
_ANY = re.compile(
    rf"(?=[A-Z{_OPENERS}Tt])"  # the rest is slow to be refused at every letter of a line
    r"(?<![\w.&-])(?:[Tt]he\s+)?(?P<name>"
    + "|".join(re.escape(form) for form in sorted([*_CANONICAL, *_SHOUTED], key=lambda form: (-len(form), form)))
    + "|"
    + BY_TYPE
    + r")(?![\w&])"
)
AGENCY_PATTERN = _ANY.pattern.replace("?P<name>", "?:")


def agencies_in(words: str) -> Iterator[AgencyName]:
    """Agencies named in `words`, in order of place."""
    for match in _ANY.finditer(words):
        name = " ".join(match["name"].split())
        yield AgencyName(match.start("name"), match.end("name"), _CANONICAL.get(name) or _SHOUTED.get(name) or name)


@lru_cache(8192)  # outlets and bylines come again and again
def agency_named(words: str) -> str | None:
    """The canonical agency that `words` are the name of, or None when they are anything more or else."""
    bare = words.strip().strip("()[]—–-/|•·.,:; \t")
    match = _ANY.fullmatch(bare) or _ANY.fullmatch(bare + ".")
    return next((found.agency for found in agencies_in(match.group())), None) if match else None
