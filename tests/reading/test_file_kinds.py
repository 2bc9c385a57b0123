"""Each kind of file that people have of a CV or an advert is read for what it is, or named."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from mlcareer.errors import DocumentError, UsageError
from mlcareer.reading.document import Document, adverts_of, document_of, read_adverts, read_document
from mlcareer.reading.other_jobs import without_other_jobs

POSTING = {
    "@type": "JobPosting",
    "title": "ML Engineer",
    "description": "<p>You train models.</p><ul>" + "<li>Python and PyTorch</li>" * 12 + "</ul>",
    "jobLocation": {"address": {"addressLocality": "Leeds"}},
}


def advert(name: str, content: str | bytes) -> Document:
    (document,) = adverts(name, content)
    return document


def adverts(name: str, content: str | bytes) -> list[Document]:
    packed = content.encode() if isinstance(content, str) else content
    return list(adverts_of(name, Path(name).suffix, packed))


SAVED_PAGE = """From: <Saved by Blink>
Snapshot-Content-Location: https://jobs.example.org/1
Subject: ML Engineer | Jobs
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----x"

------x
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

<html><body><h1>ML Engineer</h1><h2>Essential</h2><ul><li>Python=
 &amp; Docker</li></ul><p>=C2=A370,000 a year</p></body></html>
------x
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------x--
"""

MAIL = """From: Recruiter <recruiter@example.org>
To: someone@example.org
Subject: Fwd: Senior ML Engineer in Bristol
Message-ID: <1@example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"

