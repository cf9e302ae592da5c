"""The frame of an article and its boxes are those that trafilatura finds by XPath."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement, fragment_fromstring
from trafilatura.xpaths import (
    BODY_XPATH,
    DISCARD_IMAGE_ELEMENTS,
    OVERALL_DISCARD_XPATH,
    TEASER_DISCARD_XPATH,
)

from wirecopy.extract.body.article_element import discard_boxes, frames

NAMES = (
    "post", "posts", "entry", "post-text", "post_text", "post-body", "postentry", "post_content", "postContent",
    "article-text", "articleText", "page-content", "entry-content", "articleContent", "article__body", "articlebody",
    "ArticleContent", "body-text", "article", "article wide", "story", "text", "texts", "cell", "postarea", "FullText",
    "story-content", "theme-content", "single-post", "main-column", "story-body", "primary", "primary-nav", "content",
    "content-main", "content_main", "contentBody", "Main-Content", "page-content", "mainpart", "main", "sharing",
    "reshare", "social", "viral", "newsletter", "cookie-note", "tags", "tagged", "sidebar", "banner", "breadcrumb",
    "button", "author", "Author", "footer", "Footer", "teaser", "Teaser-big", "caption", "nav-top", "topnav",
    "subnav", "navbar", "menu", "bar", "an ad here", "x-ad-y", "ad-slot", "dfpAd", "outbrain", "widget", "Byline",
    "share-it", "embed", "tag-list", "consent", "related", "Related", "next-story", "top-stories", "more-on", "meta",
    "rating", "attachment", "timestamp", "user-info", "big-icon", "slide", "overlay", "options", "expand", "blurred",
    "reply-7", "noreply", "hide-it", "a hidden b", "hidden", "comments-title", "message", "noprint", "premium",
    "ad-1", "jp-post", "bread", "para", "lead", "quote-box",
)  # fmt: skip


def element(attributes: str, tag: str = "div") -> HtmlElement:
    inner = f"<{tag} {attributes}><b>One.</b><b>Two.</b></{tag}>"
    return fragment_fromstring(f"<body><div>{inner}<p>{'Around it stands a text. ' * 9}</p></div></body>")


@pytest.mark.parametrize("attribute", ["class", "id", "role", "itemprop"])
@pytest.mark.parametrize("tag", ["div", "section", "article", "main", "p"])
def test_frames_are_trafilaturas(attribute: str, tag: str) -> None:
    for name in NAMES:
        tree = element(f'{attribute}="{name}"', tag)
        theirs = [found[0] for xpath in BODY_XPATH if isinstance(found := xpath(tree), list) and found]
        assert list(frames(tree)) == theirs, name


@pytest.mark.parametrize("attribute", ["class", "id", "role", "style", "data-lp-replacement-content"])
@pytest.mark.parametrize("tag", ["div", "section", "p", "span", "h2"])
def test_boxes_are_trafilaturas(attribute: str, tag: str) -> None:
    lists = (OVERALL_DISCARD_XPATH, TEASER_DISCARD_XPATH, DISCARD_IMAGE_ELEMENTS)
    for name in (*NAMES, "display:none", "overflow:hidden", "Navigation"):
        tree = element(f'{attribute}="{name}"', tag)
        is_box = any(xpath(tree) for xpaths in lists for xpath in xpaths)
        discard_boxes(tree)
        assert ("One." not in tree.text_content()) == is_box, name


def test_a_frame_that_is_nothing_but_a_box_keeps_its_text() -> None:
    tree = fragment_fromstring('<div><div class="widget"><p>The whole article.</p></div></div>')
    discard_boxes(tree)
    assert tree.text_content() == "The whole article."
