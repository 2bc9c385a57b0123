"""Where the work is, and the pay region that follows from it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mlcareer.advice.advert_heading import Section
from mlcareer.advice.requirement import quote
from mlcareer.record import Record

if TYPE_CHECKING:
    from re import Pattern

    from mlcareer.advice.advert_text import AdvertText, Segment

LONDON, REST_OF_UK, REMOTE_UK = "london", "rest-of-uk", "remote-uk"
UK_UNSPECIFIED, REMOTE_ANYWHERE, NON_UK = "uk-unspecified", "remote-anywhere", "non-uk"
UNSPECIFIED = "unspecified"


class AdvertPlace(Record):
    """Where the work is."""

    region: str
    """`london`, `rest-of-uk`, `remote-uk`, `uk-unspecified`, `remote-anywhere`, `non-uk` or
    `unspecified`; several places take the first in the UK."""
    place: str = ""
    """The place as written."""
    words: str = ""
    line: int | None = None
    arrangement: str = "unspecified"
    """`remote`, `hybrid`, `on-site` or `unspecified`."""
    arrangement_words: str = ""
    arrangement_line: int | None = None


_LONDON_NAMES = frozenset(
    (
        "greater london",
        "city of london",
        "london",
        "canary wharf",
        "shoreditch",
        "farringdon",
        "kings cross",
        "westminster",
        "soho",
        "hammersmith",
        "croydon",
        "paddington",
        "holborn",
        "mayfair",
        "southwark",
        "camden",
        "islington",
        "clerkenwell",
        "stratford",
        "liverpool street",
        "white city",
        "walthamstow",
        "hackney",
        "tower hamlets",
        "greenwich",
        "wembley",
        "ealing",
        "wimbledon",
        "kensington",
        "battersea",
        "vauxhall",
        "aldgate",
        "old street",
        "london bridge",
        "bloomsbury",
        "fitzrovia",
        "covent garden",
        "marylebone",
        "barbican",
        "blackfriars",
        "moorgate",
        "euston",
        "uxbridge",
        "heathrow",
        "hounslow",
        "chiswick",
        "brentford",
        "isleworth",
        "osterley",
        "bromley",
        "barnet",
        "romford",
        "ilford",
        "feltham",
        "twickenham",
        "kingston upon thames",
        "richmond upon thames",
        "lambeth",
        "lewisham",
        "brixton",
        "docklands",
        "whitechapel",
        "spitalfields",
        "tottenham",
        "wandsworth",
        "fulham",
        "putney",
        "nine elms",
        "victoria london",
        "bank london",
    )
)
"""London and parts of it."""

_UK_NAMES = frozenset(
    (
        "cambridge",
        "oxford",
        "manchester",
        "edinburgh",
        "glasgow",
        "bristol",
        "leeds",
        "birmingham",
        "sheffield",
        "liverpool",
        "nottingham",
        "cardiff",
        "belfast",
        "newcastle",
        "reading",
        "brighton",
        "southampton",
        "bath",
        "york",
        "exeter",
        "coventry",
        "leicester",
        "aberdeen",
        "dundee",
        "milton keynes",
        "guildford",
        "cheltenham",
        "gloucester",
        "swindon",
        "warwick",
        "derby",
        "durham",
        "lancaster",
        "norwich",
        "ipswich",
        "plymouth",
        "portsmouth",
        "bournemouth",
        "peterborough",
        "northampton",
        "luton",
        "watford",
        "st albans",
        "stevenage",
        "basingstoke",
        "slough",
        "maidenhead",
        "windsor",
        "woking",
        "crawley",
        "chester",
        "warrington",
        "preston",
        "bolton",
        "salford",
        "stockport",
        "macclesfield",
        "wilmslow",
        "hull",
        "bradford",
        "wakefield",
        "huddersfield",
        "harrogate",
        "middlesbrough",
        "sunderland",
        "stirling",
        "inverness",
        "perth",
        "swansea",
        "newport",
        "wrexham",
        "stoke",
        "wolverhampton",
        "solihull",
        "worcester",
        "hereford",
        "telford",
        "shrewsbury",
        "bedford",
        "hatfield",
        "harwell",
        "didcot",
        "abingdon",
        "farnborough",
        "aldershot",
        "bracknell",
        "high wycombe",
        "marlow",
        "daresbury",
        "malvern",
        "loughborough",
        "lincoln",
        "chelmsford",
        "colchester",
        "canterbury",
        "maidstone",
        "berkshire",
        "surrey",
        "kent",
        "essex",
        "sussex",
        "hertfordshire",
        "hampshire",
        "oxfordshire",
        "cambridgeshire",
        "buckinghamshire",
        "bedfordshire",
        "suffolk",
        "norfolk",
        "devon",
        "cornwall",
        "dorset",
        "somerset",
        "wiltshire",
        "gloucestershire",
        "warwickshire",
        "west midlands",
        "east midlands",
        "yorkshire",
        "lancashire",
        "cheshire",
        "merseyside",
        "cumbria",
        "northumberland",
        "tyne and wear",
        "staffordshire",
        "shropshire",
        "nottinghamshire",
        "derbyshire",
        "leicestershire",
        "lincolnshire",
        "northamptonshire",
        "scotland",
        "wales",
        "northern ireland",
        "north west england",
        "south east england",
        "north east england",
        "south west england",
        "midlands",
        "thames valley",
        "welwyn garden city",
        "welwyn",
        "bletchley",
        "crewe",
        "blackpool",
        "burnley",
        "rochdale",
        "oldham",
        "wigan",
        "doncaster",
        "rotherham",
        "barnsley",
        "scunthorpe",
        "grimsby",
        "darlington",
        "hartlepool",
        "gateshead",
        "newcastle upon tyne",
        "carlisle",
        "kendal",
        "livingston",
        "falkirk",
        "paisley",
        "east kilbride",
        "st andrews",
        "bridgend",
        "caerphilly",
        "londonderry",
        "lisburn",
        "farnham",
        "camberley",
        "reigate",
        "redhill",
        "epsom",
        "leatherhead",
        "horsham",
        "haywards heath",
        "tunbridge wells",
        "sevenoaks",
        "dartford",
        "ashford",
        "folkestone",
        "eastbourne",
        "worthing",
        "chichester",
        "winchester",
        "andover",
        "fareham",
        "salisbury",
        "trowbridge",
        "chippenham",
        "taunton",
        "yeovil",
        "truro",
        "torquay",
        "banbury",
        "bicester",
        "witney",
        "newbury",
        "henley on thames",
        "amersham",
        "aylesbury",
        "letchworth",
        "hitchin",
        "hemel hempstead",
        "borehamwood",
        "harlow",
        "brentwood",
        "southend",
        "braintree",
        "huntingdon",
        "newmarket",
        "bury st edmunds",
        "lowestoft",
        "kettering",
        "corby",
        "nuneaton",
        "leamington spa",
        "stratford upon avon",
        "redditch",
        "kidderminster",
        "dudley",
        "walsall",
        "west bromwich",
        "tamworth",
        "stafford",
        "cannock",
        "chesterfield",
        "mansfield",
        "grantham",
        "barrow in furness",
        "corsham",
        "hursley",
        "culham",
        "sutton coldfield",
        "alderley edge",
        "knutsford",
        "altrincham",
        "northwich",
        "chorley",
        "filton",
        "birkenhead",
        "st helens",
        "southport",
        "skipton",
        "titchfield",
        "pontypridd",
        "aberystwyth",
        "isle of wight",
        "south wales",
        "north wales",
        "south yorkshire",
        "west yorkshire",
        "north yorkshire",
        "greater manchester",
        "west sussex",
        "east sussex",
        "fife",
        "midlothian",
        "aberdeenshire",
        "county durham",
        "herefordshire",
        "worcestershire",
        "rutland",
        "home counties",
        "m4 corridor",
        "stockton on tees",
        "stoke on trent",
        "tyneside",
        "teesside",
        "humberside",
        "avon",
        "central scotland",
        "hemel",
        "wokingham",
        "egham",
        "staines",
        "weybridge",
        "walton on thames",
        "addlestone",
        "esher",
        "chertsey",
        "sunbury on thames",
        "potters bar",
        "hertford",
        "rugby warwickshire",
        "burton on trent",
        "newark on trent",
        "gaydon",
        "whitley",
        "sandbach",
        "halewood",
        "barrow",
        "rosyth",
        "fleet hampshire",
        "portsdown",
        "bath spa",
        "harrow",
    )
)
"""Towns, counties and countries of the UK outside London."""

_UK = r"\b(?:UK|U\.K\.|United Kingdom|Great Britain|Britain|GB|GBR|England|ENG)\b"
_ABROAD_NAMES = frozenset(
    (
        "united states",
        "usa",
        "america",
        "canada",
        "mexico",
        "brazil",
        "argentina",
        "colombia",
        "chile",
        "ireland",
        "dublin",
        "cork",
        "france",
        "paris",
        "germany",
        "berlin",
        "munich",
        "hamburg",
        "frankfurt",
        "cologne",
        "netherlands",
        "amsterdam",
        "rotterdam",
        "eindhoven",
        "belgium",
        "brussels",
        "luxembourg",
        "switzerland",
        "zurich",
        "zürich",
        "geneva",
        "lausanne",
        "austria",
        "vienna",
        "spain",
        "madrid",
        "barcelona",
        "valencia",
        "portugal",
        "lisbon",
        "porto",
        "italy",
        "milan",
        "rome",
        "turin",
        "poland",
        "warsaw",
        "krakow",
        "kraków",
        "cracow",
        "wroclaw",
        "wrocław",
        "gdansk",
        "gdańsk",
        "poznan",
        "lodz",
        "katowice",
        "prague",
        "brno",
        "slovakia",
        "bratislava",
        "hungary",
        "budapest",
        "romania",
        "bucharest",
        "cluj",
        "bulgaria",
        "sofia",
        "greece",
        "athens",
        "croatia",
        "zagreb",
        "serbia",
        "belgrade",
        "slovenia",
        "ljubljana",
        "ukraine",
        "kyiv",
        "kiev",
        "lviv",
        "kharkiv",
        "estonia",
        "tallinn",
        "latvia",
        "riga",
        "lithuania",
        "vilnius",
        "finland",
        "helsinki",
        "sweden",
        "stockholm",
        "gothenburg",
        "norway",
        "oslo",
        "denmark",
        "copenhagen",
        "iceland",
        "turkey",
        "istanbul",
        "israel",
        "tel aviv",
        "uae",
        "dubai",
        "abu dhabi",
        "saudi arabia",
        "riyadh",
        "qatar",
        "egypt",
        "cairo",
        "south africa",
        "cape town",
        "johannesburg",
        "nigeria",
        "lagos",
        "kenya",
        "nairobi",
        "india",
        "bangalore",
        "bengaluru",
        "mumbai",
        "hyderabad",
        "pune",
        "chennai",
        "delhi",
        "gurgaon",
        "gurugram",
        "noida",
        "pakistan",
        "lahore",
        "karachi",
        "bangladesh",
        "sri lanka",
        "china",
        "beijing",
        "shanghai",
        "shenzhen",
        "hong kong",
        "taiwan",
        "taipei",
        "japan",
        "tokyo",
        "korea",
        "seoul",
        "singapore",
        "malaysia",
        "kuala lumpur",
        "indonesia",
        "jakarta",
        "vietnam",
        "philippines",
        "manila",
        "thailand",
        "bangkok",
        "australia",
        "sydney",
        "melbourne",
        "brisbane",
        "new zealand",
        "auckland",
        "new york",
        "nyc",
        "san francisco",
        "bay area",
        "palo alto",
        "mountain view",
        "redwood city",
        "san jose",
        "sunnyvale",
        "seattle",
        "boston",
        "cambridge,?",
        "los angeles",
        "san diego",
        "chicago",
        "austin",
        "dallas",
        "houston",
        "denver",
        "boulder",
        "atlanta",
        "miami",
        "washington",
        "philadelphia",
        "pittsburgh",
        "toronto",
        "vancouver",
        "montreal",
        "ottawa",
        "california",
        "texas",
        "massachusetts",
        "colorado",
        "georgia",
        "albania",
        "andorra",
        "belarus",
        "cyprus",
        "malta",
        "moldova",
        "armenia",
        "kazakhstan",
        "north america",
        "latam",
        "apac",
        "czechia",
        "czech republic",
        "bosnia",
        "u s",
        "u s a",
        "us",
        "cambridge ma",
        "cambridge mass",
        "cambridge massachusetts",
        "perth australia",
        "perth wa",
        "birmingham al",
        "london ontario",
        "london on",
        "new hampshire",
        "lincoln ne",
        "hanoi",
        "hà nội",
        "đà nẵng",
        "ha noi",
        "ho chi minh",
        "ho chi minh city",
        "hcm",
        "hcmc",
        "da nang",
        "taguig",
        "makati",
        "cebu",
        "zug",
        "basel",
        "bern",
        "lund",
        "malmo",
        "malmö",
        "linköping",
        "tampere",
        "espoo",
        "aarhus",
        "bergen",
        "trondheim",
        "delft",
        "utrecht",
        "the hague",
        "den haag",
        "leiden",
        "antwerp",
        "ghent",
        "leuven",
        "lyon",
        "toulouse",
        "grenoble",
        "sophia antipolis",
        "nantes",
        "lille",
        "stuttgart",
        "dusseldorf",
        "düsseldorf",
        "leipzig",
        "dresden",
        "karlsruhe",
        "heidelberg",
        "nuremberg",
        "bonn",
        "potsdam",
        "münchen",
        "deutschland",
        "españa",
        "italia",
        "polska",
        "österreich",
        "schweiz",
        "graz",
        "linz",
        "galway",
        "limerick",
        "malaga",
        "málaga",
        "seville",
        "bilbao",
        "braga",
        "bologna",
        "tbilisi",
        "yerevan",
        "baku",
        "almaty",
        "tashkent",
        "chisinau",
        "minsk",
        "moscow",
        "russia",
        "haifa",
        "herzliya",
        "jerusalem",
        "beirut",
        "doha",
        "jeddah",
        "bahrain",
        "kuwait",
        "muscat",
        "casablanca",
        "morocco",
        "tunis",
        "tunisia",
        "algeria",
        "accra",
        "ghana",
        "kigali",
        "rwanda",
        "uganda",
        "kampala",
        "ethiopia",
        "colombo",
        "kathmandu",
        "nepal",
        "dhaka",
        "islamabad",
        "kolkata",
        "ahmedabad",
        "jaipur",
        "kochi",
        "coimbatore",
        "indore",
        "maharashtra",
        "karnataka",
        "osaka",
        "kyoto",
        "guangzhou",
        "hangzhou",
        "chengdu",
        "suzhou",
        "macau",
        "penang",
        "canberra",
        "adelaide",
        "quebec",
        "québec",
        "calgary",
        "edmonton",
        "waterloo",
        "ontario",
        "british columbia",
        "alberta",
        "arizona",
        "scottsdale",
        "tempe",
        "salt lake city",
        "utah",
        "oregon",
        "minneapolis",
        "minnesota",
        "detroit",
        "ann arbor",
        "michigan",
        "ohio",
        "columbus",
        "cleveland",
        "cincinnati",
        "indianapolis",
        "indiana",
        "st louis",
        "missouri",
        "kansas city",
        "nashville",
        "tennessee",
        "charlotte",
        "raleigh",
        "north carolina",
        "south carolina",
        "florida",
        "tampa",
        "orlando",
        "virginia",
        "reston",
        "arlington",
        "maryland",
        "baltimore",
        "bethesda",
        "new jersey",
        "jersey city",
        "connecticut",
        "brooklyn",
        "manhattan",
        "menlo park",
        "santa clara",
        "santa monica",
        "cupertino",
        "oakland",
        "berkeley",
        "irvine",
        "pasadena",
        "nevada",
        "las vegas",
        "wisconsin",
        "illinois",
        "pennsylvania",
        "louisiana",
        "kentucky",
        "alabama",
        "sao paulo",
        "são paulo",
        "rio de janeiro",
        "buenos aires",
        "santiago",
        "bogota",
        "bogotá",
        "medellin",
        "medellín",
        "peru",
        "montevideo",
        "uruguay",
        "costa rica",
        "guadalajara",
        "mexico city",
        "puerto rico",
        "latin america",
        "central america",
        "south america",
        "middle east",
        "southeast asia",
        "asia",
        "africa",
        "oceania",
        "silicon valley",
        "dach",
        "benelux",
        "nordics",
        "baltics",
    )
)
"""Countries, regions and cities outside the UK that adverts name."""

_WIDE = (
    r"\b(?:anywhere|worldwide|global(?:ly)?|europe(?:an)?|emea|eu|e\.u\.|any country|time "
    r"?zones?)\b"
)
_REMOTE = r"\b(?:remote(?:ly)?|work from home|home[- ]based|wfh|distributed)\b"

_FULLY_REMOTE = (
    r"\b(?:fully|100%|entirely|completely|permanently)[- ]remote\b|\bremote[- ]first\b|\bremote[- "
    r"](?:role|position|job|based|working across|anywhere|in the uk|within|from anywhere|across)\b"
    r"|\bremote \(uk|\bthis (?:role|position|job) is (?:fully |100% )?remote\b|\bwork(?:ing)? "
    r"(?:remotely )?from anywhere\b|\bUK[- ]remote\b|\bremote,? uk\b|#LI-Remote\b"
)
_HYBRID = (
    r"\bhybrid[- ](?:working|work|role|position|remote|policy|schedule|basis|set-?up|arrangement"
    r"|environment|pattern|office|job|team|model\b(?= of work))|#LI-Hybrid\b"
    r"|\bhybrid\b(?=\s*(?:$|[-–—|(/;]|[.](?:\s|$)|,\s*(?:london|\d|one|two|three)|(?:in|from|with)\s))"
    r"|(?:location|working|work|type|london|uk)\W{1,3}hybrid\b"
    r"|\b(?:[1-4]|one|two|three|four)(?:x| days?)?(?:\s?-\s?(?:[1-5]|two|three|four))?\s?"
    r"(?:days?|x)?(?: a| per|/)? ?(?:week|wk)\b[^.]{0,30}\b(?:office|on-?site|in|london)\b"
    r"|\bdays? (?:a|per) week (?:in|at|on)[- ]?(?:the )?(?:office|site)"
    r"|\bdays (?:in|at) (?:the|our) offices?\b"
    r"|\b(?:[1-4]|one|two|three|four)(?:-[1-5])? days (?:a|per) week\b"
    r"(?! (?:in|of|working|contract))"
)
_ONSITE = (
    r"\b(?:fully|100%|entirely) (?:on-?site|office[- ]based|in[- ]office)\b|\b(?:on-?site|in[- "
    r"]office|office[- ]based) (?:role|position|working|only|job)\b|\bthis (?:role|position) is "
    r"(?:based )?(?:on-?site|office[- ]based|in[- ]office)\b|\b(?:5|five) days (?:a|per) week "
    r"(?:in|on)\b|\(on-?site\)"
)

_SIGNS = {
    "hybrid": ("ybrid", "YBRID", "week", "WEEK", "day", "DAY"),
    "remote": ("emote", "EMOTE", "nywhere"),
    "on-site": ("site", "SITE", "ffice", "FFICE", "erson", "days"),
}
"""Letters without which no line speaks of it: looked for before the long expressions."""

_BASED = (
    r"\b(?:based (?:in|at|out of|near)|located (?:in|at|near)|offices? (?:in|at|near|is in)"
    r"|headquartered in|hybrid (?:in|from|working from)|on-?site in|location\s*[-:–]|working "
    r"(?:from|in) (?:our|the)|relocat\w+ to|role in|position in|join (?:our|the|us in)|in central"
    r"|week in|days in|home to|sites? (?:at|in))\b"
)


_PLAIN_WORDS = frozenset(
    (
        *("Reading", "Bath", "York", "Hull", "Derby", "Lincoln", "Preston", "Chester", "Warwick"),
        *("Harrow", "Whitley", "Avon", "Barrow", "Stafford", "Ashford", "Mansfield", "Huntingdon"),
        *("Winchester", "Fife"),
    )
)
"""Towns that are also plain words or names, so that only "based in" tells them."""

LONGEST_NAME = 3
"""Words in the longest name of a place."""


_POSTCODE = r"\b(?P<area>[A-Z]{1,2})\d[A-Z\d]?\s\d[A-Z]{2}\b"
_LONDON_AREAS = frozenset(("E", "EC", "N", "NW", "SE", "SW", "W", "WC"))
"""The postcode areas of London."""

_STATE = (
    r",\s?(?:A[KLRZ]|C[AOT]|DC|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIV]|ON|BC|QC|AB|NSW|VIC|QLD)\b"
)
"""States and provinces as they stand after a town."""

_AROUND_A_PLACE = (
    r"\b(?:UK|GB|GBR|ENG|England|United Kingdom|Great Britain|wide|based|area|greater|metropolitan"
    r"|region|city|central|and|or|of|in|within|the|across|fully|full|time|part|permanent|contract"
    r"|hybrid|remote|remotely|office|on-?site|from|anywhere|home|working|flexible|location|nationwide"
    r"|surrounding|areas|only|days?|week|per|a|north|south|east|west|county|first|friendly|EMEA"
    r"|Europe|EU|worldwide|global|globally)\b|[\W\d_]"
)
"""What may stand beside a place on a line that only says where the work is."""

LONGEST_PLACE_LINE = 70
"""Characters that a line can have that only says where the work is."""

TOP_SEGMENTS = 5
"""Sentences at the top among which a line of facts between bars is looked for."""


class _Named(Record, kw_only=False):
    """A place that a text names."""

    kind: str
    """`london`, `uk` or `abroad`."""
    words: str
    start: int
    end: int


def _names(text: str, start: int = 0, *, any_case: bool = False) -> list[_Named]:
    """Return the places that a text names, the longest name at each word, with a capital."""
    words = [(found.start(), found.end()) for found in _pattern(r"[^\W_]+").finditer(text, start)]
    places: list[_Named] = []
    index = 0
    while index < len(words):
        for length in range(LONGEST_NAME, 0, -1):
            part = words[index : index + length]
            if len(part) < length:
                continue
            begin, end = part[0][0], part[-1][1]
            kind = _kind_of(text[begin:end]) if any_case or text[begin].isupper() else None
            if kind and not (text[begin:end] == "US" and text[end : end + 2].strip()[:1].isalpha()):
                places.append(_Named(kind, text[begin:end], begin, end))
                index += length - 1
                break
        index += 1
    return places


def _kind_of(words: str) -> str | None:
    if words in {"us", "Us"}:
        return None
    name = " ".join(_pattern(r"[^\W_]+").findall(words.casefold().replace("'", "")))
    if name in _LONDON_NAMES:
        return "london"
    if name in _ABROAD_NAMES:
        return "abroad"
    return "uk" if name in _UK_NAMES else None


@cache
def _pattern(text: str) -> Pattern[str]:
    import re

    return re.compile(text, re.IGNORECASE)


@cache
def _cased(text: str) -> Pattern[str]:
    import re

    return re.compile(text)


def advert_place(advert: AdvertText) -> AdvertPlace:
    """Find where the work is and how much of it is remote."""
    arrangement, how, how_line = _arrangement(advert)
    location = advert.labelled("location")
    line = next((number for label, _, number in advert.header if label == "location"), None)
    if not location:
        location, line = _told_location(advert)
    if not location and not _says_where(advert):
        location, line = _place_line(advert)
    remote_title = bool(_pattern(_REMOTE).search(advert.title)) or _tagged(advert, "#LI-Remote")
    region, place = _region(location, advert, arrangement=arrangement, sure_remote=remote_title)
    words = location[:90] + (" …" if len(location) > 90 else "")  # noqa: PLR2004 - a line's worth
    if region in {UNSPECIFIED, UK_UNSPECIFIED} or not location:
        told = _in_text(advert)
        if told is not None and (region == UNSPECIFIED or told[0] in {LONDON, REST_OF_UK}):
            region, place, words, line = told
            if region in {UK_UNSPECIFIED, LONDON, REST_OF_UK} and arrangement == "remote":
                region = REMOTE_UK
    if region == UK_UNSPECIFIED and remote_title and arrangement != "hybrid":
        region = REMOTE_UK
    if region == UNSPECIFIED and (arrangement == "remote" or remote_title):
        how, how_line = (how, how_line) if how else (advert.title, 1)
        in_pounds = any("£" in segment.text for segment in advert.segments)
        region, words, line = (REMOTE_UK if in_pounds else REMOTE_ANYWHERE), how, how_line
    header_remote = bool(_pattern(_REMOTE).search(location)) or remote_title
    if arrangement == "unspecified" and header_remote:
        arrangement, how, how_line = "remote", location or advert.title, line
    return AdvertPlace(
        region=region,
        place=place,
        words=words,
        line=line,
        arrangement=arrangement,
        arrangement_words=how,
        arrangement_line=how_line,
    )


def _tagged(advert: AdvertText, tag: str) -> bool:
    return any(tag.casefold() in segment.text.casefold() for segment in advert.segments)


def _region(
    location: str, advert: AdvertText, *, arrangement: str, sure_remote: bool
) -> tuple[str, str]:
    """Judge a location line; the order of its places counts."""
    if not location:
        return UNSPECIFIED, ""
    remote = bool(_pattern(_REMOTE).search(location)) or sure_remote or arrangement == "remote"
    named = _names(location, any_case=True)
    uk = _cased(_UK).search(location)
    abroad = [place for place in named if place.kind == "abroad"]
    wide = _pattern(_WIDE).search(location)
    first = next((place for place in named if place.kind != "abroad"), None)
    if first is not None:
        if sure_remote and arrangement != "hybrid":
            return REMOTE_UK, first.words
        return (LONDON if first.kind == "london" else REST_OF_UK), first.words
    if uk:
        return _uk_region(location, uk[0], abroad, remote=remote, sure_remote=sure_remote)
    postcode = _cased(_POSTCODE).search(location)
    if postcode and not abroad:
        in_london = postcode["area"] in _LONDON_AREAS
        return (LONDON if in_london else REST_OF_UK), postcode[0]
    state = _cased(_STATE).search(location)
    if abroad or state:
        return NON_UK, abroad[0].words if abroad else location
    if not remote and not wide:
        return UNSPECIFIED, location
    in_uk = any(_cased(r"\b(?:UK|United Kingdom)\b").search(s.text) for s in advert.segments)
    return (REMOTE_UK if in_uk and not wide else REMOTE_ANYWHERE), location


def _uk_region(
    location: str, uk: str, abroad: list[_Named], *, remote: bool, sure_remote: bool
) -> tuple[str, str]:
    """Judge a location that names the UK and no place in it that is known."""
    if _pattern(_REMOTE).search(location) or sure_remote or (remote and not abroad):
        return REMOTE_UK, uk
    if abroad:
        return REMOTE_ANYWHERE, location
    for part in location.split(","):
        town = part.strip()
        plain_name = town[:1].isupper() and town.isascii()
        if plain_name and not _cased(_UK).search(town) and not _pattern("hybrid").search(town):
            return REST_OF_UK, town
    return UK_UNSPECIFIED, uk


def _told_location(advert: AdvertText) -> tuple[str, int | None]:
    """Return a location that the text labels, or that stands between bars near the top."""
    for segment in advert.segments[:TOP_SEGMENTS]:
        for part in segment.text.split("|") if "|" in segment.text else ():
            named = _names(part)
            if named and 2 * (named[-1].end - named[0].start) >= len(part.strip()):
                return part.strip(), segment.line
    for segment in advert.segments:
        found = _pattern(r"\b(?:location|office|based)\s*(?::|[-–])\s*([^.;|\n]{2,80})").search(
            segment.text
        )
        if found and (
            _names(found[1]) or _pattern(_REMOTE).search(found[1]) or _cased(_UK).search(found[1])
        ):
            return _cased(
                r"\s+(?:Salary|Rate|About|The Role|Job|Contract|Hours|Reporting|Department|Pay)\b"
            ).split(found[1])[0], segment.line
    return "", None


def _says_where(advert: AdvertText) -> bool:
    """Tell whether a sentence says where the hire will be; a board's line can be wrong."""
    return any(
        _names(segment.text, found.end())[:1]
        for segment in advert.segments
        if (found := _pattern(_HIRE_BASED).search(segment.text)) is not None
    )


