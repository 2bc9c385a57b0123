"""What kind of work an advert is for, by its title and, more so, by its duties.

Titles mislead: a "data scientist" may build pipelines all week. Each kind has cues in titles and
cues in duties; a duty counts once however often it is repeated, and the words that counted are kept.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mlcareer.advice.advert_text import Section
from mlcareer.advice.requirement import quote
from mlcareer.record import Record

if TYPE_CHECKING:
    from re import Pattern

    from mlcareer.advice.advert_text import AdvertText, Segment

TITLE_WEIGHT = 6
"""What a title is worth beside one duty."""

TEXT_TITLE_WEIGHT = 4
"""What a title named only in the text is worth."""

MOST_DUTIES = 6
"""How many duties of one kind count; beyond that an advert only repeats itself."""


class RoleEvidence(Record, kw_only=False):
    """Words that speak for one kind of role."""

    words: str
    line: int
    weight: int


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

_TITLES: tuple[tuple[str, str], ...] = (
    # The first that is found in a title decides; the work of a seller is not that of an engineer.
    ("other", r"\b(?:pre[- ]?sales|post[- ]?sales|sales|customer success|marketing|recruit(?:er|ment consultant)|account (?:manager|executive)|product (?:manager|owner|designer)|project manager|programme manager|delivery manager|scrum master|teacher|lecturer|tutor|annotat\w+|solutions? (?:architect|consultant)|business development|technical writer|support engineer|training|business analyst|designer|hardware engineer|mechanical engineer|electrical engineer|security analyst)\b"),
    ("mlops", r"\b(?:ml ?ops|ml-ops|machine learning operations|(?:ml|machine learning|ai) (?:platform|infrastructure|infra|devops|operations)|platform engineer[^|]*\b(?:ml|machine learning)|llm ?ops|model deployment engineer|site reliability engineer[^|]*\b(?:ml|machine learning))\b"),
    ("research", r"\b(?:research (?:scientist|engineer|associate|fellow|assistant)|applied (?:research )?scientist|researcher|postdoc\w*|phd (?:candidate|student)|(?:ml|machine learning|deep learning|ai|nlp|computer vision) scientist|research lead|applied research|quantitative research\w*)\b"),
    ("ai-engineer", r"\b(?:(?:gen ?ai|generative ai|llm|agentic|applied ai|prompt|conversational ai|rag|ai agents?) ?(?:\w+ )?(?:engineer|developer|architect|specialist)|ai (?:software )?(?:engineer|developer|architect|specialist)|ai/ml (?:solutions )?(?:architect|consultant)|(?:gen ?ai|generative ai|ai) (?:consultant|lead|solutions?)|ai automation|forward deployed)\b"),
    ("mle", r"\b(?:(?:machine[- ]learning|ml|deep learning|computer vision|nlp|cv|perception|recommend\w+|ai/ml|ml/ai|ai/machine learning|ml & ai|speech) (?:\w+ ){0,2}(?:engineer\w*|developer)|mle|deep learning (?:\w+ ){0,2}engineer|engineer\w*,? (?:-|\()? ?(?:machine learning|ml|deep learning)|machine learning (?:lead|architect|consultant|specialist))\b"),
    ("data-scientist", r"\b(?:data scien(?:tist|ce)s?|decision scientist|machine learning scientist|statistician|quantitative (?:analyst|modeller)|data science (?:lead|manager|consultant|engineer))\b"),
    ("data-engineer", r"\b(?:data (?:platform |warehouse |pipeline |infrastructure )?engineer\w*|analytics engineer\w*|etl (?:developer|engineer)|data architect\w*|big data (?:engineer|developer)|database (?:engineer|developer|administrator)|bi (?:engineer|developer))\b"),
    ("analyst", r"\b(?:analyst|business intelligence|insights? (?:manager|lead)|analytics (?:manager|lead|consultant)|bi (?:analyst|manager))\b"),
    ("software-engineer", r"\b(?:software (?:\w+ ){0,2}(?:engineer\w*|developer)|(?:back|front)[- ]?end|full[- ]?stack|developer|devops|site reliability|sre|(?:python|java|c\+\+|cloud|platform|systems?|simulation|robotics|embedded|performance|web|mobile|infrastructure) (?:\w+ )?(?:engineer\w*|developer)|engineer\w*|programmer)\b"),
    ("other", r"\b(?:consultant|manager|director|specialist|architect|officer|advis[eo]r|coordinator|administrator|executive)\b"),
)

_DUTIES: dict[str, tuple[str, ...]] = {
    "mle": (
        r"\b(?:deploy\w*|productioni[sz]\w+|put\w*|bring\w*|ship\w*|launch\w*|release\w*)\b[^.]{0,40}\b(?:models?|machine learning|ml|algorithms)\b",
        r"\bmodels?\b[^.]{0,50}\b(?:in(?:to)? production|to production|production-ready|at scale|deploy\w*|real[- ]time)\b",
        r"\b(?:production|production-ready|production-level|production-grade|scalable|end-to-end)\b[^.]{0,30}\b(?:ml|machine learning|ai|deep learning)\b",
        r"\b(?:design|build|develop|train|implement|architect|engineer)\w*\b[^.]{0,60}\b(?:machine learning|ml|deep learning|neural|computer vision|nlp|recommend\w+|ranking)\b[^.]{0,30}\b(?:models?|systems?|solutions?|pipelines?|algorithms?|features?|products?|services?|modules?)\b",
        r"\b(?:ml|machine learning|model(?:ling)?|training|inference|feature) pipelines?\b",
        r"\b(?:train|fine-?tun|retrain)\w*\b[^.]{0,40}\b(?:models?|llms?|networks?)\b",
        r"\b(?:low-latency|latency|throughput|scal(?:e|ing|able|ability))\b[^.]{0,60}\b(?:models?|inference|ml|machine learning)\b",
        r"\b(?:optimi[sz]\w+|quanti[sz]\w+|profil\w+)\b[^.]{0,40}\b(?:models?|inference|training|deep learning)\b",
        r"\bmachine learning (?:engineers?|team)\b|\bml engineers?\b",
        r"\b(?:software engineering|engineering) (?:best )?(?:practices|principles|fundamentals|skills)\b",
    ),
    "data-scientist": (
        r"\b(?:statistical|predictive|propensity|segmentation|churn|pricing|forecasting|risk|credit|econometric|optimisation) (?:model\w*|analys\w*|method\w*|technique\w*)",
        r"\b(?:insights?|recommendations|findings)\b[^.]{0,60}\b(?:stakeholders?|business|decisions?|leadership|strategy|strategic|clients?)\b",
        r"\b(?:business|complex|customer|commercial) (?:problems?|questions?|challenges)\b[^.]{0,60}\b(?:data|analy\w+|solutions?|research|models?)\b",
        r"\b(?:exploratory|explore|explor\w+)\b[^.]{0,20}\b(?:data|analys\w+)\b",
        r"\b(?:hypothes[ie]s|experiment\w*|a/b test\w*|causal)\b",
        r"\bdata scien(?:ce|tists?)\b",
        r"\b(?:analy[sz]e|analy[sz]ing|analysis of|mine|mining)\b[^.]{0,40}\b(?:data|datasets?)\b",
        r"\b(?:communicat|present|explain|storytell)\w*\b[^.]{0,60}\b(?:non-technical|stakeholders?|senior|findings|insights?|results)\b",
        r"\bdata science (?:projects?|solutions?|products?|techniques?|strategy|lifecycle|team)\b",
    ),
    "ai-engineer": (
        r"\b(?:llms?|large language models?|gen(?:erative)? ?ai|gpt\S*|foundation models?)\b[^.]{0,70}\b(?:applications?|products?|features?|solutions?|workflows?|integrat\w+|apps?|systems?|services?|powered|apis?)\b",
        r"\b(?:integrat\w+|build\w*|develop\w*|design\w*|deliver\w*|implement\w*|architect\w*)\b[^.]{0,50}\b(?:llms?|large language|gen(?:erative)? ?ai|gpt|openai|chatbots?|copilots?|ai agents?|agentic|ai solutions?|ai applications?|ai features?|ai-powered|ai products?|ai systems?)\b",
        r"\b(?:rag|retrieval[- ]augmented|vector (?:database|store|search)s?|embeddings?)\b",
        r"\b(?:agents?|agentic|multi-agent|tool calling|mcp|orchestrat\w+ (?:of )?(?:llm|agent)\w*)\b",
        r"\bprompt(?:s|ing)?\b(?: engineering| design)?",
        r"\b(?:langchain|langgraph|llamaindex|bedrock|azure openai|openai|anthropic|claude|crewai|semantic kernel)\b",
        r"\bai engineers?\b",
        r"\b(?:guardrails?|evals?|hallucinat\w+|llm evaluation)\b",
    ),
    "mlops": (
        r"\b(?:ml|machine learning|ai|model|data science) (?:platform|infrastructure|tooling)\b",
        r"\bml ?ops\b|\bml-ops\b",
        r"\b(?:maintain|automat|orchestrat|manag|support|enhanc|develop)\w*\b[^.]{0,60}\b(?:training pipelines?|model deployment|deployment pipelines?|ml pipelines?|training infrastructure|ml platform|infrastructure responsible)\b",
        r"\b(?:model registr\w+|model repositor\w+|feature stores?|experiment tracking|data versioning|model versioning|model monitoring|drift)\b",
        r"\b(?:kubernetes|terraform|helm|infrastructure as code|ci/cd)\b[^.]{0,80}\b(?:models?|ml|machine learning)\b|\b(?:models?|ml|machine learning)\b[^.]{0,80}\b(?:kubernetes|terraform|helm|infrastructure as code|ci/cd)\b",
        r"\b(?:kubeflow|mlflow|sagemaker pipelines|kserve|seldon|bentoml)\b",
        r"\b(?:enabl|support|assist|work\w* (?:closely )?with|for)\w*\b[^.]{0,30}\bdata scientists\b[^.]{0,60}\b(?:deploy|productioni[sz]|infrastructure|tool|platform|pipeline|integrat)\w*",
        r"\b(?:reliability|uptime|sla|on-call|incident|alerts?|alerting|troubleshoot\w*)\b",
        r"\b(?:gpu|compute|training) (?:clusters?|fleet|scheduling|orchestration)\b",
    ),
    "research": (
        r"\b(?:publish|publication|paper)\w*\b|\b(?:neurips|icml|iclr|cvpr|acl|emnlp|peer-reviewed|conferences?)\b",
        r"\b(?:novel|new|state-of-the-art|sota|cutting-edge)\b[^.]{0,40}\b(?:algorithms?|methods?|techniques|architectures?|approaches|research)\b",
        r"\b(?:conduct|lead|perform|do|drive|carry out|own|pursue)\w*\b[^.]{0,30}\bresearch\b",
        r"\bph\.?d\b",
        r"\bresearch (?:scientists?|engineers?|team|agenda|direction|projects?|group|problems?|ideas)\b",
        r"\b(?:prototype|proof[s]?[- ]of[- ]concept)\w*\b[^.]{0,30}\b(?:research|new|novel|ai|ml)\b",
        r"\bscientific\b",
    ),
    "data-engineer": (
        r"\bdata pipelines?\b|\betl\b|\belt\b",
        r"\bdata (?:warehous\w+|lakes?|lakehouse|infrastructure|architecture|platforms?|modelling|ingestion|integration|flows?)\b",
        r"\bdata engineer(?:s|ing)?\b",
        r"\b(?:dbt|airflow|snowflake|databricks|redshift|bigquery|data factory|glue|kafka|fivetran)\b",
        r"\bdata (?:quality|governance|lineage|catalog\w*)\b",
        r"\b(?:ingest|transform|integrat)\w*\b[^.]{0,40}\bdata\b",
    ),
    "software-engineer": (
        r"\b(?:back[- ]?end|front[- ]?end|full[- ]?stack|web applications?|user interfaces?|mobile)\b",
        r"\b(?:software (?:features|development|products?|architecture|systems|stack)|sw (?:features|development)|services|microservices)\b",
        r"\b(?:performance (?:analysis|measurements?|engineering|optimi[sz]ation|tuning|modelling)|profil\w+|hardware|compilers?|kernels?|gpu architecture|computer architecture)\b",
        r"\b(?:rest(?:ful)? apis?|apis?)\b",
        r"\bsoftware engineers?\b",
        r"\b(?:unit tests?|code reviews?|clean code|refactor\w*|ci/cd)\b",
        r"\bsimulation\b",
    ),
    "analyst": (
        r"\b(?:dashboards?|reports?|reporting|kpis?|metrics)\b",
        r"\b(?:power ?bi|tableau|looker|excel|google analytics|qlik)\b",
        r"\b(?:analyst|analytics team)\b",
        r"\b(?:ad[- ]hoc|adhoc|market|commercial|performance|business|financial) analys[ie]s\b",
        r"\b(?:gather|clean|collect)\w*\b[^.]{0,30}\bdata\b",
        r"\banalytical role\b|\bactionable insights?\b",
    ),
    "other": (
        r"\b(?:prospects?|pre-sales|post-sales|sales (?:process|team|cycle|strategy|events)|selling|quota|rfps?|tenders?|trade shows?)\b",
        r"\bcustomer (?:success|onboarding|adoption|training|engagement)\b|\b(?:demos?|workshops?|training sessions?)\b[^.]{0,40}\b(?:customers?|clients?|prospects?)\b|\b(?:customers?|clients?|product)\b[^.]{0,30}\b(?:demos?|workshops?|training sessions?)\b",
        r"\btrusted advis[eo]r\b|\baccount management\b",
        r"\b(?:product roadmap|go-to-market|backlog prioriti[sz]ation)\b[^.]{0,50}\b(?:own|lead|define|customer)\b",
        r"\b(?:teach|tutor|curriculum|students|lesson)\w*\b",
        r"\b(?:install\w*|configuration)\b[^.]{0,50}\b(?:customer|on-site)\b",
    ),
}

_NOT_ITS_OWN = r"\b(?:collaborat\w+|partner\w*|work(?:ing)? (?:\w+ ){0,3}with|alongside|liais\w+|together with|team of|working with|(?:teams?|guide|mentor\w*) (?:of|other)|communicate with)\b[^.;]*$"


@cache
def _pattern(text: str) -> Pattern[str]:
    import re

    return re.compile(text, re.IGNORECASE)


def role_kind(advert: AdvertText) -> RoleKind:
    """Judge the kind of role."""
    evidence: dict[str, list[RoleEvidence]] = {kind: [] for kind in ROLE_NAMES}
    for kind, words, line, weight in _titles(advert):
        evidence[kind].append(RoleEvidence(words, line, weight))
    duties = [s for s in advert.segments if s.section in {Section.DUTIES, Section.INTRODUCTION, Section.REQUIRED}]
    for kind, cues in _DUTIES.items():
        counted = 0
        for cue in cues:
            found = _first(_pattern(cue), duties)
            if found and counted < MOST_DUTIES:
                counted += 1
                evidence[kind].append(found)
    scores = {kind: sum(item.weight for item in items) for kind, items in evidence.items()}
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
        found = _pattern(cues).search(title)
        if found:
            return kind, found[0]
    return None


def _titles(advert: AdvertText) -> list[tuple[str, str, int, int]]:
    parts = []
    if advert.title:
        for part in _pattern(r"\s+/\s+|\s+\|\s+|\s+or\s+").split(advert.title):
            found = title_kind(part)
            if found:
                parts.append((found[0], part.strip(), advert.segments[0].line))
    if parts:
        return [(kind, words, line, TITLE_WEIGHT // min(len(parts), 2)) for kind, words, line in parts[:2]]
    for segment in advert.segments[:8]:
        named = _pattern(
            r"(?:\bas (?:a|an|our)|\b(?:seeking|hiring|recruit\w*|looking for|appoint)(?: (?:a|an|for|our|another|two|three))*)\s+((?:[\w/&+-]+\s+){0,6}?(?:engineers?|scientists?|analysts?|developers?|consultants?|managers?|researchers?|architects?))\b"
        ).search(segment.text)
        found = title_kind(named[1]) if named else None
        if named and found:
            return [(found[0], named[1], segment.line, TEXT_TITLE_WEIGHT)]
    return []


def _first(cue: Pattern[str], duties: list[Segment]) -> RoleEvidence | None:
    """Find a duty; duties under a heading that announces them count double."""
    light: RoleEvidence | None = None
    for segment in duties:
        found = cue.search(segment.text)
        if not found or _pattern(_NOT_ITS_OWN).search(segment.text[: found.start()]):
            continue
        words = quote(segment.text, found.start(), found.end(), around=24)
        if segment.section is Section.DUTIES:
            return RoleEvidence(words, segment.line, 2)
        light = light or RoleEvidence(words, segment.line, 1)
    return light
