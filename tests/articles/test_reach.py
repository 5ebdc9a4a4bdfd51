"""Which machines may be asked: spellings of addresses, redirects, names that change their mind."""

import socket
import time

import pytest

from kg.articles import reach, read, robots
from kg.articles.fetch import Web
from kg.articles.reach import Reach, is_public
from kg.errors import InputError
from tests.articles.test_fetch import answering

PUBLIC = "93.184.216.34"
NAMES = {
    "inside.example": ["10.1.2.3"],
    "localhost": ["127.0.0.1"],
    "localhost.": ["127.0.0.1"],
    "localtest.example": ["::1"],
    "metadata.example": ["169.254.169.254"],
    "both.example": [PUBLIC, "192.168.0.1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "public.example": [PUBLIC],
    "127.0.0.1.": ["127.0.0.1"],
}


def resolve(host, port, **options):
    """Names of a table; numbers as the system reads them, in whatever spelling."""
    if host.lower() in NAMES:
        return [(0, 0, 0, "", (address, port)) for address in NAMES[host.lower()]]
    return socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST, **options)


def no_connection(address, timeout):
    raise AssertionError(f"the test reaches out to {address}")


@pytest.fixture(autouse=True)
def in_haste(monkeypatch):
    monkeypatch.setattr(robots, "PAUSE", 0.0)


HOSTS = """
127.0.0.1 127.0.0.2 127.255.255.254 127.1 127.0.1 127.000.000.001 0 0.0.0.0 0x0
2130706433 0x7f000001 0x7F.0.0.1 0x7f.1 017700000001 0177.0.0.1 0177.1 0177.0x0.0.1 127.0x1
10.0.0.1 0xa.0.0.1 012.0.0.1 167772161 172.16.0.1 172.31.255.255 192.168.1.1 0xC0A80101
192.168.257 3232235777 169.254.169.254 0xA9FEA9FE 2852039166 0251.0376.0251.0376
100.64.0.1 100.127.255.254 192.0.0.1 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1
224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 192.88.99.1
[::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:10.0.0.1]
[::127.0.0.1] [::7f00:1] [fe80::1] [fc00::1] [fd12:3456::1] [fec0::1] [ff02::1] [64:ff9b::7f00:1]
[64:ff9b::169.254.169.254] [64:ff9b:1::a00:1] [2002:7f00:1::] [2002:a9fe:a9fe::1] [2001::1]
[2001:0:4136:e378:8000:63bf:80ff:fffe] [2001:db8::1] [100::1] [3fff::1] [5f00::1] [4000::1]
localhost LOCALHOST localhost. inside.example localtest.example metadata.example both.example
mapped.example 127.0.0.1.
""".split()
URLS = [f"http://{host}/secret" for host in HOSTS] + [
    f"http://public.example@{host}/" for host in ("127.0.0.1", "0x7f.1", "[::1]", "inside.example")
]
URLS += [
    "http://public.example:80@127.0.0.1/",
    "http://public.example%40127.0.0.1@10.0.0.1/",
    "http://user:pass@127.0.0.1:80/",
    "https://127.0.0.1:443/",
    "HTTP://127.0.0.1/",
    "http://127.0.0.1:22/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://１２７.0.0.1/",
    "http://127.0.0.1\\@public.example/",
    "http://127.0.0.1\t/",
    "http://127.0.0.1?public.example",
    "http://127.0.0.1#@public.example/",
    "http://127.0.0.1%00.public.example/",
    "http://127.0.0.1\x00.public.example/",
    "http://%31%32%37.0.0.1/",
    "http://127.0.0.1%2f@inside.example/",
    "http:///127.0.0.1/",
    "http:127.0.0.1/",
    "http://",
    "http://public.example:99999/",
    "http://public.example:-1/",
    "http://[::1/",
    "http://[fe80::1%25lo]/",
    "http://[v1.x]/",
    "file:///etc/passwd",
    "ftp://public.example/",
    "gopher://127.0.0.1:6379/_INFO",
    "data:text/html,x",
    "jar:http://127.0.0.1!/",
    "//127.0.0.1/",
    "javascript:alert(1)",
    "unix:///run/docker.sock",
    "http+unix://%2Frun%2Fdocker.sock/info",
]


