"""The address guard: it decides after DNS and before the connection where a socket may lead.

A check in the resolver alone is not enough: IP literals never reach it, so 5 of 34 spellings of loopback got through.
A check before the request alone is not enough either: a name may be public when it is checked and private when it is
dialled (Miniflux fe2bfb27). So the resolver checks names, and every socket is checked again where it is opened.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence

from aiodns import DNSResolver
from aiodns.error import DNSError
from aiohttp import AddrInfoType, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.tracing import Trace

from wirecopy.fetch.ip_address import is_public_address
from wirecopy.fetch.target import Endpoint, parse_endpoints
from wirecopy.settings import Settings

# A lone name server is asked twice, the second time with twice the patience: together all the time that a look-up has.
_TRIES = 2


class AddressRefusedError(OSError):
    """A socket that must not be opened. An OSError, so that aiohttp passes it on as it does any other."""


def refuse_unless_public(name: str, addresses: Sequence[str]) -> None:
    """Refuse a name for one private address among public ones: nobody mixes them by accident.

    Raises:
        AddressRefusedError
    """
    for address in addresses:
        if not is_public_address(address):
            raise AddressRefusedError(f"{name} leads to {address}, which is not a public address")


def open_connector(settings: Settings) -> TCPConnector:
    """The only way to a socket. It has no limit on connections: `Throttle` has."""
    if settings.connect_to is not None:
        return LoopbackConnector(Endpoint(*settings.connect_to))
    guard = Guard(parse_endpoints(settings.allow_private))
    limits = settings.fetch
    return GuardedConnector(guard, GuardedResolver(guard, limits.dns_seconds, limits.name_servers))


class Guard:
    """Opens sockets to public addresses, and to the endpoints that the settings admit."""

    def __init__(self, allowed: frozenset[Endpoint]) -> None:
        self._allowed = allowed
        self._admitted = set(allowed)  # grows by the addresses of allowed names

    def check_answers(self, name: Endpoint, addresses: Sequence[str]) -> None:
        if name in self._allowed:
            self._admitted.update(Endpoint(address, name.port) for address in addresses)
            return
        refuse_unless_public(name.host, addresses)

    def open_socket(self, info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, sockaddr = info
        address, port = str(sockaddr[0]), int(sockaddr[1])
        if Endpoint(address, port) not in self._admitted:
            refuse_unless_public("the address", [address])
        return socket.socket(family, kind, protocol)


class GuardedResolver(AbstractResolver):
    """Asks name servers, the system's if none is named, with a time limit, and refuses names that lead inside.

    c-ares waits for all of them in one thread. With getaddrinfo in 32 threads, 32 names of a dead server made all others
    fail and held the process for 20 s at its end. It reads /etc/hosts and /etc/resolv.conf as getaddrinfo does.
    """

    def __init__(self, guard: Guard, seconds: float, name_servers: Sequence[str] = ()) -> None:
        self._guard = guard
        self._seconds = seconds
        self._resolver = DNSResolver(name_servers or None, timeout=seconds / (2**_TRIES - 1), tries=_TRIES)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        addresses = await self._look_up(host, family)
        self._guard.check_answers(Endpoint(host, port), addresses)
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for address in addresses
        ]

    async def close(self) -> None:
        await self._resolver.close()

    async def _look_up(self, host: str, family: socket.AddressFamily) -> list[str]:
        """The addresses of a name. Raises socket.gaierror."""
        try:
            async with asyncio.timeout(self._seconds):
                found = await self._resolver.getaddrinfo(host, family, type=socket.SOCK_STREAM)
        except TimeoutError:
            raise socket.gaierror(socket.EAI_AGAIN, f"no answer within {self._seconds:g} seconds") from None
        except DNSError as error:
            raise socket.gaierror(socket.EAI_NONAME, str(error.args[1])) from None
        return [node.addr[0].decode() for node in found.nodes]


class GuardedConnector(TCPConnector):
    """Connects to public addresses. Closes its resolver with itself: aiohttp leaves that to the owner."""

    def __init__(self, guard: Guard, resolver: GuardedResolver) -> None:
        super().__init__(limit=0, resolver=resolver, socket_factory=guard.open_socket)

    async def close(self, *, abort_ssl: bool = False) -> None:
        await super().close(abort_ssl=abort_ssl)
        await self._resolver.close()


class LoopbackConnector(TCPConnector):
    """Leads every connection to one loopback endpoint, without DNS, like `curl --connect-to`.

    aiohttp asks its resolver for names only, so this overrides the step before, which is also taken for IP literals.
    If a new aiohttp no longer calls it, the socket factory refuses whatever is not the endpoint.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__(limit=0, socket_factory=self._open_socket)
        self._endpoint = endpoint

    async def _resolve_host(
        self, host: str, port: int, traces: Sequence[Trace] | None = None
    ) -> list[ResolveResult]:
        ip, endpoint_port = self._endpoint.host, self._endpoint.port
        family = socket.AF_INET6 if ":" in ip else socket.AF_INET
        return [ResolveResult(hostname=host, host=ip, port=endpoint_port, family=family, proto=0, flags=0)]

    def _open_socket(self, info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, sockaddr = info
        if Endpoint(str(sockaddr[0]), int(sockaddr[1])) != self._endpoint:
            raise AddressRefusedError(f"{sockaddr[0]} is not the endpoint that every connection has to use")
        return socket.socket(family, kind, protocol)
