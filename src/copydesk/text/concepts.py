"""Closed classes of English words that count one thing: what happened to people, and what was counted.

Two newsrooms seldom use one word ("killed", "died", "deaths"). These classes are the small, general ones that reports
of events keep to; a word outside them stands for itself. Grouped after the frames of Berkeley FrameNet 1.7.
"""

from __future__ import annotations

from typing import Literal

from copydesk.text.synonyms import folded_verb

Kinship = Literal["same", "synonym", "general", "none"]

# One happening a line; the first word names it.
_HAPPENINGS = """
    die kill death dead perish fatality fatal slay drown deceased toll casualty murder lifeless execute massacre succumb
    injure injury injured wound wounded hurt maim
    miss missing unaccounted disappear disappearance
    arrest detain detention custody apprehend nab
    charge indict indictment
    convict conviction guilty
    sentence imprison imprisonment jail
    rescue save pluck pull airlift
    evacuate evacuation evacuee flee evacuated
    displace displaced uproot homeless
    hospitalize hospitalise hospitalized hospitalised
    close closure shut shutter closed shut_down close_down lock
    cancel cancellation scrap axe cancelled canceled ground call_off
    delay postpone postponement delayed put_off push_back
    destroy destroyed raze level gut demolish flatten
    damage damaged
    infect infection case infected
    dismiss fire layoff lay lay_off redundancy sack cut
    hire recruit
    protest march rally demonstrate demonstration gather gathering assemble turn turn_out
    attend attendance
    strand stranded trap trapped stick
    cost price
    fine fin penalty penalize penalise
    donate donation give contribute contribution
    invest investment
    burn char scorch blacken burned
    vaccinate vaccination
    resign resignation quit
    apply application applicant
    receive get
    spill leak escape
    seize confiscate seizure
    award grant
    reject oppose throw_out turn_down
    back support favour favor approve
    test screen
    enrol enroll enrolment enrollment
    sign signature
    sell sale
    buy purchase
    vote ballot
    build construct construction
    shoot shooting fire_at
    earn profit
    lose loss
    survive alive survivor
    sicken ill sick illness
    follow track monitor
    carry board aboard
    lend loan
    crash collision collide
    plant sow
    free release
    flood inundate
    deploy send dispatch
    raise collect
    order instruct

    respond battle tackle
    recover find
    sue lawsuit
    employ
    steal theft rob siphon siphon_off embezzle pocket pilfer
    repay pay_back hand_back give_back refund reimburse
    ask ask_for demand want seek call_for claim request
    offer put_forward table propose
    derail derailment
"""
# What may be counted; the first word of a line is the general term that covers the others, "-" where none does.
_THINGS = """
    people person individual human victim life casualty body soul other fatality death
    - man | - woman female | - child kid youngster minor infant toddler baby
    - adult grown-up
    - resident inhabitant villager local citizen homeowner neighbour neighbor householder occupant occupier
    - worker employee staffer staff labourer laborer workforce headcount payroll
    - student pupil schoolchild undergraduate
    - officer policeman police cop constable trooper
    - soldier troop serviceman
    - protester demonstrator marcher protestor activist
    - professor lecturer academic faculty
    temperature mercury thermometer
    wind gust
    share stock
    - passenger traveller traveler rider
    - migrant refugee
    - suspect
    - patient
    - voter
    - firefighter crew
    - tourist visitor holidaymaker
    - fan spectator supporter crowd audience
    - customer client
    - teacher educator
    - inmate prisoner detainee
    - doctor physician
    - lawmaker legislator parliamentarian
    - councillor councilor alderman
    - pensioner retiree
    - motorist driver
    - farmer grower
    - shareholder investor stockholder
    - hostage captive
    - hiker walker
    - climber mountaineer alpinist
    - sailor seaman mariner crewman
    - worshipper worshiper pilgrim
    - journalist reporter
    jurisdiction municipality locality city town community county village borough authority government place
    building structure property home house dwelling residence apartment flat bungalow tenement condominium
    - floor storey story
    - plant factory mill
    - station stop
    - shop store outlet branch
    - mine pit colliery
    - carriage wagon railcar
    - household family
    - school classroom campus
    - hospital clinic
    company firm business employer corporation
    vehicle car automobile truck lorry van bus
    aircraft plane jet airliner helicopter
    vessel boat ship ferry trawler
    - flight
    - ticket
    - job position post role
    - shot round bullet
    - document file record
    - ballot vote
    - charge count offence offense
    - sentence term
    - lawsuit suit
    - complaint grievance
    - grant award
    - fine penalty
    cost price bill tab expense
    - damage
    fund funding money cash
    - salary pay wage
    - revenue turnover sale takings
    - profit earnings earning
    - payment transfer transaction instalment installment
    - deficit shortfall gap
    - compensation payout settlement
    - subsidy handout
    - stake holding shareholding
    - outage blackout
    - missile rocket
    - fire blaze wildfire
    - quake earthquake tremor temblor
    - shelter
    - road street
    - bridge
    - tree
    animal cow pig sheep goat cattle livestock horse hog
    - magnitude
    - gun firearm weapon rifle
    - explosion blast bombing bomb detonation
    - storm hurricane cyclone typhoon tornado twister blizzard
    - flood flooding floodwater
    - crash accident collision wreck derailment
    - shooting attack
    - gunman attacker shooter assailant
    - collapse landslide avalanche mudslide
    - rescuer crew firefighter
    - government administration ministry
    - day
    - acre hectare land
"""
_CASUALTY_NOUNS = {"toll": "die", "fatality": "die", "death": "die", "injury": "injure", "casualty": "casualty"}


