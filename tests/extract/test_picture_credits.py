"""Which words on a page credit its pictures, and which credit the pictures of other articles."""

from __future__ import annotations

import pytest

from tests.extract.test_page import extract, ld, page
from wirecopy.extract.parts.join import join_parts, with_alternate
from wirecopy.model import Credit, CreditSource, Extraction, Role


def photographers(body: str = "", head: str = "") -> list[str]:
    return names(extract(page(body, head)))


def names(article: Extraction) -> list[str]:
    return [credit.party for credit in article.credits if credit.role is Role.PHOTOGRAPHER]


FIGURE = '<figure><img src="a.jpg"><figcaption>The quay. Photo: Ada Quill/AFP via Getty Images</figcaption></figure>'


def test_a_caption_credits_its_picture_and_stays_out_of_the_text() -> None:
    article = extract(page(FIGURE))
    assert article.credits == (
        Credit(
            Role.PHOTOGRAPHER,
            "Agence France-Presse",
            "Photo: Ada Quill/AFP via Getty Images",
            CreditSource.CAPTION,
            0.9,
        ),
    )
    assert "Quill" not in article.text


@pytest.mark.parametrize(
    "body",
    [
        '<figure><img src="a.jpg"><span class="credit">Ada Quill</span></figure>',
        '<div class="hero-img"><img src="a.jpg"><p class="hero-img__credits">Foto: Ada Quill</p></div>',
        '<p class="wp-caption-text">The quay (Photo: Ada Quill)</p>',
        '<a href="quay.jpg"><figure><figcaption>© Ada Quill</figcaption></figure></a>',
        "<p>Photo: Ada Quill</p>",
    ],
)
def test_credits_are_found_beside_pictures_in_whatever_markup(body: str) -> None:
    assert photographers(body) == ["Ada Quill"]


@pytest.mark.parametrize(
    "body",
    [
        '<aside><figure><figcaption>The mill. Photo: Ada Quill</figcaption></figure></aside>',
        '<a href="/mill"><figure><figcaption>Photo: Ada Quill</figcaption></figure></a>',
        '<div class="related-stories"><span class="photo-credit">Ada Quill</span></div>',
        '<ul><li><article><figure><figcaption>© Ada Quill</figcaption></figure></article></li></ul>',
        '<div class="newsletter"><figure><span class="credit">Ada Quill</span></figure></div>',
    ],
)  # fmt: skip
def test_pictures_of_other_articles_are_not_credited(body: str) -> None:
    assert photographers(body) == []


@pytest.mark.parametrize(
    "body",
    [
        '<p class="copyright">Harbour Herald</p>',
        '<div class="footer__copyright">© Harbour Herald</div>',
        '<span class="source">Harbour Office</span>',
    ],
)
def test_rights_and_sources_away_from_a_picture_are_not_its_credit(body: str) -> None:
    assert photographers(body) == []


def test_the_structured_data_credits_the_image_of_the_article() -> None:
    image = {"@type": "ImageObject", "url": "a.jpg", "creditText": "Ada Quill/Reuters"}
    article = extract(page(head=ld(image=[image])))
    assert [(c.role, c.party, c.source) for c in article.credits] == [
        (Role.PHOTOGRAPHER, "Reuters", CreditSource.STRUCTURED)
    ]


def test_a_publisher_that_holds_its_own_images_is_not_credited_for_them() -> None:
    own = {"@type": "Organization", "name": "Harbour Herald"}
    image = {"@type": "ImageObject", "url": "a.jpg", "copyrightHolder": own}
    assert photographers(head=ld(publisher=own, image=image)) == []


def test_pictures_say_nothing_about_who_wrote_the_text() -> None:
    article = extract(page(FIGURE + '<p class="byline">By Ann Roe, Reuters</p>'))
    assert [c.party for c in article.credits if c.role is Role.ORIGINATOR] == ["Reuters"]
    assert article.authors == ("Ann Roe",)


def test_the_pictures_of_a_page_stay_credited_when_another_form_gives_its_text() -> None:
    whole = extract(page('<p class="byline">By Ann Roe, Reuters</p>', paragraphs=20))
    joined = with_alternate(extract(page(FIGURE, paragraphs=2)), whole).extraction
    assert [(c.role, c.party) for c in joined.credits] == [
        (Role.ORIGINATOR, "Reuters"),
        (Role.PHOTOGRAPHER, "Agence France-Presse"),
    ]


def test_an_article_of_several_parts_credits_the_pictures_of_all() -> None:
    second = extract(page("<figure><figcaption>Photo: Bo Lee</figcaption></figure>", paragraphs=9))
    assert names(join_parts(extract(page(FIGURE)), [second]).extraction) == ["Agence France-Presse", "Bo Lee"]
