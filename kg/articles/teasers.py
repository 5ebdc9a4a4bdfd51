"""Lines of a page that are not of its article: teasers of others, newsletters, buttons."""

from __future__ import annotations

import re

_LONGEST = 200  # characters of such a line
_SITE = (
    r"(?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|reddit|e-?mail|threads)"
)
_END = r"\W*"
_TEASER = re.compile(
    rf"""\W*(?:
        (?:read|see|also|hear)\ (?:more|also|next|too|read)(?:\ (?:on|about)\ [\w\ ]{{1,40}})?
            \s*[:|].*
        |(?:read|see)\ more|also\ read{_END}
        |related(?:\ (?:articles?|stor(?:y|ies)|content|coverage|news|links?|topics))?\s*(?:[:|].*)?
        |more\ on\ this(?:\ story)?\s*(?:[:|].*)?
        |(?:sign\ up|subscribe|register)(?:\ (?:here|now|today|free|for\ free))?{_END}
        |(?:sign\ up|subscribe|register)\ (?:here\ |now\ )?(?:for|to|below)\b.*
        |subscribe\s*:.*
        |(?:sign\ up|subscribe)\b[^.]*\bnewsletters?\b.*
        |(?:join|follow)\ (?:us|our)\b.*\b(?:channels?|groups?|community|newsletters?|{_SITE})\b.*
        |follow\ us{_END}|follow\ @?\w+\ on\ {_SITE}\b.*
        |share(?:\ (?:this|on|via|with)(?:\ (?:article|story|post|page))?)?\s*:?
            (?:[\s,|/]*(?:{_SITE}|link|copy|print|on))*{_END}
        |advertisement|(?:story|article)\ continues\ below(?:\ (?:this\ )?advertisement)?{_END}
        |our\ standards:\ the\ thomson\ reuters\ trust\ principles{_END}
        |support\ (?:the\ guardian|our\ (?:work|journalism))\b.*
        |(?:was\ this\ email\ forwarded\ to\ you.*|.{{0,80}}\bunsubscribe\b.{{0,80}})
    )\W*""",
    re.I | re.X,
)


def is_teaser(line: str) -> bool:
    """Whether a line of its own is no text of an article ("Read more: …", "Sign up here")."""
    words = line.strip()
    return 0 < len(words) <= _LONGEST and _TEASER.fullmatch(words) is not None


def without_teasers(text: str) -> str:
    """The text without such lines; as it is where it has no others."""
    kept = [line for line in text.split("\n") if not is_teaser(line)]
    rest = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    return rest if rest and len(kept) < text.count("\n") + 1 else text
