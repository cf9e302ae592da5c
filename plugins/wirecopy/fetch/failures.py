"""aiohttp's exceptions, translated into outcomes and into words that a person understands."""

from __future__ import annotations

import aiohttp

from wirecopy.fetch.fetch_error import FetchError
from wirecopy.fetch.guard import AddressRefusedError
from wirecopy.model import Outcome

# All that a remote server can make aiohttp raise: aiohttp's own errors, the system's, and those of reading numbers and
# text (UnicodeError is a ValueError). Mistakes of ours raise other errors.
REMOTE_FAILURES = (aiohttp.ClientError, OSError, ValueError)


def explain(error: Exception) -> FetchError:
    """The outcome and message of an error that aiohttp raised. The classes inherit from each other, so the order
    of the cases matters: the most specific one is first."""
    match error:
        case aiohttp.ClientConnectorError(os_error=AddressRefusedError() as refusal):
            return FetchError(Outcome.REFUSED_ADDRESS, str(refusal))
        case aiohttp.ClientConnectorDNSError():
            return FetchError(Outcome.DNS_FAILED, f"{error.host} was not found: {_reason(error.os_error)}")
        case aiohttp.ClientConnectorCertificateError():
            return FetchError(
                Outcome.TLS_FAILED, f"the certificate is not valid: {_reason(error.certificate_error)}"
            )
        case aiohttp.ClientSSLError():
            return FetchError(Outcome.TLS_FAILED, f"no secure connection: {_reason(error.os_error)}")
        case aiohttp.ConnectionTimeoutError():
            return FetchError(Outcome.CONNECT_FAILED, "the server did not accept the connection in time")
        case aiohttp.ClientConnectorError():
            return FetchError(Outcome.CONNECT_FAILED, f"no connection: {_reason(error.os_error)}")
        case aiohttp.ClientPayloadError():
            return FetchError(Outcome.CUT_OFF, "the body ended before its stated end")
        case aiohttp.ServerDisconnectedError():
            return FetchError(Outcome.CUT_OFF, "the server closed the connection without an answer")
        case aiohttp.ClientOSError():
            return FetchError(Outcome.CUT_OFF, f"the connection broke: {_reason(error)}")
        case aiohttp.ClientResponseError():
            return FetchError(
                Outcome.BAD_RESPONSE, f"the answer is not proper HTTP: {_one_line(error.message)}"
            )
        case _:
            return FetchError(Outcome.BAD_RESPONSE, f"the answer could not be read: {_one_line(str(error))}")


def _reason(error: BaseException) -> str:
    return _one_line(getattr(error, "strerror", None) or str(error))


def _one_line(text: str) -> str:
    """Parsers quote what the server sent: long, over several lines, and holding anything."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())[:160]
