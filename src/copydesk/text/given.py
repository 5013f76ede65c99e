"""Common given names by sex, and short forms of them: for agreement with "he" and "she", never shown to a reader.

A name that both sexes bear stands in neither list; an unlisted name has no sex here.
"""

from __future__ import annotations

MASCULINE = frozenset(
    """aaron abdul abdullah abraham adam adrian ahmad ahmed al alan albert alejandro alexander alfred ali allan allen
    alvin amir anders andre andreas andrei andrew andrey angelo anthony antonio arlen arnold arthur arturo ashraf
    barack barney barry bashar ben benjamin bernard bernie bert bill billy bo bob bobby boris brad bradley brandon
    brendan brent brett brian bruce bryan byron calvin carl carlo carlos cesar chad charles charlie chester chris
    christopher chuck clarence claude clayton clifford clint clyde cody colin craig curtis dale damian dan daniel
    danny darrell darren dave david dean dennis derek derrick diego dimitri dirk dmitri dmitry dominic don donald
    doug douglas duncan dustin dwight earl ed eddie edgar eduardo edward edwin elias elijah elliott emanuel
    emmanuel enrique eric erik ernest ethan eugene evan fabio felipe felix fernando floyd francisco franco frank
    franklin franz fred frederick gabriel gareth gary gavin geoff geoffrey george gerald gerard gerhard gilbert
    giovanni giuseppe glen glenn gordon graham greg gregory guillermo gunnar gustav guy hamid hans harold harry
    harvey hassan hector heinz henrik henry herbert herman hiroshi howard hugh hugo hussein ian ibrahim igor ilya
    isaac ismail ivan jack jacob jacques jake jamal james jared jason javier jay jed jeff jeffrey jeremy jerome
    jerry jesse jesus jim jimmy jo joachim joao joe joel johan john johnny jon jonathan jorge jose josef
    joseph josh joshua juan julian julio jurgen justin karl keith kenneth kenny kevin khalid klaus konrad kurt
    kyle lars larry laurence lawrence leo leon leonard leonardo lloyd lorenzo louis luca lucas luis luke lutz mahmoud
    malcolm manuel marc marcel marco marcus mario mark markus martin marvin mathias matt matteo matthew matthias
    maurice max maxim michael miguel mike mikhail mitch mitchell mitt mohamed mohammad mohammed moises mohammad
    muhammad mustafa nathan nathaniel neal ned neil newt nicholas nicolas nigel nikolai norman olaf oleg oliver
    omar oscar osama otto owen pablo paolo patrick paul pavel pedro per pete peter phil philip phillip pierre
    piotr rafael rahm ralph ramon rand randall randy raul ray raymond rex ricardo richard rick ricky rob robert
    roberto rod roderick rodney rodrigo roger roland rolf roman ron ronald ross roy rudolf rudy rupert rush russ
    russell ryan salman salvador sam samir samuel saul scott sean sebastian sergei sergey sergio seth shane shaun
    simon spencer stanley stefan stephen steve steven stuart sven tariq ted terrence theodore
    thomas tim timothy tobias todd tom tomas tommy tony travis trent trevor tyler ulrich umar victor viktor vince
    vincent vladimir wade wallace walter warren wayne wilhelm will william winston wolfgang yousef yusuf xavier
    zachary elon jens jan jean-claude kofi recep narendra shinzo xi erik olav bjorn""".split()
) - {"jan", "jo", "jean"}
FEMININE = frozenset(
    """abigail ada adele agnes aisha alana alexandra alice alicia alison allison alyssa amanda amber amelia amina
    amy ana anastasia andrea angela angelina anita ann anna anne annette annie antonia april astrid audrey barbara
    beatrice becky bella bernadette bertha beth betsy betty beverly bonnie brenda bridget brigitte brittany camila
    camille carla carly carmen carol carole carolina caroline carolyn carrie catherine cathy cecilia celia charlene
    charlotte chelsea cheryl christina christine cindy claire clara claudia colleen condoleezza connie constance
    cora cristina crystal cynthia daisy danielle daphne dawn deborah debbie debra denise diana diane dianne dina
    dolores donna dora doris dorothy edith eileen elaine eleanor elena elisabeth elise elizabeth ella ellen eloise
    elsa emily emma erica erin esther ethel eva eve evelyn faith fatima felicia fiona florence frances francesca
    gabriella gabrielle gail gemma geraldine gertrude gina gisela gladys gloria grace greta gretchen gwen hannah
    harriet hazel heather heidi helen helena helga henrietta hilary hilda hillary holly ida ilsa ines ingrid irene
    iris irina isabel isabella ivanka ivy jackie jacqueline jane janet janice jasmine jeanette jeanne jennifer
    jenny jessica jill joan joanna joanne jocelyn josephine joy joyce juanita judith judy julia julie june
    justine karen karin karla kate katherine kathleen kathryn kathy katie katrina kayla kellyanne kelsey kim kirsten
    kirstjen kristen kristin kristina laura lauren laurie leah leila lena leslie letitia lillian lily linda lindsay
    lisa liz lois loretta lori lorraine louise lucia lucille lucy lydia lynn mabel maggie marcia
    margaret margarita maria marianne marie marilyn marina marion marjorie marlene martha mary maureen maxine
    megan meghan melania melanie melinda melissa mercedes mia michele michelle mildred miranda miriam molly monica
    muriel myra nadia nancy naomi natalie natasha nellie nicole nina nora norma olga olivia pam pamela patricia
    patty paula pauline peggy penelope petra phyllis priscilla rachel rebecca regina renee rhonda rita roberta
    robin rosa rosalind rose rosemary rosie roxanne ruth sabrina sally samantha sandra sara sarah shannon
    sharon sheila shelly sherry shirley silvia simone sofia sonia sonya sophia sophie stacy stella stephanie sue
    susan susanna suzanne svetlana sylvia tamara tammy tanya tara tatiana teresa theresa tiffany tina tracy ursula
    valerie vanessa vera veronica vicki victoria viola virginia vivian wanda wendy yolanda yvonne yvette zoe
    nikki kamala sonja liv solveig marit""".split()
) - {"april", "june", "dawn", "faith", "hope", "joy", "grace", "robin", "kim", "leslie", "shannon", "stacy", "tracy"}
EITHER_SEX = frozenset(
    """alex andy ashley blake cameron casey chris corey dana drew francis jamie jan jean jessie jo jordan kelly kim
    kerry lee leslie loren lindsey lynne marion morgan pat reese riley robin sandy sasha shannon shelby
    sidney skyler stacy sydney taylor terry tracy tyler val jude nicola andrea kit april june dawn faith hope joy
    grace austin carson dakota devon hunter logan mason parker quinn""".split()
)
GIVEN_NAMES = MASCULINE | FEMININE | EITHER_SEX

