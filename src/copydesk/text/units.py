"""Units that news prints, their plain names, and what converts into what.

A unit is a singular plain name ("kilometre", "dollar", "percent"); a rate is "dollar per month". Money converts into
nothing but the same money: an exchange rate is a fact of a day that no text carries.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit's dimension and the factor and offset that lead to the dimension's base: base = factor * x + offset."""

    dimension: str
    factor: float
    offset: float = 0.0


class Suffix(NamedTuple):
    """A unit printed after a number, ending at `end`."""

    name: str
    end: int


_FOOT = 0.3048
_MILE = 1609.344
_GALLON = 3.785411784
_POUND = 0.45359237

# name -> (dimension, factor to the SI base unless noted, offset, what is printed). Factors: NIST SP 811, appendix B.
_TABLE: dict[str, tuple[str, float, float, str]] = {
    "kilometre": ("length", 1000, 0, "kilometre, kilometres, kilometer, kilometers, km, kms"),
    "metre": ("length", 1, 0, "metre, metres, meter, meters"),
    "centimetre": ("length", 0.01, 0, "centimetre, centimetres, centimeter, centimeters, cm"),
    "millimetre": ("length", 0.001, 0, "millimetre, millimetres, millimeter, millimeters, mm"),
    "micrometre": ("length", 1e-6, 0, "micrometre, micrometres, micrometer, micrometers, micron, microns, μm, µm"),
    "nanometre": ("length", 1e-9, 0, "nanometre, nanometres, nanometer, nanometers, nm"),
    "mile": ("length", _MILE, 0, "mile, miles, mi"),
    "nautical mile": ("length", 1852, 0, "nautical mile, nautical miles"),
    "yard": ("length", 0.9144, 0, "yard, yards, yds"),
    "foot": ("length", _FOOT, 0, "foot, feet, ft"),
    "inch": ("length", 0.0254, 0, "inch, inches"),
    "hectare": ("area", 1e4, 0, "hectare, hectares, ha"),
    "acre": ("area", 4046.8564224, 0, "acre, acres"),
    "square kilometre": (
        "area", 1e6, 0,
        "square kilometre, square kilometres, square kilometer, square kilometers, sq km, sq. km, km2, km²",
    ),
    "square metre": (
        "area", 1, 0, "square metre, square metres, square meter, square meters, sq m, sqm, sq. m, m2, m²",
    ),
    "square mile": ("area", _MILE**2, 0, "square mile, square miles, sq mi, sq. mi"),
    "square foot": ("area", _FOOT**2, 0, "square foot, square feet, sq ft, sq. ft, sqft"),
    "cubic metre": ("volume", 1, 0, "cubic metre, cubic metres, cubic meter, cubic meters, m3, m³"),
    "cubic foot": ("volume", _FOOT**3, 0, "cubic foot, cubic feet"),
    "litre": ("volume", 0.001, 0, "litre, litres, liter, liters"),
    "millilitre": ("volume", 1e-6, 0, "millilitre, millilitres, milliliter, milliliters, ml"),
    "gallon": ("volume", _GALLON / 1000, 0, "gallon, gallons"),
    "barrel": ("volume", 42 * _GALLON / 1000, 0, "barrel, barrels, bbl"),
    "kilogram": ("mass", 1, 0, "kilogram, kilograms, kilogramme, kilogrammes, kilo, kilos, kg, kgs"),
    "gram": ("mass", 0.001, 0, "gram, grams, gramme, grammes"),
    "milligram": ("mass", 1e-6, 0, "milligram, milligrams, mg"),
    "metric ton": ("mass", 1000, 0, "tonne, tonnes, metric ton, metric tons, metric tonne, metric tonnes"),
    "ton": ("mass", 907.18474, 0, "ton, tons"),
    "pound": ("mass", _POUND, 0, "pound, pounds, lb, lbs"),
    "ounce": ("mass", _POUND / 16, 0, "ounce, ounces, oz"),
    "stone": ("mass", 14 * _POUND, 0, ""),
    "mile per hour": ("speed", _MILE / 3600, 0, "mph, mile per hour, miles per hour, miles an hour"),
    "kilometre per hour": (
        "speed", 1 / 3.6, 0,
        "km/h, km/hr, kmh, kph, kilometres per hour, kilometers per hour, kilometres an hour, kilometers an hour",
    ),
    "metre per second": ("speed", 1, 0, "m/s, metres per second, meters per second"),
    "knot": ("speed", 1852 / 3600, 0, "knot, knots"),
    "celsius": (
        "temperature", 1, 0,
        "degrees Celsius, degree Celsius, degrees Centigrade, degrees C, degree C, degC, deg C, °C, ° C, Celsius, ℃",
    ),
    "fahrenheit": (
        "temperature", 5 / 9, -160 / 9,
        "degrees Fahrenheit, degree Fahrenheit, degrees F, degree F, degF, deg F, °F, ° F, Fahrenheit, ℉",
    ),
    "degree": ("angle or temperature", 1, 0, "degree, degrees, °"),
    "second": ("duration", 1, 0, "second, seconds, sec, secs"),
    "minute": ("duration", 60, 0, "minute, minutes, min, mins"),
    "hour": ("duration", 3600, 0, "hour, hours, hr, hrs"),
    "day": ("duration", 86400, 0, "day, days"),
    "night": ("duration", 86400, 0, "night, nights"),
    "week": ("duration", 7 * 86400, 0, "week, weeks"),
    "fortnight": ("duration", 14 * 86400, 0, "fortnight, fortnights"),
    "month": ("duration", 2629746, 0, "month, months"),
    "year": ("duration", 31556952, 0, "year, years, yr, yrs"),
    "decade": ("duration", 315569520, 0, "decade, decades"),
    "century": ("duration", 3155695200, 0, "century, centuries"),
    "year of age": (
        "age", 1, 0, "years old, year old, years-old, year-old, year-olds, year olds, yr old, years of age",
    ),
    "month of age": ("age", 1 / 12, 0, "months old, month old, month-old, months-old"),
    "percent": ("proportion", 0.01, 0, "%, percent, pc, pct, per cent"),
    "percentage point": (
        "percentage point", 1, 0,
        "percentage point, percentage points, percent points, pp, ppt, percentage-point",
    ),
    "basis point": ("percentage point", 0.01, 0, "basis point, basis points, bps"),
    "part per million": ("proportion", 1e-6, 0, "ppm, parts per million"),
    "part per billion": ("proportion", 1e-9, 0, "ppb, parts per billion"),
    "fraction": ("proportion", 1, 0, ""),
    "watt": ("power", 1, 0, "watt, watts"),
    "kilowatt": ("power", 1e3, 0, "kilowatt, kilowatts, kW"),
    "megawatt": ("power", 1e6, 0, "megawatt, megawatts, MW"),
    "gigawatt": ("power", 1e9, 0, "gigawatt, gigawatts, GW"),
    "horsepower": ("power", 745.7, 0, "horsepower, hp, HP, PS"),
    "brake horsepower": ("power", 745.7, 0, "bhp"),
    "kilowatt hour": ("energy", 3.6e6, 0, "kWh, kilowatt hour, kilowatt hours, kilowatt-hour, kilowatt-hours"),
    "megawatt hour": ("energy", 3.6e9, 0, "MWh, megawatt hour, megawatt hours, megawatt-hour, megawatt-hours"),
    "gigawatt hour": ("energy", 3.6e12, 0, "GWh, gigawatt hour, gigawatt hours, gigawatt-hour, gigawatt-hours"),
    "volt": ("voltage", 1, 0, "volt, volts"),
    "ampere": ("current", 1, 0, "amp, amps, ampere, amperes"),
    "milliampere-hour": ("charge", 3.6, 0, "mAh"),
    "hertz": ("frequency", 1, 0, "hertz, Hz, HZ"),
    "kilohertz": ("frequency", 1e3, 0, "kilohertz, kHz"),
    "megahertz": ("frequency", 1e6, 0, "megahertz, MHz"),
    "gigahertz": ("frequency", 1e9, 0, "gigahertz, GHz"),
    "revolutions per minute": ("frequency", 1 / 60, 0, "rpm"),
    "kilobyte": ("data", 1e3, 0, "kilobyte, kilobytes, KB"),
    "megabyte": ("data", 1e6, 0, "megabyte, megabytes, MB"),
    "gigabyte": ("data", 1e9, 0, "gigabyte, gigabytes, GB"),
    "terabyte": ("data", 1e12, 0, "terabyte, terabytes, TB"),
    "megabit per second": ("data rate", 1e6, 0, "Mbps"),
    "gigabit per second": ("data rate", 1e9, 0, "Gbps"),
    "megapixel": ("megapixel", 1, 0, "megapixel, megapixels, MP"),
    "newton metre": ("torque", 1, 0, "Nm"),
    "foot pound-force": ("torque", 1.355818, 0, "lb-ft, lb.-ft"),
    "pound-foot": ("torque", 1.355818, 0, "pound-feet, pound-foot"),
    "pascal": ("pressure", 1, 0, "pascal, pascals, Pa"),
    "megapascal": ("pressure", 1e6, 0, "megapascal, megapascals, MPa"),
    "millibar": ("pressure", 100, 0, "millibar, millibars, mb"),
    "pound per square inch": ("pressure", 6894.757, 0, "psi"),
    "decibel": ("decibel", 1, 0, "decibel, decibels, dB"),
    "calorie": ("food energy", 1, 0, "calorie, calories, kcal"),
    "mile per gallon": ("economy", 1, 0, "mpg, miles per gallon"),
}  # fmt: skip
# Printed glued to a number only ("45g", "32m", "1.0l", "118.5p"): apart they are letters of anything.
_GLUED = {
    "m": "metre", "g": "gram", "l": "litre", "L": "litre", "W": "watt", "V": "volt", "p": "penny", "c": "cent",
    "″": "inch", '"': "inch", "′": "foot", "F": "fahrenheit", "C": "celsius",
}  # fmt: skip
_SPACED_LETTERS = {"W": "watt", "V": "volt"}