def _happenings() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _HAPPENINGS.split("\n"):
        words = line.split()
        for word in words:
            table.setdefault(word, words[0])
    return table


def _things() -> tuple[dict[str, tuple[int, str]], dict[str, int]]:
    """Word -> (synonym set, the word that names it), and general term -> the class it covers."""
    members: dict[str, tuple[int, str]] = {}
    general: dict[str, int] = {}
    number = 0
    for line in _THINGS.split("\n"):
        for piece in line.split("|"):
            words = piece.split()
            if not words:
                continue
            number += 1
            if words[0] == "-":
                for word in words[1:]:
                    members.setdefault(word, (number, words[1]))
            else:
                for word in words:
                    general.setdefault(word, number)
    return members, general


_HAPPENING_OF = _happenings()
_MEMBERS, _GENERAL = _things()
_PEOPLE = _GENERAL["people"]
# Verbs that say nothing of what happened: what a figure with one of these is about stands elsewhere.
LIGHT_VERBS = frozenset(
    """be have include say tell report announce confirm see make do get go come put bring take remain stay become
    reach stand total number count hit rise climb grow fall drop increase decrease leave estimate put list
    add know show give believe accord involve seem appear weigh measure last average exceed equal
    start begin continue try help use need""".split()
)


# Verbs (and adverbs) of change, by direction.
RISE = frozenset(
    """rise climb gain jump increase grow surge soar advance leap rally swell spike rocket add up expand accelerate
    strengthen rebound edge inch tick""".split()
)
FALL = frozenset(
    """fall drop decline decrease lose slide slip tumble plunge plummet sink dip shed shrink ease down slump crash dive
    retreat weaken contract slid""".split()
)


def falls(verb: str | None) -> bool:
    """True for a verb of falling."""
    return verb in FALL


# What is said of people even where no noun says so: "twelve were killed".
BEFALLS_PEOPLE = frozenset(
    """die injure miss arrest charge convict rescue evacuate displace hospitalize dismiss strand vaccinate infect
    treat survive sicken""".split()
)


def happening(word: str | None) -> str | None:
    """The happening a lemma stands for; the lemma itself where no class holds it, None for a light verb."""
    if word is None or word in LIGHT_VERBS:
        return None
    bare = word.partition("_")[0]
    return _HAPPENING_OF.get(word) or _HAPPENING_OF.get(bare) or folded_verb(word.replace("_", " "))


