"""Articles that nobody writes, read within limits; run as ``python -m tests.hostile GROUP FOLDER``.

Prints a JSON object a line: the case, and how it ended. A call that takes more CPU than it may ends
as "too slow", a process that takes more memory than it may ends.
"""

import gzip
import json
import resource
import signal
import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from kg.errors import InputError, KgError
from kg.model import Article

MEMORY = 4_000_000_000  # bytes of address space
PUMPS = [
    *" \n\t\"'’(<[{-–—./:;,&%#@=+*$_!?0aAé1\\|^`~",
    *("a ", "A ", "1 ", "a-", "a.", "A.", "1.", "1,", "a'", "<a ", "<!--", "a\n", " \n", "[]"),
    *("the ", "of the ", "and ", ", and ", "on ", "Mr. ", "A B ", "since ", "from ", "between "),
    *("May ", "May 1 ", "2022-", "2022 ", "'90s ", "early ", "night of ", "twenty-", "the 1st of "),
    *("two days before ", "the first week of ", "January and ", "Monday, ", "not ", "half a "),
    *("http://", "a@b.", "a:b ", "%2", "&a=", "1st ", "MOSCOW (Reuters) - ", "MOSCOW, "),
    *("SELECT ", "SERVICE", "SERVICE:", "SERVICE:\n#", "PREFIX a: <b> ", "FROM <a> ", "?a<", "<a"),
    *("x:y.z.", "x:y.z ", '"""', "'''", '"a', "# \n", "{ ?s ?p ?o } ", "\\u0041", "\\"),
    *('{"a":', "[1,", '"\\u0000', "---\n", "a: b\n", "2022-02-01\n"),
    *("\u0301\u0316", "ß", "İ", "１", "\x00", "\u202e", "😀", "\u200d"),
]


@contextmanager
def at_most(seconds):
    """TimeoutError after so much CPU."""

    def stop(*_):
        raise TimeoutError

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def tell(case, ended):
    print(json.dumps({"case": case, "ended": ended}), flush=True)


def run(case, call, seconds):
    """Tell how a call ended: what it returned, or why it was refused."""
    try:
        with at_most(seconds):
            tell(case, call())
    except KgError as error:
        tell(case, f"refused: {error}")
    except TimeoutError:
        tell(case, "too slow")
    except RecursionError:
        tell(case, "too deep")


# -- each part alone, over pumps: what takes the square of its time is too slow


def parts(_):
    import io

    from kg.articles import Head
    from kg.articles.address import canonical_url
    from kg.articles.arrays import read_array
    from kg.articles.encoding import decode
    from kg.articles.lines import read_lines
    from kg.articles.markup import is_markup, text_of
    from kg.articles.plain import read_plain
    from kg.articles.robots import parse
    from kg.articles.text import clean, short_line
    from kg.extract.dates import find_dates
    from kg.extract.parse.datelines import dateline_ends
    from kg.extract.parse.entries import heading_ends
    from kg.extract.parse.tokenizer import english
    from kg.guard import form_of, graphs_named, refuse_unsafe, with_values

    nlp, nobody = english(), Head()
    calls = {
        "clean": clean,
        "short_line": short_line,
        "decode": lambda text: decode(text.encode("utf-16-le"), "x"),
        "plain": lambda text: list(read_plain(text.encode(), "x", nobody)),
        "front matter": lambda text: list(read_plain(f"---\na: {text}".encode(), "x", nobody)),
        "lines": lambda text: list(read_lines(io.BytesIO(text.encode()), "x", nobody)),
        "array": lambda text: list(read_array(io.BytesIO(b"[" + text.encode()), "x", nobody)),
        "address": canonical_url,
        "robots": lambda text: parse(f"User-agent: *\nDisallow: {text}").allow(text),
        "markup": text_of,
        "whether markup": is_markup,
        "datelines": dateline_ends,
        "entries": heading_ends,
        "dates": find_dates,
        "words": nlp.make_doc,
        "guard": refuse_unsafe,
        "graphs": lambda text: graphs_named(text, {}),
        "form": form_of,
        "values": lambda text: with_values(f"SELECT * {{{text}}}", {"a": "1"}),
    }
    for name, call in calls.items():
        for pump in PUMPS:
            text = (pump * 10_000)[:10_000]
            run(f"{name} {pump!r}", lambda call=call, text=text: (call(text), "done")[1], 1.5)


# -- whole texts, through the model, the rules and the actors

