"""One person's work in every shape that CVs have: twelve skills are used, and all are found.

Three posts use PyTorch, Docker, FastAPI, Kubernetes; MLflow, Airflow, Spark, SQL; scikit-learn,
AWS, Terraform, TensorFlow. Rust is to be learned, and Kafka was decided against.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from xml.sax.saxutils import escape

import pytest

from mlcareer.adverts.cv import cv_skills
from mlcareer.adverts.cv_facts import cv_facts
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.guide.load import load_cv_words, load_place_names, load_skill_words
from mlcareer.reading.document import document_of

VOCABULARY, WORDS = load_skill_words(), load_cv_words()
FINDER = SkillFinder(VOCABULARY)
TODAY = date(2026, 11, 28)

USED = frozenset(
    (
        "pytorch", "docker", "fastapi", "kubernetes", "mlflow", "airflow", "spark", "sql",
        "scikit-learn", "aws", "terraform", "tensorflow",
    )
)  # fmt: skip

POSTS = (
    (
        "Senior ML Engineer",
        "Tramways, Leeds",
        "2022",
        "2026",
        (
            "Spearheaded the PyTorch ranker that two million users see; clicks rose by 4%",
            "Containerised the ranking service with Docker and put it behind FastAPI",
            "Halved the cost of serving by moving the fleet to Kubernetes",
        ),
    ),
    (
        "Data Scientist",
        "Depot, York",
        "2019",
        "2022",
        (
            "Every retraining run was tracked in MLflow and started by Airflow at night",
            "Streamlined Spark jobs that read the tickets of four cities",
            "Wrote the SQL behind the weekly forecast of spare parts",
        ),
    ),
    (
        "Backend Developer",
        "Timetables, Hull",
        "2017",
        "2019",
        (
            "Tuned a scikit-learn model of delays for the timetable team",
            "Ported the whole estate to AWS, described in Terraform",
            "Pioneered a TensorFlow reader of hand-written fault reports",
        ),
    ),
)
SUMMARY = "I would like to learn Rust. At the depot we evaluated Kafka and decided against it."
"""Nothing of this is used."""


def markdown() -> tuple[str, bytes]:
    lines = ["# Ada Example", "", "## Summary", SUMMARY, "", "## Work", ""]
    for title, place, begin, end, done in POSTS:
        lines += [f"### {place}", f"**{title}**", f"{begin}-{end}", ""]
        lines += [f"- {each}" for each in done] + [""]
    return ".md", "\n".join(lines).encode()


def plain_text(bullet: str = "o ", width: int = 0, hyphens: bool = False) -> tuple[str, bytes]:
    lines = ["Ada Example", "Summary", *wrapped(SUMMARY, width, hyphens), "", "EXPERIENCE"]
    for title, place, begin, end, done in POSTS:
        lines += [f"{title} | {place} | {begin} - {end}"]
        for each in done:
            lines += wrapped(bullet + each, width, hyphens)
    return ".txt", "\n".join(lines).encode()


def wrapped(text: str, width: int, hyphens: bool) -> list[str]:
    """Break a text at a width, within words where hyphens are meant."""
    lines = []
    while width and len(text) > width:
        cut = text.rfind(" ", 0, width + 1)
        if hyphens and width - cut > 4 and text[width - 2 : width + 2].isalpha():
            lines.append(text[: width - 1] + "-")
            text = text[width - 1 :]
        else:
            lines.append(text[:cut])
            text = text[cut + 1 :]
    return [*lines, text]


def table() -> tuple[str, bytes]:
    rows = ["# Ada Example", "", "## Experience", "", "| When | What | Done |", "|---|---|---|"]
    for title, place, begin, end, done in POSTS:
        rows += [f"| {begin} – {end} | {title}, {place} | {each}. |" for each in done]
    return ".md", "\n".join(rows).encode()


def prose() -> tuple[str, bytes]:
    parts = ["Ada Example", "", SUMMARY, ""]
    for title, place, begin, end, done in POSTS:
        told = ". There I ".join(each[0].lower() + each[1:] for each in done)
        parts += [f"From {begin} to {end} I was {title.lower()} at {place}. There I {told}.", ""]
    # Who tells of their own work says that they did it.
    passive = "every retraining run was tracked in MLflow and started by Airflow at night"
    active = "tracked every retraining run in MLflow and started it from Airflow at night"
    return ".txt", "\n".join(parts).replace(passive, active).encode()


def json_resume() -> tuple[str, bytes]:
    work = [
        {
            "name": place, "position": title, "startDate": begin, "endDate": end,
            "highlights": list(done),
        }
        for title, place, begin, end, done in POSTS
    ]  # fmt: skip
    return ".json", json.dumps({"basics": {"summary": SUMMARY}, "work": work}).encode()


def web_page() -> tuple[str, bytes]:
    parts = [f"<html><body><h1>Ada Example</h1><p>{SUMMARY}</p><h2>Experience</h2>"]
    for title, place, begin, end, done in POSTS:
        items = "".join(f"<li>{each}</li>" for each in done)
        parts.append(f"<h3>{place}</h3><p><b>{title}</b><br>{begin} – {end}</p><ul>{items}</ul>")
    return ".html", "".join([*parts, "</body></html>"]).encode()


def latex() -> tuple[str, bytes]:
    parts = [r"\documentclass{article}\begin{document}", r"\section{Experience}"]
    for title, place, begin, end, done in POSTS:
        items = "".join(f"\\item {each}\n".replace("%", r"\%") for each in done)
        parts.append(f"\\cventry{{{begin}--{end}}}{{{title}}}{{{place}}}{{}}{{}}{{")
        parts.append(f"\\begin{{itemize}}\n{items}\\end{{itemize}}}}")
    return ".tex", "\n".join([*parts, r"\end{document}"]).encode()


def europass() -> tuple[str, bytes]:
    parts = ['<?xml version="1.0"?><SkillsPassport><LearnerInfo><WorkExperienceList>']
    for title, place, begin, end, done in POSTS:
        told = escape("<ul>" + "".join(f"<li>{each}</li>" for each in done) + "</ul>")
        parts.append(
            f'<WorkExperience><Period><From year="{begin}"/><To year="{end}"/></Period>'
            f"<Position><Label>{title}</Label></Position><Activities>{told}</Activities>"
            f"<Employer><Name>{place}</Name></Employer></WorkExperience>"
        )
    return ".xml", "".join(
        [*parts, "</WorkExperienceList></LearnerInfo></SkillsPassport>"]
    ).encode()


def word() -> tuple[str, bytes]:
    def paragraph(text: str, style: str = "") -> str:
        return f"<w:p><w:pPr>{style}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"

    parts = [paragraph("Ada Example"), paragraph("Experience", '<w:pStyle w:val="Heading1"/>')]
    for title, place, begin, end, done in POSTS:
        parts.append(paragraph(f"{title}, {place}, {begin} – {end}"))
        parts += [paragraph(each, "<w:numPr/>") for each in done]
    body = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{body}"><w:body>{"".join(parts)}</w:body></w:document>',
        )
    return ".docx", packed.getvalue()


def linked_in() -> tuple[str, bytes]:
    """Write what LinkedIn's own PDF holds: no bullets, titles below employers, a length."""
    lines = [
        "Ada Example",
        "Leeds, England, United Kingdom",
        "",
        "Summary",
        SUMMARY,
        "",
        "Experience",
    ]
    for title, place, begin, end, done in POSTS:
        where, town = place.split(", ")
        lines += [where, title, f"June {begin} - May {end} (x years)", town]
        lines += [f"{each}." for each in done]
    return ".txt", "\n".join(lines).encode()