> We need Kubernetes and Terraform.
> The salary is £80,000.
--\x20
Recruiter, who also places Java people
"""


def test_a_page_saved_as_one_file_is_read_as_the_page() -> None:
    read = advert("job.mhtml", SAVED_PAGE)

    assert read.kind == "web page file"
    assert read.text == "# ML Engineer\n\n## Essential\n\n- Python & Docker\n\n£70,000 a year\n"


def test_a_mail_is_its_subject_and_its_own_words() -> None:
    read = advert("mail.eml", MAIL)

    assert read.kind == "e-mail"
    assert read.text.splitlines() == [
        "# Senior ML Engineer in Bristol",
        "",
        "We need Kubernetes and Terraform.",
        "The salary is £80,000.",
    ]


def test_standard_input_needs_no_ending_to_tell_a_mail() -> None:
    assert advert("standard input", MAIL).kind == "e-mail"
    assert advert("standard input", "From: London\nTo: Leeds\n\nWe move trams.").kind == "text"


def test_what_is_attached_to_a_mail_is_said_to_be_unread() -> None:
    mail = SAVED_PAGE.replace("Snapshot-Content-Location", "Message-ID").replace(
        "Content-Type: image/png", 'Content-Disposition: attachment; filename="role.pdf"'
    )

    assert "role.pdf" in advert("mail.eml", mail).notes[0]


def test_a_page_that_a_script_draws_is_read_by_its_data() -> None:
    page = (
        '<!doctype html><html><head><script type="application/ld+json">'
        f"{json.dumps(POSTING)}</script></head><body><div id=root></div></body></html>"
    )

    read = advert("job.html", page)

    assert read.kind == "job posting"
    assert read.text.startswith("Title: ML Engineer\nLocation: Leeds\n\nYou train models.")
    assert read.posting is not None


def test_a_page_of_its_own_words_is_read_although_its_data_says_little() -> None:
    little = json.dumps({**POSTING, "description": "Apply now"})
    page = (
        f'<html><script type="application/ld+json">{little}</script>'
        f"<body><h1>ML Engineer</h1><p>{'You train models. ' * 20}</p></body></html>"
    )

    assert advert("job.html", page).kind == "HTML"


def test_rows_are_adverts_one_each(tmp_path: Path) -> None:
    rows = [
        {"site": "x", "job_url": "y", "title": f"Engineer {number}", "description": "Python work"}
        for number in (1, 2)
    ]
    head = "site,job_url,title,description\n"
    table = head + 'x,y,Engineer 1,"Python\nwork"\nx,y,Engineer 2,Python work\n'
    for name, content in (
        ("rows.json", json.dumps(rows)),
        ("rows.jsonl", "\n".join(json.dumps(row) for row in rows)),
        ("rows.csv", table),
    ):
        path = tmp_path / name
        path.write_text(content)
        read = list(read_adverts(str(path)))

        assert [document.text.splitlines()[0] for document in read] == [
            "Title: Engineer 1",
            "Title: Engineer 2",
        ]
        assert [document.text for document in adverts("standard input", content)] == [
            document.text for document in read
        ]
    # The first row of the table has a line break within it, so that the second ends on line 4.
    assert read[1].name == f"{path}, line 4"


def test_a_text_that_the_board_cut_off_is_said_to_be() -> None:
    row = {"jobTitle": "Engineer", "jobDescription": "Python and …"}

    assert advert("row.json", json.dumps(row)).notes == (
        "The board gives only the beginning of the text.",
    )


def test_a_cv_is_no_advert_and_an_advert_is_no_cv() -> None:
    post = {"title": "ML Engineer", "description": "Trained rankers"}
    resume = json.dumps({"basics": {"name": "Ada"}, "work": [post]})

    with pytest.raises(DocumentError, match="is a CV and no advert"):
        adverts("cv.json", resume)
    with pytest.raises(DocumentError, match="is an advert and no CV"):
        document_of("job.json", ".json", json.dumps(POSTING).encode())


LATEX = r"""
\documentclass{moderncv} % \item SQL in a comment
\newcommand{\resumeItem}[1]{\item #1}
\begin{document}
\name{Ada}{Example}
\section{Experience}
\cventry{2019--2022}{ML Engineer}{Tramways}{Leeds}{}{
\begin{itemize}
  \item \textbf{Trained} rankers in \href{https://pytorch.org}{PyTorch} for 2M users \&
        served them
  \resumeItem{Cut costs by 40\%}
\end{itemize}}
\section{Skills}
Python~\textbullet{} SQL & na\"ive \'{e}tudes \\[2pt] Docker
\end{document}
"""


def test_latex_is_read_by_the_form_of_its_commands() -> None:
    read = document_of("cv.tex", ".tex", LATEX.encode())

    assert read.kind == "LaTeX"
    assert read.text.split("\n") == [
        "Ada | Example",
        "",
        "# Experience",
        "",
        "2019–2022 | ML Engineer | Tramways | Leeds",
        "- Trained rankers in PyTorch for 2M users & served them",
        "- Cut costs by 40%",
        "",
        "# Skills",
        "",
        "Python • SQL | naïve études",
        "Docker",
        "",
    ]


EUROPASS = """<?xml version="1.0"?>
<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo>
<Identification><PersonName><FirstName>Ada</FirstName></PersonName></Identification>
<WorkExperienceList><WorkExperience>
<Period><From year="2019" month="--03"/><Current>true</Current></Period>
<Position><Label>ML Engineer</Label></Position>
<Activities>&lt;ul&gt;&lt;li&gt;Trained rankers in PyTorch&lt;/li&gt;&lt;/ul&gt;</Activities>
<Employer><Name>Tramways</Name></Employer>
</WorkExperience></WorkExperienceList>
<Skills><Computer><Description>SQL, Docker</Description></Computer></Skills>
</LearnerInfo></SkillsPassport>"""

NEW_EUROPASS = """<?xml version="1.0"?>
<Candidate xmlns="http://www.europass.eu/1.0"><CandidateProfile>
<EmploymentHistory><EmployerHistory><OrganizationName>Tramways</OrganizationName>
<PositionHistory><PositionTitle>ML Engineer</PositionTitle>
<EmploymentPeriod><StartDate><FormattedDateTime>2019-03-01</FormattedDateTime></StartDate>
<EndDate><FormattedDateTime>2021-05-01</FormattedDateTime></EndDate></EmploymentPeriod>
<Description>&lt;p&gt;Trained rankers in PyTorch&lt;/p&gt;</Description></PositionHistory>
</EmployerHistory></EmploymentHistory></CandidateProfile></Candidate>"""


@pytest.mark.parametrize(
    ("source", "post"),
    [
        (EUROPASS, "ML Engineer, Tramways, 2019-03 - present"),
        (NEW_EUROPASS, "ML Engineer, 2019-03 - 2021-05"),
    ],
)
def test_europass_gives_posts_with_their_dates(source: str, post: str) -> None:
    read = document_of("cv.xml", ".xml", source.encode())

    assert read.kind == "Europass"
    lines = [line for line in read.text.splitlines() if line]
    place = lines.index("# Experience")
    assert post in lines[place:]
    assert any("Trained rankers in PyTorch" in line for line in lines[place:])


def test_xml_that_declares_entities_is_refused_unexpanded() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa">]><Candidate>&a;</Candidate>'

    with pytest.raises(DocumentError, match="entities"):
        document_of("cv.xml", ".xml", bomb.encode())


@pytest.mark.parametrize(
    ("content", "reason"),
    [("<?xml version='1.0'?><rss></rss>", "no Europass CV"), ("<?xml version='1.0'?><a>", "damag")],
)
def test_other_xml_is_named(content: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        document_of("cv.xml", ".xml", content.encode())


def two_columns() -> bytes:
    """Draw two columns line by line across both, as tables of word processors do."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    left = ["Skills", "Python, SQL", "Docker", "Languages", "English", "German", "Hobbies"]
    right = [
        "Experience",
        "Tramways 2019 - 2023",
        "- Built a ranker and served it",
        "behind FastAPI for a year",
        "- Tuned its models each week",
        "Depot 2017 - 2019",
        "- Wrote the parts catalogue",
    ]
    packed = io.BytesIO()
    page = canvas.Canvas(packed)
    page.setFont("Helvetica", 10)
    page.drawString(50, 790, "Ada Example, machine-learning engineer in Leeds, United Kingdom")
    for row, (one, other) in enumerate(zip(left, right, strict=True)):
        page.drawString(50, 750 - 20 * row, one)
        page.drawString(220, 750 - 20 * row, other)
    page.save()
    return packed.getvalue()


def test_columns_of_a_pdf_are_read_one_after_the_other() -> None:
    lines = document_of("cv.pdf", ".pdf", two_columns()).text.splitlines()

    assert lines[0].startswith("Ada Example")
    assert lines[lines.index("- Built a ranker and served it") + 1] == "behind FastAPI for a year"
    assert lines.index("Hobbies") < lines.index("Experience")


def open_document() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "what", "to_do"),
    [
        ("job.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", r"\.ics", "Copy"),
        ("job.url", b"[InternetShortcut]\r\nURL=https://x.org", r"\.url", "save it"),
        ("job.webloc", b"<?xml version='1.0'?><plist></plist>", r"\.webloc", "save it"),
        ("cv.rtf", rb"{\rtf1 Ada}", "RTF", r"\.docx"),
        ("cv.odt", open_document(), r"\.odt", r"\.docx"),
        ("mail.msg", b"\xd0\xcf\x11\xe0abc", r"\.msg", r"\.eml"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(
    name: str, content: bytes, what: str, to_do: str
) -> None:
    with pytest.raises(DocumentError, match=what) as raised:
        document_of(name, Path(name).suffix, content)

    assert to_do.replace("\\", "") in (raised.value.hint or "")


@pytest.mark.parametrize("address", ["https://jobs.example.org/1", "www.example.org/1"])
def test_an_address_is_not_fetched_and_keeps_its_slashes(address: str) -> None:
    for read in (read_document, lambda path: next(read_adverts(path))):
        with pytest.raises(UsageError, match=address) as raised:
            read(address)
        assert "save it" in (raised.value.hint or "")


WORK = "You build models and keep them running for the people who plan our trams. " * 6


def test_other_jobs_of_a_page_are_left_out_and_lines_keep_their_numbers() -> None:
    text = f"# ML Engineer\n{WORK}\n## Similar jobs\nJava Engineer\n## About us\nWe run trams."

    kept, lines = without_other_jobs(text, ["similar jobs"])

    assert lines == (3, 4)
    assert kept.splitlines()[2:] == ["", "", "## About us", "We run trams."]


def test_a_heading_without_marks_ends_the_advert_there() -> None:
    kept, lines = without_other_jobs(f"{WORK}\nSimilar jobs in Leeds\nJava\nSQL\n\n", ["similar"])

    assert lines == (2, 4)
    assert "Java" not in kept


def test_a_link_at_the_top_and_a_sentence_cut_nothing() -> None:
    for text in (f"Similar jobs\n{WORK}", f"{WORK}\nSimilar jobs are advertised elsewhere."):
        assert without_other_jobs(text, ["similar jobs"]) == (text, None)
