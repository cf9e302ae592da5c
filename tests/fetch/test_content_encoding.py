"""Compressed bodies: whole, or refused."""

import gzip
import random
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.fetch.content_encoding import decode
from wirecopy.fetch.fetch_error import FetchError
from wirecopy.model import Outcome
from wirecopy.settings import MIB

TEXT = b"".join(b"<p>The council met for the %d. time this year.</p>" % number for number in range(20_000))
NOISE = random.Random(7).randbytes(300_000)


def raw_deflate(content: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return compressor.compress(content) + compressor.flush()


COMPRESSORS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda content: brotli.compress(content, quality=5),
    "zstd": zstandard.ZstdCompressor(write_checksum=True).compress,
}
CASES = [*COMPRESSORS.items(), ("deflate", raw_deflate)]


def unpack(wire: bytes, coding: str, max_bytes: int = 10 * MIB) -> bytes:
    return decode(wire, coding, max_bytes=max_bytes, max_ratio=200)


def outcome(wire: bytes, coding: str) -> Outcome:
    with pytest.raises(FetchError) as caught:
        unpack(wire, coding)
    return caught.value.outcome


@pytest.mark.parametrize("content", [TEXT, NOISE, b"x", b""], ids=["text", "noise", "one byte", "nothing"])
@pytest.mark.parametrize(("coding", "compress"), CASES)
def test_a_whole_body_is_unpacked(coding: str, compress: Callable[[bytes], bytes], content: bytes) -> None:
    assert unpack(compress(content), coding) == content
    assert unpack(compress(content), f"identity, {coding.upper()}") == content


@pytest.mark.parametrize("share", [0.01, 0.3, 0.5, 0.9, 0.9999])
@pytest.mark.parametrize("content", [TEXT, NOISE], ids=["text", "noise"])
@pytest.mark.parametrize(("coding", "compress"), CASES)
def test_half_a_body_is_no_body(
    coding: str, compress: Callable[[bytes], bytes], content: bytes, share: float
) -> None:
    wire = compress(content)
    assert outcome(wire[: int(len(wire) * share)], coding) is Outcome.CUT_OFF


@pytest.mark.parametrize("coding", ["gzip", "deflate", "zstd"])
def test_a_changed_byte_is_noticed(coding: str) -> None:
    wire = bytearray(COMPRESSORS[coding](NOISE))
    wire[len(wire) // 2] ^= 0xFF
    assert outcome(bytes(wire), coding) is Outcome.BAD_ENCODING


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_plain_text_that_calls_itself_compressed_is_refused(coding: str) -> None:
    assert outcome(b"<rss version='2.0'><channel/></rss>", coding) is Outcome.BAD_ENCODING


def brotli_bomb() -> bytes:
    return bytes(brotli.compress(bytes(64 * MIB), quality=3))


def zstd_bomb() -> bytes:
    """RLE blocks: four bytes make 128 KiB."""
    block = struct.pack("<I", 1 << 1 | 131_072 << 3)[:3] + b"\0"
    return b"\x28\xb5\x2f\xfd\x00\x38" + block * 4096 + struct.pack("<I", 1 | 1 << 1)[:3] + b"\0"


@pytest.mark.parametrize(
    ("coding", "bomb"),
    [
        ("gzip", gzip.compress(bytes(64 * MIB))),
        ("deflate", zlib.compress(bytes(64 * MIB))),
        ("br", brotli_bomb()),
        ("zstd", zstd_bomb()),
    ],
    ids=["gzip", "deflate", "br", "zstd"],
)
def test_a_bomb_is_put_out_early(coding: str, bomb: bytes) -> None:
    with pytest.raises(FetchError, match="bomb") as caught:
        unpack(bomb, coding, max_bytes=64 * MIB)
    assert caught.value.outcome is Outcome.BAD_ENCODING


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_unpacking_stops_soon_after_the_limit(coding: str) -> None:
    wire = COMPRESSORS[coding](TEXT)
    assert 100_000 < len(unpack(wire, coding, max_bytes=100_000)) < 100_000 + 256 * 1024


def test_a_zstd_window_over_8_mib_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=27)
    compressor = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    wire = compressor.compress(NOISE * 60) + compressor.flush()
    assert outcome(wire, "zstd") is Outcome.BAD_ENCODING


def test_gzip_members_follow_each_other_up_to_64() -> None:
    assert unpack(gzip.compress(b"ab") * 64, "gzip") == b"ab" * 64
    assert outcome(gzip.compress(b"ab") * 65, "gzip") is Outcome.BAD_ENCODING


@pytest.mark.parametrize("coding", ["gzip", "deflate", "zstd"])
def test_rubbish_behind_a_full_body_is_dropped(coding: str) -> None:
    assert unpack(COMPRESSORS[coding](TEXT) + b"\0rubbish", coding) == TEXT


@pytest.mark.parametrize("coding", ["gzip, gzip", "gzip, br", ", ".join(["gzip"] * 500)])
def test_nested_compression_is_refused(coding: str) -> None:
    assert outcome(gzip.compress(gzip.compress(b"x")), coding) is Outcome.BAD_ENCODING


def test_an_unknown_compression_is_refused() -> None:
    assert outcome(b"x", "compress") is Outcome.BAD_ENCODING


@pytest.mark.parametrize("coding", ["", "identity", " , "])
def test_an_uncompressed_body_stays_as_it_is(coding: str) -> None:
    assert unpack(TEXT, coding) == TEXT


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_nothing_at_all_is_an_empty_body(coding: str) -> None:
    assert unpack(b"", coding) == b""


@given(st.sampled_from(sorted(COMPRESSORS)), st.binary(max_size=200), st.integers(0, 60))
def test_no_bytes_at_all_raise_anything_but_trouble(coding: str, rubbish: bytes, kept: int) -> None:
    with suppress(FetchError):
        unpack(COMPRESSORS[coding](b"The harbour is closed.")[:kept] + rubbish, coding)
