"""A name server on loopback that speaks DNS over UDP, for names that no real one would answer so."""

from __future__ import annotations

import asyncio
import struct
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from ipaddress import ip_address
from typing import cast

# Of a name and the number of the question, from 0: its addresses, or None for silence.
Addresses = Callable[[str, int], Sequence[str] | None]

_HEADER = struct.Struct("!6H")
_A, _AAAA = 1, 28
_POINTER_TO_NAME = b"\xc0\x0c"
_ANSWER, _NO_SUCH_NAME = 0x8180, 0x8183


class NameServer(asyncio.DatagramProtocol):
    def __init__(self, addresses: Addresses) -> None:
        self.asked: Counter[tuple[str, int]] = Counter()  # by name and type of record
        self._addresses = addresses

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._transport.get_extra_info('sockname')[1]}"

    def questions(self, name: str) -> int:
        return self.asked[name, _A]

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        end = data.index(b"\0", _HEADER.size) + 5
        name, kind = _name(data[_HEADER.size : end - 4]), int.from_bytes(data[end - 4 : end - 2])
        found = self._addresses(name, self.asked[name, kind])
        self.asked[name, kind] += 1
        if found is None:
            return
        wanted = [ip for ip in map(ip_address, found) if ip.version == (4 if kind == _A else 6)]
        records = b"".join(
            _POINTER_TO_NAME + struct.pack("!HHIH", kind, 1, 0, len(ip.packed)) + ip.packed for ip in wanted
        )
        flags = _ANSWER if found else _NO_SUCH_NAME
        head = _HEADER.pack(int.from_bytes(data[:2]), flags, 1, len(wanted), 0, 0)
        self._transport.sendto(head + data[_HEADER.size : end] + records, addr)


def _name(labels: bytes) -> str:
    found = []
    while labels and (length := labels[0]):
        found.append(labels[1 : 1 + length].decode().lower())
        labels = labels[1 + length :]
    return ".".join(found)


@asynccontextmanager
async def answering(addresses: Addresses) -> AsyncIterator[NameServer]:
    loop = asyncio.get_running_loop()
    transport, server = await loop.create_datagram_endpoint(
        lambda: NameServer(addresses), local_addr=("127.0.0.1", 0)
    )
    try:
        yield server
    finally:
        transport.close()