# Money after a number. The dimension of money is its own name.
_MONEY = {
    "dollar": "dollar, dollars, buck, bucks, USD, US dollar, US dollars, U.S. dollar, U.S. dollars, American dollars",
    "australian dollar": "Australian dollar, Australian dollars, AUD",
    "canadian dollar": "Canadian dollar, Canadian dollars, CAD, loonies",
    "new zealand dollar": "New Zealand dollar, New Zealand dollars, NZD",
    "hong kong dollar": "Hong Kong dollar, Hong Kong dollars, HKD",
    "singaporean dollar": "Singapore dollar, Singapore dollars, Singaporean dollar, Singaporean dollars, SGD",
    "pound sterling": "pounds sterling, pound sterling, quid, GBP, sterling",
    "euro": "euro, euros, EUR",
    "japanese yen": "yen, JPY, YEN, Japanese yen",
    "chinese yuan": "yuan, renminbi, RMB, CNY, Chinese yuan",
    "indian rupee": "rupee, rupees, INR, Indian rupees",
    "swiss franc": "Swiss franc, Swiss francs, CHF, francs, franc",
    "malaysian ringgit": "ringgit, MYR",
    "south african rand": "rand, ZAR",
    "russian ruble": "ruble, rubles, rouble, roubles, RUB",
    "mexican peso": "Mexican peso, Mexican pesos, MXN",
    "peso": "peso, pesos",
    "south korean won": "Korean won, South Korean won, KRW",
    "swedish krona": "Swedish krona, Swedish kronor, kronor, krona, SEK",
    "norwegian krone": "Norwegian krone, Norwegian kroner, NOK",
    "danish krone": "Danish krone, Danish kroner, DKK",
    "krone": "kroner, krone",
    "crown": "crown, crowns",
    "polish zloty": "zloty, zlotys, PLN",
    "turkish lira": "lira, liras, TRY",
    "shekel": "shekel, shekels, NIS",
    "dirham": "dirham, dirhams, AED",
    "riyal": "riyal, riyals",
    "baht": "baht",
    "brazilian real": "reais, BRL",
    "cent": "cent, cents, ¢",
    "penny": "pence, penny, pennies",
    "sen": "sen",
}
# Hundredths that are worth comparing with their whole.
_HUNDREDTHS = {"cent": "dollar", "penny": "pound sterling", "sen": "malaysian ringgit"}