SHORT, LONG = 3_000, 100_000  # characters; the long ones are few words
TEXTS = {
    "brackets": ("(", LONG),
    "emoji": ("😀", LONG),
    "emoji of several": ("👨‍👩‍👧", LONG),
    "accents": ("a" + "\u0301\u0316" * 50, LONG),
    "one word": ("a", LONG),
    "one number": ("1", LONG),
    "no spaces": ("外交部长会谈", LONG),
    "empty lines": ("\n", LONG),
    "spaces": ("x" + " " * 1_000, LONG),
    "right to left": ("قال الوزير إن المحادثات ستستمر. \u202e", SHORT),
    "one sentence": ("Russia said that ", SHORT),
    "pairs": ("()", SHORT // 2),
    "quotation marks": ('" ', SHORT // 2),
    "commas": ("1,", SHORT // 2),
    "hyphens": ("a-", SHORT // 2),
    "clitics": ("'s", SHORT // 2),
    "elisions": ("[...] ", SHORT),
    "names": ("Aab Baz Caq Dax ", SHORT),
    "list": ("Russia, Ukraine, France, ", SHORT),
    "relatives": ("Russia, who met Ukraine, ", SHORT),
    "pronouns": ("He met him. They said so. ", SHORT),
    "biography": ("Angela Merkel met officials. " + "She praised Peru. " * 40, SHORT),
    "hosts": ("Angela Merkel visited Paris. " + "His host praised the plan. " * 40, SHORT),
    "ministers": ("Juan Perez met officials. " + "Troops praised his minister. " * 40, SHORT),
    "kingdoms": ("The kingdom condemned the attack. ", SHORT),
    "counted": ("Officials said the two would meet. ", SHORT),
    "possessives": ("his ", SHORT),
    "offices": ("the minister of the ", SHORT),
    "bounds": ("since ", SHORT),
    "distances": ("two days before ", SHORT),
    "dense": ("Blinken phoned Lavrov. ", SHORT),
}


def texts(_):
    from kg import build
    from kg.articles.text import clean
    from kg.settings import Settings

    settings = Settings.load(environment={})
    base = build.load_base(settings)
    extractor = build.load_extractor(settings, base)

    def read(pump, size):
        text = clean("x " + (pump * size)[:size])
        article = Article(id="x", text=text, date=date(2022, 2, 1))
        ((_, events),) = extractor.extract([article])
        return len(build.resolve(events, base, article)[0])

    for name, (pump, size) in TEXTS.items():
        run(name, lambda pump=pump, size=size: read(pump, size), 15)
    run("words", lambda: read("1 ", 600_000), 15)


# -- files


def made(folder):
    """Hostile files: name → content."""
    story = "".join(f"<p>The ministers of {n} states met in Geneva.</p>" for n in range(9))
    bomb = '<!DOCTYPE r [<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    feed = "<rss><channel><item><description>&a9;</description></item></channel></rss>"
    yaml = "".join(f"a{n}: &a{n}\n - *a{n - 1}\n - *a{n - 1}\n" for n in range(1, 90))
    said = b"Blinken phoned Lavrov. "
    yield "large.txt", said * 2_200_000
    yield "line.txt", said * 440_000
    yield "line.jsonl", b'{"text": "' + said * 440_000 + b'"}\n{"text": "x"}\n'
    yield "line.json", b'[{"text": "' + b"x" * 10_000_000 + b'"}]'
    yield "deep.json", b"[" * 1_000_000
    yield "deep.jsonl", b'{"text": ' * 100_000 + b"\n"
    yield "number.jsonl", b'{"id": ' + b"9" * 1_000_000 + b', "text": "x"}\n'
    yield "nested.html", f"<html><body>{'<div>' * 49_000}{story}".encode()
    yield "tags.html", b"<html>" + b"<b>" * 60_000
    yield "marks.html", f"<html><body><p>{'&#769;&#790;' * 300_000}</p>{story}".encode()
    yield "bomb.html.gz", gzip.compress(b"<p>" * 100_000_000)
    yield "bomb-twice.html.gz", gzip.compress(gzip.compress(bytes(500_000_000)))
    yield "entities.html", b"<html><!DOCTYPE x [<!ENTITY a 'b'>]><p>" + b"&a;" * 1_000_000
    yield "laughs.xml", f'<?xml version="1.0"?>{bomb}]>{feed}'.encode()
    wide = f'<?xml version="1.0" encoding="utf-16le"?>{bomb}]>{feed}'
    yield "laughs16.xml", wide.encode("utf-16-le")
    yield "laughs-marked.xml", wide.encode("utf-16")
    yield "dtd.xml", f'<!DOCTYPE r SYSTEM "file:///etc/passwd">{feed}'.encode()
    yield "deep.xml", b"<rss><channel>" + b"<a>" * 200_000
    yield "laughs.txt", f"---\na0: &a0 [x]\n{yaml}title: *a89\n---\nText.".encode()
    yield "binary.txt", bytes(range(256)) * 10_000


def files(folder):
    from kg.articles import read

    for name, content in made(folder):
        path = Path(folder, name)
        path.write_bytes(content)

        def count(path=path):
            found = list(read(path))
            refused = [str(one) for one in found if isinstance(one, InputError)]
            assert not any("\n" in text for text in refused)
            whole = [len(one.text) for one in found if isinstance(one, Article)]
            return {"refused": refused, "characters": sum(whole)}

        run(name, count, 15)
        path.unlink()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    {"parts": parts, "texts": texts, "files": files}[sys.argv[1]](sys.argv[2])
