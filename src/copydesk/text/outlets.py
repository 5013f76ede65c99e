"""Names of newspapers, stations and sites as nameplates, bylines and hosts write them."""

from __future__ import annotations

import re

# Words that newspapers and stations have in their nameplates.
_PLATE = frozenset(
    """advance advertiser advocate argus banner bee broadcasting bugle bulletin call chronicle citizen courier daily
    democrat desk despatch dispatch echo enquirer examiner express gazette globe guardian herald independent inquirer
    journal leader ledger mail mercury messenger mirror monitor news newspaper newspapers newsroom observer online
    packet pilot pioneer plain post press radio record register republic review sentinel standard star
    statesman sun telegram telegraph television times today tribune tv union voice weekly""".split()
)
# The same in other languages, and what newspapers' names end in there ("Aftonbladet", "Harzzeitung").
_PLATE_ABROAD = frozenset(
    """tidning tidningen tidende tidene tidningar bladet blad dagblad dagbladet avis avisen posten nyheter nyheterna
    zeitung anzeiger rundschau nachrichten kurier tagblatt tageblatt allgemeine courant krant nieuws dagens sanomat
    lehti uutiset gazeta dziennik kurjer noviny listy courrier dépêche nouvelles voix presse journal corriere gazzetta
    giornale messaggero stampa diario periódico noticias prensa jornal diário notícias correio""".split()
)
_ENDINGS_ABROAD = re.compile(
    r"\w{3,}(?:tidningen|tidning|tidende|bladet|blad|posten|avisen|zeitung|anzeiger|blatt|courant)$"
)
# Words of a section's name, which ends like a newspaper's: "World News", "Local Report".
_SECTION = frozenset(
    """breaking business entertainment general international latest local more national politics political regional
    related science sports technology top trending world your""".split()
)


def nameplate(line: str) -> bool:
    """True when `line` reads as the name of a newspaper, station or site."""
    words = line.strip().split()
    if (
        re.search(r"[,|•/]", line)
        or not 1 <= len(words) <= (5 if words[:1] == ["The"] else 4)
        or line.strip()[-1:] in ".,:;?!"
    ):
        return False
    if not all(word[0].isupper() or word.lower() in ("of", "the", "and", "&") for word in words):
        return False
    plate = [word for word in words if word.lower().strip("’'") in _PLATE | _PLATE_ABROAD]
    ends = words[-1].lower() in _PLATE | _PLATE_ABROAD or words[0].lower() in ("daily", "radio", *_PLATE_ABROAD)
    return len(words) >= 2 and bool(plate) and ends


def titled_abroad(name: str) -> bool:
    """True for a newspaper's name in one word that says so by its end: "Aftonbladet"."""
    return name[:1].isupper() and _ENDINGS_ABROAD.fullmatch(name.casefold()) is not None


def names_outlet(line: str) -> bool:
    """True for a nameplate that is no name of a section."""
    return nameplate(line) and line.split()[0].lower() not in _SECTION


def tells_its_newsroom(name: str, text: str) -> bool:
    """True when somebody in `text` "told" the bearer of a name, as people tell a newsroom and no writer."""
    if not 1 <= len(name.split()) <= 5 or not name[:1].isupper() or re.search(r"[\d,|•/.:;]", name):
        return False
    return re.search(rf"\b(?:told|telling|tells) (?:the )?{re.escape(name)}\b", text) is not None


def letters(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()


def same_outlet(known: str, name: str) -> bool:
    """True when a host or nameplate and a short form name one outlet: "cnn.com", "CNN"; "The Halden Courier"."""
    a, b = (re.sub(r"^(?:www|the)\W+", "", each.lower()) for each in (known, name))
    bare_a, bare_b = (letters(re.sub(r"\.(?:com|org|net|co|uk|gov|info)\b", "", each)) for each in (a, b))
    initials = "".join(word[0] for word in re.findall(r"\w+", b))
    return bool(bare_a and bare_b) and (
        bare_a in bare_b or bare_b in bare_a or bare_a.startswith(initials + " ") or bare_a == initials
    )