_SIGNS = {
    "dollar": "$, US$, US $, U.S.$, $US, USD, USD $",
    "australian dollar": "A$, AU$, AU $, AUD",
    "canadian dollar": "C$, CA$, Can$, CAD",
    "new zealand dollar": "NZ$, NZ $, NZD",
    "hong kong dollar": "HK$, HK $, HKD",
    "singaporean dollar": "S$, SGD",
    "taiwan dollar": "NT$",
    "brazilian real": "R$",
    "pound sterling": "£, GBP, PS",
    "euro": "€, EUR",
    "japanese yen": "¥, Y=, JPY",
    "chinese yuan": "CNY, RMB",
    "indian rupee": "₹, Rs, Rs., INR",
    "malaysian ringgit": "RM",
    "swiss franc": "CHF",
    "russian ruble": "₽",
    "south korean won": "₩",
    "shekel": "₪",
    "south african rand": "R",
}
_MONEY_SIGNS = {sign: name for name, signs in _SIGNS.items() for sign in signs.split(", ")}

_RATE_BASES = """second minute hour day night week month quarter year person head household family student child
    patient share barrel  gallon litre liter tonne ton pound ounce kilogram kilo mile kilometre
    kilometer acre hectare ticket unit game employee  worker resident passenger capita dose seat
    vehicle car home customer""".split()
