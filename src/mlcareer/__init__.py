"""Salary and career advice for machine-learning engineers in the UK, offline.

What stands in `__all__` is the library and a promise (docs/library.md). Each name is imported
when it is first asked for, as the program starts with this module at every press of Tab.
"""

from mlcareer.version import __version__ as __version__

# Not typing's own, which would be the slowest part of `mlcareer --version`; type checkers know
# this name wherever it stands.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from mlcareer.adverts.skill_finding import SkillFinder
    from mlcareer.advice.career.compare import CompareAnswer, compare_roles
    from mlcareer.advice.career.levels import LevelsAnswer, levels_for
    from mlcareer.advice.career.locations import LocationsAnswer, locations_for
    from mlcareer.advice.career.salary import SalaryAnswer, salary_for
    from mlcareer.advice.career.skills import SkillsAnswer, skills_for
    from mlcareer.advice.case.advert import AdvertAnswer, advert_for
    from mlcareer.advice.case.gap import CvRead, GapAnswer, cv_of, gap_for
    from mlcareer.advice.names import (
        category_of,
        level_of,
        nation_of,
        occupation_of,
        pension_method_of,
        role_of,
        route_of,
        sector_of,
        skill_of,
        tax_year_of,
        where_of,
    )
    from mlcareer.advice.offers.offer import OfferAnswer, offer_for
    from mlcareer.advice.offers.offers import OffersAnswer, offers_for
    from mlcareer.advice.offers.valuation import Knowledge
    from mlcareer.advice.pay.circumstances import Circumstances
    from mlcareer.advice.pay.contract import ContractAnswer, ContractQuestion, contract_for
    from mlcareer.advice.pay.hire import EmployerPension, HireAnswer, HireQuestion, hire_for
    from mlcareer.advice.pay.pay_raise import RaiseAnswer, RaiseQuestion, raise_for
    from mlcareer.advice.pay.take_home import TakeHomeAnswer, YearDetails, take_home
    from mlcareer.advice.pay.visa import VisaAnswer, VisaQuestion, visa_for
    from mlcareer.advice.pay.visa_minimum import pay_by_route
    from mlcareer.advice.search.search import SearchAnswer, search_guide
    from mlcareer.errors import CareerError, DataError, UnknownNameError, UsageError
    from mlcareer.guide.advert_words import AdvertWords
    from mlcareer.guide.cv_words import CvWords
    from mlcareer.guide.load import (
        load_advert_words,
        load_cv_words,
        load_guide,
        load_pay_rules,
        load_place_names,
        load_skill_words,
        load_visa_rules,
    )
    from mlcareer.guide.model import Guide
    from mlcareer.guide.offer_terms import OfferTerms
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.place_names import PlaceNames
    from mlcareer.guide.skill_words import Vocabulary
    from mlcareer.guide.visa_rules import VisaRules
    from mlcareer.reading.document import Document, read_adverts, read_document
    from mlcareer.reading.money import parse_pay, parse_yearly_pay
    from mlcareer.record import Answer, Record
    from mlcareer.render.json_text import write_json
