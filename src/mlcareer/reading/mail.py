"""An e-mail (.eml) or a web page saved as a single file (.mhtml), by the standard library."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from mlcareer.errors import DocumentError
from mlcareer.reading.plain_text import decoded, tidied

if TYPE_CHECKING:
    from email.message import EmailMessage

MOST_PARTS = 500
"""Parts that are looked through; a saved page has one for each picture."""

HEADERS = (
    b"mime-version:",
    b"received:",
    b"return-path:",
    b"delivered-to:",
    b"message-id:",
    b"snapshot-content-location:",
    b"from:",
    b"to:",
    b"subject:",
    b"date:",
    b"content-type:",
    b"dkim-signature:",
    b"x-",
)
LEAST_HEADERS = 3
"""Lines of a mail's head that a file begins with."""


def is_mail(start: bytes) -> bool:
    """Tell by its first lines whether a file is a mail: an advert may begin with `From: ...`."""
    lines = start.replace(b"\r\n", b"\n").partition(b"\n\n")[0].split(b"\n")
    known = {head for line in lines for head in HEADERS if line.lower().startswith(head)}
    sure = {b"mime-version:", b"message-id:", b"received:", b"snapshot-content-location:"}
    return len(known) >= LEAST_HEADERS and bool(known & sure)


class Mail:
    """What a mail says: its subject, its text as a page or as plain text, and what is attached."""

    def __init__(self, subject: str, page: str, text: str, attached: tuple[str, ...]) -> None:
        self.subject = subject
        self.page = page
        """HTML source; empty where there is none."""
        self.text = text
        self.attached = attached
        """Names of the files that came with it."""


def mail_of(name: str, content: bytes) -> Mail:
    """Take a mail apart.

    Raises:
        DocumentError: It is damaged.
    """
    # Imported late: each document is asked whether it is a mail, and few are.
    from email import message_from_bytes
    from email.policy import default

    try:
        message = message_from_bytes(content, policy=default)
        page = text = ""
        attached = []
        for part in islice(message.walk(), MOST_PARTS):
            kind = part.get_content_type()
            if part.get_content_disposition() == "attachment":
                attached.append(str(part.get_filename() or kind))
            elif kind == "text/html" and not page:
                page = _content(name, part)
            elif kind == "text/plain" and not text:
                text = _content(name, part)
        subject = " ".join(str(message.get("Subject", "")).split())
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError) as error:
        raise DocumentError(
            f"{name} is a damaged e-mail", hint="Copy its text into a .txt file."
        ) from error
    return Mail(subject, page, _own_words(text), tuple(attached))


def _content(name: str, part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    try:
        return tidied(content.decode(charset))
    except (UnicodeDecodeError, LookupError):
        return decoded(name, content)[0]


def _own_words(text: str) -> str:
    """Return a mail's text without the marks of what it quotes and without its signature."""
    lines = []
    for line in text.splitlines():
        if line.rstrip("\r") == "-- ":
            break
        lines.append(line.lstrip("> ") if line.startswith(">") else line)
    return "\n".join(lines) + "\n"


def subject_of(mail: Mail) -> str:
    """Return the subject without what was put before it in replying and forwarding."""
    words = mail.subject
    while words[:4].casefold().startswith(("re:", "fw:", "fwd:")):
        words = words.partition(":")[2].strip()
    return words
