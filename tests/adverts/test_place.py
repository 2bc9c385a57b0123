"""Where the work is, by a location line or the sentences of an advert; every line is invented."""

from __future__ import annotations

import pytest

from mlcareer.adverts.place import AdvertPlace, advert_place
from mlcareer.adverts.text import advert_text
from mlcareer.guide.load import load_advert_words, load_place_names

WORDS = load_advert_words()
PLACES = load_place_names()


def place_in(text: str) -> AdvertPlace:
    return advert_place(advert_text(text, WORDS), PLACES, WORDS)


@pytest.mark.parametrize(
    ("location", "region"),
    [
        ("London", "london"),
        ("Canary Wharf", "london"),
        ("Cambridge, UK", "rest-of-uk"),
        ("Cambridge, MA", "non-uk"),
        ("Little Snoring, England", "rest-of-uk"),
        ("London, UK, Remote", "london"),
        ("Remote, UK", "remote-uk"),
        ("Norway, Remote, UK, Italy", "remote-uk"),
        ("Germany, France, United Kingdom", "remote-anywhere"),
        ("United Kingdom", "uk-unspecified"),
        ("United States (Remote)", "non-uk"),
        ("remote, Gdansk", "non-uk"),
        ("12 Tram Lane, SW1W 0EB", "london"),
        ("12 Tram Lane, CF10 3AT", "rest-of-uk"),
        ("Someville, OH", "non-uk"),
        ("Hanoi", "non-uk"),
        ("Remote (Worldwide)", "remote-anywhere"),
    ],
)
def test_the_region_of_a_location(location: str, region: str) -> None:
    text = f"Engineer\nCompany: Acme\nLocation: {location}\n\nWe make trams.\n"

    assert place_in(text).region.value == region


@pytest.mark.parametrize(
    ("title", "body", "region"),
    [
        pytest.param("Engineer", "## Location\n- Lyon, France", "non-uk", id="under a heading"),
        pytest.param("Engineer", "Job location\n\nBristol", "rest-of-uk", id="on the next line"),
        pytest.param("Engineer", "Where: London/Hybrid", "london", id="by another label"),
        pytest.param("Engineer", "Trams Ltd\nCity of London\n3 days ago", "london", id="a line"),
        pytest.param("Engineer", "Full time\nUK-wide, Remote", "remote-uk", id="remote in the UK"),
        pytest.param("Engineer (Berlin)", "We make trams.", "non-uk", id="in the title"),
        pytest.param(
            "Engineer",
            "London, England, United Kingdom\nYour team is based in the Leeds area.",
            "rest-of-uk",
            id="the advert's own words outweigh a board's line",
        ),
        pytest.param(
            "Engineer",
            "This is a fully remote role. We pay in dollars.",
            "remote-anywhere",
            id="remote and no place",
        ),
        pytest.param("Engineer (Remote)", "We make trams.", "remote-anywhere", id="remote title"),
        pytest.param("Engineer (EU/UK, Remote)", "Trams.", "remote-uk", id="remote title, UK"),
        pytest.param(
            "Engineer",
            "This is a remote-first role, with desks in London for those who like them.",
            "remote-uk",
            id="remote-first with an office",
        ),
        pytest.param(
            "Engineer",
            "Our maps show the trams of England and Wales.",
            "uk-unspecified",
            id="a country in passing",
        ),
    ],
)
def test_the_region_told_without_a_header(title: str, body: str, region: str) -> None:
    assert place_in(f"{title}\n\n{body}\n\nApply.\n").region.value == region


def test_a_tag_for_remote_work_outweighs_the_office_in_the_header() -> None:
    text = "Engineer\nLocation: London\n\nWe make trams.\n\n#LI-Remote\n"

    assert place_in(text).region.value == "remote-uk"