_RATE = re.compile(
    rf"\s?(?:\bper\b|\ba\b|\ban\b|\beach\b|\bevery\b|/)\s?({'|'.join(sorted(_RATE_BASES, key=len, reverse=True))}"
    r"|square (?:foot|metre|meter|mile|kilometre|kilometer)|1,000|1000|10,000|100,000|million)\b"
    r"(?!\s+(?:earlier|ago|before|later|after|old|or|and a half))",
)
_ADVERB_RATES = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
_PLAIN_SPELLING = {"liter": "litre", "kilometer": "kilometre", "kilo": "kilogram"}


def _printed(forms: str) -> list[str]:
    return [form for form in forms.split(", ") if form]


def _alternation(forms: list[str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"[\s-]") for form in sorted(forms, key=len, reverse=True))


UNITS: dict[str, Unit] = {name: Unit(row[0], float(row[1]), float(row[2])) for name, row in _TABLE.items()}
UNITS.update(
    {name: Unit(f"money: {_HUNDREDTHS.get(name, name)}", 0.01 if name in _HUNDREDTHS else 1.0) for name in _MONEY}
)
UNITS["taiwan dollar"] = Unit("money: taiwan dollar", 1.0)

_BY_FORM: dict[str, str] = {form: name for name, row in _TABLE.items() for form in _printed(row[3])}
_BY_FORM.update({form: name for name, forms in _MONEY.items() for form in _printed(forms)})
_BY_LOWER: dict[str, str] = {form.lower(): name for form, name in reversed(_BY_FORM.items())}
_WORDS = re.compile(
    rf"(?:[\s-]|-\s)?(?P<form>{_alternation([form for form in _BY_FORM if form[-1].isalnum()])})(?![\w²³])"
    rf"|\s?(?P<sign>{_alternation([form for form in _BY_FORM if not form[-1].isalnum()])})",
    re.I,
)
_GLUED_FORM = re.compile(rf"({'|'.join(map(re.escape, _GLUED))})(?![\w²³/])")
_SPACED_LETTER = re.compile(r"\s([WV])(?![\w/&])")
_SIGN_BEFORE = re.compile(
    rf"(?<![\w$])(?:{'|'.join(re.escape(sign) for sign in sorted(_MONEY_SIGNS, key=len, reverse=True))})\s?$"
)
_CASED = frozenset(form for form in _BY_FORM if len(form) <= 3 and form.upper() == form) | {
    "PS",
    "mi",
    "ha",
    "won",
    "Pa",
}


