"""A document is read for what it is, or refused with a reason; nothing hangs or is guessed."""

from __future__ import annotations

import io
import json
import sys
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.errors import CareerError, DocumentError, UsageError
from mlcareer.reading import document
from mlcareer.reading import time_limit as time_limit_module
from mlcareer.reading.document import document_of, read_document
from mlcareer.reading.plain_text import without_mojibake
from mlcareer.reading.time_limit import TooLongError, time_limit

BODY = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(paragraphs: str, head: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        body = f'<w:document xmlns:w="{BODY}"><w:body>{paragraphs}</w:body></w:document>'
        text = f'<?xml version="1.0"?>{head}{body}'
        file.writestr("word/document.xml", text)
    return packed.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def pdf_file(lines: list[str]) -> bytes:
    """Write the smallest PDF that shows some lines of text."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 12 Tf 50 700 Td {shown} ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF" % (size, table, size, len(out))
    )


WORDS = ["Built demand models in PyTorch for trams", "and deployed them with Docker every week"]


def test_text_keeps_its_lines() -> None:
    read = document_of("cv.txt", ".txt", b"one\r\ntwo\rthree\n")

    assert (read.kind, read.text, read.notes) == ("text", "one\ntwo\nthree\n", ())


def test_a_word_file_keeps_headings_lists_and_bold() -> None:
    content = word_file(
        paragraph("Skills", '<w:pStyle w:val="Heading1"/>')
        + paragraph("Python", "<w:numPr/>")
        + paragraph("Tramways", run="<w:b/>")
        + "<w:p><w:del><w:r><w:t>gone</w:t></w:r></w:del></w:p>"
    )

    assert document_of("cv.docx", ".docx", content).text == "# Skills\n\n- Python\n\n**Tramways**\n"


def test_a_web_page_is_what_its_reader_sees() -> None:
    head = b"<html><head><title>x</title><style>p{}</style></head>"
    page = head + b"<h2>Role</h2><ul><li>Python &amp; SQL</li></ul><script>alert(1)</script></html>"

    assert document_of("a.html", ".html", page).text == "## Role\n\n- Python & SQL\n"


def test_a_json_resume_becomes_headings_and_lists() -> None:
    resume = {
        "basics": {"name": "Ada", "label": "Engineer"},
        "work": [
            {
                "name": "Tramways",
                "position": "Engineer",
                "startDate": "2021",
                "highlights": ["Built models"],
            }
        ],
        "skills": [{"name": "Data", "keywords": ["SQL", "dbt"]}],
    }

    read = document_of("cv.json", ".json", json.dumps(resume).encode())

    assert read.kind == "JSON Resume"
    assert "# Experience" in read.text
    assert "- Built models" in read.text
    assert "Data: SQL, dbt" in read.text


def test_a_pdf_gives_its_lines() -> None:
    pytest.importorskip("pypdf")

    read = document_of("cv.pdf", ".pdf", pdf_file(WORDS))

    assert read.kind == "PDF"
    assert read.text.split("\n")[:2] == WORDS


def test_an_encrypted_pdf_is_refused() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_file(WORDS)))
    writer.encrypt("secret", algorithm="RC4-128")
    packed = io.BytesIO()
    writer.write(packed)

    with pytest.raises(DocumentError, match="encrypted"):
        document_of("cv.pdf", ".pdf", packed.getvalue())


def test_a_scan_is_refused_with_what_to_do() -> None:
    pytest.importorskip("pypdf")

    with pytest.raises(DocumentError, match="scan") as raised:
        document_of("cv.pdf", ".pdf", pdf_file([]))

    assert "OCR" in (raised.value.hint or "")


def test_a_pdf_says_what_to_install_where_pypdf_was_removed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)

    with pytest.raises(DocumentError, match="pypdf") as raised:
        document_of("cv.pdf", ".pdf", pdf_file(WORDS))

    assert "pip install pypdf" in (raised.value.hint or "")


def damaged(content: bytes) -> bytes:
    return content[: len(content) // 2]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("cv.docx", damaged(word_file(paragraph("Python " * 50))), "damaged"),
        ("cv.docx", word_file("<w:p><w:r>"), "damaged"),
        ("cv.txt", b"", "empty"),
        ("cv.txt", b"   \n", "empty"),
        ("cv.txt", b"12 34 %%", "no words"),
        ("cv.txt", b"ab\0cd" * 40, "binary"),
        ("cv.txt", bytes(range(1, 32)) * 20, "binary"),
        ("cv.txt", b"\x81\x8d\x8f\x90\x9d abc", "no text in UTF-8"),
        ("cv.png", b"\x89PNG\r\n\x1a\nabc", "picture"),
        ("cv.doc", b"\xd0\xcf\x11\xe0abc", "old Word file"),
        ("cv.rtf", b"{\\rtf1 hello}", "RTF"),
        ("cv.json", b'{"a": 1}', "neither a CV nor an advert"),
        ("cv.json", b'{"a": ', "damaged"),
        ("cv.json", b'{"a":' * 5000, "damaged"),
        ("cv.txt", b"word " * 300_000, "characters"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(DocumentError, match=reason):
        document_of(name, Path(name).suffix, content)


def test_a_zip_that_is_no_document_is_named() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("xl/workbook.xml", "<x/>")

    with pytest.raises(DocumentError, match="spreadsheet"):
        document_of("cv.docx", ".docx", packed.getvalue())


def test_a_zip_bomb_is_refused_before_it_fills_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mlcareer.reading.word.LARGEST_PART", 10_000)

    with pytest.raises(DocumentError, match="unpacks to more"):
        document_of("cv.docx", ".docx", word_file(paragraph("a" * 20_000)))


def test_xml_entities_are_refused_and_never_expanded() -> None:
    bomb = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'

    with pytest.raises(DocumentError, match="entities"):
        document_of("cv.docx", ".docx", word_file(paragraph("&b;"), head=bomb))


def test_a_file_that_is_too_large_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "LARGEST_DOCUMENT", 1000)
    large = tmp_path / "cv.txt"
    large.write_text("word " * 201)  # 1,005 bytes

    with pytest.raises(DocumentError, match="larger than"):
        read_document(str(large))


def test_a_missing_file_and_a_folder_are_wrong_questions(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(UsageError):
            read_document(str(path))


def test_a_file_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text("Python")
    path.chmod(0o400)
    before = path.stat()

    read_document(str(path))

    assert path.read_text() == "Python"
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_windows_text_is_read_with_a_note() -> None:
    read = document_of("cv.txt", ".txt", "Pay: £50k, naïve".encode("cp1252"))

    assert read.text == "Pay: £50k, naïve"
    assert "Windows-1252" in read.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    assert document_of("cv.txt", ".txt", "£50k naïve".encode(encoding)).text == "£50k naïve"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Â£50k", "£50k"), ("NaÃ¯ve", "Naïve"), ("itâ€™s", "it’s"), ("a â€“ b", "a – b")],
)
def test_mojibake_is_repaired_and_said(wrong: str, right: str) -> None:
    read = document_of("cv.txt", ".txt", wrong.encode())

    assert read.text == right
    assert "Repaired" in read.notes[0]


@given(st.text(alphabet="abc £€é’–ñü漢", max_size=60))
def test_text_that_was_read_in_a_wrong_encoding_comes_back(text: str) -> None:
    try:
        wrong = text.encode().decode("cp1252")
    except UnicodeDecodeError:
        return
    assert without_mojibake(wrong)[0] == text


@given(st.text(max_size=100).filter(lambda text: text.isascii()))
def test_plain_text_is_never_repaired(text: str) -> None:
    assert without_mojibake(text) == (text, 0)


@given(st.binary(max_size=400), st.sampled_from(["", ".txt", ".html", ".json", ".docx", ".md"]))
def test_no_bytes_make_anything_but_a_document_or_a_reason(content: bytes, ending: str) -> None:
    with suppress(CareerError):
        assert document_of("x", ending, content).text


@given(st.binary(max_size=200))
def test_no_bytes_after_the_sign_of_a_zip_escape(tail: bytes) -> None:
    whole = word_file(paragraph("Python"))
    with suppress(DocumentError):
        assert document_of("x", ".docx", whole[:40] + tail + whole[60:]).text


@pytest.mark.parametrize("number", ["9" * 5_000, "0" * 9_000 + "65", "1114112", "x" + "f" * 5_000])
def test_the_number_of_a_character_that_there_is_not_is_read_over(number: str) -> None:
    page = f"<html><p>Python &#{number}; and <a title='&#{number}'>SQL</a></p></html>"

    text = document_of("cv.html", ".html", page.encode()).text

    assert text.startswith("Python ")
    assert text.endswith(" and SQL\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such alarm")
@pytest.mark.parametrize("part", ["<a ", "<svg></a>", "<!--"])
def test_a_web_page_that_takes_for_ever_is_refused(
    monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.setattr(time_limit_module, "MOST_SECONDS", 0.05)

    with pytest.raises(DocumentError, match="takes longer than") as raised:
        document_of("cv.html", ".html", b"<html>" + part.encode() * 200_000)

    assert "as a .txt file" in (raised.value.hint or "")


def test_the_time_limit_ends_what_takes_too_long() -> None:
    with pytest.raises(TooLongError), time_limit(0.05):
        time.sleep(5)
