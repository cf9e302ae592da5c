"""Whether the text of an address allows a request. Pure: `guard` checks where its name leads.

The text is parsed once, and the request goes to what was parsed: guards are tricked by an address that two parsers
read differently (changedetection.io GHSA-rph4-96w6-q594).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address
from urllib.parse import urljoin

from w3lib.url import safe_url_string
from yarl import URL

from wirecopy.fetch.fetch_error import FetchError
from wirecopy.fetch.ip_address import is_public_address
from wirecopy.model import Outcome
from wirecopy.settings import FetchLimits
from wirecopy.urls import registrable_domain

_CONFUSING = re.compile(r"[\x00-\x20\x7f-\x9f\\\ud800-\udfff]")
_HOST_NAME = re.compile(r"(?=.{1,254}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?")
# A name whose last label is a number is an IPv4 address in some spelling (WHATWG URL, "ends in a number").
_NUMERIC_NAME = re.compile(r"(.*\.)?([0-9]+|0x[0-9a-f]*)\.?")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A host, by name or address, and a port. IPv6 without brackets."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Target:
    """An address that passed the check, in the form in which it is sent."""

    url: URL
    endpoint: Endpoint
    domain: str  # registrable

    @property
    def origin(self) -> str:
        return str(self.url.origin())


def parse_endpoints(named: Iterable[str]) -> frozenset[Endpoint]:
    """Read "host:port" and "[address]:port"."""
    pairs = (name.rpartition(":") for name in named)
    return frozenset(Endpoint(host.strip("[]").lower(), int(port)) for host, _, port in pairs)


def check_target(url: str, limits: FetchLimits, allowed: frozenset[Endpoint]) -> Target:
    """Parse `url` and refuse what must not be asked for.

    `allowed` names the endpoints that are exempt from the rules on ports and private addresses.

    Raises:
        FetchError: REFUSED_URL or REFUSED_ADDRESS. The message never repeats a user name or password.
    """
    if _CONFUSING.search(url):
        raise FetchError(
            Outcome.REFUSED_URL, "the address contains spaces, control characters or backslashes"
        )
    if len(url.encode()) > limits.max_url_bytes:
        raise FetchError(Outcome.REFUSED_URL, f"the address is longer than {limits.max_url_bytes} bytes")
    parsed = _parse(url)
    endpoint = Endpoint(parsed.raw_host or "", parsed.port or 0)
    if endpoint not in allowed:
        _check_host(endpoint.host)
        _check_port(endpoint, limits.ports)
    return Target(parsed, endpoint, registrable_domain(endpoint.host))


def next_hop(target: Target, location: str) -> str:
    """The address that a Location header names, seen from the one that was asked for.

    Raises:
        FetchError: REFUSED_REDIRECT, when its text can be read in two ways.
    """
    location = location.strip(" ").replace(" ", "%20")  # as browsers do; RFC 9110 allows no spaces
    if _CONFUSING.search(location):
        raise FetchError(Outcome.REFUSED_REDIRECT, "the address contains control characters or backslashes")
    try:
        return urljoin(str(target.url), location).partition("#")[0]
    except ValueError:
        raise FetchError(Outcome.REFUSED_REDIRECT, "the address cannot be read as a URL") from None


def _parse(url: str) -> URL:
    scheme = url.partition(":")[0].lower()
    if scheme not in ("http", "https"):
        raise FetchError(Outcome.REFUSED_URL, "the address does not begin with http:// or https://")
    try:
        parsed = URL(safe_url_string(url), encoded=True)
        host, _ = parsed.raw_host, parsed.port  # reading them checks them
    except ValueError:
        raise FetchError(Outcome.REFUSED_URL, "the address cannot be read as a URL") from None
    if "@" in parsed.raw_authority:
        raise FetchError(Outcome.REFUSED_URL, "the address carries a user name or password")
    if not host or not (":" in host or _HOST_NAME.fullmatch(host)):
        raise FetchError(Outcome.REFUSED_URL, "the address has no usable host name")
    return parsed.with_fragment(None).with_port(None if parsed.is_default_port() else parsed.port)


def _check_port(endpoint: Endpoint, ports: tuple[int, ...]) -> None:
    if endpoint.port not in ports:
        raise FetchError(Outcome.REFUSED_URL, f"port {endpoint.port} is not one we connect to")


def _check_host(host: str) -> None:
    if host.rstrip(".") == "localhost" or host.rstrip(".").endswith(".localhost"):
        raise FetchError(Outcome.REFUSED_ADDRESS, f"{host} is this machine itself")
    if ":" not in host and not _NUMERIC_NAME.fullmatch(host):
        return
    if not _is_plain_address(host):
        raise FetchError(Outcome.REFUSED_ADDRESS, f"{host} is an IP address in a disguised spelling")
    if not is_public_address(host):
        raise FetchError(Outcome.REFUSED_ADDRESS, f"{host} is not a public address")


def _is_plain_address(host: str) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return not isinstance(address, IPv4Address) or str(address) == host