def names_a_happening(noun: str | None) -> str | None:
    """The happening that a counted noun names by itself: "12 deaths", "a toll of 12", "40 arrests"."""
    if noun is None:
        return None
    if noun in _CASUALTY_NOUNS:
        return _CASUALTY_NOUNS[noun]
    if noun in _DOERS:
        return _HAPPENING_OF[_DOERS[noun]]
    return _HAPPENING_OF.get(noun) if noun in _EVENT_NOUNS else None


# Who is counted as a marcher has marched.
# Two words for what befell the same people: who is freed from rubble is rescued, who is moved out is evacuated.
_SHARED_FATES = frozenset(
    map(frozenset, (("rescue", "free"), ("rescue", "survive"), ("evacuate", "move"), ("treat", "hospitalize")))
)


def is_one_fate(a: str | None, b: str | None) -> bool:
    """True for two happenings that the same people may be counted by."""
    return a == b or frozenset((a, b)) in _SHARED_FATES


_DOERS = {"marcher": "march", "protester": "protest", "protestor": "protest", "demonstrator": "demonstrate"}
# What befell people, counted by the people.
_CASUALTIES = frozenset(
    """death fatality toll injury disappearance arrest detention indictment evacuation evacuee layoff redundancy
    infection case applicant survivor dead injured wounded missing evacuated displaced""".split()
)
_EVENT_NOUNS = _CASUALTIES | frozenset(
    """conviction closure cancellation postponement resignation donation fine penalty loan loss application
    signature""".split()
)


def is_person(noun: str | None) -> bool:
    """True for a word that says only that people are counted, and for none ("12 were killed")."""
    return noun is None or _GENERAL.get(noun) == _PEOPLE or noun in _CASUALTIES


def kinship(a: str | None, b: str | None) -> Kinship:
    """How two counted nouns stand to one another."""
    if a is None or b is None:
        return "general" if is_person(a) and is_person(b) else "none"
    if a == b:
        return "same"
    if a in _MEMBERS and b in _MEMBERS:
        if {_MEMBERS[a][1], _MEMBERS[b][1]} == {"child", "student"}:
            return "general"  # pupils are children, and most children that are told of are pupils
        return "synonym" if _MEMBERS[a][0] == _MEMBERS[b][0] else "none"
    if a in _GENERAL and b in _GENERAL:
        if _GENERAL[a] != _GENERAL[b]:
            return "none"
        return "synonym" if _GENERAL[a] == _PEOPLE else "general"
    if is_person(a) and is_person(b):
        return "synonym"
    return "general" if (is_person(a) and is_human(b)) or (is_person(b) and is_human(a)) else "none"


def is_staffing(a: str | None, b: str | None) -> bool:
    """True for jobs beside the people who hold them."""
    names = {_MEMBERS[noun][1] for noun in (a, b) if noun in _MEMBERS}
    return names == {"job", "worker"}


def is_known(noun: str | None) -> bool:
    """True for a noun that the lists above place."""
    return noun in _MEMBERS or noun in _GENERAL or is_person(noun)


_HUMAN_ENDINGS = ("er", "or", "ist", "man", "ian", "ee", "ant")


def is_human(noun: str | None) -> bool:
    """People by the lists above, or by how the noun is formed ("diver", "tenant", "librarian")."""
    if noun is None or is_person(noun):
        return True
    if noun in _MEMBERS:
        return _MEMBERS[noun][1] in _HUMAN_NAMES
    return noun not in _GENERAL and noun.endswith(_HUMAN_ENDINGS)


_HUMAN_NAMES = frozenset(
    """man woman child resident worker student officer soldier protester passenger migrant suspect patient voter
    firefighter tourist fan customer teacher inmate doctor lawmaker gunman professor adult protester
    councillor pensioner motorist farmer shareholder hostage hiker climber sailor worshipper journalist
    rescuer""".split()
)
