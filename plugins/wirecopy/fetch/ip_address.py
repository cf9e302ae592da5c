"""Which IP addresses belong to the public internet. Pure: no names, no sockets."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

# IANA's special-purpose registries (RFC 6890 and updates). Written out, because `ipaddress.is_global` is True
# for 224.0.0.1, 64:ff9b::7f00:1, ::127.0.0.1, ff02::1 and fec0::1, on Python 3.11.7 and 3.13.0 alike (docs/evidence/reliability.md A04).
_SPECIAL_IPV4 = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",  # this host; Linux connects 0.0.0.0 to loopback
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT; one cloud keeps its metadata service here
        "127.0.0.0/8",
        "168.63.129.16/32",  # Azure's platform service: public by number, answered by the hypervisor
        "169.254.0.0/16",  # link-local; most clouds' metadata service
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)

# All global unicast lies in 2000::/3. Everything outside is refused by that one rule: loopback, link-local,
# site-local, unique-local, multicast, and IPv4 in IPv6 (mapped, compatible, translated, 64:ff9b::/96).
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_SPECIAL_IPV6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments; Teredo, which carries IPv4, is 2001::/32
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which carries IPv4
        "3fff::/20",  # documentation (RFC 9637)
    )
)


def is_public_address(ip: str | IPv4Address | IPv6Address) -> bool:
    """Whether a connection to `ip` leads out to the public internet. False for anything that is no IP address."""
    try:
        address = ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_IPV4)
    if address.scope_id is not None or address not in _GLOBAL_UNICAST:
        return False
    return not any(address in network for network in _SPECIAL_IPV6)
