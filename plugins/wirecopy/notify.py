"""Sends a message to the operator: to a web hook, a topic of ntfy or a mailbox, whichever address is given.

The address is the operator's own, so it is not guarded like those of feeds. It may be a secret (a web hook's path is), so
no error names it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from html import escape
from urllib.parse import unquote, urlsplit

import aiohttp
from pydantic import SecretStr

from wirecopy.alert.alert_message import Message
from wirecopy.errors import WirecopyError

# From the first DNS question to the last byte.
_SECONDS = 15
_NTFY_BYTES = 4000  # a longer message becomes an attachment, above 4,096 (ntfy 1.11.0)
_MAIL, _NTFY = "mailto:", "ntfy+"

SendMail = Callable[[Sequence[str], Message], None]


class NotSentError(WirecopyError):
    """The message could not be delivered."""


def send_message(address: SecretStr, message: Message, send_mail: SendMail) -> None:
    """Deliver one message.

    `mailto:desk@example.org,night@example.org` goes through `send_mail`, `ntfy+https://ntfy.sh/topic` as plain text,
    `https://…` as JSON `{"text": …}`, which Slack, Mattermost, Rocket.Chat and many others take.

    Raises:
        NotSentError: it was not accepted; the message does not name the address.
    """
    url = address.get_secret_value()
    try:
        if url.startswith(_MAIL):
            send_mail(unquote(urlsplit(url).path).split(","), message)
        else:
            asyncio.run(_post(url, message))
    except NotSentError:
        raise
    except Exception as error:
        # Its text may hold the address.
        raise NotSentError(type(error).__name__) from None


async def _post(url: str, message: Message) -> None:
    body, headers = _request(url, message)
    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    async with (
        aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
        session.post(url.removeprefix(_NTFY), data=body, headers=headers, allow_redirects=False) as response,
    ):
        if not 200 <= response.status < 300:
            raise NotSentError(f"it answered {response.status}")


def _request(url: str, message: Message) -> tuple[bytes, Mapping[str, str]]:
    """Body and headers."""
    if url.startswith(_NTFY):
        text = message.text.encode()[:_NTFY_BYTES].decode(errors="ignore")
        return text.encode(), {"Title": message.title}
    # Slack reads "<!channel>" as an order, so it wants these three characters escaped (api.slack.com/docs/message-formatting).
    text = escape(f"*{message.title}*\n{message.text}", quote=False)
    return json.dumps({"text": text}).encode(), {"Content-Type": "application/json"}
