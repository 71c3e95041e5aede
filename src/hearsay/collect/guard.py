"""What may be fetched: only public addresses, decided after the name is resolved and before a connection
opens.

The address that was checked is the address that is connected to, so a name that resolves differently the
second time ("DNS rebinding") gains nothing. The idea is miniflux's, which checks in the dialler; the tricks
to withstand (mapped, decimal, octal, shared and link-local addresses) are those of changedetection.io's
advisories.
"""

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import httpcore2

from hearsay.errors import FetchError, Refused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]
Policy = Callable[[Address], bool]
SocketOptions = Iterable[Any]

# Prefixes through which IPv6 reaches an IPv4 address: NAT64 (RFC 6052, RFC 8215), IPv4-compatible (RFC 4291).
_CARRIERS = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")))


# where the web is served; other ports are other services, which a page's address must not reach
PORTS = frozenset((80, 443, 8080, 8443))
# IANA's special-purpose registries, where they know more than the `ipaddress` of an older Python; and the one public
# address that a cloud answers its own machines from (Azure's "wire server")
_SPECIAL = tuple(
    map(
        ipaddress.ip_network,
        (
            "168.63.129.16/32",
            "192.0.0.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "2001::/23",
            "3fff::/20",
            "5f00::/16",
            "fec0::/10",
        ),
    )
)


def is_public(address: Address) -> bool:
    """Whether the whole internet can reach the address; what an IPv6 address wraps is judged as well."""
    return all(map(_is_global, (address, *_wrapped(address))))


def _is_global(address: Address) -> bool:
    if any(address in network for network in _SPECIAL if network.version == address.version):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _wrapped(address: Address) -> list[Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return []
    inner: list[Address] = [a for a in (address.ipv4_mapped, address.sixtofour) if a is not None]
    if address.teredo is not None:
        inner += address.teredo
    if any(address in carrier for carrier in _CARRIERS):
        inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return inner


def resolve(host: str, port: int) -> list[str]:
    """A host's addresses as the system's resolver gives them: decimal, hex and octal become plain here."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))


@dataclass(slots=True)
class Deadline:
    """One span of time for a whole fetch: names, connections, redirects and every byte."""

    seconds: float
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        self._end = time.monotonic() + self.seconds

    def left(self) -> float:
        """Seconds that are left; raises Refused where none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise Refused(f"took longer than {self.seconds:g} s; try again later or save the page as a file")
        return left


@dataclass(slots=True)
class Guard:
    """The rules that a fetch keeps. Tests give another resolver or policies; nothing else may."""

    allows: Policy = is_public
    resolver: Resolver = resolve
    allows_port: Callable[[int], bool] = PORTS.__contains__

    def addresses(self, host: str, port: int, deadline: Deadline) -> list[str]:
        """The addresses of a host that may be connected to; raises Refused where there are none."""
        if not self.allows_port(port):
            raise Refused(
                f"port {port} is none of the web's; give an address without a port, or a saved file"
            )
        resolved = _resolve_in_time(self.resolver, host, port, deadline)
        allowed = [address for address in resolved if self._permits(address)]
        if not allowed:
            raise Refused(f"{host} is not a public address; give a page of the public web or a saved file")
        return allowed

    def _permits(self, address: str) -> bool:
        try:
            return self.allows(ipaddress.ip_address(address))
        except ValueError:
            return False


def _resolve_in_time(resolver: Resolver, host: str, port: int, deadline: Deadline) -> list[str]:
    """The system's resolver knows no time limit, so it gets a thread that may be left behind."""
    answer: list[str] = []
    failure: list[Exception] = []

    def ask() -> None:
        try:
            answer.extend(resolver(host, port))
        except (OSError, UnicodeError) as error:
            failure.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.left())
    deadline.left()
    if failure:
        raise FetchError(f"the host {host} is not known; check spelling and connection") from failure[0]
    return answer


class GuardedBackend(httpcore2.NetworkBackend):
    """Connects to checked addresses only, and gives every stream the deadline of the fetch."""

    def __init__(self, guard: Guard, deadline: Deadline) -> None:
        self._guard = guard
        self._deadline = deadline
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  the deadline is the only clock
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore2.NetworkStream:
        failure: Exception | None = None
        for address in self._guard.addresses(host, port, self._deadline):
            try:
                stream = self._plain.connect_tcp(
                    address, port, self._deadline.left(), local_address, socket_options or ()
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return TimedStream(stream, self._deadline)
        raise failure or httpcore2.ConnectError(f"no address of {host} answers")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002
        socket_options: SocketOptions | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        raise Refused(f"{path} is a socket of this machine; give a page of the public web")

    def sleep(self, seconds: float) -> None:
        time.sleep(min(seconds, self._deadline.left()))


class TimedStream(httpcore2.NetworkStream):
    """A stream whose every read and write ends with the deadline: a drip of bytes buys no time."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        return TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