def unit_after(text: str, place: int, in_digits: bool) -> Suffix | None:
    """The unit printed after a number that ends at `place`; rates ("a day", "per barrel") are part of it."""
    found = _plain_unit(text, place, in_digits)
    if found is None:
        return None
    return with_rate(text, found)


def _plain_unit(text: str, place: int, in_digits: bool) -> Suffix | None:
    if match := _WORDS.match(text, place):
        printed = match.group("form") or match.group("sign")
        spelled = re.sub(r"[\s-]+", " ", printed)
        name = (
            _BY_FORM.get(printed)
            or _BY_FORM.get(spelled)
            or _BY_LOWER.get(printed.lower())
            or _BY_LOWER.get(spelled.lower())
        )
        exact_case = printed in _BY_FORM or spelled in _BY_FORM
        if name is not None and (exact_case or spelled.lower() not in _CASED_LOWER):
            return Suffix(name, match.end())
    if in_digits:
        if match := _GLUED_FORM.match(text, place):
            return Suffix(_GLUED[match.group(1)], match.end())
        if match := _SPACED_LETTER.match(text, place):
            return Suffix(_SPACED_LETTERS[match.group(1)], match.end())
    return None


_CASED_LOWER = frozenset(form.lower() for form in _CASED)


def with_rate(text: str, suffix: Suffix) -> Suffix:
    """`suffix` widened by a rate, if one follows."""
    if rate := _RATE.match(text, suffix.end):
        base = _PLAIN_SPELLING.get(rate.group(1), rate.group(1))
        return Suffix(f"{suffix.name} per {base}", rate.end())
    return suffix


def rate_after(text: str, place: int) -> Suffix | None:
    """A rate that follows a bare count ("12 per 100,000"), without the unit."""
    if rate := _RATE.match(text, place):
        return Suffix(f"per {_PLAIN_SPELLING.get(rate.group(1), rate.group(1))}", rate.end())
    return None


def money_before(text: str, place: int) -> tuple[str, int] | None:
    """The currency printed before a number that starts at `place`, and where it starts."""
    head_start = max(0, place - 6)
    if match := _SIGN_BEFORE.search(text[head_start:place]):
        sign = re.sub(r"\s+$", "", match.group())
        return _MONEY_SIGNS[sign], head_start + match.start()
    return None


def is_unit(word: str) -> bool:
    """True for a lower-case word that prints a unit."""
    return word in _BY_LOWER


def dimension(unit: str | None) -> str:
    """What a unit measures; units of one dimension convert. A rate has both halves in it; a bare count is "count"."""
    if unit is None:
        return "count"
    amount, _, base = unit.partition(" per ")
    if unit in UNITS:
        return UNITS[unit].dimension
    if amount in UNITS and base:
        return f"{UNITS[amount].dimension} per {base}"  # a day's wage is not a year's by 365
    return unit


def to_base(value: float, unit: str | None) -> float:
    """`value` in the base unit of its dimension."""
    if unit is None:
        return value
    if unit in UNITS:
        return UNITS[unit].factor * value + UNITS[unit].offset
    amount, _, base = unit.partition(" per ")
    if amount in UNITS and base:
        return UNITS[amount].factor * value
    return value
