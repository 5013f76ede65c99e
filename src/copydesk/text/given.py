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
    aleksandr alexei alexey alfonso alonzo alphonse amadou amos anatoly angus anton antonin armando arne arnaud
    asif augusto axel aziz bartholomew benito benoit bilal bjarne bogdan boyan bram bryce burt caleb calvin camilo
    cedric chen clement conor conrad cornelius cyril cyrus damon darius darryl demetrius denis derrick desmond dieter
    dimitris dirk donovan drew dylan eamon edmund efraim eino eitan elmer emile emilio emmett erwin esteban ezra fadi
    faisal farid fergus fidel finn fletcher fritz garrett gaston gennady georg georgi gerardo giles gino gordon
    grigory grover guido gustavo haakon hafez hal hamza harald hari haruki hashim heinrich helmut henri hideo hiro
    hisham homer horace horst howie humberto ignacio imran ingmar ingvar isaiah ivo jaap jabari jacek jae jair jarred
    javad jefferson jerzy jiro joaquin johannes jonas jonah jordi jozef julius kareem karim kazuo keir kenji kent
    kiran klaas kostas krzysztof kwame lamar lance lasse leif lenny leonid leroy levi lionel lucian luigi luther
    magnus mahmud marek mariano marlon maximilian mehmet mick mihail mikael milos milton mirko mohan monty mordechai
    morris murray naftali nasser naveed nelson nestor nils nikita nikos noah noel norbert norman odd ole orlando orrin
    osman oswald otis pat pavlos pedro percy perry pierce pieter quentin quincy raj rajiv raphael rashid reggie
    reginald reinhard rene reuben reza rhys robin rocco rodolfo rohan romeo rory ruben rudi rune rupert sanjay santiago
    satoshi sergey shawn sheldon shimon sigmund silvio sid sigurd stig sunil svein sven takashi tadeusz tareq teddy
    theo thierry tobias tor tore torsten toshiro ty uwe vaclav valentin valery vernon vijay vikram vito volker
    wilbur wilfred willem willie wim winfried wolf yair yannick yasser yitzhak yukio yuri zbigniew zoltan kevan
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
    nikki kamala sonja liv solveig marit aaliyah adele adriana agnes agnieszka aileen aimee akiko alexa alexis alma
    alva amal amara anja anika anke annabel annika antoinette anya ariana arlene ashanti asma astri aurora ayesha
    babette beata berit bernice berta bettina bianca birgit bronwyn candace candice carina carlotta carmela cassandra
    celeste chandra chantal charlene chiara ciara cilla clarissa clementine colette corinne cornelia dagmar dagny
    danuta daria deanna deirdre delia della desiree dina dolly dorothea edna edwina eila eleni elin elina eliza elke
    ellie elodie elsie elvira emilia enid erika ernestine esme estelle ester eugenia eunice evangeline fanny farah
    faye felicity flora frida friederike gabriela genevieve georgia georgina gerda germaine gianna ginger giulia
    gladys glenda gudrun guadalupe gunilla gwendolyn haley hana hanne harumi hedda hedwig heike helene helle
    henriette hermione hester hilde hildegard honor ilona ilse imogen inga inge ingeborg inger ingvild iva ivana
    jackie jana janelle janine jean jeannette jemima jewel joann jodie johanna josie juliana juliet juliette kari
    karina karoline katarina katharina katja katya keiko kerstin kirsti klara kristin kristine lara latoya lea
    leonie leonora leticia lidia liesl lina linnea livia lizzie ljubica lola lorena lotte louisa luisa lucinda
    luz lynette mabel madeleine madison mae magda magdalena maja malala malin mara marcella margarethe margot
    margrethe mariam mariana maribel marika marisa marisol marita marlena marta martina matilda maud maura mavis
    maya meena mei meredith mette mina mireille mirjam molly mona morag muna myrtle nadine nana nanette natalia
    nawal nell nicolette nikola noelle noemi noor nuria odette olena olive ophelia orla paige paloma pamela parvati
    pearl perla petronella philippa phoebe pia pippa polly portia priya ragnhild ramona randi rania raquel reina
    renata rhea rhoda ria rina rochelle romy rosalie rosalyn rosanna rosario rosetta roslyn rowena ruby sadie saira
    salma sanna sanne selena selma serena shanice shauna shelley sherri shirin sibyl sidsel sierra sigrid silke
    siobhan sissel siv solange soledad soraya stephania summer sunniva susana susanne svea swati synnove tabitha
    tamar tatyana teri tess thea thelma theodora therese thora tonya tone torill trine trudy una ulla ulrike uma
    ursula val valeria vanda vibeke vilma viktoria violet viveca wilhelmina wilma winifred winona xenia yael yasmin
    yoko yuki yulia yumi zara zeinab zelda zuzana asta greta bella brita agatha huma gennette""".split()
) - {"april", "june", "dawn", "faith", "hope", "joy", "grace", "robin", "kim", "leslie", "shannon", "stacy", "tracy"}
EITHER_SEX = frozenset(
    """alex andy ashley blake cameron casey chris corey dana drew francis jamie jan jean jessie jo jordan kelly kim
    kerry lee leslie loren lindsey lynne marion morgan pat reese riley robin sandy sasha shannon shelby
    sidney skyler stacy sydney taylor terry tracy tyler val jude nicola kit april june dawn faith hope joy
    grace austin carson dakota devon hunter logan mason parker quinn""".split()
)
MASCULINE -= EITHER_SEX
FEMININE -= EITHER_SEX
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
