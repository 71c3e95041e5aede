"""The catalogue of addresses that must not be connected to, and the limits on size and time."""

import gzip
import http.server
import ipaddress
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.collect import pages
from hearsay.collect.guard import Deadline, Guard, is_public, resolve
from hearsay.errors import FetchError, Refused
from hearsay.settings import Settings

SETTINGS = Settings(fetch_timeout=3.0, max_page_bytes=100_000)

FORBIDDEN = """
http://127.0.0.1/ http://127.0.0.1:8080/admin http://localhost/ http://LOCALHOST/ http://localhost./ http://127.1/
http://127.0.1/ http://0/ http://0.0.0.0/ http://2130706433/ http://0x7f000001/ http://0x7f.1/ http://0177.0.0.1/
http://017700000001/ http://0x7f.0x0.0x0.0x1/ http://10.0.0.1/ http://10.255.255.255/ http://172.16.0.1/
http://172.31.255.254/ http://192.168.0.1/ http://192.168.1.1:8080/ http://169.254.169.254/latest/meta-data/
http://100.64.0.1/ http://100.127.255.254/ http://192.0.0.8/ http://192.0.2.1/ http://198.18.0.1/ http://203.0.113.9/
http://224.0.0.1/ http://239.255.255.250/ http://168.63.129.16/ http://240.0.0.1/ http://255.255.255.255/ http://[::1]/ http://[::]/
http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ http://[::ffff:169.254.169.254]/ http://[::127.0.0.1]/
http://[fc00::1]/ http://[fd12:3456:789a::1]/ http://[fe80::1]/ http://[ff02::1]/ http://[2001:db8::1]/
http://[64:ff9b::7f00:1]/ http://[64:ff9b:1::a9fe:a9fe]/ http://[2002:7f00:1::]/ http://[2002:a00:1::1]/
http://[2001:0:7f00:1::]/ https://127.0.0.1/ http://internal.verania.test/ http://metadata.verania.test/
""".split()  # noqa: SIM905  a catalogue reads better without quotes
FORBIDDEN_IN_FORM = """
file:///etc/passwd ftp://verania.test/ gopher://127.0.0.1:70/ dict://127.0.0.1/ javascript://alert(1) data://text,hi
http:///path http://user@verania.test/ http://user:word@verania.test/ http://verania.test@127.0.0.1/
http://127.0.0.1#@verania.test/ http://127.0.0.1\\@verania.test/ unix:///var/run/x.sock ldap://127.0.0.1/
""".split()  # noqa: SIM905
NAMES = {"internal.verania.test": ["10.1.2.3"], "metadata.verania.test": ["169.254.169.254"]}


def catalogued(host: str, port: int) -> list[str]:
    """Names from the catalogue, numeric hosts from the system; no question leaves this machine."""
    if host in NAMES:
        return NAMES[host]
    if host.rstrip(".").lower() == "localhost":
        return ["127.0.0.1", "::1"]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    return [str(entry[4][0]) for entry in found]