def test_there_are_many_spellings():
    assert len(set(URLS)) > 100


@pytest.mark.parametrize("url", URLS, ids=ascii)
def test_what_is_not_public_is_never_asked(url):
    web = Web(reach=Reach(resolve=resolve, connect=no_connection))
    with pytest.raises(InputError) as caught:
        web.fetch(url)
    assert "\n" not in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("url", URLS, ids=ascii)
def test_a_redirect_leads_to_none_of_them(url):
    location = url.encode().replace(b"\x00", b"%00")
    moved = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n"
    with answering(moved) as place:
        port = int(place.split(":")[2].split("/")[0])

        def connect(address, timeout):
            assert address == (PUBLIC, 80), f"the test reaches out to {address}"
            return socket.create_connection(("127.0.0.1", port), timeout=timeout)

        web = Web(reach=Reach(resolve=resolve, connect=connect), robots=None)
        with pytest.raises(InputError) as caught:
            web.fetch("http://public.example/")
    assert "the server answers" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [PUBLIC, "1.1.1.1", "172.32.0.1", "192.169.0.1", "2606:2800:220:1::1", "64:ff9b::5db8:d822",
     "::ffff:93.184.216.34", "2002:5db8:d822::1"],
)  # fmt: skip
def test_public_addresses_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize("address", ["fe80::1%eth0", "::1%1", "fd00::1%25lo"])
def test_a_zone_makes_nothing_public(address):
    assert not is_public(address)


def test_a_name_is_resolved_once_and_that_address_is_asked():
    answers = [[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]]
    asked = []

    def rebinding(host, port, **_):
        return [(0, 0, 0, "", (address, port)) for address in answers.pop(0)]

    def connect(address, timeout):
        asked.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    web = Web(reach=Reach(resolve=rebinding, connect=connect), robots=None)
    with pytest.raises(InputError, match="Connection refused"):
        web.fetch("http://changing.example/")
    assert asked == [(PUBLIC, 80)]
    with pytest.raises(InputError, match="is not a public address"):
        web.fetch("http://changing.example/")
    assert asked == [(PUBLIC, 80)]


def test_the_next_address_is_tried():
    asked = []

    def resolve_two(host, port, **_):
        return [(0, 0, 0, "", (address, port)) for address in ("2606:2800:220:1::1", PUBLIC)]

    def connect(address, timeout):
        asked.append(address[0])
        raise OSError(101, "Network is unreachable")

    with pytest.raises(InputError, match="unreachable"):
        Web(reach=Reach(resolve=resolve_two, connect=connect), robots=None).fetch(
            "http://a.example/"
        )
    assert asked == ["2606:2800:220:1::1", PUBLIC]


def test_a_resolver_that_never_answers_is_left(monkeypatch):
    def sleeping(host, port, **_):
        time.sleep(3)
        return []

    web = Web(reach=Reach(resolve=sleeping), robots=None, seconds=0.2)
    with pytest.raises(InputError, match=r"no answer within 0\.2 s"):
        web.fetch("http://slow.example/")


def test_who_allows_private_addresses_reads_them():
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nBlinken phoned Lavrov."
    with answering(answer) as url:
        (article,) = read(url, private=True, robots=False)
    assert article.text == "Blinken phoned Lavrov."


def test_a_name_that_nobody_has():
    def unknown(host, port, **_):
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(InputError, match="Name or service not known"):
        Web(reach=Reach(resolve=unknown), robots=None).fetch("http://none.example/")


def test_time_that_is_over_is_no_time():
    assert reach.left(time.monotonic() + 60) > 50
    with pytest.raises(TimeoutError):
        reach.left(time.monotonic())
