"""The list of commands, in the panels and the order of `mlcareer --help`, and of their pages.

Nothing is imported here: `--help` and a Tab read this list at each start.
"""

from __future__ import annotations

PANELS = {
    "Salaries & roles": {
        "salary": "bands by level and region",
        "skills": "what employers ask for",
        "compare": "two roles side by side",
        "role": "what the job is",
        "levels": "junior to staff",
        "sectors": "where the demand is",
        "employers": "who hires",
        "locations": "where the jobs are",
        "market": "pay in adverts you hold",
    },
    "Your pay & offers": {
        "take-home": "your pay after tax",
        "raise": "what a raise leaves you",
        "offer": "is it good, what to ask",
        "offers": "several side by side",
        "visa": "Skilled Worker minimum pay",
        "contract": "day rate or permanent",
    },
    "CVs & adverts": {
        "advert": "what it asks, pays, omits",
        "gap": "your CV against a job",
        "hire": "for hiring managers",
    },
    "Getting hired": {
        "interview": "what you will be asked",
        "drill": "practise answering",
        "portfolio": "work worth showing",
        "transition": "moving from another role",
        "faq": "common questions",
        "search": "find anything in the guide",
    },
    "Your case": {
        "advise": "six questions, one plan",
        "plan": "steps to your next level",
        "report": "your whole case, to print",
        "profile": "defaults, on this computer",
    },
    "For guide keepers": {
        "sources": "where each figure is from",
        "guide": "check and compare data files",
        "mcp": "answers for AI assistants",
    },
}
"""Each panel with its commands, and what each is for in at most six words."""

COMMANDS = {name: words for panel in PANELS.values() for name, words in panel.items()}
"""Each command with what it is for."""

ALSO_CALLED = {
    "tax": "take-home",
    "net": "take-home",
    "paye": "take-home",
    "payslip": "take-home",
    "pension": "take-home",
    "bonus": "offer",
    "equity": "offer",
    "counter": "offer",
    "negotiate": "offer",
    "negotiation": "offer",
    "increase": "raise",
    "promotion": "raise",
    "sponsor": "visa",
    "sponsorship": "visa",
    "immigration": "visa",
    "freelance": "contract",
    "contractor": "contract",
    "ir35": "contract",
    "job": "advert",
    "posting": "advert",
    "cv": "gap",
    "resume": "gap",
    "match": "gap",
    "recruit": "hire",
    "budget": "hire",
    "questions": "interview",
    "practise": "drill",
    "practice": "drill",
    "companies": "employers",
    "cities": "locations",
    "places": "locations",
    "pay": "salary",
    "salaries": "salary",
    "bands": "salary",
    "find": "search",
    "glossary": "search",
    "help-me": "advise",
    "html": "report",
    "pdf": "report",
    "set": "edit",
    "create": "init",
    "new": "init",
    "remove": "delete",
}
"""What people type for a command, or for one of a command's own."""

PAGES = {
    "SalaryAnswer": "mlcareer.pages.salary.salary_page",
    "SkillsAnswer": "mlcareer.pages.skills.skills_page",
    "CompareAnswer": "mlcareer.pages.compare.compare_page",
    "ContractAnswer": "mlcareer.pages.contract.contract_page",
    "RoleDescription": "mlcareer.pages.role.role_page",
    "LevelsAnswer": "mlcareer.pages.levels.levels_page",
    "SectorsAnswer": "mlcareer.pages.sectors.sectors_page",
    "EmployersAnswer": "mlcareer.pages.employers.employers_page",
    "LocationsAnswer": "mlcareer.pages.locations.locations_page",
    "MarketAnswer": "mlcareer.pages.market.market_page",
    "TakeHomeAnswer": "mlcareer.pages.take_home.take_home_page",
    "RaiseAnswer": "mlcareer.pages.pay_raise.raise_page",
    "OfferAnswer": "mlcareer.pages.offer.offer_page",
    "OffersAnswer": "mlcareer.pages.offers.offers_page",
    "VisaAnswer": "mlcareer.pages.visa.visa_page",
    "AdvertAnswer": "mlcareer.pages.advert.advert_page",
    "GapAnswer": "mlcareer.pages.gap.gap_page",
    "HireAnswer": "mlcareer.pages.hire.hire_page",
    "InterviewAnswer": "mlcareer.pages.interview.interview_page",
    "SheetAnswer": "mlcareer.pages.drill.sheet_page",
    "DrillAnswer": "mlcareer.pages.drill.drill_page",
    "PortfolioAnswer": "mlcareer.pages.portfolio.portfolio_page",
    "TransitionAnswer": "mlcareer.pages.transition.transition_page",
    "FaqAnswer": "mlcareer.pages.faq.faq_page",
    "SearchAnswer": "mlcareer.pages.search.search_page",
    "PlanAnswer": "mlcareer.pages.plan.plan_page",
    "ReportAnswer": "mlcareer.pages.report.report_page",
    "ProfileAnswer": "mlcareer.pages.profile.profile_page",
    "SourcesAnswer": "mlcareer.pages.sources.sources_page",
    "McpAnswer": "mlcareer.pages.mcp.mcp_page",
    "GuideSummary": "mlcareer.pages.guide.summary_page",
    "GuideDiff": "mlcareer.pages.guide_diff.diff_page",
    "GuideExport": "mlcareer.pages.guide.export_page",
    "GuideFormat": "mlcareer.pages.guide.format_page",
    "GuidePath": "mlcareer.pages.guide.path_page",
}
"""Each type of answer with the function that lays it out. It is imported only where a page is
drawn: JSON needs none."""