def two_columns() -> tuple[str, bytes]:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    _, text = plain_text("- ", width=60, hyphens=True)
    right = text.decode().splitlines()[4:]
    left = [
        "Contact",
        "Leeds",
        "Languages",
        "English",
        "German",
        "Hobbies",
        "Trams",
        "Trains",
        "Maps",
    ]
    packed = io.BytesIO()
    page = canvas.Canvas(packed)
    page.setFont("Helvetica", 9)
    for row, line in enumerate(right):
        if row < len(left):
            page.drawString(40, 780 - 14 * row, left[row])
        page.drawString(200, 780 - 14 * row, line)
    page.save()
    return ".pdf", packed.getvalue()


def german() -> tuple[str, bytes]:
    lines = ["Ada Example", "", "Berufserfahrung"]
    for title, place, begin, end, done in POSTS:
        lines += [f"{begin} – {end} {title}, {place}", *(f"- {each}" for each in done)]
    return ".txt", "\n".join([*lines, "", "Ausbildung", "Rust (Kurs)"]).encode()


def linked_in_archive() -> tuple[str, bytes]:
    """Write what LinkedIn gives of one's own data: tables in a zip file."""

    def table(*rows: tuple[str, ...]) -> str:
        lines = io.StringIO()
        csv.writer(lines).writerows(rows)
        return lines.getvalue()

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        heads = ("Company Name", "Title", "Description", "Location", "Started On", "Finished On")
        posts = [
            (
                place,
                title,
                "\n".join(f"• {each}." for each in done),
                "",
                f"Jun {begin}",
                f"May {end}",
            )
            for title, place, begin, end, done in POSTS
        ]
        file.writestr("Positions.csv", table(heads, *posts))
        file.writestr("Profile.csv", table(("First Name", "Summary"), ("Ada", SUMMARY)))
        file.writestr("Skills.csv", table(("Name",), ("Rust",)))
    return ".zip", packed.getvalue()


