"""Fingerprints at hand while a batch is compared: stored texts are read and fingerprinted once, if at all.

A wire story comes back in batch after batch of one run. Without the cache its members would be fingerprinted
for every article that is held against them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from psycopg import Connection

from wirecopy.dedupe.fingerprint import Fingerprint, fingerprint
from wirecopy.store.story import TitledText, titled_texts_of

# Bytes. A fingerprint takes about 12 KB at 500 words, so this is 5,000 of them, and of a text of 5 MB 18 MB.
_CAPACITY = 64 * 2**20
# Bytes of texts that are read in one go because they will probably be asked for; the others are read one by one.
_READ_AHEAD = 16 * 2**20

CachedFingerprint = tuple[bytes, Fingerprint]  # the digest of the text that was fingerprinted


class FingerprintCache:
    """What outlives a batch: the fingerprints used last."""

    def __init__(self) -> None:
        self._cached: OrderedDict[int, CachedFingerprint] = OrderedDict()
        self._size = 0

    def find(self, article_id: int) -> CachedFingerprint | None:
        if article_id not in self._cached:
            return None
        self._cached.move_to_end(article_id)
        return self._cached[article_id]

    def keep(self, article_id: int, cached: CachedFingerprint) -> None:
        replaced = self._cached.pop(article_id, None)
        self._size += _size_of(cached) - (_size_of(replaced) if replaced else 0)
        self._cached[article_id] = cached
        while self._size > _CAPACITY and len(self._cached) > 1:
            _, oldest = self._cached.popitem(last=False)
            self._size -= _size_of(oldest)


def _size_of(cached: CachedFingerprint) -> int:
    made = cached[1]
    return len(made.article) + made.shingles.nbytes + made.sequence.nbytes


class BatchFingerprints:
    """The fingerprints that one batch needs: its own, and those of older articles when they are asked for.

    Its own are held until it ends; of the others only what the cache has room for.
    """

    def __init__(self, connection: Connection, cache: FingerprintCache) -> None:
        self._connection = connection
        self._cache = cache
        self._own: dict[int, Fingerprint] = {}
        self._texts: dict[int, TitledText] = {}

    def make(self, text: TitledText) -> Fingerprint:
        """The fingerprint of a text of the batch."""
        self._own[text.article_id] = self._fingerprint(text)
        return self._own[text.article_id]

    def read(self, article_ids: Iterable[int]) -> None:
        """Fetch the texts that will probably be asked for, in one go.

        Nobody asks whether a cached text is still the article's. That would be a cold read of a wide row for
        each candidate (1.45 of 6.9 ms per article at a million), and an article whose text changed meanwhile
        waits to be compared itself, with all of its story.
        """
        missing = [
            each for each in set(article_ids) if each not in self._own and self._cache.find(each) is None
        ]
        texts = titled_texts_of(self._connection, missing, max_bytes=_READ_AHEAD)
        self._texts = {text.article_id: text for text in texts}

    def __getitem__(self, article_id: int) -> Fingerprint:
        if article_id in self._own:
            return self._own[article_id]
        if cached := self._cache.find(article_id):
            return cached[1]
        text = self._texts.pop(article_id, None)
        if text is None:
            [text] = titled_texts_of(self._connection, [article_id], max_bytes=_READ_AHEAD)
        return self._fingerprint(text)

    def _fingerprint(self, text: TitledText) -> Fingerprint:
        cached = self._cache.find(text.article_id)
        if cached is None or cached[0] != text.text_sha256:
            cached = text.text_sha256, fingerprint(text.text, text.title, is_live=text.is_live)
        self._cache.keep(text.article_id, cached)
        return cached[1]
