"""One URL in, one Page out: guarded at every hop, counted while it streams, and never by way of a proxy.

The bytes counted are the decoded ones, because a bomb is small on the wire (a gzip of 1 MB holds 1 GB).
"""

import contextlib
import re
import ssl
from collections.abc import Iterator
from functools import lru_cache

import httpcore2
import httpx2

from hearsay.collect.guard import Deadline, Guard, GuardedBackend
from hearsay.errors import FetchError, Refused
from hearsay.records import Page
from hearsay.settings import Settings

# what this client can decode in bounded pieces; a server that sends anything else is refused below
ENCODINGS = ("gzip", "deflate", "identity", "")
_READABLE = re.compile(r"text/|application/(xhtml\+xml|xml|octet-stream|(x-)?gzip)|^$")


def fetch(url: str, settings: Settings, guard: Guard | None = None) -> Page:
    """The page behind a URL. Raises Refused where rules forbid it, FetchError where it cannot be had."""
    deadline = Deadline(settings.fetch_timeout)
    with _failures_in_words(settings), _client(guard or Guard(), deadline, settings) as client:
        address = permitted(url)
        for _ in range(settings.max_redirects + 1):
            request = client.build_request("GET", address)
            response = client.send(request, stream=True)
            try:
                if not response.has_redirect_location:
                    return _page(url, response, settings)
                address = permitted(str(address.join(response.headers["Location"])))
            finally:
                response.close()
    raise Refused(f"redirects more than {settings.max_redirects} times; give the address of the page itself")


def permitted(url: str) -> httpx2.URL:
    """The URL parsed, where its form allows fetching; its address is judged when it is connected to."""
    address = httpx2.URL(url.strip())
    if address.scheme not in {"http", "https"}:
        raise Refused(f'"{address.scheme}:" is not fetched; give an http or https address, or a file')
    if not address.host:
        raise Refused("the address names no host; write it as https://host/path")
    if address.userinfo:
        raise Refused("the address holds a user name; leave out what stands before the @")
    return address


def _page(target: str, response: httpx2.Response, settings: Settings) -> Page:
    if response.status_code != httpx2.codes.OK:
        reason = f"{response.status_code} {response.reason_phrase}".strip()
        raise FetchError(f"the server answers {reason}; open the address in a browser to see why")
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if not _READABLE.match(media_type):
        raise Refused(f"is {media_type}, not a page; give the address of the article")
    if response.headers.get("Content-Encoding", "").strip().lower() not in ENCODINGS:
        raise Refused(f"comes as {response.headers['Content-Encoding']}, which was not asked for")
    content = _read(response, settings.max_page_bytes)
    return Page(target, content, str(response.url), response.charset_encoding, media_type or None)


def _read(response: httpx2.Response, limit: int) -> bytes:
    """The decoded body, a chunk at a time; raises Refused as soon as it is over the limit."""
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > limit:
            raise Refused(f"is larger than {limit:,} bytes, no article is; give its page alone")
    return bytes(content)


@contextlib.contextmanager
def _failures_in_words(settings: Settings) -> Iterator[None]:
    try:
        yield
    except (httpx2.InvalidURL, UnicodeError) as error:
        raise Refused(f"is not an address ({error}); write it as https://host/path") from error
    except (httpx2.TimeoutException, httpcore2.TimeoutException) as error:
        raise Refused(f"took longer than {settings.fetch_timeout:g} s; try again later") from error
    except (httpx2.HTTPError, *_TRANSPORT_FAILURES) as error:
        reason = str(error) or type(error).__name__
        raise FetchError(f"could not be fetched ({reason}); try again later") from error


_TRANSPORT_FAILURES = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol)


def _client(guard: Guard, deadline: Deadline, settings: Settings) -> httpx2.Client:
    return httpx2.Client(
        transport=_Transport(GuardedBackend(guard, deadline)),
        trust_env=False,
        follow_redirects=False,
        timeout=settings.fetch_timeout,
        headers={
            "User-Agent": settings.user_agent,
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
            "Accept-Encoding": "gzip, deflate",
        },
    )


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    """Loading the certificates takes longer than a fetch, so once a process."""
    return httpx2.create_ssl_context(trust_env=False)


class _Body(httpx2.SyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class _Transport(httpx2.BaseTransport):
    """httpx2 on a connection pool whose network is guarded; made through public names only."""

    def __init__(self, backend: GuardedBackend) -> None:
        self._pool = httpcore2.ConnectionPool(ssl_context=_trust(), network_backend=backend)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        self._pool.close()
