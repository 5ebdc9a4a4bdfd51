"""Mails (.eml, .mbox) and pages that a browser saved in one file (.mhtml) → articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from typing import cast

from kg.articles.address import parse_address
from kg.articles.days import parse_day
from kg.articles.encoding import decode
from kg.articles.forwarded import Inner, passed_on, without_quoting
from kg.articles.head import Doubt, Head
from kg.articles.markup import text_of
from kg.articles.page import MAX_PAGE, read_html
from kg.articles.plain import read_body
from kg.articles.text import clean, short_line
from kg.errors import InputError
from kg.model import Article

_PLACES = ("snapshot-content-location", "content-location", "archived-at", "list-archive")
_QUOTED = re.compile(rb">+From ")  # a line of a text that begins so
_FORWARDED = re.compile(r"forwarded message|original message|<hr\b", re.I)
_RULE = re.compile(r"<hr\b[^<>]*>", re.I)
_LINE = f"<p>{'_' * 20}</p>"  # how a rule is drawn in plain text
_WORDS = 40  # characters that make a plain part more than "see the HTML version"


def mails(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The mails of a mailbox (RFC 4155): each begins with a line "From …" behind an empty one. Of
    one that is too large no more is kept than shows it."""
    mail: list[bytes] = []
    size, empty = 0, True
    for line in lines:
        if empty and line.startswith(b"From "):
            if size:
                yield b"".join(mail)
            mail, size = [], 0
        elif size <= MAX_PAGE:
            mail.append(line[1:] if _QUOTED.match(line) else line)
            size += len(line)
        empty = not line.strip()
    if size:
        yield b"".join(mail)


def read_mail(raw: bytes, where: str, given: Head) -> Iterator[Article | InputError]:
    """The article of a mail or a saved page: its text, by its headers; a note counts attachments.

    InputError where it has no part that is text.
    """
    if len(raw) > MAX_PAGE:
        message = f"{where}: a mail larger than {MAX_PAGE // 1_000_000} MB"
        raise InputError(message, "save its text as .txt")
    mail, part = _opened(raw, where)
    if files := sum(1 for _ in mail.iter_attachments() if _is_file(_)):
        what = "1 attachment is" if files == 1 else f"{files} attachments are"
        yield Doubt(f"{where}: {what} not read", "save what is to be read as files of their own")
    url = next(
        (url for name in _PLACES if (url := parse_address(_header(mail, name), "")[0])), None
    )
    if part.get_content_type() == "text/html" and _header(mail, _PLACES[0]):
        # when a page was saved says nothing of its day
        head, (body, charset) = Head(url=url), _bytes(part)
        yield from read_html(body, where, given.over(head), charset)
    else:
        yield from _read_letter(mail, part, where, given, url)


def _read_letter(
    mail: EmailMessage, part: EmailMessage, where: str, given: Head, url: str | None
) -> Iterator[Article | InputError]:
    """The article of a mail that was sent; of one that was passed on, that of the mail within."""
    is_page = part.get_content_type() == "text/html"
    raw, charset = _bytes(part)
    text, doubt = decode(raw, where, charset)
    subject = _header(mail, "subject")
    plain = without_quoting(_lines_of(text) if is_page else clean(text))
    inner = passed_on(plain, subject, is_page=is_page) or Inner()
    day, no_day = parse_day(inner.date or _header(mail, "date"), where)
    if no_day and not given.date:
        yield no_day
    head = given.over(Head(title=short_line(inner.title or subject), date=day, url=url))
    if is_page and not inner.text:
        yield from read_html(raw, where, head, charset)
        return
    if doubt:
        yield doubt
    if inner.above:
        what = f"{len(inner.above.split())} words above the mail that was passed on"
        yield Doubt(f"{where}: {what} are not read", "save them as a file of their own")
    yield read_body(inner.text or plain, where, head)


def _lines_of(page: str) -> str:
    """The text of a page that may pass a mail on; nothing of any other, since that takes time."""
    if not _FORWARDED.search(page):
        return ""
    if "<pre" not in page.lower():
        page = page.replace("\r", " ").replace("\n", " ")
    return text_of(_RULE.sub(_LINE, page))


def _bytes(part: EmailMessage) -> tuple[bytes, str | None]:
    """A part as it was sent, and the encoding that it says it has."""
    return cast(bytes, part.get_payload(decode=True) or b""), part.get_content_charset()


def _opened(raw: bytes, where: str) -> tuple[EmailMessage, EmailMessage]:
    """The mail, and the part of it that is its text."""
    hint = "save its text as .txt"
    try:
        mail = message_from_bytes(raw, policy=policy.default)
        parts = [mail.get_body((kind,)) for kind in ("plain", "html")]
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError) as error:
        raise InputError(f"{where}: a mail that cannot be read", hint) from error
    plain, html = (cast(EmailMessage | None, part) for part in parts)
    if html is not None and (plain is None or len(str(plain.get_payload()).strip()) < _WORDS):
        return mail, html
    if plain is None:
        raise InputError(f"{where}: a mail without a text", hint)
    return mail, plain


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return str(mail.get(name, "")).strip().strip("<>")
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError):
        return ""  # a header so broken that the parser trips over it


def _is_file(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment"
