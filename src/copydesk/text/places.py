"""Names of countries, their parts and large cities, for telling a place from a person or a body.

A short general gazetteer: it settles the type of very common names and claims nothing about the rest.
"""

from __future__ import annotations

_COUNTRIES = """afghanistan|albania|algeria|andorra|angola|argentina|armenia|australia|austria|azerbaijan|bahamas|
bahrain|bangladesh|barbados|belarus|belgium|belize|benin|bhutan|bolivia|bosnia|botswana|brazil|brunei|bulgaria|
burkina faso|burundi|cambodia|cameroon|canada|cape verde|chile|china|colombia|comoros|congo|costa rica|croatia|cuba|
cyprus|czech republic|denmark|djibouti|dominica|dominican republic|ecuador|egypt|el salvador|eritrea|estonia|
eswatini|ethiopia|fiji|finland|france|gabon|gambia|germany|ghana|greece|grenada|guatemala|guinea|guyana|
haiti|honduras|hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy|ivory coast|jamaica|japan|
kazakhstan|kenya|kosovo|kuwait|kyrgyzstan|laos|latvia|lebanon|lesotho|liberia|libya|liechtenstein|lithuania|
luxembourg|madagascar|malawi|malaysia|maldives|mali|malta|mauritania|mauritius|mexico|moldova|monaco|mongolia|
montenegro|morocco|mozambique|myanmar|burma|namibia|nepal|netherlands|new zealand|nicaragua|niger|nigeria|
north korea|north macedonia|norway|oman|pakistan|palau|panama|papua new guinea|paraguay|peru|philippines|poland|
portugal|qatar|romania|russia|rwanda|samoa|saudi arabia|senegal|serbia|seychelles|sierra leone|singapore|slovakia|
slovenia|somalia|south africa|south korea|south sudan|spain|sri lanka|sudan|suriname|sweden|switzerland|syria|
taiwan|tajikistan|tanzania|thailand|togo|tonga|tunisia|turkey|turkmenistan|uganda|ukraine|
united arab emirates|united kingdom|great britain|britain|england|scotland|wales|northern ireland|united states|
united states of america|america|uruguay|uzbekistan|venezuela|vietnam|yemen|zambia|zimbabwe|gaza|west bank|
palestine|crimea|hong kong|tibet|kashmir|puerto rico|guam|greenland|soviet union|europe|africa|asia|antarctica|
north america|south america|latin america|middle east|north africa|southeast asia|balkans|caribbean|arctic"""
_PARTS = """alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|
illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|
missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|
ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|
washington state|west virginia|wisconsin|wyoming|district of columbia|ontario|quebec|british columbia|alberta|
manitoba|saskatchewan|nova scotia|new south wales|queensland|tasmania|bavaria|catalonia|andalusia|
normandy|brittany|siberia|chechnya|punjab|midwest|new england|silicon valley"""
_CITIES = """new york city|los angeles|chicago|houston|phoenix|philadelphia|san antonio|san diego|dallas|san jose|
jacksonville|fort worth|columbus|indianapolis|charlotte|san francisco|seattle|denver|boston|el paso|
nashville|detroit|oklahoma city|portland|las vegas|memphis|louisville|baltimore|milwaukee|albuquerque|tucson|
fresno|sacramento|kansas city|atlanta|omaha|miami|oakland|minneapolis|tulsa|tampa|new orleans|cleveland|
honolulu|anaheim|st. louis|pittsburgh|cincinnati|buffalo|washington|brooklyn|manhattan|queens|the bronx|bronx|
london|manchester|birmingham|liverpool|glasgow|edinburgh|cardiff|belfast|dublin|paris|marseille|lyon|berlin|
hamburg|munich|frankfurt|cologne|madrid|barcelona|rome|milan|naples|turin|vienna|zurich|geneva|brussels|
antwerp|amsterdam|rotterdam|the hague|hague|copenhagen|oslo|stockholm|helsinki|warsaw|krakow|prague|budapest|
bucharest|sofia|athens|istanbul|ankara|moscow|st. petersburg|kyiv|kiev|minsk|riga|vilnius|tallinn|lisbon|porto|
belgrade|zagreb|sarajevo|jerusalem|tel aviv|beirut|damascus|aleppo|baghdad|mosul|tehran|riyadh|mecca|
dubai|abu dhabi|doha|kuwait city|cairo|alexandria|tripoli|benghazi|tunis|algiers|casablanca|rabat|lagos|abuja|
accra|nairobi|mombasa|addis ababa|kampala|johannesburg|cape town|pretoria|durban|harare|kinshasa|kabul|kandahar|
islamabad|karachi|lahore|new delhi|delhi|mumbai|kolkata|chennai|bangalore|hyderabad|dhaka|kathmandu|colombo|
bangkok|hanoi|ho chi minh city|jakarta|manila|kuala lumpur|beijing|shanghai|guangzhou|shenzhen|wuhan|taipei|seoul|
pyongyang|tokyo|osaka|kyoto|sydney|melbourne|brisbane|perth|canberra|auckland|wellington|toronto|montreal|
vancouver|ottawa|calgary|mexico city|guadalajara|havana|bogota|lima|quito|caracas|santiago|
buenos aires|montevideo|rio de janeiro|sao paulo|brasilia|reykjavik"""