_HIRE_BASED = (
    r"\b(?:you|role|position|job|team|candidates?|post)\b[^.;]{0,50}\b(?:based|located) "
    r"(?:in|at|out of|from)\b(?=[^.;]{0,40}[A-Z])"
)


def _place_line(advert: AdvertText) -> tuple[str, int | None]:
    """Return the first line that names a place and says nothing else; else one of "remote"."""
    remote: tuple[str, int | None] = ("", None)
    for segment in advert.segments:
        text = segment.text
        if segment.section is Section.TITLE or len(text) > LONGEST_PLACE_LINE:
            continue
        named = _names(text)
        rest = text
        for place in reversed(named):
            rest = rest[: place.start] + rest[place.end :]
        if _pattern(_AROUND_A_PLACE).sub("", rest):
            continue
        in_uk = _cased(_UK).search(text)
        if named or (in_uk and _pattern(_REMOTE).search(text)):
            return text, segment.line
        if not remote[0] and _pattern(_REMOTE).search(text):
            remote = text, segment.line
    return remote


def _in_text(advert: AdvertText) -> tuple[str, str, str, int] | None:
    """Look for the place in the advert's own sentences, those that say "based in" first."""
    segments = [s for s in advert.segments if s.section is not Section.PROCESS]
    return _uk_place(segments) or _country(advert) or _place_abroad(segments)


