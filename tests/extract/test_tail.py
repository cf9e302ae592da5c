"""What a site says to its readers below an article is no text of it; what the newsroom says there stays."""

from __future__ import annotations

import pytest

from tests.extract.test_page import SENTENCE, extract, page
from wirecopy.model import Role

LAST = f"{SENTENCE} It was trip number 5."


def last_line(*below: str) -> str:
    closing = "".join(f"<p>{line}</p>" for line in below)
    html = page(paragraphs=6).replace(b"</article>", closing.encode() + b"</article>")
    return extract(html).text.split("\n")[-1]


@pytest.mark.parametrize(
    "line",
    [
        "Get the latest news from the quay in your inbox.",
        "Reach the reporters on Twitter at @annroe and @elinsandahl",
        "Follow the Quay Herald on Facebook and Instagram.",
        "Do you have a story tip? Email: desk@gazette.example.",
        "You can also follow us on Facebook and download the Quay News app from the App Store.",
        "Spotted an error? Write to the desk.",
        "Enjoyed this? Sign up for our newsletter, which goes out on Fridays.",
        "Abonniere unseren Newsletter und verpasse keine Fähre.",
        "Überraschendes vom Hafen: Abonniere den WhatsApp-Kanal der Hafenpost.",
        "Hat Ihnen der Artikel gefallen? Dann unterstützen Sie uns bitte mit einer Spende.",
        "Fehler gefunden? Jetzt melden.",
        "Abonnez-vous à notre newsletter pour recevoir chaque matin les nouvelles du port.",
        "Suivez-nous sur WhatsApp",
        "Síguenos en Facebook: El Muelle y en Twitter: @elmuelle",
        "Suscríbete a nuestro boletín y recibe cada mañana las noticias del puerto.",
        "Siga o Cais no Instagram e no Google Notícias",
        "Iscriviti al nostro canale WhatsApp",
        "Volg ons op Instagram en Facebook",
        "Zapisz się do newslettera",
        "Подписывайтесь на наш Telegram-канал",
        "Поділитися новиною",
        "Pratite nas na Facebooku i Instagramu",
        "分享让更多人看到",
        "تابعونا على فيسبوك وتويتر",
        "Join the Quay Herald's WhatsApp channel for more.",
        "Follow @annroe for more from the quay.",
        "Sie wollen keine Fähre mehr verpassen? Dann folgen Sie uns auf Instagram.",
        "Hat dir der Artikel gefallen? Dann abonniere unsere Post vom Hafen.",
        "Vous avez une information à nous transmettre ? Écrivez-nous.",
        "Receba as notícias do cais no seu celular.",
        "Scarica l'app del Molo su Google Play.",
        "Sledujte nás na Instagramu",
        "Kövessen minket a Facebookon!",
        "Lue myös: Lautta vei pianon",
        "Citește și: Un pian pe feribot",
        "Нашли опечатку? Выделите её.",
        "Simak berita pelabuhan di WhatsApp Channel kami.",
        "Tags: Ferries, Pianos",
        "Kategorien: Hafen, Musik",
        "Permalink: https://gazette.example/2024/ferry",
        "Last updated: 13 July 2020, 12:43 pm",
        "28.04.2020 21:38 Uhr",
        'The post <a href="/a">Ferry takes a piano across</a> appeared first on <a href="/">Quay Herald</a>.',
        "Der Beitrag Fähre bringt ein Klavier über die Bucht erschien zuerst auf Hafenpost.",
        "L’article Le bac porte un piano est apparu en premier sur Le Quai.",
        "La entrada El ferry lleva un piano se publicó primero en El Muelle.",
        "L'articolo Il traghetto porta un pianoforte proviene da Il Molo.",
        "Artykuł Prom wiezie fortepian pochodzi z serwisu Nabrzeże.",
        "Copyright @ 2026 Quay Media Group. All Rights Reserved",
        "All rights of the publication are reserved by the Quay Herald.",
    ],
)
def test_what_the_site_says_to_readers_goes(line: str) -> None:
    assert last_line(line) == LAST


@pytest.mark.parametrize(
    "line",
    [
        "The owner follows the pianist on Facebook and Instagram, he said, and sends her a newsletter.",
        "Anyone who saw the piano is asked to contact the harbour police at 02-751-1500.",
        "Follow the quay to the lighthouse, and the piano stands on the left.",
        "Who would you like to hear next? Let us know in the comments below!",
        "He was paid for each comment.",
        "The article said that the piano appeared first in the hold.",
        "Please send your report of the piano privately to harbour@quay.example.",
        "Tickets for the book of the ferry: mail@quay.example, 28 euros.",
        "Ann Roe is a reporter in Hafenstadt.",
        "Correction: an earlier version said that the piano was a harp.",
        "02-751-1500",
        "The museum opened in 1996.",
    ],
)
def test_what_the_newsroom_says_stays(line: str) -> None:
    assert last_line(line) == line


def test_label_above_a_call_goes_with_it() -> None:
    assert last_line("More from the quay:", "Follow us on Instagram") == LAST


def test_calls_above_the_tail_stay() -> None:
    call = "Join us on Instagram, the ferry's crew had written on the piano."
    html = page(body=f"<p>{call}</p>", paragraphs=14)
    assert call in extract(html).text


def test_short_text_is_not_cut_to_pieces() -> None:
    asked = "Follow the ferry on Facebook, where it shows its piano, and on Instagram, where it plays it."
    assert extract(page(paragraphs=1, body=f"<p>{asked}</p>")).text.count("\n") == 1


def test_credit_below_or_in_a_call_is_read() -> None:
    html = page(paragraphs=6).replace(
        b"</article>",
        b"<p>(c) 2024 Bloomberg L.P. Distributed by Tribune Content Agency, LLC.</p>"
        b"<p>Sign up for our newsletter.</p></article>",
    )
    article = extract(html)
    assert {credit.party for credit in article.credits if credit.role is not Role.RIGHTS_HOLDER} == {
        "Bloomberg",
        "Tribune Content Agency",
    }
    assert article.text.split("\n")[-1] == LAST
