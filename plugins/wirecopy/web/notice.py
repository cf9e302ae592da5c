"""What a button brought about, in words: the address that it leads to names one, and the page shows its sentence."""

from __future__ import annotations

from wirecopy.schedule.poll_request import PollRequest
from wirecopy.web.start_run import RunRequest

RETIRED = "was_retired"

_SENTENCES = {
    RunRequest.STARTED: "A run was started that polls this feed. In a minute or two this page shows what it found.",
    RunRequest.WAITING: "A run that polls this feed waits to begin.",
    RunRequest.UNDER_WAY: "A run is under way that polls this feed.",
    RunRequest.PAUSED: "The feed is due, but wirecopy_ingest is paused in Airflow: it is polled when that goes on.",
    RunRequest.FAILED: "The feed is due, but Airflow started no run, and the log of the API server says why: the next hourly run polls it.",
    PollRequest.BEING_POLLED: "This feed is being polled right now.",
    PollRequest.JUST_POLLED: "Nothing was done: this feed was polled less than a minute ago.",
    PollRequest.HELD: "Nothing was done: the domain of this feed has to be left alone for a while.",
    PollRequest.SET_ASIDE: "Nothing was done: work on this feed failed on our side. `wirecopy retry` says why, and puts it back.",
    PollRequest.RETIRED: "Nothing was done: this feed is retired. `wirecopy feeds add` takes it up again.",
    RETIRED: "The feed is retired: it left the list of outlets and is asked no more. What it brought stays.",
}
_BY_WORD = {str(word): sentence for word, sentence in _SENTENCES.items()}


def notice(word: str) -> str | None:
    """The sentence for a word that an address carries; None for any other word."""
    return _BY_WORD.get(word)
