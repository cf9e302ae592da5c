"""Which captions and credit lines of a page stand with a picture of its article, and not with those of other articles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from wirecopy.extract.structured.structured_data import text_of

# "image-credit", "figure__copyright", "ContentCaption_contentcredit__zUOv5", "bildnachweis": a picture's in so many words.
_PICTURE = r"(?:image|img|picture|photo|foto|figure|figcaption|caption|gallery|bild|media-?item)"
_PICTURE_CREDIT = re.compile(
    rf"{_PICTURE}s?[\w-]*?(?:credit|copyright|source|quelle)|content-?credit|bildnachweis",
    re.IGNORECASE,
)
# "credit", "copyright": a picture's only beside a picture.
_ANY_CREDIT = re.compile(
    r"(?:^|[\s_-])(?:credits?|credit-?(?:name|text|line)|copyright|copyrightHolder|source|quelle)(?:$|\s|__)"
)
# Of these words each class of a credit or caption has one.
IN_CLASS_OF_PICTURE = ("redit", "aption", "opyright", "ource", "uelle", "bild", "Bild")
_CAPTION = re.compile(r"caption|bild(?:unterschrift|text)", re.IGNORECASE)
_CAPTION_BY_NAME = re.compile(r"caption(?:$|\s)")  # "credit body-caption"
_NO_CREDIT = re.compile(r"footer|comment|menu|nav(?:$|[\s_-])|video|audio", re.IGNORECASE)
_BESIDE_PICTURE = re.compile(_PICTURE, re.IGNORECASE)
_NEAR = 3  # levels between a credit and what holds it together with its picture

# Boxes in which the pictures of other articles stand.
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:related|teasers?|recirc\w*|recommend\w*|newsletter|sidebar|footer|most-?(?:read|popular|viewed)|"
    r"comments?|promo\w*|cards?|read-?(?:more|also|next)|outbrain|taboola\w*|latest|video\w*|trending|up-?next|"
    r"author-?(?:bio|box))(?:$|[\s_-])",
    re.IGNORECASE,
)
_ELSEWHERE_TAGS = ("aside", "footer", "nav")
_WHOLE_PAGE = ("main", "body", "html")  # "has-sidebar", "with-related"
_LISTED_ARTICLE = re.compile(
    r"(?:^|[\s_-])(?:list|teasers?|cards?|preview|related)(?:$|[\s_-])", re.IGNORECASE
)
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)|^#|^$", re.IGNORECASE)

# These four and `_NEAR` are chosen, not measured.
_LOOKED_AT = 30  # elements of a kind; a gallery may have hundreds
_MOST = 12  # of their texts
_LONGEST_CREDIT = 160  # characters
_LONGEST_CAPTION = 1500  # characters


def calls_picture_credit(classes: str) -> bool:
    """Whether a class may mean the credit of a picture."""
    is_credit = _PICTURE_CREDIT.search(classes) or _ANY_CREDIT.search(classes)
    return bool(is_credit and not _CAPTION_BY_NAME.search(classes) and not _NO_CREDIT.search(classes))


def calls_caption(classes: str) -> bool:
    """Whether a class means a caption."""
    return bool(_CAPTION.search(classes) and not _NO_CREDIT.search(classes))


def caption_texts(elements: Iterable[HtmlElement]) -> tuple[str, ...]:
    """What the captions of the article's pictures say."""
    texts = (text_of(element) for element in islice(elements, _LOOKED_AT) if not _is_elsewhere(element))
    return _first(text for text in texts if len(text) <= _LONGEST_CAPTION)


def picture_credit_texts(elements: Iterable[HtmlElement]) -> tuple[str, ...]:
    """What the lines say that do nothing but credit the article's pictures."""
    texts = (
        text_of(element)
        for element in islice(elements, _LOOKED_AT)
        if _is_beside_picture(element) and not _is_elsewhere(element)
    )
    return _first(text for text in texts if len(text) <= _LONGEST_CREDIT)


def _first(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(islice(dict.fromkeys(text for text in texts if text), _MOST))


def _is_beside_picture(element: HtmlElement) -> bool:
    if _PICTURE_CREDIT.search(element.get("class") or ""):
        return True
    return any(
        above.tag in ("figure", "figcaption") or _BESIDE_PICTURE.search(above.get("class") or "")
        for above in islice(element.iterancestors(), _NEAR)
        if above.tag not in _WHOLE_PAGE
    )


def _is_elsewhere(element: HtmlElement) -> bool:
    boxes = [above for above in (element, *element.iterancestors()) if above.tag not in _WHOLE_PAGE]
    return any(map(_leads_away, boxes))


def _leads_away(box: HtmlElement) -> bool:
    """Whether a box holds other articles, or is a link to one; a link to the picture's own file is none."""
    if box.tag == "a":
        return not _IMAGE_FILE.search(box.get("href") or "")
    if box.tag == "article":
        is_in_list = next(box.iterancestors("li"), None) is not None
        return is_in_list or bool(_LISTED_ARTICLE.search(box.get("class") or ""))
    return box.tag in _ELSEWHERE_TAGS or _is_of_others(box.get("class")) or _is_of_others(box.get("id"))


@lru_cache(maxsize=10_000)
def _is_of_others(classes: str | None) -> bool:
    return bool(classes and _ELSEWHERE.search(classes))