@pytest.mark.parametrize(
    ("location", "region"),
    [
        # Towns of one name: alone as the UK means it, or as what stands right after it says.
        ("Cambridge", "rest-of-uk"),
        ("Cambridge (USA)", "non-uk"),
        ("Cambridge, Massachusetts", "non-uk"),
        ("Cambridge, New Zealand", "non-uk"),
        ("Boston", "non-uk"),
        ("Boston, Lincolnshire", "rest-of-uk"),
        ("Boston, UK", "rest-of-uk"),
        ("Birmingham", "rest-of-uk"),
        ("Birmingham, AL", "non-uk"),
        ("Birmingham, Alabama", "non-uk"),
        ("London, Ontario", "non-uk"),
        ("London, Canada", "non-uk"),
        ("London, Ontario or London, UK", "london"),
        ("Durham", "rest-of-uk"),
        ("Durham, NC", "non-uk"),
        ("Durham, North Carolina", "non-uk"),
        ("Newport, Rhode Island", "non-uk"),
        ("Newport, Gwent", "rest-of-uk"),
        ("Perth", "rest-of-uk"),
        ("Perth, Australia", "non-uk"),
        ("Perth, WA", "non-uk"),
        ("Newcastle", "rest-of-uk"),
        ("Newcastle, NSW", "non-uk"),
        ("Newcastle, New South Wales", "non-uk"),
        ("Newcastle under Lyme", "rest-of-uk"),
        ("Richmond", "london"),
        ("Richmond, North Yorkshire", "rest-of-uk"),
        ("Richmond, VA", "non-uk"),
        ("Kingston upon Hull", "rest-of-uk"),
        ("Kingston upon Thames", "london"),
        ("Kingston, Jamaica", "non-uk"),
        ("Stratford", "london"),
        ("Stratford-upon-Avon", "rest-of-uk"),
        ("Washington, Tyne and Wear", "rest-of-uk"),
        ("Washington DC", "non-uk"),
        ("Wellington, Shropshire", "rest-of-uk"),
        ("New York", "non-uk"),
        ("York", "rest-of-uk"),
        ("New South Wales", "non-uk"),
        ("South Wales", "rest-of-uk"),
        ("Northern Ireland", "rest-of-uk"),
        ("Ireland", "non-uk"),
        ("New England", "non-uk"),
        ("Reading, Berkshire", "rest-of-uk"),
        ("reading", "rest-of-uk"),
        ("Reading, PA", "non-uk"),
        ("Bath", "rest-of-uk"),
        ("Sale, Greater Manchester", "rest-of-uk"),
        # A country that is not declared to have a town of that name is a place of a list.
        ("London, Germany", "london"),
        ("Paris, London, Berlin", "london"),
        # Letters of a state only after a comma, and never those of another word.
        ("LONDON, ON-SITE", "london"),
        ("London OR Leeds", "london"),
        # A street is no place beside a town.
        ("12 London Road, Reading", "rest-of-uk"),
        ("Cambridge House, Oxford Street, London", "london"),
        ("York Way, King's Cross", "london"),
        ("Kings Cross", "london"),
        ("Jersey", "non-uk"),
        ("Jersey City", "non-uk"),
        ("us", "unspecified"),
        ("US", "non-uk"),
        ("U.K.", "uk-unspecified"),
        ("UNITED KINGDOM", "uk-unspecified"),
        ("uk", "unspecified"),
    ],
)
def test_which_town_of_a_name_is_meant(location: str, region: str) -> None:
    text = f"Engineer\nLocation: {location}\n\nWe make trams.\n"

    assert place_in(text).region.value == region


@pytest.mark.parametrize(
    ("body", "region"),
    [
        pytest.param(
            "Acme is headquartered in London.\nThis role is based in our Leeds office.",
            "rest-of-uk",
            id="the headquarters first",
        ),
        pytest.param(
            "We have offices in London, Paris and New York.\nYou will be based in Paris.",
            "non-uk",
            id="a list of offices first",
        ),
        pytest.param(
            "Founded in Oxford in 2012.\nHybrid: three days a week in our Munich office.",
            "non-uk",
            id="where it was founded",
        ),
        pytest.param(
            "The role is based in Seoul, with travel to London and Manchester.",
            "non-uk",
            id="travel",
        ),
        pytest.param(
            "This position can be remote in the US; our headquarters are in London.",
            "non-uk",
            id="remote in another country",
        ),
        pytest.param(
            "The position is based in either Berlin or Bristol.",
            "rest-of-uk",
            id="a choice with a town in the UK",
        ),
        pytest.param(
            "Acme is headquartered in London. You need the right to work in the UK.",
            "uk-unspecified",
            id="only the headquarters",
        ),
        pytest.param(
            "Our clients are in Leeds and London.", "uk-unspecified", id="only the clients"
        ),
        pytest.param(
            "Acme is headquartered in Chicago.", "unspecified", id="only the headquarters, abroad"
        ),
        pytest.param(
            "You need to be within commuting distance of Maidenhead.",
            "rest-of-uk",
            id="commuting",
        ),
        pytest.param("Our office is in Cheadle.", "rest-of-uk", id="the employer's one office"),
        pytest.param("Our offices in Leeds are bright.", "rest-of-uk", id="offices in one town"),
        pytest.param(
            "We are a London-based company with clients across Europe.", "london", id="London-based"
        ),
    ],
)
def test_where_an_employer_is_gives_way_to_where_the_hire_will_be(body: str, region: str) -> None:
    assert (
        place_in(f"Engineer\n\nWe make trams.\n\n{body}\n\nApply by post.\n").region.value == region
    )