def _names(*groups: str) -> frozenset[str]:
    return frozenset(name.strip() for group in groups for name in group.replace("\n", "").split("|"))


PLACE_NAMES = _names(_COUNTRIES, _PARTS, _CITIES)
CITY_NAMES = _names(_CITIES)
# Short forms, and the full name each stands for.
PLACE_SHORT_FORMS: dict[str, str] = {
    "u.s.": "United States", "us": "United States", "usa": "United States", "u.s.a.": "United States",
    "america": "United States", "united states of america": "United States",
    "u.k.": "United Kingdom", "uk": "United Kingdom", "britain": "United Kingdom",
    "great britain": "United Kingdom", "uae": "United Arab Emirates",
    "nyc": "New York City", "n.y.c.": "New York City", "d.c.": "Washington", "washington d.c.": "Washington",
    "washington, d.c.": "Washington", "l.a.": "Los Angeles",
}  # fmt: skip


# Associated Press and postal short forms of the states, as in "R-Fla." and "D-MA".
_STATES = """ala.:al:alabama ak:alaska ariz.:az:arizona ark.:ar:arkansas calif.:ca:california colo.:co:colorado
conn.:ct:connecticut del.:de:delaware fla.:fl:florida ga.:ga:georgia hi:hawaii idaho:id:idaho ill.:il:illinois
ind.:in:indiana iowa:ia:iowa kan.:ks:kansas ky.:ky:kentucky la.:la:louisiana maine:me:maine md.:md:maryland
mass.:ma:massachusetts mich.:mi:michigan minn.:mn:minnesota miss.:ms:mississippi mo.:mo:missouri mont.:mt:montana
neb.:ne:nebraska nev.:nv:nevada n.h.:nh:new-hampshire n.j.:nj:new-jersey n.m.:nm:new-mexico n.y.:ny:new-york
n.c.:nc:north-carolina n.d.:nd:north-dakota ohio:oh:ohio okla.:ok:oklahoma ore.:or:oregon pa.:penn.:pa:pennsylvania
r.i.:ri:rhode-island s.c.:sc:south-carolina s.d.:sd:south-dakota tenn.:tn:tennessee texas:tx:texas utah:ut:utah
vt.:vt:vermont va.:va:virginia wash.:wa:washington w.va.:wv:west-virginia wis.:wi:wisconsin wyo.:wy:wyoming"""
STATE_ABBREVIATIONS: dict[str, str] = {
    short: row.split(":")[-1].replace("-", " ") for row in _STATES.split() for short in row.split(":")
}
