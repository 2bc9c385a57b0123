"""What kind of work an advert is for, by its title and, more so, by its duties.

Titles mislead: a "data scientist" may build pipelines all week. Each kind has cues in titles and
cues in duties; a duty counts once however often it is repeated, with the words that counted.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mlcareer.adverts.found import Found
from mlcareer.adverts.heading import Section
from mlcareer.adverts.pattern import in_any_case
from mlcareer.adverts.phrases import PhraseFinder
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.adverts.text import AdvertText, Segment

TITLE_WEIGHT = 6
"""What a title is worth beside one duty."""

TEXT_TITLE_WEIGHT = 4
"""What a title named only in the text is worth."""

DUTY_WEIGHT = 2
"""What a duty under its own heading is worth; elsewhere it is worth half."""

MOST_DUTIES = 6
"""How many duties of one kind count; beyond that an advert only repeats itself."""


RoleEvidence = Found[int]
"""Words that speak for one kind of role, with their weight."""


class RoleKind(Record):
    """The kind of role, what it rests on, and the runner-up."""

    kind: str
    score: int
    """The weights of the evidence, added up."""
    evidence: tuple[RoleEvidence, ...]
    runner_up: str | None = None
    runner_up_score: int = 0
    runner_up_evidence: tuple[RoleEvidence, ...] = ()


ROLE_NAMES = {
    "mle": "machine-learning engineer",
    "data-scientist": "data scientist",
    "ai-engineer": "AI engineer",
    "mlops": "MLOps engineer",
    "research": "researcher",
    "data-engineer": "data engineer",
    "software-engineer": "software engineer",
    "analyst": "analyst",
    "other": "other work",
}
"""What each kind is called on a page."""

ROLE_WITH_ARTICLE = {
    "mle": "a machine-learning engineer",
    "data-scientist": "a data scientist",
    "ai-engineer": "an AI engineer",
    "mlops": "an MLOps engineer",
    "research": "a researcher",
    "data-engineer": "a data engineer",
    "software-engineer": "a software engineer",
    "analyst": "an analyst",
    "other": "another profession",
}
"""Likewise, in the middle of a sentence."""

_TITLES: tuple[tuple[str, str], ...] = (
    # The first that is found in a title decides; the work of a seller is not that of an engineer.
    (
        "other",
        (
            r"\b(?:pre[- ]?sales|post[- ]?sales|sales|customer success|marketing|recruit(?:er"
            r"|ment consultant)|account (?:manager|executive)|product (?:manager|owner|designer)"
            r"|project manager|programme manager|delivery manager|scrum master|teacher|lecturer"
            r"|tutor|annotat\w+|solutions? (?:architect|consultant)|business development"
            r"|technical writer|support engineer|training|business analyst|designer|hardware "
            r"engineer|mechanical engineer|electrical engineer|security analyst)\b"
        ),
    ),
    (
        "mlops",
        (
            r"\b(?:ml ?ops|ml-ops|machine learning operations|(?:ml|machine learning|ai) "
            r"(?:platform|infrastructure|infra|devops|operations)|platform engineer[^|]*\b(?:ml"
            r"|machine learning)|llm ?ops|model deployment engineer|site reliability engineer[^"
            r"|]*\b(?:ml|machine learning))\b"
        ),
    ),
    (
        "research",
        (
            r"\b(?:research (?:scientist|engineer|associate|fellow|assistant)|applied (?:research "
            r")?scientist|researcher|postdoc\w*|phd (?:candidate|student)|(?:ml|machine learning"
            r"|deep learning|ai|nlp|computer vision) scientist|research lead|applied research"
            r"|quantitative research\w*)\b"
        ),
    ),
    (
        "ai-engineer",
        (
            r"\b(?:(?:gen ?ai|generative ai|llm|agentic|applied ai|prompt|conversational ai|rag"
            r"|ai agents?) ?(?:\w+ )?(?:engineer|developer|architect|specialist)|ai (?:software "
            r")?(?:engineer|developer|architect|specialist)|ai/ml (?:solutions )?(?:architect"
            r"|consultant)|(?:gen ?ai|generative ai|ai) (?:consultant|lead|solutions?)|ai "
            r"automation|forward deployed)\b"
        ),
    ),
    (
        "mle",
        (
            r"\b(?:(?:machine[- ]learning|ml|deep learning|computer vision|nlp|cv|perception"
            r"|recommend\w+|ai/ml|ml/ai|ai/machine learning|ml & ai|speech) (?:\w+ "
            r"){0,2}(?:engineer\w*|developer)|mle|deep learning (?:\w+ ){0,2}engineer"
            r"|engineer\w*,? (?:-|\()? ?(?:machine learning|ml|deep learning)|machine learning "
            r"(?:lead|architect|consultant|specialist))\b"
        ),
    ),
    (
        "data-scientist",
        (
            r"\b(?:data scien(?:tist|ce)s?|decision scientist|machine learning scientist"
            r"|statistician|quantitative (?:analyst|modeller)|data science (?:lead|manager"
            r"|consultant|engineer))\b"
        ),
    ),
    (
        "data-engineer",
        (
            r"\b(?:data (?:platform |warehouse |pipeline |infrastructure )?engineer\w*|analytics "
            r"engineer\w*|etl (?:developer|engineer)|data architect\w*|big data (?:engineer"
            r"|developer)|database (?:engineer|developer|administrator)|bi (?:engineer"
            r"|developer))\b"
        ),
    ),
    (
        "analyst",
        (
            r"\b(?:analyst|business intelligence|insights? (?:manager|lead)|analytics (?:manager"
            r"|lead|consultant)|bi (?:analyst|manager))\b"
        ),
    ),
    (
        "software-engineer",
        (
            r"\b(?:software (?:\w+ ){0,2}(?:engineer\w*|developer)|(?:back|front)[- ]?end|full[- "
            r"]?stack|developer|devops|site reliability|sre|(?:python|java|c\+\+|cloud|platform"
            r"|systems?|simulation|robotics|embedded|performance|web|mobile|infrastructure) "
            r"(?:\w+ )?(?:engineer\w*|developer)|engineer\w*|programmer)\b"
        ),
    ),
    (
        "other",
        (
            r"\b(?:consultant|manager|director|specialist|architect|officer|advis[eo]r|coordinator"
            r"|administrator|executive)\b"
        ),
    ),
)

_ML = (
    "(ml|machine learning|deep learning|neural network|computer vision|nlp|recommendation"
    "|recommender|ranking|ai)"
)
_MADE = "(model|system|solution|pipeline|algorithm|feature|product|service|module)"

_DUTIES: dict[str, tuple[tuple[str, ...], ...]] = {
    # Each line is one duty: however many of its phrases are found, it counts once.
    "mle": (
        (
            (
                "(deploy|productioni|bring|ship|launch|releas)* ... (model|machine learning|ml"
                "|algorithm)"
            ),
            "put ... (model|machine learning|ml) ... production",
        ),
        (
            "model ... (production|production-ready|at scale|deployment|real-time)",
            "models in production",
            "model ... deploy*",
        ),
        (
            (
                "(production|production-ready|production-level|production-grade|scalable"
                "|end-to-end) ... (ml|machine learning|ai|deep learning)"
            ),
            "production-ready ml",
            "scalable machine learning",
        ),
        (
            f"(design|build|develop|train|implement|architect|engineer)* ... {_ML} ... {_MADE}",
            f"(design|build|develop|train|implement|architect|engineer)* ... {_ML} {_MADE}",
            f"(design|build|develop|train|implement|architect|engineer)* {_ML} {_MADE}",
        ),
        ("(ml|machine learning|model|modelling|training|inference|feature) pipeline",),
        (
            "(train|fine-tun|finetun|retrain)* ... (model|llm|network)",
            "(train|fine-tun|finetun|retrain)* (model|llm|network)",
        ),
        (
            (
                "(low-latency|latency|throughput|scale|scaling|scalable|scalability) ... (model"
                "|inference|ml|machine learning)"
            ),
            "(scalable|low-latency) (model|inference|ml|machine learning)",
        ),
        (
            (
                "(optimis|optimiz|quantis|quantiz|profil)* ... (model|inference|training|deep "
                "learning)"
            ),
            "(optimis|optimiz|quantis|quantiz|profil)* (model|inference|training|deep learning)",
        ),
        ("machine learning engineer", "machine learning team", "ml engineer"),
        (
            "software engineering (practices|principles|fundamentals|skills)",
            "software engineering best (practices|principles)",
            "engineering best practices",
        ),
    ),
    "data-scientist": (
        (
            (
                "(statistical|predictive|propensity|segmentation|churn|pricing|forecasting|risk"
                "|credit|econometric|optimisation) (model*|analys*|method*|technique*)"
            ),
        ),
        (
            (
                "(insight|recommendation|finding)* ... (stakeholder|business|decision|leadership"
                "|strategy|strategic|client)"
            ),
        ),
        (
            (
                "(business|complex|customer|commercial) (problem|question|challenge) ... (data"
                "|analytics|analysis|solution|research|model)"
            ),
        ),
        ("(explor)* ... (data|analysis)", "exploratory (data|analysis)"),
        ("hypothes*", "experiment*", "a/b test*", "causal"),
        ("data science", "data scientist"),
        (
            "(analyse|analyze|analysing|analyzing|mine|mining) ... (data|dataset)",
            "(analyse|analyze|analysing|analyzing|mine|mining) (data|dataset)",
            "analysis of ... data",
        ),
        (
            (
                "(communicat|present|explain|storytell)* ... (non-technical|stakeholder|senior"
                "|finding|insight|result)"
            ),
            (
                "(communicat|present|explain|storytell)* (non-technical|stakeholder|senior|finding"
                "|insight|result)"
            ),
        ),
        ("data science (project|solution|product|technique|strategy|lifecycle|team)",),
    ),
    "ai-engineer": (
        (
            (
                "(llm|large language model|genai|generative ai|gen ai|gpt|foundation model) ... "
                "(application|product|feature|solution|workflow|app|system|service|powered|api)"
            ),
            "(llm|genai|generative ai|gpt)-(powered|based)",
            (
                "(llm|genai|generative ai|gpt) (application|product|feature|solution|workflow|app"
                "|system|service|api)"
            ),
        ),
        (
            (
                "(integrat|build|develop|design|deliver|implement|architect)* ... (llm|large "
                "language|genai|generative ai|gpt|openai|chatbot|copilot|ai agent|agentic|ai "
                "solution|ai application|ai feature|ai-powered|ai product|ai system)"
            ),
            (
                "(integrat|build|develop|design|deliver|implement|architect)* (llm|genai"
                "|generative ai|chatbot|copilot|ai agent|agentic|ai solution|ai application|ai "
                "feature|ai-powered|ai product|ai system)"
            ),
        ),
        (
            "rag",
            "retrieval-augmented",
            "retrieval augmented",
            "vector (database|store|search)",
            "embeddings",
        ),
        (
            "ai agent",
            "llm agent",
            "autonomous agent",
            "agentic",
            "multi-agent",
            "tool calling",
            "mcp",
        ),
        ("prompt engineering", "prompt design", "prompting", "prompts"),
        (
            "langchain",
            "langgraph",
            "llamaindex",
            "bedrock",
            "azure openai",
            "openai",
            "anthropic",
            "claude",
            "crewai",
            "semantic kernel",
        ),
        ("ai engineer",),
        ("guardrail", "evals", "hallucination", "llm evaluation"),
    ),
    "mlops": (
        ("(ml|machine learning|ai|model|data science) (platform|infrastructure|tooling)",),
        ("mlops", "ml ops"),
        (
            (
                "(maintain|automat|orchestrat|manag|support|enhanc|develop)* ... (training "
                "pipeline|model deployment|deployment pipeline|ml pipeline|training infrastructure"
                "|ml platform|infrastructure responsible|model training pipeline)"
            ),
        ),
        (
            "model registr*",
            "model repositor*",
            "feature store",
            "experiment tracking",
            "data versioning",
            "model versioning",
            "model monitoring",
            "drift",
        ),
        (
            (
                "(kubernetes|terraform|helm|infrastructure as code|ci/cd) ... (model|ml|machine "
                "learning)"
            ),
            (
                "(model|ml|machine learning) ... (kubernetes|terraform|helm|infrastructure as code"
                "|ci/cd)"
            ),
        ),
        ("kubeflow", "mlflow", "sagemaker pipelines", "kserve", "seldon", "bentoml"),
        (
            (
                "(enabl|support|assist)* ... data scientists ... (deploy*|productioni*"
                "|infrastructure|tool|platform|pipeline|integrat*)"
            ),
            "enabl* data scientists",
        ),
        (
            "reliability",
            "uptime",
            "sla",
            "on-call",
            "incident",
            "alert",
            "alerting",
            "troubleshoot*",
        ),
        ("(gpu|compute|training) (cluster|fleet|scheduling|orchestration)",),
    ),
    "research": (
        (
            "publish*",
            "publication",
            "paper",
            "neurips",
            "icml",
            "iclr",
            "cvpr",
            "emnlp",
            "peer-reviewed",
            "conference",
        ),
        (
            (
                "(novel|state-of-the-art|sota|cutting-edge) ... (algorithm|method|technique"
                "|architecture|approach*|research)"
            ),
            (
                "(novel|new|state-of-the-art|sota|cutting-edge) (algorithm|method|technique"
                "|architecture|approach*|research)"
            ),
        ),
        (
            "(conduct|lead|perform|drive|pursu)* ... research",
            "(conduct|lead|perform|drive|pursu)* research",
            "do research",
            "carry out research",
            "own research",
        ),
        ("phd", "ph.d"),
        ("research (scientist|engineer|team|agenda|direction|project|group|problem|ideas)",),
        ("(prototyp)* ... (research|new|novel)", "research and prototype"),
        ("scientific",),
    ),
    "data-engineer": (
        ("data pipeline", "etl", "elt"),
        (
            (
                "data (warehous*|lake|lakehouse|infrastructure|architecture|platform|modelling"
                "|ingestion|integration|flow)"
            ),
        ),
        ("data engineer", "data engineering"),
        (
            "dbt",
            "airflow",
            "snowflake",
            "databricks",
            "redshift",
            "bigquery",
            "data factory",
            "aws glue",
            "kafka",
            "fivetran",
        ),
        ("data (quality|governance|lineage|catalog*)",),
        ("(ingest|transform|integrat)* ... data", "(ingest|transform|integrat)* data"),
    ),
    "software-engineer": (
        (
            "backend",
            "back-end",
            "frontend",
            "front-end",
            "fullstack",
            "full-stack",
            "web application",
            "user interface",
            "mobile",
        ),
        (
            "software (feature|development|product|architecture|system|stack)",
            "sw (feature|development)",
            "services",
            "microservice",
        ),
        (
            (
                "performance (analysis|measurement|engineering|optimisation|optimization|tuning"
                "|modelling|modeling)"
            ),
            "profil*",
            "compiler",
            "kernel",
            "gpu architecture",
            "computer architecture",
            "hardware",
        ),
        ("rest api", "restful api", "api"),
        ("software engineer",),
        ("unit test", "code review", "clean code", "refactor*", "ci/cd"),
        ("simulation",),
    ),
    "analyst": (
        ("dashboard", "report", "reporting", "kpi", "metrics"),
        ("power bi", "powerbi", "tableau", "looker", "excel", "google analytics", "qlik"),
        ("analyst", "analytics team"),
        ("(ad-hoc|adhoc|market|commercial|performance|business|financial) (analysis|analyses)",),
        ("(gather|clean|collect)* ... data", "(gather|clean|collect)* data"),
        ("analytical role", "actionable insight"),
    ),
    "other": (
        (
            "prospect",
            "pre-sales",
            "post-sales",
            "sales (process|team|cycle|strategy|event)",
            "selling",
            "quota",
            "rfp",
            "tender",
            "trade show",
        ),
        (
            "customer (success|onboarding|adoption|training|engagement)",
            "(demo|workshop|training session) ... (customer|client|prospect)",
            "(customer|client|product) ... (demo|workshop|training session)",
            "(customer|client|product) (demo|workshop|training session)",
        ),
        ("trusted advisor", "trusted adviser", "account management"),
        ("(own|lead|define) ... (product roadmap|go-to-market|backlog)",),
        ("teach*", "tutor*", "curriculum", "students", "lesson"),
        ("install* ... (customer|on-site)", "configuration ... (customer|on-site)"),
    ),
}

GAP = 7
"""Words that may stand between the parts of a duty."""

_NOT_ITS_OWN = (
    r"\b(?:collaborat\w+|partner\w*|work(?:ing)? (?:\w+ ){0,3}with|alongside|liais\w+|together "
    r"with|team of|working with|(?:teams?|guide|mentor\w*) (?:of|other)|communicate with)\b[^.;]*$"
)


def role_kind(advert: AdvertText) -> RoleKind:
    """Judge the kind of role."""
    evidence: dict[str, list[RoleEvidence]] = {kind: [] for kind in ROLE_NAMES}
    for kind, words, line, weight in _titles(advert):
        evidence[kind].append(Found(weight, words, line))
    duties = [
        s
        for s in advert.segments
        if s.section in {Section.DUTIES, Section.INTRODUCTION, Section.REQUIRED, Section.UNKNOWN}
    ]
    for (kind, _), found in sorted(_found_duties(duties).items()):
        if sum(item.value <= DUTY_WEIGHT for item in evidence[kind]) < MOST_DUTIES:
            evidence[kind].append(found)
    scores = {kind: sum(item.value for item in items) for kind, items in evidence.items()}
    ranked = sorted(scores, key=lambda kind: -scores[kind])
    best, second = ranked[0], ranked[1]
    if scores[best] == 0:
        return RoleKind(kind="other", score=0, evidence=())
    return RoleKind(
        kind=best,
        score=scores[best],
        evidence=tuple(evidence[best]),
        runner_up=second if scores[second] else None,
        runner_up_score=scores[second],
        runner_up_evidence=tuple(evidence[second]),
    )


def title_kind(title: str) -> tuple[str, str] | None:
    """Return the kind that a title names and the words that name it."""
    for kind, cues in _TITLES:
        found = in_any_case(cues).search(title)
        if found:
            return kind, found[0]
    return None


def _titles(advert: AdvertText) -> list[tuple[str, str, int, int]]:
    parts = []
    if advert.title:
        for part in in_any_case(r"\s+/\s+|\s+\|\s+|\s+or\s+").split(advert.title):
            found = title_kind(part)
            if found:
                parts.append((found[0], part.strip(), advert.segments[0].line))
    if parts:
        return [
            (kind, words, line, TITLE_WEIGHT // min(len(parts), 2))
            for kind, words, line in parts[:2]
        ]
    for segment in advert.segments[:8]:
        named = in_any_case(
            r"(?:\bas (?:a|an|our)|\b(?:seeking|hiring|recruit\w*|looking for|appoint)(?: (?:a"
            r"|an|for|our|another|two|three))*)\s+((?:[\w/&+-]+\s+){0,6}?(?:engineers?"
            r"|scientists?|analysts?|developers?|consultants?|managers?|researchers?"
            r"|architects?))\b"
        ).search(segment.text)
        found = title_kind(named[1]) if named else None
        if named and found:
            return [(found[0], named[1], segment.line, TEXT_TITLE_WEIGHT)]
    return []


@cache
def _duty_finder() -> PhraseFinder[tuple[str, int]]:
    finder: PhraseFinder[tuple[str, int]] = PhraseFinder(GAP)
    for kind, duties in _DUTIES.items():
        for number, phrases in enumerate(duties):
            for phrase in phrases:
                finder.add(phrase, (kind, number))
    return finder


def _found_duties(segments: list[Segment]) -> dict[tuple[str, int], RoleEvidence]:
    """Return each duty once; those under a heading that announces duties count double."""
    found: dict[tuple[str, int], RoleEvidence] = {}
    finder = _duty_finder()
    for segment in segments:
        weight = DUTY_WEIGHT if segment.section is Section.DUTIES else 1
        for duty, start, end in finder.find(segment.text):
            known = found.get(duty)
            if known is not None and known.value >= weight:
                continue
            if in_any_case(_NOT_ITS_OWN).search(segment.text[:start]):
                continue
            found[duty] = segment.found(weight, start, end, around=24)
    return found