def _uk_place(segments: list[Segment]) -> tuple[str, str, str, int] | None:
    for sure in (True, False):
        for segment in segments:
            based = _pattern(_BASED).search(segment.text)
            if sure and not (based or segment.section is Section.TITLE):
                continue
            for place in _names(segment.text):
                doubtful = not sure and (
                    place.words in _PLAIN_WORDS
                    or _pattern(_IN_PASSING).search(segment.text[: place.start])
                )
                if place.kind != "abroad" and not doubtful:
                    region = LONDON if place.kind == "london" else REST_OF_UK
                    words = quote(segment.text, place.start, place.end, around=30)
                    return region, place.words, words, segment.line
    return None


def _country(advert: AdvertText) -> tuple[str, str, str, int] | None:
    """Return a place abroad that the title names, or else that the text names the UK."""
    for place in _names(advert.title):
        if place.kind == "abroad":
            return NON_UK, place.words, advert.title, advert.segments[0].line
    for segment in advert.segments:
        uk = _cased(_UK).search(segment.text)
        if uk:
            return (
                UK_UNSPECIFIED,
                uk[0],
                quote(segment.text, uk.start(), uk.end(), around=30),
                segment.line,
            )
    return None


def _place_abroad(segments: list[Segment]) -> tuple[str, str, str, int] | None:
    for segment in segments:
        found = _pattern(_BASED).search(segment.text)
        near = (
            [place for place in _names(segment.text, found.end()) if place.start < found.end() + 40]
            if found
            else []
        )
        if near:
            words = quote(segment.text, near[0].start, near[0].end, around=30)
            return NON_UK, near[0].words, words, segment.line
    return None


_IN_PASSING = r"\b(?:england|scotland|wales|britain) and\W*$|\b(?:university|bank|city|port) of\W*$"
"""Words before a place that make it part of a name, or all of a country."""


def _arrangement(advert: AdvertText) -> tuple[str, str, int | None]:
    for kind, cues in (("hybrid", _HYBRID), ("remote", _FULLY_REMOTE), ("on-site", _ONSITE)):
        for label, value, line in advert.header:
            found = _pattern(cues).search(value) if label != "company" else None
            if found:
                return kind, value, line
        for segment in advert.segments:
            if not any(sign in segment.text for sign in _SIGNS[kind]):
                continue
            found = _pattern(cues).search(segment.text)
            if found and not _pattern(
                r"\b(?:flexible working|may|depending on (?:the )?role)\b"
            ).search(segment.text):
                return (
                    kind,
                    quote(segment.text, found.start(), found.end(), around=30),
                    segment.line,
                )
    return "unspecified", "", None