@pytest.mark.parametrize(
    ("title", "body", "region"),
    [
        ("Engineer", "You like Reading papers and a good Deal.", "unspecified"),
        ("Engineer", "Talk to Chester Hastings, who leads the team.", "unspecified"),
        ("Engineer", "March 12\nSale 20", "unspecified"),
        ("Engineer", "Nice to have: Phoenix", "unspecified"),
        ("Engineer", "You will work from our Reading office.", "rest-of-uk"),
        ("Reading Engineer", "We make trams.", "unspecified"),
        ("Engineer – Reading", "We make trams.", "rest-of-uk"),
        ("Engineer (Bath)", "We make trams.", "rest-of-uk"),
        ("Engineer in Wells", "We make trams.", "rest-of-uk"),
        ("Engineer", "Hybrid, Rugby", "rest-of-uk"),
    ],
)
def test_a_plain_word_is_a_town_only_where_a_text_tells_where(
    title: str, body: str, region: str
) -> None:
    assert place_in(f"{title}\n\n{body}\n\nApply.\n").region.value == region


@pytest.mark.parametrize(
    ("line", "region"),
    [
        ("Jersey City, NJ, USA", "non-uk"),
        ("Egham, Surrey", "rest-of-uk"),
        ("Canary Wharf, London, E14 5AB", "london"),
        ("Hybrid - Newcastle upon Tyne", "rest-of-uk"),
    ],
)
def test_a_line_that_only_names_a_place_is_a_location(line: str, region: str) -> None:
    assert (
        place_in(f"Engineer\n\nTrams Ltd\n{line}\nFull-time\n\nMake trams.\n").region.value
        == region
    )


@pytest.mark.parametrize(
    "ending", ["", " Our trams have run on time in rain and snow for years." * 2]
)
@pytest.mark.parametrize(
    ("line", "region"),
    [
        ("Acme | Tram Engineer | Onsite 3 days (New York City) | Full-time.", "non-uk"),
        ("Acme | Tram Engineer | Remote (US only) | Full-time.", "non-uk"),
        ("Acme | Tram Engineer | Remote (EU timezone) | Full-time.", "remote-anywhere"),
        ("Acme | Tram Engineer | Remote (USA, Canada, UK) | Full-time.", "remote-uk"),
        ("Acme | Tram Engineer | Leeds, UK | Onsite.", "rest-of-uk"),
        ("We at Acme are hiring tram engineers in Austin.", "non-uk"),
        ("Tram Engineer, Department of Rails, University of Leeds, UK.", "rest-of-uk"),
        ("Tram Engineer, Institute for Rails, Dresden, Germany.", "non-uk"),
    ],
)
def test_an_advert_of_one_line_tells_where(line: str, region: str, ending: str) -> None:
    assert place_in(f"{line}{ending}\n").region.value == region


def test_a_university_in_passing_is_no_place_of_work() -> None:
    text = "Engineer\n\nWe work with the University of Leeds. You need a UK visa.\n"

    assert place_in(text).region.value == "uk-unspecified"


def test_a_place_abroad_deep_in_the_text_is_no_place_of_work() -> None:
    rest = "\n\n".join(f"We make tram number {number}." for number in range(1, 9))

    assert (
        place_in(f"Engineer\n\n{rest}\n\nThe first ran in Vienna.\n").region.value == "unspecified"
    )


def test_a_title_with_a_place_outweighs_the_offices_of_the_company() -> None:
    text = "Engineer (Berlin)\n\nWe have offices in London and Leeds.\n"

    assert place_in(text).region.value == "non-uk"


def test_a_label_without_a_place_after_it_gives_way_to_the_sentences() -> None:
    text = "Engineer\n\nJob location\nTech stack\n\nYou will be based in Derby.\n"

    assert place_in(text).region.value == "rest-of-uk"
