"""Closed classes of English that tell what a name is: titles, roles, heads of organisations and places.

The lists are general (political, police, military, church, company, academic) and deliberately plain: a word stands
here because English uses it so, not because some report did.
"""

from __future__ import annotations

MASCULINE_HONORIFICS = frozenset("mr mr. sir lord monsieur herr señor signor".split())
FEMININE_HONORIFICS = frozenset("mrs mrs. ms ms. miss madam madame dame lady frau señora signora".split())
HONORIFICS = MASCULINE_HONORIFICS | FEMININE_HONORIFICS | frozenset("dr dr. prof prof. mx mx. hon hon.".split())

# Short forms that stand before a name, with the role that they are short for.
ABBREVIATED_TITLES: dict[str, str] = {
    "sen.": "senator", "sens.": "senator", "rep.": "representative", "reps.": "representative", "gov.": "governor",
    "govs.": "governor", "lt.": "lieutenant", "gen.": "general", "col.": "colonel", "sgt.": "sergeant",
    "capt.": "captain", "maj.": "major", "cmdr.": "commander", "adm.": "admiral", "cpl.": "corporal",
    "pvt.": "private", "brig.": "brigadier", "supt.": "superintendent", "insp.": "inspector", "det.": "detective",
    "rev.": "reverend", "fr.": "father", "msgr.": "monsignor", "atty.": "attorney", "pres.": "president",
    "sec.": "secretary", "cllr": "councillor", "cllr.": "councillor", "dep.": "deputy", "asst.": "assistant",
    "pfc.": "private", "spc.": "specialist", "ald.": "alderman", "amb.": "ambassador",
    "dr": "doctor", "dr.": "doctor", "prof.": "professor", "prof": "professor",
}  # fmt: skip

# Nouns for what a person is or holds: each can stand as a title before a name or head "the ...".
ROLES = frozenset(
    """president vice-president premier chancellor minister secretary undersecretary under-secretary mayor governor
    senator representative congressman congresswoman congressperson lawmaker legislator assemblyman assemblywoman
    councilman councilwoman councillor councilor councilmember alderman alderwoman delegate commissioner speaker
    whip leader chairman chairwoman chairperson chair ambassador envoy consul diplomat attorney prosecutor solicitor
    lawyer judge justice magistrate sheriff deputy marshal constable officer detective inspector superintendent chief
    sergeant lieutenant captain major colonel general admiral commander corporal private brigadier commodore
    commandant trooper agent specialist warden coroner ombudsman
    pope cardinal archbishop bishop priest pastor reverend rabbi imam father sister brother deacon vicar dean
    ayatollah patriarch monsignor
    king queen prince princess duke duchess earl baron baroness count countess emperor empress sultan emir sheikh
    director manager executive ceo cfo coo founder co-founder cofounder owner publisher editor producer
    partner banker investor economist analyst strategist consultant adviser advisor counsel aide
    spokesman spokeswoman spokesperson secretary-general treasurer comptroller controller auditor administrator
    supervisor coordinator organizer organiser principal professor lecturer researcher scientist historian doctor
    surgeon physician nurse teacher coach trainer captain player quarterback pitcher goalkeeper striker
    actor actress singer rapper comedian author writer journalist reporter correspondent columnist anchor host
    pundit commentator blogger broadcaster novelist playwright poet artist filmmaker photographer
    candidate nominee incumbent challenger contender frontrunner front-runner president-elect mayor-elect
    governor-elect senator-elect
    activist campaigner suspect defendant plaintiff victim witness gunman shooter attacker driver pilot conductor
    skipper farmer billionaire millionaire tycoon mogul magnate heir widow widower
    dictator monarch ruler strongman warlord chieftain cleric
    democrat republican independent conservative liberal congressional-candidate lieutenant-governor
    commander-in-chief firefighter paramedic astronaut engineer architect developer programmer hacker
    intern staffer lobbyist pollster operative fundraiser donor veteran soldier marine sailor retiree
    first-lady headteacher headmaster headmistress provost rector chaplain
    """.split()
)
MASCULINE_ROLES = frozenset(
    """congressman assemblyman councilman alderman chairman spokesman king prince duke earl baron count emperor
    sultan emir father brother actor widower businessman gunman pope priest bishop cardinal archbishop imam
    headmaster monsignor""".split()
)
FEMININE_ROLES = frozenset(
    """congresswoman assemblywoman councilwoman alderwoman chairwoman spokeswoman queen princess duchess baroness
    countess empress sister actress widow businesswoman headmistress first-lady""".split()
)
# Roles so ordinary that "the X" seldom points back to a named person.
COMMON_ROLES = frozenset(
    """partner investor lawyer officer agent private major general count chair leader player
    donor driver teacher nurse soldier veteran marine sailor victim witness brother sister father
    independent conservative liberal democrat republican editor engineer architect deputy host dean chief
    specialist writer artist whip speaker counsel private principal doctor executive""".split()
)
# Words of a title that come before its head: "Deputy Assistant Attorney General", "Senate Majority Leader".
TITLE_MODIFIERS = frozenset(
    """vice deputy assistant associate acting interim former ex-president executive chief senior junior first second
    lieutenant prime foreign interior finance defense defence health justice treasury press majority minority
    attorney district state police fire managing general national staff sergeant major brigadier rear
    fleet field lance master principal permanent crown opposition party budget campaign communications
    crown grand commanding presiding founding city county council town village special inspector solicitor
    security trade labor labour education energy transport transportation environment agriculture housing interior
    commerce homeland republican democratic incoming outgoing ranking political legal medical policy economic
    home shadow supreme court circuit u.s. head presidential congressional gubernatorial senatorial mayoral judicial
    vice-presidential
    """.split()
)
# "Secretary of State": what may follow "of" within a title.
TITLE_OF = frozenset(
    """secretary minister chief speaker director commissioner chancellor attorney master head president
    chairman chairwoman chair governor prince duke duchess archbishop bishop superintendent dean""".split()
)
NAME_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv esq. ph.d. m.d. mp mep qc kc md cbe obe mbe".split())
# What a cabinet title is "of": no body is named there.
PORTFOLIOS = frozenset(
    """state defense defence treasury justice labor labour commerce energy education health interior agriculture
    transportation transport housing homeland security veterans affairs staff exchequer war navy army police fire
    finance trade foreign intelligence""".split()
)
PARTICLES = frozenset(
    """de la du des di da dos das del della der den van von zu ter ten bin ibn bint al el ul ben abu le e y af av
    st. al- el- ap mac o'""".split()
)

