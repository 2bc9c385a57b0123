"""As much of YAML as a CV of RenderCV needs is read."""

from __future__ import annotations

import pytest

from mlcareer.errors import DocumentError
from mlcareer.reading.document import adverts_of
from mlcareer.reading.json_resume import json_resume_text
from mlcareer.reading.render_cv import MOST_DEPTH, is_render_cv, resume_of

CV = """\
# yaml-language-server: $schema=schema.json
cv:
  name: 'Ada O''Neill' # not her real name
  location: Leeds
  sections:
    welcome:
    - Engineer: trams, mostly.
    - I like
      quiet models.
    Work Experience:
    - company: "Tramways \\"North\\""
      position: ML Engineer
      start_date: 2022-06
      highlights:
      - >-
        Moved the ranker
        to Kubernetes
      - Kept it there
    selected_projects:
      - name: Timetable
        summary: A planner.
    technologies:
      - label: Languages
        details: Python, SQL
design:
  theme: classic
"""


def test_a_cv_becomes_a_resume() -> None:
    resume = resume_of(CV)

    assert is_render_cv(CV)
    assert resume["work"] == [
        {
            "name": 'Tramways "North"',
            "position": "ML Engineer",
            "startDate": "2022-06",
            "highlights": ["Moved the ranker to Kubernetes", "Kept it there"],
        }
    ]
    assert resume["projects"] == [{"name": "Timetable", "summary": "A planner."}]
    assert resume["skills"] == [{"name": "Languages", "keywords": ["Python", "SQL"]}]


def test_its_text_has_a_heading_for_each_part() -> None:
    text = json_resume_text(resume_of(CV))

    assert text.startswith("Ada O'Neill\n")
    assert "- Moved the ranker to Kubernetes\n" in text
    assert "# Skills\n\nLanguages: Python, SQL" in text


def test_other_yaml_is_none() -> None:
    assert not is_render_cv("title: ML Engineer\ncv: please\n")


def test_it_is_no_advert() -> None:
    with pytest.raises(DocumentError, match="is a CV and no advert"):
        list(adverts_of("cv.yaml", ".yaml", CV.encode()))


def test_what_is_nested_without_end_is_refused() -> None:
    deep = "cv:\n" + "".join(f"{'  ' * depth}sections:\n" for depth in range(1, MOST_DEPTH + 5))

    with pytest.raises(DocumentError, match="nested too deep"):
        list(adverts_of("cv.yaml", ".yaml", deep.encode()))


@pytest.mark.parametrize(
    "text", ["cv:\nsections:\n", "cv:\n  sections:\n    a:\n", "cv:\n - \n  sections:"]
)
def test_what_says_nothing_becomes_an_empty_resume(text: str) -> None:
    assert {*resume_of(text)} == {"basics"}