else:
    _MODULES = {
        "AdvertAnswer": "advice.case.advert",
        "AdvertWords": "guide.advert_words",
        "Answer": "record",
        "CareerError": "errors",
        "Circumstances": "advice.pay.circumstances",
        "CompareAnswer": "advice.career.compare",
        "ContractAnswer": "advice.pay.contract",
        "ContractQuestion": "advice.pay.contract",
        "CvRead": "advice.case.gap",
        "CvWords": "guide.cv_words",
        "DataError": "errors",
        "Document": "reading.document",
        "EmployerPension": "advice.pay.hire",
        "GapAnswer": "advice.case.gap",
        "Guide": "guide.model",
        "HireAnswer": "advice.pay.hire",
        "HireQuestion": "advice.pay.hire",
        "Knowledge": "advice.offers.valuation",
        "LevelsAnswer": "advice.career.levels",
        "LocationsAnswer": "advice.career.locations",
        "OfferAnswer": "advice.offers.offer",
        "OfferTerms": "guide.offer_terms",
        "OffersAnswer": "advice.offers.offers",
        "PayRules": "guide.pay_rules",
        "PlaceNames": "guide.place_names",
        "RaiseAnswer": "advice.pay.pay_raise",
        "RaiseQuestion": "advice.pay.pay_raise",
        "Record": "record",
        "SalaryAnswer": "advice.career.salary",
        "SearchAnswer": "advice.search.search",
        "SkillFinder": "adverts.skill_finding",
        "SkillsAnswer": "advice.career.skills",
        "TakeHomeAnswer": "advice.pay.take_home",
        "UnknownNameError": "errors",
        "UsageError": "errors",
        "VisaAnswer": "advice.pay.visa",
        "VisaQuestion": "advice.pay.visa",
        "VisaRules": "guide.visa_rules",
        "Vocabulary": "guide.skill_words",
        "advert_for": "advice.case.advert",
        "category_of": "advice.names",
        "YearDetails": "advice.pay.take_home",
        "compare_roles": "advice.career.compare",
        "contract_for": "advice.pay.contract",
        "cv_of": "advice.case.gap",
        "gap_for": "advice.case.gap",
        "hire_for": "advice.pay.hire",
        "level_of": "advice.names",
        "levels_for": "advice.career.levels",
        "load_advert_words": "guide.load",
        "load_cv_words": "guide.load",
        "load_guide": "guide.load",
        "load_pay_rules": "guide.load",
        "load_place_names": "guide.load",
        "load_skill_words": "guide.load",
        "load_visa_rules": "guide.load",
        "locations_for": "advice.career.locations",
        "nation_of": "advice.names",
        "occupation_of": "advice.names",
        "offer_for": "advice.offers.offer",
        "offers_for": "advice.offers.offers",
        "parse_pay": "reading.money",
        "parse_yearly_pay": "reading.money",
        "pay_by_route": "advice.pay.visa_minimum",
        "pension_method_of": "advice.names",
        "raise_for": "advice.pay.pay_raise",
        "read_adverts": "reading.document",
        "read_document": "reading.document",
        "role_of": "advice.names",
        "route_of": "advice.names",
        "salary_for": "advice.career.salary",
        "search_guide": "advice.search.search",
        "sector_of": "advice.names",
        "skill_of": "advice.names",
        "skills_for": "advice.career.skills",
        "take_home": "advice.pay.take_home",
        "tax_year_of": "advice.names",
        "visa_for": "advice.pay.visa",
        "where_of": "advice.names",
        "write_json": "render.json_text",
    }

    def __getattr__(name):  # noqa: ANN001, ANN202 - type checkers see the imports above
        """Import a name of the library at its first use."""
        if name not in _MODULES:
            raise AttributeError(f"module 'mlcareer' has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(f"mlcareer.{_MODULES[name]}"), name)
        globals()[name] = found
        _show_in_notebooks()
        return found

    def _show_in_notebooks():  # noqa: ANN202 - likewise
        """Let answers show themselves in notebooks, once somebody uses the library.

        Here and not in `record`, so that a run of a command has nothing of it.
        """
        from mlcareer.record import Answer

        if hasattr(Answer, "_repr_html_"):
            return

        def shown(answer):  # noqa: ANN001, ANN202 - likewise
            from importlib import import_module

            return import_module("mlcareer.cli.notebook").shown_in_notebook(answer)

        Answer._repr_html_ = shown

    def __dir__():  # noqa: ANN202 - likewise
        return sorted({*globals(), *_MODULES})


__all__ = [
    "AdvertAnswer",
    "AdvertWords",
    "Answer",
    "CareerError",
    "Circumstances",
    "CompareAnswer",
    "ContractAnswer",
    "ContractQuestion",
    "CvRead",
    "CvWords",
    "DataError",
    "Document",
    "EmployerPension",
    "GapAnswer",
    "Guide",
    "HireAnswer",
    "HireQuestion",
    "Knowledge",
    "LevelsAnswer",
    "LocationsAnswer",
    "OfferAnswer",
    "OfferTerms",
    "OffersAnswer",
    "PayRules",
    "PlaceNames",
    "RaiseAnswer",
    "RaiseQuestion",
    "Record",
    "SalaryAnswer",
    "SearchAnswer",
    "SkillFinder",
    "SkillsAnswer",
    "TakeHomeAnswer",
    "UnknownNameError",
    "UsageError",
    "VisaAnswer",
    "VisaQuestion",
    "VisaRules",
    "Vocabulary",
    "YearDetails",
    "advert_for",
    "category_of",
    "compare_roles",
    "contract_for",
    "cv_of",
    "gap_for",
    "hire_for",
    "level_of",
    "levels_for",
    "load_advert_words",
    "load_cv_words",
    "load_guide",
    "load_pay_rules",
    "load_place_names",
    "load_skill_words",
    "load_visa_rules",
    "locations_for",
    "nation_of",
    "occupation_of",
    "offer_for",
    "offers_for",
    "parse_pay",
    "parse_yearly_pay",
    "pay_by_route",
    "pension_method_of",
    "raise_for",
    "read_adverts",
    "read_document",
    "role_of",
    "route_of",
    "salary_for",
    "search_guide",
    "sector_of",
    "skill_of",
    "skills_for",
    "take_home",
    "tax_year_of",
    "visa_for",
    "where_of",
    "write_json",
]