def render_cv() -> tuple[str, bytes]:
    lines = ["cv:", "  name: Ada Example", "  sections:", "    summary:", f"      - {SUMMARY}"]
    lines += ["    experience:"]
    for title, place, begin, end, done in POSTS:
        lines += [
            f"      - company: {place}",
            f'        position: "{title}"',
            f"        start_date: {begin}-06",
            f"        end_date: {end}-05",
            "        highlights:",
            *(f"          - {each}" for each in done),
        ]
    lines += ["    skills:", "      - label: Reading about", "        details: Rust"]
    return ".yaml", "\n".join([*lines, "design:", "  theme: classic", ""]).encode()


SHAPES: tuple[tuple[str, Callable[[], tuple[str, bytes]]], ...] = (
    ("Markdown", markdown),
    ("bullets of a typewriter", plain_text),
    ("odd bullets", lambda: plain_text("➤ ")),
    ("lines broken between words", lambda: plain_text("• ", width=48)),
    ("lines broken within words", lambda: plain_text("• ", width=48, hyphens=True)),
    ("a table", table),
    ("prose", prose),
    ("JSON Resume", json_resume),
    ("a web page", web_page),
    ("LaTeX", latex),
    ("Europass", europass),
    ("Word", word),
    ("LinkedIn", linked_in),
    ("a PDF in two columns", two_columns),
    ("German headings", german),
    ("an archive of LinkedIn", linked_in_archive),
    ("RenderCV", render_cv),
)


@pytest.mark.parametrize("shape", [shape for _, shape in SHAPES], ids=[name for name, _ in SHAPES])
def test_every_shape_shows_the_skills_that_were_used(
    shape: Callable[[], tuple[str, bytes]],
) -> None:
    ending, content = shape()

    text = document_of("cv" + ending, ending, content).text
    found = {item.skill: item.shown for item in cv_skills(text, FINDER, VOCABULARY, WORDS).skills}

    assert {skill for skill in USED if found.get(skill) == "used"} == USED
    assert "kafka" not in found
    assert found.get("rust") in {None, "mentioned"}


@pytest.mark.parametrize("shape", [shape for _, shape in SHAPES], ids=[name for name, _ in SHAPES])
def test_every_shape_gives_the_years_of_its_posts(shape: Callable[[], tuple[str, bytes]]) -> None:
    ending, content = shape()

    facts = cv_facts(
        document_of("cv" + ending, ending, content).text, WORDS, load_place_names(), TODAY
    )

    # 2017 to 2026 without a gap; in machine learning from 2019 on. LinkedIn's months end each post
    # in May and begin the next in June: 2017-06 to 2026-05 are nine years too.
    assert facts.experience is not None
    assert facts.experience.value.years == 9
    assert facts.ml_experience is not None
    assert facts.ml_experience.value.years == 7