ORGANISATION_HEADS = frozenset(
    """department ministry agency administration authority bureau commission committee subcommittee council
    board court tribunal congress senate parliament assembly legislature caucus house cabinet office service services
    corps army navy force forces guard police constabulary party union federation confederation league association
    society institute institution foundation trust fund bank group company corporation corp corp. inc inc. ltd ltd.
    llc plc co co. airlines airways holdings industries partners university college school academy hospital clinic
    church diocese archdiocese synagogue mosque conference convention coalition alliance network organization
    organisation center centre project campaign times post journal tribune herald gazette news press magazine
    newspaper television radio broadcasting studios records fc united club team brigade battalion regiment squad
    patrol command registry exchange reserve chamber laboratory laboratories labs museum
    library theatre theater opera orchestra symphony ensemble movement front brotherhood initiative
    secretariat embassy consulate directorate inspectorate consortium cooperative syndicate works
    system systems technologies motors electric energy oil petroleum pharmaceuticals insurance
    railway railways railroad rail telecom communications media entertainment pictures
    observatory watch international taskforce fire branch mills dynamics ferries terminals lines shipping logistics
    foods stores hotels homes breweries farms solutions capital ventures brothers sons associates securities
    investments properties consultants partnership rangers rovers magistrates
    """.split()
)
# Heads that take "of X" as part of the name: "Department of Justice", "Bank of Elsmark".
OF_HEADS = ORGANISATION_HEADS | frozenset("state states republic kingdom city isle gulf bay cape mayors duke".split())
# Lower-case heads that make a body of a name before them: "the Brandt administration".
BODY_OF_NAME = frozenset("administration government campaign camp regime cabinet team presidency family".split())
PLACE_HEADS = frozenset(
    """city county town village township island islands river lake sea ocean mountain mountains mount valley bay
    strait gulf cape coast beach harbor harbour port park square street st avenue ave ave. road boulevard blvd lane
    drive highway bridge tunnel airport station tower building plaza hotel stadium arena prison jail
    province region district peninsula desert canyon forest falls heights hills springs creek
    parish borough castle palace cathedral cemetery memorial
    peak plateau reservoir dam canal terminal ledge reef shoal cliff cliffs ridge glacier volcano lagoon marsh moor
    quay wharf pier docks fjord loch lough glen dale
    """.split()
)
# Buildings and seats that stand for the body that sits there.
METONYMS = frozenset(
    """white house|kremlin|downing street|10 downing street|capitol hill|pentagon|wall street|whitehall|élysée|
    elysee|vatican|holy see|buckingham palace|foggy bottom|quai d'orsay|number 10|blue house|
    scotland yard|silicon valley|hollywood|fleet street|holyrood|stormont|élysée palace|elysee palace"""
    .replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip

# What "the department" and its like can point back to: the description's head and the heads it may stand for.
ORGANISATION_DESCRIPTIONS: dict[str, frozenset[str]] = {
    head: frozenset([head])
    for head in """department ministry administration commission committee subcommittee council board court congress
    senate parliament assembly legislature caucus party federation league society institute
    foundation university college school hospital church conference coalition alliance newspaper magazine museum
    army navy team club network""".split()
} | {
    "agency": frozenset("agency administration authority bureau service services department".split()),
    "bureau": frozenset(["bureau"]),
    "authority": frozenset(["authority"]),
    "union": frozenset("union federation brotherhood".split()),
    "association": frozenset("association federation".split()),
    "bank": frozenset(["bank"]),
    "company": frozenset(
        """company corporation corp corp. inc inc. ltd ltd. llc plc co co. airlines airways holdings industries
        motors electric energy oil petroleum pharmaceuticals technologies systems railway railways telecom
        studios""".split()
    ),
    "airline": frozenset("airlines airways air".split()),
    "organization": frozenset("organization organisation association society foundation".split()),
    "organisation": frozenset("organization organisation association society foundation".split()),
    "newspaper": frozenset("newspaper times post journal tribune herald gazette".split()),
    "corporation": frozenset("corporation corp corp.".split()),
    "firm": frozenset("inc inc. ltd ltd. llc plc partners holdings co co.".split()),
}

# Nouns that name what kind of place "of X" is: "the island of X".
PLACE_KINDS = frozenset(
    """island city town village port state province county district region republic kingdom territory municipality
    suburb borough hamlet capital commune parish""".split()
)
# Titles that as last word of a name are part of it: a ship, a band, a team.
REGAL = frozenset("queen king prince princess duke duchess earl baron count countess emperor empress sultan".split())
WEEKDAYS_AND_MONTHS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue tues wed thu thurs fri sat sun jan. feb. mar. apr. jun. jul. aug.
    sept. oct. nov. dec. christmas easter thanksgiving am pm a.m. p.m. est edt gmt""".split()
)
SPEECH_VERBS = frozenset(
    """say tell add announce argue ask claim declare explain insist note reply report respond state suggest warn
    write tweet testify admit acknowledge agree allege assert concede confirm contend deny describe
    emphasize remark stress urge call demand accuse criticize vow promise pledge
    read post opine quip reiterate inform advise recall predict joke""".split()
)

# Initials and words that are printed in capitals and name no body.
COMMON_CAPITALS = frozenset(
    """tv dvd dna rna hiv aids it id pc pr ok gdp suv atm gps ceo cfo coo vip faq am pm ad bc url pdf ai ufo ptsd covid
    internet web iq rv er icu usb cd hd lgbt lgbtq mph kph p.m. a.m. qc mp mps phd md jr sr vs faqs q&a ipo etf r&b
    """.split()
)
FAMILY = frozenset(
    """wife husband son daughter mother father sister brother widow widower mom dad mum parent grandmother
    grandfather grandson granddaughter uncle aunt cousin nephew niece fiancee fiance girlfriend boyfriend partner
    stepson stepdaughter stepfather stepmother twin""".split()
)

# Heads of names of newspapers: "the Times" may stand for the only paper called so.
PAPERS = frozenset(
    """times post journal tribune herald gazette observer guardian star sun globe register courier chronicle telegraph
    mail news press ledger mirror independent standard inquirer dispatch examiner sentinel bee""".split()
)
# What a firm's name may drop at its end.
FIRM_ENDINGS = frozenset(
    """inc inc. corp corp. ltd ltd. llc plc co co. company corporation group holdings stores limited incorporated
    international worldwide""".split()
)
# What the name of a national body may drop at its start.
NATIONAL = frozenset("national american british canadian australian federal royal european".split())
# Laws, treaties and works act in nothing.
LAW_HEADS = frozenset(
    """act bill amendment treaty accord accords agreement constitution protocol code law plan pact resolution revolution
    war prize award cup games olympics festival series championship league-table bible koran quran report poll
    """.split()
)
# Bodies whose bare head is their name: "the Senate", not "the Department".
UNIQUE_BODIES = frozenset(
    "congress senate parliament house cabinet navy army treasury knesset bundestag duma commons lords marines".split()
)


def is_title_word(word: str) -> bool:
    """True for a lower-case word that can head a title before a name: a role, its plural, a short form, "Mr."."""
    if word in ROLES or word in HONORIFICS or word in ABBREVIATED_TITLES:
        return True
    return word.endswith("s") and word[:-1] in ROLES