# Short forms that stand for one full name or two: "Bill" for "William".
SHORT_FORMS: dict[str, frozenset[str]] = {
    short: frozenset(full.split())
    for short, full in {
        "al": "albert alan alfred", "abe": "abraham", "alex": "alexander alexandra", "andy": "andrew",
        "barb": "barbara", "ben": "benjamin", "bernie": "bernard", "beth": "elizabeth", "betsy": "elizabeth",
        "betty": "elizabeth", "bill": "william", "billy": "william", "bob": "robert", "bobby": "robert",
        "brad": "bradley", "cathy": "catherine", "charlie": "charles", "chris": "christopher christine",
        "chuck": "charles", "cindy": "cynthia", "dan": "daniel", "danny": "daniel", "dave": "david",
        "debbie": "deborah debra", "don": "donald", "donnie": "donald", "doug": "douglas", "ed": "edward edwin",
        "eddie": "edward", "fred": "frederick", "gabe": "gabriel", "greg": "gregory", "hank": "henry",
        "harry": "harold henry", "jack": "john", "jackie": "jacqueline", "jake": "jacob", "jeff": "jeffrey",
        "jen": "jennifer", "jenny": "jennifer", "jerry": "gerald jerome", "jess": "jessica", "jim": "james",
        "jimmy": "james", "joe": "joseph", "joey": "joseph", "johnny": "john", "jon": "jonathan",
        "josh": "joshua", "kate": "katherine", "kathy": "katherine kathleen", "katie": "katherine",
        "ken": "kenneth", "kenny": "kenneth", "larry": "lawrence", "leo": "leonard", "liz": "elizabeth",
        "maggie": "margaret", "matt": "matthew", "meg": "margaret", "mike": "michael", "mitch": "mitchell",
        "nate": "nathan nathaniel", "ned": "edward", "nick": "nicholas", "pam": "pamela", "pat": "patrick patricia",
        "patty": "patricia", "peggy": "margaret", "pete": "peter", "phil": "philip phillip", "randy": "randall",
        "ray": "raymond", "rich": "richard", "rick": "richard", "rob": "robert", "ron": "ronald",
        "russ": "russell", "sam": "samuel samantha", "sandy": "sandra", "stan": "stanley", "steve": "stephen steven",
        "sue": "susan", "susie": "susan", "ted": "edward theodore", "terry": "terrence theresa", "tim": "timothy",
        "tom": "thomas", "tommy": "thomas", "tony": "anthony", "trish": "patricia", "vicki": "victoria",
        "vince": "vincent", "walt": "walter", "will": "william", "zach": "zachary",
    }.items()
}  # fmt: skip