@pytest.fixture
def no_connections(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    opened: list[object] = []

    def note(address: object, *_: object, **__: object) -> socket.socket:
        opened.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", note)
    return opened


@pytest.mark.parametrize("url", FORBIDDEN + FORBIDDEN_IN_FORM)
def test_an_address_that_is_not_public_is_refused_before_a_connection_opens(url, no_connections):
    with pytest.raises(Refused):
        pages.fetch(url, SETTINGS, Guard(resolver=catalogued))
    assert no_connections == []


def test_the_catalogue_has_at_least_forty_addresses():
    assert len(FORBIDDEN) >= 40


def test_a_name_that_resolves_to_another_address_later_is_connected_where_it_was_checked(no_connections):
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    with pytest.raises(FetchError):
        pages.fetch("http://rebinding.test/", SETTINGS, Guard(resolver=lambda *_: next(answers)))
    assert no_connections == [("93.184.215.14", 80)]


def test_of_several_addresses_only_the_public_ones_are_tried(no_connections):
    guard = Guard(resolver=lambda *_: ["127.0.0.1", "93.184.215.14", "10.0.0.1"])
    with pytest.raises(FetchError):
        pages.fetch("http://mixed.test/", SETTINGS, guard)
    assert no_connections == [("93.184.215.14", 80)]


def test_a_proxy_of_the_environment_is_ignored(monkeypatch, no_connections):
    for name in ("http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:3128")
    with pytest.raises(FetchError):
        pages.fetch("http://public.test/", SETTINGS, Guard(resolver=lambda *_: ["93.184.215.14"]))
    assert no_connections == [("93.184.215.14", 80)]


def test_an_unknown_host_is_said_to_be_unknown():
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(FetchError, match=r"verania\.test is not known"):
        pages.fetch("http://verania.test/", SETTINGS, Guard(resolver=unknown))


def test_a_resolver_that_hangs_is_left_behind():
    def hang(host: str, port: int) -> list[str]:
        time.sleep(5)
        return []

    began = time.monotonic()
    with pytest.raises(Refused, match="took longer"):
        pages.fetch("http://verania.test/", replace(SETTINGS, fetch_timeout=0.3), Guard(resolver=hang))
    assert time.monotonic() - began < 2


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_mapped_into_ipv6_is_judged_like_itself(address):
    mapped = ipaddress.IPv6Address(f"::ffff:{address}")
    assert not is_public(mapped) or is_public(address)


@given(
    st.ip_addresses(network="127.0.0.0/8")
    | st.ip_addresses(network="fe80::/10")
    | st.ip_addresses(network="100.64.0.0/10")
)
def test_no_loopback_link_local_or_shared_address_is_public(address):
    assert not is_public(address)


def test_decimal_hosts_become_plain_addresses():
    assert resolve("2130706433", 80) == ["127.0.0.1"]


def test_a_deadline_that_has_passed_refuses():
    with pytest.raises(Refused):
        Deadline(-1.0).left()


# --- a server on this machine, reached by a policy that tests alone may give ---

ARTICLE = "<html><body><p>«Мы готовы», — заявил Орлов.</p></body></html>"


class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        getattr(self, "serve_" + self.path.strip("/").split("/")[0].split("?")[0])()

    def reply(self, content: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def serve_article(self):
        self.reply(ARTICLE.encode("cp1251"), Content_Type="text/html; charset=windows-1251")

    def serve_hop(self):
        left = int(self.path.split("/")[2])
        self.reply(b"", 302, Location=f"/hop/{left - 1}" if left > 1 else "/article")

    def serve_inward(self):
        self.reply(b"", 301, Location="http://10.0.0.1/")

    def serve_ssh(self):
        self.reply(b"", 302, Location="http://127.0.0.1:22/")

    def serve_passwd(self):
        self.reply(b"", 302, Location="file:///etc/passwd")

    def serve_gone(self):
        self.reply(b"gone", 410)

    def serve_picture(self):
        self.reply(b"x", Content_Type="image/png")

    def serve_brotli(self):
        self.reply(b"xxxx", Content_Type="text/html", Content_Encoding="br")

    def serve_gzip(self):
        self.reply(gzip.compress(ARTICLE.encode()), Content_Type="text/html", Content_Encoding="gzip")

    def serve_bomb(self):
        self.reply(gzip.compress(bytes(200_000_000), 9), Content_Type="text/html", Content_Encoding="gzip")

    def serve_deflated(self):
        self.reply(zlib.compress(bytes(200_000_000), 9), Content_Type="text/html", Content_Encoding="deflate")

    def serve_broken(self):
        self.reply(b"\x1f\x8bnonsense", Content_Type="text/html", Content_Encoding="gzip")

    def serve_drip(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            time.sleep(0.1)

    def serve_endless(self):
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"x" * 10_000)


class QuietServer(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that hangs up is what these tests are about."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    serving = QuietServer(("127.0.0.1", 0), Server)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    serving.server_close()


LOCAL = Guard(allows=lambda address: str(address) == "127.0.0.1", allows_port=lambda _: True)


def test_a_page_comes_with_its_bytes_its_charset_and_where_it_was_found(server):
    page = pages.fetch(f"{server}/hop/5", SETTINGS, LOCAL)
    assert page.content == ARTICLE.encode("cp1251")
    assert (page.target, page.url) == (f"{server}/hop/5", f"{server}/article")
    assert (page.charset, page.media_type) == ("windows-1251", "text/html")


def test_a_sixth_redirect_is_refused(server):
    with pytest.raises(Refused, match="redirects more than 5 times"):
        pages.fetch(f"{server}/hop/6", SETTINGS, LOCAL)


@pytest.mark.parametrize("path", ["inward", "passwd"])
def test_a_redirect_to_a_forbidden_place_is_refused(server, path):
    with pytest.raises(Refused):
        pages.fetch(f"{server}/{path}", SETTINGS, LOCAL)


def test_compressed_pages_are_unpacked(server):
    assert pages.fetch(f"{server}/gzip", SETTINGS, LOCAL).content == ARTICLE.encode()


@pytest.mark.parametrize("path", ["bomb", "deflated", "endless"])
def test_a_page_that_grows_over_the_limit_is_stopped_and_needs_little_memory(server, path):
    tracemalloc.start()
    try:
        with pytest.raises(Refused, match="larger than 100,000 bytes"):
            pages.fetch(f"{server}/{path}", SETTINGS, LOCAL)
        if path == "endless":
            assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_a_server_that_drips_bytes_gets_no_more_than_the_time_of_the_fetch(server):
    began = time.monotonic()
    with pytest.raises(Refused, match=r"took longer than 0\.5 s"):
        pages.fetch(f"{server}/drip", replace(SETTINGS, fetch_timeout=0.5), LOCAL)
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("gone", "410 Gone"),
        ("picture", "is image/png"),
        ("brotli", "comes as br"),
        ("broken", "could not be fetched"),
    ],
)
def test_what_is_no_page_is_refused_in_words(server, path, words):
    with pytest.raises(FetchError, match=words):
        pages.fetch(f"{server}/{path}", SETTINGS, LOCAL)


@pytest.mark.parametrize("port", [22, 25, 6379, 9200])
def test_a_port_that_serves_no_web_pages_is_refused_before_the_name_is_resolved(port, no_connections):
    asked = []
    guard = Guard(resolver=lambda host, _: asked.append(host) or ["93.184.215.14"])
    with pytest.raises(Refused, match=f"port {port}") as refused:
        pages.fetch(f"http://verania.test:{port}/", SETTINGS, guard)
    assert "\n" not in str(refused.value)
    assert (asked, no_connections) == ([], [])


@pytest.mark.parametrize("port", [80, 443, 8080, 8443])
def test_the_ports_of_the_web_are_tried(port, no_connections):
    with pytest.raises(FetchError):
        pages.fetch(f"http://verania.test:{port}/", SETTINGS, Guard(resolver=lambda *_: ["93.184.215.14"]))
    assert no_connections == [("93.184.215.14", port)]


def test_a_redirect_to_another_port_is_refused(server):
    own = int(server.rpartition(":")[2])
    guard = replace(LOCAL, allows_port=lambda port: port == own)
    with pytest.raises(Refused, match="port 22 "):
        pages.fetch(f"{server}/ssh", SETTINGS, guard)


@given(st.text(max_size=40))
def test_any_text_as_an_address_is_a_failure_in_words(text):
    with pytest.raises(FetchError):
        pages.fetch(text, SETTINGS, Guard(resolver=lambda *_: []))
