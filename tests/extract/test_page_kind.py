"""Which pages are no articles, and which only look so. All pages are invented."""

from __future__ import annotations

import json

import pytest

from wirecopy.extract import extract_page
from wirecopy.model import Extraction, Outcome

URL = "https://gazette.example/2026/03/ferry-stays-in-service"
HEADLINE = "Ferry stays in service for another year"
ARTICLE_HEAD = (
    '<meta property="og:type" content="article"><meta property="og:title" content="Ferry stays in service for another year">'
    '<meta property="article:published_time" content="2026-03-01T08:00:00Z">'
)


def page(title: str, body: str, head: str = "", language: str = "en") -> bytes:
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{body}</body></html>"
    ).encode()


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def extract(html: bytes, url: str = URL) -> Extraction:
    return extract_page(html, url)


# Each form is its language, its title, and its body.
CHALLENGES = [
    (
        "en",
        "Gazette - Are you a robot?",
        "<h1>We noticed unusual activity from your computer network</h1><p>To continue, please click the box below to let us know you are not a robot.</p><h2>Why did this happen?</h2><p>Please make sure your browser supports JavaScript and cookies and that you are not blocking them from loading.</p>",
    ),
    (
        "en",
        "Just a moment...",
        "<h1>gazette.example</h1><h2>Verifying you are human. This may take a few seconds.</h2><p>gazette.example needs to review the security of your connection before proceeding.</p><p>Ray ID: 8f3ab2</p>",
    ),
    (
        "en",
        "Making sure you&#39;re not a bot!",
        "<h1>Making sure you're not a bot!</h1><p>Loading...</p><details><summary>Why am I seeing this?</summary><p>You are seeing this because the administrator of this website has set up a guard against the scourge of AI companies aggressively scraping websites.</p><p>The guard uses a proof-of-work scheme that costs a visitor little and a scraper much.</p></details>",
    ),
    (
        "en",
        "Pardon Our Interruption",
        "<h1>Pardon Our Interruption</h1><p>Something about your browser made us think you were a bot. There are a few reasons this might happen:</p><ul><li>You are moving through this website with super-human speed.</li><li>You've disabled cookies in your web browser.</li><li>A plugin is preventing JavaScript from running.</li></ul><p>To regain access, please make sure that cookies and JavaScript are enabled before reloading the page.</p>",
    ),
    (
        "en",
        "Access to this page has been denied",
        "<p>Access to this page has been denied because we believe you are using automation tools to browse the website.</p><p>Press and hold the button to confirm you are a human and not a bot.</p><p>Reference ID 55f0-11</p>",
    ),
    (
        "en",
        HEADLINE,
        "<div class='x'><p>Please complete the security check to access the site. Please solve this captcha to prove you are human.</p><p>Your IP address has been blocked for a short time because of automated requests from your network.</p></div>",
    ),
    (
        "de",
        "Sind Sie ein Mensch?",
        "<h1>Einen Moment bitte</h1><p>Bitte bestätigen Sie, dass Sie kein Roboter sind. Wir haben ungewöhnliche Aktivitäten aus Ihrem Netzwerk bemerkt.</p><p>Lösen Sie bitte das Captcha, um zur Zeitung zu kommen.</p>",
    ),
    (
        "fr",
        "Vérification de sécurité",
        "<h1>Un instant</h1><p>Nous devons vérifier que vous n'êtes pas un robot avant de vous laisser entrer.</p><p>Une activité inhabituelle a été constatée sur votre réseau.</p>",
    ),
    (
        "es",
        "¿Eres un robot?",
        "<h1>Comprobación de seguridad</h1><p>Marca la casilla para confirmar que no eres un robot y seguir navegando.</p><p>Hemos visto una actividad inusual en tu conexión.</p>",
    ),
    (
        "ru",
        "Вы не робот?",
        "<p>Пожалуйста, подтвердите, что вы не робот. Мы заметили подозрительную активность в вашей сети.</p>",
    ),
    (
        "ja",
        "セキュリティチェック",
        "<p>あなたがロボットではないことを確認してください。通常と異なるトラフィックが検出されました。</p>",
    ),
]
REGIONS = [
    (
        "en",
        "Gazette",
        "<p>We recognise you are attempting to access this website from a country belonging to the European Economic Area, which enforces the General Data Protection Regulation, and therefore access cannot be granted at this time.</p><p>For any issues, e-mail web@gazette.example or call 555-0100.</p>",
    ),
    (
        "en",
        "Our European visitors are important to us.",
        "<p>This site is currently unavailable to visitors from the European Economic Area while we work to ensure your data is protected in accordance with applicable EU laws.</p>",
    ),
    (
        "en",
        "451: Unavailable due to legal reasons",
        "<h1>451</h1><p>Unfortunately, our website is currently unavailable in most European countries. We are engaged on the issue and committed to looking at options that support our full range of digital offerings to your market.</p>",
    ),
    (
        "de",
        "Nicht verfügbar",
        "<h1>Inhalt nicht verfügbar</h1><p>Dieser Inhalt ist in Ihrem Land leider nicht verfügbar. Bitte wenden Sie sich bei Fragen an unseren Leserservice.</p>",
    ),
    (
        "fr",
        "Contenu indisponible dans votre pays",
        "<p>Ce contenu n'est pas disponible dans votre pays pour des raisons de droits.</p>",
    ),
    (
        "es",
        "Contenido no disponible",
        "<p>Este contenido no está disponible en tu país por motivos de derechos de emisión.</p>",
    ),
]
WALLS = [
    (
        "en",
        HEADLINE,
        "<h1>Ferry stays in service for another year</h1><div><h2>Subscribe to continue reading</h2><p>You have reached your limit of free articles this month. Subscribe now for unlimited digital access.</p><p>Already a subscriber? Log in to your account. Cancel any time.</p></div>",
    ),
    (
        "en",
        HEADLINE,
        "<div><p>This story is for subscribers only. Create a free account to read the full story and get our morning letter.</p><p>Already have an account? Sign in.</p></div>",
    ),
    (
        "en",
        "Sign in to continue",
        "<h1>Sign in to continue</h1><form><p>You must be logged in to read this article.</p><input type='email'><input type='password'><p>Forgot your password?</p></form><p>You need to be a registered user to read this article. Register for free, choose your plan later.</p>",
    ),
    (
        "de",
        "Fähre bleibt ein weiteres Jahr",
        "<div><h2>Jetzt weiterlesen</h2><p>Dieser Artikel ist exklusiv für Abonnenten. Jetzt abonnieren und vier Wochen kostenlos testen, jederzeit kündbar.</p><p>Sie haben bereits ein Abo? Bitte melden Sie sich an.</p></div>",
    ),
    (
        "fr",
        "Le bac reste en service",
        "<div><p>Cet article est réservé aux abonnés. Abonnez-vous pour lire la suite, sans engagement.</p><p>Déjà abonné ? Connectez-vous.</p></div>",
    ),
    (
        "es",
        "El ferry sigue un año más",
        "<div><p>Suscríbete para seguir leyendo. Este contenido es exclusivo para suscriptores de la Gaceta.</p><p>¿Ya eres suscriptor? Inicia sesión.</p></div>",
    ),
    (
        "it",
        "Il traghetto resta in servizio",
        "<div><p>Contenuto riservato agli abbonati. Abbonati per continuare a leggere questo articolo.</p><p>Sei già abbonato? Accedi con la tua email.</p></div>",
    ),
    (
        "nl",
        "Veerpont blijft een jaar langer",
        "<div><p>Dit artikel is alleen voor abonnees. Neem een abonnement om verder te lezen over dit onderwerp.</p><p>Al abonnee? Log in om verder te gaan.</p></div>",
    ),
]
CONSENT = [
    (
        "en",
        HEADLINE,
        "<div id='app'></div><div class='gdpr'><p>We use cookies and similar technologies to run this website and to understand how you use it, as described in our policy.</p><p>By clicking accept you agree to the storing of cookies on your device to enhance site navigation and assist in our marketing.</p></div>",
    ),
    (
        "en",
        "Before you continue to Gazette",
        "<h1>We value your privacy</h1><p>We and our 812 partners store and/or access information on a device, such as cookies, and process personal data such as unique identifiers.</p><p>With your permission we and our partners may use precise geolocation data. You may click to consent to our processing as described above.</p><p>Your preferences will apply to this website only. You can change your preferences at any time by returning to this site.</p><button>Accept all</button><button>Reject all</button>",
    ),
    (
        "en",
        "Your privacy choices",
        "<main><h1>Your privacy choices</h1><p>If you click 'Accept all', we and our partners, 241 of whom belong to a framework, will also use cookies to show you personalised advertising and content.</p><p>You can withdraw your consent or change your choices at any time by following the links in our privacy policy.</p></main>",
    ),
    (
        "de",
        "Fähre bleibt ein weiteres Jahr",
        "<div><p>Wir und unsere 150 Partner verwenden Cookies, um Ihnen personalisierte Werbung zu zeigen. Mit Klick auf „Alle akzeptieren“ geben Sie Ihre Einwilligung, die Sie jederzeit widerrufen können.</p><p>Näheres finden Sie in unserer Datenschutzerklärung.</p></div>",
    ),
    (
        "de",
        "Willkommen bei der Gazette",
        "<h1>Mit Werbung weiterlesen</h1><p>Besuchen Sie die Gazette wie gewohnt mit Werbung und Cookies. Details zu unseren bis zu 180 Partnern finden Sie in den Privatsphäre-Einstellungen. Ihre Zustimmung können Sie jederzeit widerrufen.</p><h2>Oder das Pur-Abo</h2><p>Lesen Sie im Pur-Abo ohne Werbung und Tracking für 2,99 Euro.</p>",
    ),
    (
        "fr",
        "Le bac reste en service",
        "<div><p>Nous et nos 90 partenaires utilisons des cookies pour mesurer l'audience. En cliquant sur « Tout accepter », vous acceptez ces usages.</p><p>Vous pouvez retirer votre consentement à tout moment ou continuer sans accepter.</p></div>",
    ),
    (
        "es",
        "El ferry sigue un año más",
        "<div><p>Utilizamos cookies propias y de terceros para mostrarle publicidad personalizada. Al hacer clic en Aceptar todo acepta su uso.</p><p>Puede retirar su consentimiento en la política de cookies.</p></div>",
    ),
    (
        "it",
        "Il traghetto resta in servizio",
        "<div><p>Noi e i nostri 75 partner utilizziamo cookie e altre tecnologie per mostrare annunci personalizzati. Puoi revocare il consenso quando vuoi.</p><p>Cliccando su Accetta tutto acconsenti all'uso di questi strumenti.</p></div>",
    ),
    (
        "nl",
        "Je privacy is belangrijk",
        "<div><p>Wij en onze 60 partners gebruiken cookies om gepersonaliseerde advertenties te tonen. Door te klikken op Alles accepteren ga je akkoord.</p></div>",
    ),
    (
        "pl",
        "Prom zostaje na kolejny rok",
        "<div><p>My i nasi zaufani partnerzy używamy plików cookie, aby wyświetlać spersonalizowane reklamy. Klikając Zaakceptuj wszystkie, wyrażasz zgodę na ten cel.</p></div>",
    ),
]
NOT_FOUND = [
    (
        "en",
        "Page not found | Gazette",
        "<h1>Page not found</h1><p>Sorry, the page you are looking for could not be found. It may have been moved or deleted.</p><p>Return to our home page or try searching.</p>",
    ),
    (
        "en",
        "Gazette",
        "<h1>Oops!</h1><p>We can't find that page. Check the URL for errors, or go back to the homepage. You may have followed an outdated link.</p>",
    ),
    (
        "en",
        "404 - Gazette",
        "<h1>404</h1><p>The article you requested is no longer available.</p><h2>Most read</h2><ul><li><a href='/2026/03/a'>Harbour wall to be rebuilt before the autumn storms</a></li><li><a href='/2026/03/b'>Council votes to keep the swimming pool open</a></li><li><a href='/2026/03/c'>Two lighthouse keepers retire on the same day</a></li></ul><p>The harbour wall will be rebuilt before the autumn storms, the council said on Monday.</p>",
    ),
    (
        "de",
        "Seite nicht gefunden",
        "<h1>Fehler 404</h1><p>Die von Ihnen gewünschte Seite konnte leider nicht gefunden werden. Vielleicht wurde sie verschoben oder gelöscht.</p><p>Zurück zur Startseite</p>",
    ),
    (
        "fr",
        "Page introuvable - La Gazette",
        "<h1>Page introuvable</h1><p>La page que vous recherchez n'existe plus ou a pu être déplacée. Retour à l'accueil</p>",
    ),
    (
        "es",
        "Página no encontrada",
        "<h1>Error 404</h1><p>La página que busca no existe o ha sido eliminada. Volver a la portada</p>",
    ),
    (
        "pt",
        "Página não encontrada",
        "<p>A página que você procura não existe mais ou foi removida. Voltar para a página inicial</p>",
    ),
    (
        "sv",
        "Sidan hittades inte",
        "<p>Sidan du söker kunde inte hittas. Gå till startsidan eller sök igen.</p>",
    ),
]
BROWSERS = [
    (
        "en",
        HEADLINE,
        "<div><p>Please enable JavaScript to view this site. Your browser does not support the features that we need.</p></div>",
    ),
    (
        "en",
        "Your browser is not supported",
        "<h1>Your browser is not supported</h1><p>Our site is built to take advantage of the latest technology, making it faster and easier to use. Unfortunately, your browser is not supported.</p><p>Please download one of these browsers for the best experience: the latest version of any of the large ones.</p>",
    ),
    (
        "de",
        "Fähre bleibt ein weiteres Jahr",
        "<div><p>Ihr Browser ist veraltet und wird nicht mehr unterstützt. Bitte aktualisieren Sie Ihren Browser, um die Gazette zu lesen.</p></div>",
    ),
    (
        "fr",
        "Le bac reste en service",
        "<div><p>Votre navigateur est obsolète. Veuillez mettre à jour votre navigateur pour lire la Gazette.</p></div>",
    ),
    (
        "es",
        "El ferry sigue un año más",
        "<div><p>Tu navegador no es compatible con esta página. Actualiza tu navegador o activa JavaScript para leerla.</p></div>",
    ),
]
NOTICES = [
    *((Outcome.CHALLENGE, *form) for form in CHALLENGES),
    *((Outcome.FORBIDDEN, *form) for form in REGIONS),
    *((Outcome.FORBIDDEN, *form) for form in WALLS),
    *((Outcome.CONSENT_PAGE, *form) for form in CONSENT),
    *((Outcome.NOT_FOUND, *form) for form in NOT_FOUND),
    *((Outcome.NO_TEXT, *form) for form in BROWSERS),
]


@pytest.mark.parametrize(("outcome", "language", "title", "body"), NOTICES)
def test_a_notice_is_no_article(outcome: Outcome, language: str, title: str, body: str) -> None:
    found = extract(page(title, body, language=language))
    assert (found.outcome, found.text) == (outcome, "")
    assert found.message


@pytest.mark.parametrize(
    ("outcome", "language", "title", "body"),
    [form for form in NOTICES if form[0] in (Outcome.CHALLENGE, Outcome.CONSENT_PAGE) or form[1:] in WALLS],
)
def test_a_notice_under_the_facts_of_the_article_is_none_either(
    outcome: Outcome, language: str, title: str, body: str
) -> None:
    assert extract(page(title, body, ARTICLE_HEAD, language)).outcome is outcome


HEADLINES = [
    ("Harbour wall to be rebuilt before the autumn storms", "The council has found the money at last."),
    ("Council votes to keep the swimming pool open", "Nine members were for it and four against."),
    ("Two lighthouse keepers retire on the same day", "They had served together for thirty-one years."),
    ("Bakery on the quay wins a prize for its rye bread", "The jury praised the crust above all."),
    ("School bus route changes from Monday onwards", "Pupils from the eastern villages leave earlier."),
    ("Storm takes the roof off the old fish market", "Nobody was hurt, the fire service said on Sunday."),
    ("Choir looks for tenors ahead of its summer tour", "Rehearsals are held in the chapel on Thursdays."),
]


def cards(tag: str = "div", heading: str = "h2", teaser: bool = True) -> str:
    return "".join(
        f"<{tag}><{heading}><a href='/2026/03/{number}'>{headline}</a></{heading}>{f'<p>{text}</p>' if teaser else ''}</{tag}>"
        for number, (headline, text) in enumerate(HEADLINES)
    )


def linked_cards() -> str:
    return "".join(
        f"<a href='/2026/03/{number}'><h3>{headline}</h3><p>{text}</p></a>"
        for number, (headline, text) in enumerate(HEADLINES)
    )


def link_list() -> str:
    rows = "".join(
        f"<li><a href='/2026/03/{n}'>{headline}</a></li>" for n, (headline, _) in enumerate(HEADLINES)
    )
    return f"<ul>{rows}</ul>"


def table_of_links() -> str:
    rows = "".join(
        f"<tr><td>{n} March</td><td><a href='/2026/03/{n}'>{h}</a></td></tr>"
        for n, (h, _) in enumerate(HEADLINES)
    )
    return f"<table>{rows}</table>"


ITEM_LIST = (
    '<script type="application/ld+json">'
    + json.dumps(
        {
            "@type": "CollectionPage",
            "mainEntity": {
                "@type": "ItemList",
                "itemListElement": [
                    {
                        "@type": "NewsArticle",
                        "headline": h,
                        "datePublished": "2026-03-01",
                        "url": f"https://gazette.example/2026/03/{n}",
                    }
                    for n, (h, _) in enumerate(HEADLINES)
                ],
            },
        }
    )
    + "</script>"
)
WEBSITE = '<meta property="og:type" content="website">'
COLLECTIONS = [
    ("the front page in place of the article", URL, page("Gazette", f"<main>{cards()}</main>", WEBSITE)),
    ("the front page, redirected to", "https://gazette.example/", page("Gazette", f"<main>{cards()}</main>")),
    (
        "a front page that calls itself an article",
        "https://gazette.example/",
        page("Gazette", f"<main>{cards('article')}</main>", ARTICLE_HEAD),
    ),
    (
        "a section of articles",
        "https://gazette.example/harbour",
        page("Harbour", f"<h1>Harbour</h1>{cards('article', 'h3')}"),
    ),
    (
        "a section with its items in structured data",
        "https://gazette.example/harbour",
        page("Harbour", f"<h1>Harbour</h1>{cards('li')}", ITEM_LIST),
    ),
    (
        "a section whose cards are links",
        "https://gazette.example/harbour/",
        page("Harbour", f"<h1>Harbour</h1><p>All about the quay.</p>{linked_cards()}"),
    ),
    (
        "a list of links",
        "https://gazette.example/archive/2026/03",
        page("Archive", f"<h1>March 2026</h1>{link_list()}"),
    ),
    (
        "headlines without teasers",
        "https://gazette.example/latest",
        page("Latest", f"<main><h1>Latest</h1>{cards(teaser=False)}</main>"),
    ),
    (
        "a table of links",
        "https://gazette.example/archive/2026/03",
        page("Archive", f"<h1>March 2026</h1>{table_of_links()}"),
    ),
    (
        "a tag with a sentence about it",
        "https://gazette.example/tag/harbour",
        page(
            "Harbour",
            f"<h1>Harbour</h1><p>Everything that our reporters write about the harbour, its ferries and the people who work there, in one place.</p>{cards()}",
        ),
    ),
]


@pytest.mark.parametrize(("what", "url", "html"), COLLECTIONS)
def test_a_list_of_articles_is_no_article(what: str, url: str, html: bytes) -> None:
    found = extract(html, url)
    assert (found.outcome, found.text) == (Outcome.NOT_AN_ARTICLE, ""), what


DIFFS = [
    (
        "https://wiki.example/w/index.php?title=Ferry&diff=1022&oldid=1019",
        page(
            "Ferry: Difference between revisions - Harbour Wiki",
            "<h1>Ferry: Difference between revisions</h1><table class='diff'><tr><td class='diff-marker'>−</td><td class='diff-deletedline'>The ferry was built in 1951 in the yard of the town and carried horses.</td>"
            "<td class='diff-marker'>+</td><td class='diff-addedline'>The ferry was built in 1953 in the yard of the town and carried horses.</td></tr></table><p>The ferry was built in 1953 in the yard of the town and carried horses. It has been rebuilt twice since.</p>",
        ),
    ),
    (
        "https://wiki.example/ferry?do=diff&rev=1700000000",
        page(
            "ferry [Hafenwiki]",
            "<h1>Unterschied zwischen den Versionen</h1><p>Die Fähre wurde <del>1951</del><ins>1953</ins> gebaut und trug <del>vier</del><ins>sechs</ins> Pferde über den Fluss, wie die Chronik schreibt.</p>",
            language="de",
        ),
    ),
    (
        "https://docs.example/pages/ferry/compare/4/7",
        page(
            "Comparing versions",
            "<h1>Comparing versions</h1><div class='diff'><div class='diff-line'>The ferry leaves at noon from the western quay of the town.</div><div class='diff-line'>The ferry leaves at one from the eastern quay of the town.</div></div>",
        ),
    ),
]


@pytest.mark.parametrize(("url", "html"), DIFFS)
def test_a_comparison_of_versions_is_no_article(url: str, html: bytes) -> None:
    assert extract(html, url).outcome is Outcome.NOT_AN_ARTICLE


# ------------------------------------------------------------------------------------- what stays an article

SENTENCE = "The ferry left the quay at noon with forty people and a piano on board, its owner said."
STORY = paragraphs(
    *(f"{SENTENCE} It was trip number {n} of this summer, and the last before the storms." for n in range(6))
)
BRIEF = "<p>The ferry between the two towns stays in service for another year, the council decided on Monday. Nine members were for it and four against.</p>"
COOKIES_STORY = paragraphs(
    "The data protection authority has fined a shoe shop 40,000 crowns because its website stored cookies before anybody had agreed to them.",
    "“We use cookies and similar technologies to run this website”, the shop's banner had said, and offered a single button.",
    "By clicking it, visitors agreed to more than two hundred partners, the authority found. A second button to refuse was hidden three pages deep.",
    "The shop's manager, Ola Brandt, said the banner had come with the software. “Nobody here ever read it,” she said. The fine is the fourth of its kind this year.",
    "Consumer groups welcomed the decision and called for a law that makes the refusal as simple as the consent.",
)
LOOKALIKES = [
    ("an article about cookies", page("Shop fined for its cookie banner", f"<article><h1>Shop fined for its cookie banner</h1>{COOKIES_STORY}</article>")),
    ("an article about captchas with a title of a captcha", page("Are you a robot?", "<article><h1>Are you a robot?</h1>" + paragraphs(
        "Every day people spend the time of five hundred years on proving to machines that they are no machines, a study of the university has found.",
        "The researchers watched 1,400 people click on buses and traffic lights. “Please complete the captcha below to continue”, the screen told them.",
        "Programs solved the tasks faster than people and with fewer mistakes. What is left, says Professor Ilse Marten, is a toll on patience.",
        "The makers of such tests answer that the pictures were never the point: how the mouse moves says more.",
    ) + "</article>")),
    ("an article about paywalls", page("Why papers ask you to subscribe", "<article><h1>Why papers ask you to subscribe</h1>" + paragraphs(
        "“Subscribe to continue reading”: the line stands under more and more articles, and most who see it leave, a survey among 3,000 readers shows.",
        "Publishers say they have no choice. Advertising brings a third of what it brought ten years ago, and paper has become dear.",
        "Some now try a day pass. At the Harbour Post it costs as much as a coffee; four in ten who bought one came back within a month.",
    ) + "</article>")),
    ("an article about the GDPR and blocked readers", page("American sites still shut out Europe", "<article><h1>American sites still shut out Europe</h1>" + paragraphs(
        "Eight years after the General Data Protection Regulation came into force, some 700 American newspapers still turn readers from Europe away.",
        "Who opens their pages from Berlin reads that the site is unavailable in most European countries. The reason is money, says the lawyer Tom Aske.",
        "“To adapt a site costs more than the few readers bring”, he says. One publisher in Ohio, asked for its plans, said it had none.",
    ) + "</article>")),
    ("an article about an error page", page("Town hall's website shows nothing but 404", "<article><h1>Town hall's website shows nothing but 404</h1>" + paragraphs(
        "Whoever looked for the opening hours of the town hall on Monday found an error page. The page you are looking for could not be found, it said in red.",
        "A cable had been cut during works on the bridge, the mayor's office explained. Forms were handed out on paper for the first time in nine years.",
        "By the evening the site was back. The opening hours it showed were those of the year before.",
    ) + "</article>")),
    ("an article about old browsers", page("Old browsers locked out of the bank", "<article><h1>Old browsers locked out of the bank</h1>" + paragraphs(
        "Some 4,000 customers of the savings bank could not reach their accounts on Friday, because their browsers were too old.",
        "“Your browser is not supported”, the bank's site told them. Many of them are over seventy, the consumer office says.",
        "The bank has opened a telephone line and promised to send helpers to the villages. Enable JavaScript, its leaflet advises, without saying where.",
    ) + "</article>")),
    ("a story with a cookie notice below it", page(HEADLINE, f"<article><h1>{HEADLINE}</h1>{STORY}</article><div><p>We use cookies and similar technologies to run this website.</p><p>By clicking accept you agree to the storing of cookies on your device.</p></div>")),
    ("a story with a pay offer below it", page(HEADLINE, f"<article><h1>{HEADLINE}</h1>{STORY}<div><p>Already a subscriber? Log in to your account. Subscribe now for unlimited digital access.</p></div></article>")),
    ("a story with a captcha in its comment form", page(HEADLINE, f"<article><h1>{HEADLINE}</h1>{STORY}</article><form><p>Please confirm you are not a robot.</p><iframe src='https://captcha.example/api2/anchor'></iframe></form>")),
    ("a story with a note about scripts", page(HEADLINE, f"<noscript><p>Please enable JavaScript to view this site.</p></noscript><article><h1>{HEADLINE}</h1>{STORY}</article>")),
    ("a brief without any facts", page(HEADLINE, f"<h1>{HEADLINE}</h1>{BRIEF}")),
    ("a brief beside many headlines, which says that it is an article", page(HEADLINE, f"<main><h1>{HEADLINE}</h1>{BRIEF}{cards()}</main>", ARTICLE_HEAD)),
    ("a story above many headlines, without any facts", page(HEADLINE, f"<main><h1>{HEADLINE}</h1>{STORY}{cards()}</main>")),
    ("a story at the root of its site", page(HEADLINE, f"<main><h1>{HEADLINE}</h1>{STORY}</main>", WEBSITE)),
    ("a story that names other stories between its paragraphs", page(HEADLINE, f"<main><h1>{HEADLINE}</h1>" + "".join(f"{STORY[: STORY.index('</p>') + 4]}{STORY[: STORY.index('</p>') + 4]}{STORY[: STORY.index('</p>') + 4]}{STORY[: STORY.index('</p>') + 4]}{STORY[: STORY.index('</p>') + 4]}<p><a href='/2026/03/{n}'>{h}</a></p>" for n, (h, _) in enumerate(HEADLINES)) + "</main>")),
    ("a list of tips with links to other sites", page("Seven places to see this summer", "<main><h1>Seven places to see this summer</h1>" + "".join(f"<h2><a href='https://place{n}.example/'>{h}</a></h2><p>{t} {SENTENCE}</p>" for n, (h, t) in enumerate(HEADLINES)) + "</main>")),
    ("a page that every template calls a website and canonical to the front page", page(HEADLINE, f"<article><h1>{HEADLINE}</h1>{STORY}</article>", WEBSITE + '<link rel="canonical" href="https://gazette.example/">')),
    ("an article about a wiki's history", page("Ferry: the difference between revisions", "<article><h1>Who changes the town's page?</h1>" + STORY + "</article>")),
    ("an article about code with inserted words", page("What the new law changes", f"<article><h1>What the new law changes</h1>{STORY}<p>The word <del>may</del> <ins>must</ins> and the word <del>or</del> <ins>and</ins> are new.</p></article>")),
    ("an obituary of two sentences", page("Ann Roe, lighthouse keeper, 1931-2026", "<h1>Ann Roe, lighthouse keeper, 1931-2026</h1><p>Ann Roe, who kept the light on the western head for thirty-one years, died on Friday at the age of 94.</p><p>She is survived by two sons. The funeral is private.</p>")),
    ("a teaser before its wall", page(HEADLINE, f"<article><h1>{HEADLINE}</h1>{BRIEF}<p>Subscribe now to read the full story. Already a subscriber? Log in to your account.</p></article>", ARTICLE_HEAD)),
    ("German news of a data leak", page("Datenleck beim Versorger", "<article><h1>Datenleck beim Versorger</h1>" + paragraphs(
        "Beim Versorger der Stadt sind personenbezogene Daten von 12.000 Kunden gestohlen worden, teilte das Werk am Montag mit.",
        "Betroffen sind Namen und Kontonummern. Die Kunden sollen ihre Passwörter ändern, rät die Polizei.",
        "Die Datenschutzbehörde prüft, ob das Werk die Einwilligung seiner Kunden zur Speicherung hatte.",
    ) + "</article>", language="de")),
    ("Italian news of registered cases", page("Influenza, casi in aumento", "<article><h1>Influenza, casi in aumento</h1>" + paragraphs(
        "I casi registrati nella provincia sono saliti a 340 in una settimana, secondo la regione, e gli abbonati al trasporto pubblico sono invitati alla prudenza.",
        "I medici consigliano il vaccino agli anziani. Le scuole restano aperte.",
    ) + "</article>", language="it")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "html"), LOOKALIKES)
def test_what_only_looks_so_stays_an_article(what: str, html: bytes) -> None:
    found = extract(html)
    assert found.outcome is Outcome.EXTRACTED, f"{what}: {found.message}"


# An address that names nothing, and no fact that calls the page an article: only its words tell.
SHORT_URL = "https://gazette.example/article.php?id=8607330800"
OTHERS = "".join(
    f"<div class='x9'><h3><a href='/article.php?id={n}'>{h}</a></h3><p>{t} More than two hundred people came.</p></div>"
    for n, (h, t) in enumerate(HEADLINES)
)
TWO = (
    "The ferry between the two towns stays in service for another year, the council decided on Monday.",
    "Nine members were for it and four against, and the debate lasted until midnight.",
)
FOUR = (
    "Engineers had found rust below the deck in March, and spare parts are hard to come by on the whole coast.",
    "The boat carries about nine hundred passengers on a working day, most of them students and nurses.",
    "A bridge, which some would like better, would cost forty million crowns and take nine years to build.",
    "A second vote is planned for October, when the budget committee decides how the repairs are paid for.",
)
INLINE = "".join(
    f"<p>{text}</p><p>Read also: <a href='/article.php?id={n}'>{h}</a></p>"
    for n, ((h, _), text) in enumerate(
        zip(
            HEADLINES,
            [*TWO, "Engineers had found rust below the deck in March.", SENTENCE, *TWO],
            strict=False,
        )
    )
)
SHORT = [
    ("a brief of one sentence beside links", f"<h2>{HEADLINE}</h2><div>Valley TV<br><br>{TWO[0]}<br><br>Close</div><div>{link_list()}</div>"),
    ("two sentences beside teasers whose markup has no name", f"<div><h1>{HEADLINE}</h1>{paragraphs(*TWO)}</div>{OTHERS}"),
    ("two sentences below teasers", f"{OTHERS}<div><h1>{HEADLINE}</h1>{paragraphs(*TWO)}</div>"),
    ("an article in an aside, parted by line breaks", f"<aside><h1>{HEADLINE}</h1>{'<br><br>'.join((*TWO, *FOUR))}</aside>{OTHERS}"),
    ("an article between whose paragraphs others are named", f"<h1>{HEADLINE}</h1>{INLINE}"),
    ("an article whose items open with links", f"<h1>{HEADLINE}</h1>{paragraphs(TWO[0])}<ol>" + "".join(f"<li><a href='/place/{n}'>The Inn of the {n} Lanterns</a> is a quiet place by the quay where the bread is warm.</li>" for n in range(6)) + "</ol>"),
    ("a recipe", f"<article><h1>{HEADLINE}</h1>{paragraphs(*TWO)}<ul><li>2 eggs</li><li>100 g flour</li></ul></article>{OTHERS}"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body"), SHORT)
def test_a_short_text_that_names_its_headline_is_no_list_and_keeps_no_teaser(what: str, body: str) -> None:
    found = extract(page(HEADLINE, body), SHORT_URL)
    assert found.outcome is Outcome.EXTRACTED, f"{what}: {found.message}"
    assert TWO[0] in found.text
    assert "More than two hundred people came." not in found.text


LISTS = [
    ("teasers with a sentence of the section's own", "Harbour and ferry", f"<h1>Harbour and ferry</h1>{paragraphs('All about the harbour and the ferry, from our reporters on the quay.')}{OTHERS}"),
    ("teasers with two sentences that name a long title", "Everything about ferries, councils and harbours on the coast", f"<h1>Everything about ferries, councils and harbours on the coast</h1>{paragraphs('All that we write about ferries, councils and harbours. The coast has forty of them.')}{OTHERS}"),
    ("teasers above their links", "The morning briefing", "".join(f"<div><p>{t} More than two hundred people came.</p><p><a href='/2026/03/{n}'>Continue reading: {h}</a></p></div>" for n, (h, t) in enumerate(HEADLINES))),
    ("a front page whose first headline is its heading", "Gazette", f"<h1><a href='/2026/03/lead'>{HEADLINE}</a></h1>{paragraphs(*TWO)}{OTHERS}"),
    ("cards that are links", "News of the week from the quay", "<h1>News of the week from the quay</h1>" + linked_cards()),
    ("results of a search", "Search: ferry council service", f"<h1>Results for ferry council service</h1>{cards('li')}"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "title", "body"), LISTS)
def test_teasers_of_others_make_no_article(what: str, title: str, body: str) -> None:
    found = extract(page(title, body), "https://gazette.example/list.php?id=12")
    assert (found.outcome, found.text) == (Outcome.NOT_AN_ARTICLE, ""), what


def test_a_hindi_brief_names_its_headline() -> None:
    text = "उत्तरी पुल छह महीने की मरम्मत के बाद सोमवार को फिर खुला, नगर परिषद ने बताया। ट्रक मई तक नहीं जा सकेंगे।"
    html = page("पुल छह महीने बाद फिर खुला", f"<h1>पुल छह महीने बाद फिर खुला</h1><div>{text}</div>", language="hi")
    assert extract(html, SHORT_URL).outcome is Outcome.EXTRACTED


def test_a_story_at_the_front_address_stays_an_article() -> None:
    html = page(HEADLINE, f"<main><h1>{HEADLINE}</h1>{STORY}{cards()}</main>")
    assert extract(html, "https://gazette.example/").outcome is Outcome.EXTRACTED


def test_pages_of_one_consent_provider_never_share_a_text() -> None:
    _, language, title, body = ("", *CONSENT[1])
    html = page(title, body, language=language)
    assert [
        extract(html, f"https://{paper}.example/2026/03/ferry").text for paper in ("gazette", "post")
    ] == ["", ""]


# Written after the rules, in other words than theirs; some rules followed.
SECOND = [
    (
        Outcome.CHALLENGE,
        page(
            "Gazette",
            "<h1>Please verify you are a human</h1>"
            + paragraphs(
                "Access to this page has been restricted because your behaviour looks automated.",
                "Please make sure that cookies and JavaScript are enabled on your browser and that you are not blocking them.",
            ),
        ),
    ),
    (
        Outcome.CHALLENGE,
        page(
            "Checking your browser",
            "<h1>Checking your browser before accessing gazette.example.</h1>"
            + paragraphs(
                "This process is automatic. Your browser will redirect to your requested content shortly.",
                "Please allow up to 5 seconds. DDoS protection by Shield. Ray ID: 71a",
            ),
        ),
    ),
    (
        Outcome.CHALLENGE,
        page(
            "Robot Check",
            "<h4>Enter the characters you see below</h4>"
            + paragraphs(
                "Sorry, we just need to make sure you're not a robot. For best results, please make sure your browser is accepting cookies.",
                "Type the characters you see in this image:",
            ),
        ),
    ),
    (
        Outcome.CHALLENGE,
        page(
            "Access Denied",
            "<h1>Access Denied</h1>"
            + paragraphs(
                'You don\'t have permission to access "http://gazette.example/2026/ferry" on this server.',
                "Reference #18.2f3b. Our systems have detected unusual traffic.",
            ),
        ),
    ),
    (
        Outcome.CHALLENGE,
        page(
            "Human Verification",
            paragraphs(
                "Slide to complete the puzzle and continue to Gazette. This helps us keep automated visitors out.",
                "Your request was flagged as suspicious. If you believe this is a mistake, contact the site owner.",
            ),
        ),
    ),
    (
        Outcome.CHALLENGE,
        page(
            HEADLINE,
            paragraphs(
                "Our systems have detected unusual traffic from your computer network. This page checks to see if it's really you sending the requests, and not a robot."
            ),
            ARTICLE_HEAD,
        ),
    ),
    (
        Outcome.CHALLENGE,
        page(
            "Zugriff verweigert",
            "<h1>Sind Sie ein Roboter?</h1>"
            + paragraphs(
                "Um fortzufahren, klicken Sie bitte auf das Kästchen und zeigen Sie uns, dass Sie kein Roboter sind.",
                "Warum ist das passiert? Stellen Sie sicher, dass Ihr Browser JavaScript und Cookies unterstützt.",
            ),
            language="de",
        ),
    ),
    (
        Outcome.CHALLENGE,
        page(
            "Êtes-vous un robot ?",
            "<h1>Nous avons détecté une activité inhabituelle</h1>"
            + paragraphs(
                "Pour continuer, cliquez ci-dessous pour confirmer que vous n'êtes pas un robot.",
                "Assurez-vous que votre navigateur accepte JavaScript et les cookies.",
            ),
            language="fr",
        ),
    ),
    (
        Outcome.CHALLENGE,
        page(
            "Verificação",
            paragraphs(
                "Confirme que você não é um robô para continuar no jornal. Detectamos tráfego incomum em sua rede."
            ),
            language="pt",
        ),
    ),
    (
        Outcome.FORBIDDEN,
        page(
            "Gazette",
            paragraphs(
                "We're sorry. This content is not available in your region.",
                "If you believe you have received this message in error, please contact us.",
            ),
        ),
    ),
    (
        Outcome.FORBIDDEN,
        page(
            "Not available in Europe",
            "<h1>Sorry, this site is not available in Europe</h1>"
            + paragraphs(
                "Due to the General Data Protection Regulation (GDPR), we cannot offer our website to visitors located in the European Union at this time. We apologise for the inconvenience."
            ),
        ),
    ),
    (
        Outcome.FORBIDDEN,
        page(
            HEADLINE,
            paragraphs(
                "Thank you for your interest in Gazette. Our website is not accessible from countries in the European Economic Area because of the GDPR.",
                "We hope to serve you again soon.",
            ),
            ARTICLE_HEAD,
        ),
    ),
    (
        Outcome.FORBIDDEN,
        page(
            "Gazette",
            paragraphs("Access from your country has been disabled for legal reasons."),
        ),
    ),
    (
        Outcome.NOT_FOUND,
        page(
            "Gazette | Error",
            "<h1>Sorry!</h1>"
            + paragraphs(
                "This page isn't available. The link you followed may be broken, or the page may have been removed."
            ),
        ),
    ),
    (
        Outcome.NOT_FOUND,
        page(
            "Gazette",
            "<h1>Page not found</h1>"
            + paragraphs("This story is gone. Here is what others read today.")
            + cards(),
        ),
    ),
    (
        Outcome.NOT_FOUND,
        page(
            "We're sorry",
            "<h1>We're sorry, that page does not exist</h1>"
            + paragraphs("Perhaps you mistyped the address, or the article has expired."),
        ),
    ),
    (
        Outcome.NOT_FOUND,
        page(
            "Article removed",
            "<h1>This article is no longer available</h1>"
            + paragraphs(
                "The article has been removed from our site because the licence to publish it has ended."
            ),
        ),
    ),
    (
        Outcome.NOT_FOUND,
        page(
            "Artikel nicht gefunden",
            paragraphs(
                "Leider gibt es den gesuchten Artikel nicht mehr. Vielleicht finden Sie hier, was Sie suchen."
            ),
            language="de",
        ),
    ),
    (
        Outcome.NOT_FOUND,
        page(
            "Pagina non trovata",
            paragraphs(
                "Ci dispiace, la pagina che cerchi non esiste o è stata spostata. Torna alla homepage."
            ),
            language="it",
        ),
    ),
    (
        Outcome.NOT_FOUND,
        page(
            "Nie znaleziono strony",
            paragraphs(
                "Przepraszamy, strona, której szukasz, nie istnieje lub została przeniesiona. Wróć na stronę główną."
            ),
            language="pl",
        ),
    ),
    (
        Outcome.FORBIDDEN,
        page(
            HEADLINE,
            f"<h1>{HEADLINE}</h1>"
            + paragraphs(
                "To read this article you need a subscription.",
                "Try one month for 1 euro. You can cancel whenever you like.",
                "Do you have a subscription? Log in here.",
            ),
            ARTICLE_HEAD,
        ),
    ),
    (
        Outcome.FORBIDDEN,
        page(
            HEADLINE,
            paragraphs(
                "You've read all your free articles for this month.",
                "Get unlimited access to Gazette for just $1 a week. Already subscribed? Sign in.",
            ),
            ARTICLE_HEAD,
        ),
    ),
    (
        Outcome.FORBIDDEN,
        page(
            HEADLINE,
            paragraphs(
                "Keep reading with a free account. Register now to get access to five articles each month. It takes less than a minute.",
                "By registering, you agree to our terms of service.",
            ),
            ARTICLE_HEAD,
        ),
    ),
    (
        Outcome.FORBIDDEN,
        page(
            "Log in | Gazette",
            "<h1>Log in</h1>"
            + paragraphs(
                "Please log in or register to access this content. Enter your e-mail address and password.",
                "New here? Create an account.",
            ),
        ),
    ),
    (
        Outcome.FORBIDDEN,
        page(
            HEADLINE,
            paragraphs(
                "Weiterlesen mit G+",
                "Testen Sie G+ einen Monat lang für 0,99 Euro. Danach 9,99 Euro im Monat, monatlich kündbar.",
                "Sie sind schon Abonnent? Hier anmelden.",
            ),
            ARTICLE_HEAD,
            "de",
        ),
    ),
    (
        Outcome.FORBIDDEN,
        page(
            HEADLINE,
            paragraphs(
                "La suite est réservée aux abonnés. Il vous reste 80 % de cet article à lire.",
                "Vous êtes déjà abonné ? Identifiez-vous.",
            ),
            ARTICLE_HEAD,
            "fr",
        ),
    ),
    (
        Outcome.FORBIDDEN,
        page(
            "記事",
            paragraphs(
                "この記事は有料会員限定です。残り 1200文字",
                "会員登録がお済みの方はログインしてください。続きを読むには有料プランへの登録が必要です。",
            ),
            ARTICLE_HEAD,
            "ja",
        ),
    ),
    (
        Outcome.NO_TEXT,
        page(
            "Gazette",
            paragraphs(
                "You are using an outdated browser. Please upgrade your browser to improve your experience and security."
            ),
        ),
    ),
    (
        Outcome.NO_TEXT,
        page("Gazette", "<div id=root></div>" + paragraphs("You need to enable JavaScript to run this app.")),
    ),
    (
        Outcome.NO_TEXT,
        page(
            HEADLINE,
            paragraphs(
                "JavaScript is not available. We've detected that JavaScript is disabled in this browser. Please enable JavaScript or switch to a supported browser to continue."
            ),
            ARTICLE_HEAD,
        ),
    ),
    (
        Outcome.NO_TEXT,
        page(
            "Browser nicht unterstützt",
            paragraphs(
                "Ihr Browser wird von unserer Seite nicht unterstützt. Verwenden Sie bitte eine aktuelle Version eines anderen Browsers."
            ),
            language="de",
        ),
    ),
    (
        Outcome.NO_TEXT,
        page(
            "Gazette",
            paragraphs("Din webbläsare är för gammal. Uppdatera din webbläsare för att läsa tidningen."),
            language="sv",
        ),
    ),
    (
        Outcome.CONSENT_PAGE,
        page(
            "Gazette is part of Harbour Media",
            "<h1>Harbour Media is part of the Quay family of brands</h1>"
            + paragraphs(
                "When you use our sites and apps, we use cookies to provide our sites and apps to you, to authenticate users, and to apply security measures.",
                "If you click 'Accept all', we and our partners, including 237 who are part of a transparency framework, will also store and access information on a device and use precise location data for personalised advertising.",
                "If you do not want us and our partners to use cookies for these purposes, click 'Reject all'. You can change your choices at any time.",
            ),
        ),
    ),
    (
        Outcome.CONSENT_PAGE,
        page(
            "Consent",
            "<h1>Your choice for Gazette</h1>"
            + paragraphs(
                "Read on with advertising: agree to the use of cookies and similar tools by us and our partners for personalised ads.",
                "Or subscribe to the ad-free version for 3.99 a month. You can withdraw consent any time in the privacy settings.",
            ),
        ),
    ),
    (
        Outcome.CONSENT_PAGE,
        page(
            HEADLINE,
            "<div id=app></div>"
            + paragraphs(
                "This website uses cookies to ensure you get the best experience on our website. Learn more",
                "Got it!",
            ),
            ARTICLE_HEAD,
        ),
    ),
    (
        Outcome.CONSENT_PAGE,
        page(
            HEADLINE,
            "<div id=app></div>"
            + paragraphs(
                "Cookies help us deliver our services. By using our services, you agree to our use of cookies."
            ),
            ARTICLE_HEAD,
        ),
    ),
    (
        Outcome.CONSENT_PAGE,
        page(
            HEADLINE,
            "<div id=app></div><h3>Functional</h3>"
            + paragraphs(
                "The technical storage or access is strictly necessary for the legitimate purpose of enabling the use of a specific service explicitly requested by the subscriber or user.",
                "To provide the best experiences, we use technologies like cookies to store and/or access device information. Not consenting or withdrawing consent may adversely affect certain features and functions.",
            ),
            ARTICLE_HEAD,
        ),
    ),
    (
        Outcome.CONSENT_PAGE,
        page(
            HEADLINE,
            "<div id=app></div>"
            + paragraphs(
                "Vi använder cookies för att ge dig en bättre upplevelse. Genom att fortsätta godkänner du vår användning av cookies."
            ),
            ARTICLE_HEAD,
            "sv",
        ),
    ),
    (
        Outcome.CONSENT_PAGE,
        page(
            HEADLINE,
            "<div id=app></div>"
            + paragraphs(
                "Diese Website verwendet Cookies, um Inhalte und Anzeigen zu personalisieren und die Zugriffe auf unsere Website zu analysieren.",
                "Außerdem geben wir Informationen zu Ihrer Verwendung unserer Website an unsere Partner weiter.",
            ),
            ARTICLE_HEAD,
            "de",
        ),
    ),
    (
        Outcome.CONSENT_PAGE,
        page(
            "当サイト",
            paragraphs(
                "当サイトではクッキーを使用しています。サイトの閲覧を続けることで、クッキーの使用に同意したものとみなします。"
            ),
            ARTICLE_HEAD,
            "ja",
        ),
    ),
    (
        Outcome.CONSENT_PAGE,
        page(
            "Gazeta",
            paragraphs(
                "Szanujemy Twoją prywatność. My i nasi partnerzy przechowujemy informacje na urządzeniu, takie jak pliki cookie, i przetwarzamy dane osobowe.",
                "Możesz zmienić ustawienia w dowolnym momencie.",
            ),
            "",
            "pl",
        ),
    ),
    (
        Outcome.NOT_AN_ARTICLE,
        page(
            "Gazette - News from the harbour",
            "<div>"
            + "".join(
                f"<div><a href='/2026/03/{n}'>{h}</a><span>{t}</span></div>"
                for n, (h, t) in enumerate(HEADLINES)
            )
            + "</div>",
            WEBSITE,
        ),
    ),
    (
        Outcome.NOT_AN_ARTICLE,
        page(
            "Gazette",
            "".join(
                f"<article><h3><a href='/2026/03/{n}'>{h}</a></h3><p>{t} More than two hundred people came to the quay to see it for themselves, among them the mayor. <a href='/2026/03/{n}'>Read more</a></p></article>"
                for n, (h, t) in enumerate(HEADLINES)
            ),
            WEBSITE,
        ),
    ),
    (
        Outcome.NOT_AN_ARTICLE,
        page(
            "Gazette",
            "".join(
                f"<div><p><a href='/2026/03/{n}'>{h}</a><br>{t} More than two hundred people came.</p></div>"
                for n, (h, t) in enumerate(HEADLINES)
            ),
            WEBSITE,
        ),
    ),
    (
        Outcome.NOT_AN_ARTICLE,
        page(
            "Ferry - search",
            "<h1>Search results for ferry</h1>"
            + "".join(
                f"<p><a href='/2026/03/{n}'>{h}</a></p><p>{t}</p>" for n, (h, t) in enumerate(HEADLINES[:5])
            ),
        ),
    ),
    (
        Outcome.NOT_AN_ARTICLE,
        page(
            "Gazette",
            "<p>"
            + "<br>".join(f"<a href='/2026/03/{n}'>{h}</a>" for n, (h, t) in enumerate(HEADLINES))
            + "</p>",
        ),
    ),
]


@pytest.mark.parametrize(("outcome", "html"), SECOND)
def test_notices_in_other_words_are_told_too(outcome: Outcome, html: bytes) -> None:
    assert extract(html).outcome is outcome


# News in few words, with the words of notices in it.
BRIEFS = [
    (
        "en",
        "Harbour Post raises its price",
        "The Harbour Post raises the price of its subscription to nine euros a month from April. Subscribers can cancel until the end of March, the publisher said. Our readers have been told by letter.",
    ),
    (
        "en",
        "Bank locks accounts",
        "The savings bank has locked 400 accounts after an attack with stolen passwords. Customers who cannot log in should call the branch. We are sorry, a spokesman said.",
    ),
    (
        "en",
        "New browser for seals",
        "Researchers have written a browser that shows where seals swim. You can enable the map with one click, and it needs no JavaScript, they say.",
    ),
    (
        "en",
        "Robot cuts the grass",
        "A robot now cuts the grass of the football ground at night. It stops when it sees a human or a hedgehog, the club said. Please keep off the pitch after ten.",
    ),
    (
        "en",
        "Page of history found",
        "A page of the town's first chronicle, which was thought to be lost, has been found behind a cupboard. It is no longer complete, the archivist said, but it can be read.",
    ),
    (
        "en",
        "Regions disagree over ferry",
        "The two regions disagree over who pays for the ferry. Europe has offered a grant, but it is not available before autumn, our correspondent reports.",
    ),
    (
        "en",
        "Register for the choir",
        "The choir looks for tenors. Please register at the office by Friday; you need no account and no experience, only a voice, says Ada Quill.",
    ),
    (
        "en",
        "EU fines platform over consent",
        "The EU has fined a platform 20 million euros because it showed personalised ads without consent. Its partners had received data of children. We will appeal, the company said.",
    ),
    (
        "en",
        "Cookies win prize",
        "The bakery on the quay has won a prize for its cookies. Its partners in the next town had sent their own. You can buy them from Monday.",
    ),
    (
        "en",
        "Road closed",
        "The road between the two villages is closed until Friday. A link over the bridge is open. Please follow the signs, the police said, and check the address of your hotel.",
    ),
    (
        "de",
        "Bank sperrt Konten",
        "Die Sparkasse hat 400 Konten gesperrt, weil Passwörter gestohlen wurden. Kunden, die sich nicht anmelden können, sollen sich in der Filiale melden, sagte ein Sprecher.",
    ),
    (
        "de",
        "Abo für Theater",
        "Das Theater bietet ein neues Abonnement an. Wer es testen will, zahlt 20 Euro im Monat; es ist jederzeit kündbar, wie die Intendantin sagte. Sie hofft auf junge Abonnenten.",
    ),
    (
        "de",
        "Seite an Seite",
        "Seite an Seite sind die Bürgermeister der beiden Städte über die neue Brücke gegangen. Sie ist nicht mehr die längste im Land, aber die schönste, sagte der eine.",
    ),
    (
        "de",
        "Land sperrt Region",
        "Das Land hat die Region um den Vulkan gesperrt. Sie ist nicht erreichbar, bis der Wind dreht, teilte das Innenministerium mit. Unser Reporter ist vor Ort.",
    ),
    (
        "fr",
        "Le robot tond la pelouse",
        "Un robot tond désormais la pelouse du stade la nuit. Il s'arrête quand il voit un humain, dit le club. Nous sommes contents, dit notre voisin.",
    ),
    (
        "fr",
        "Le compte est bon",
        "Le compte du club est de nouveau positif, grâce à un abonnement vendu par mois. Vous pouvez encore en acheter, dit le trésorier.",
    ),
    (
        "es",
        "Cuentas bloqueadas",
        "El banco ha bloqueado 400 cuentas en su país tras un ataque. Quien no pueda iniciar sesión debe cambiar su contraseña, dijo su portavoz.",
    ),
    (
        "it",
        "Abbonati in aumento",
        "Gli abbonati allo stadio sono saliti a 3.000. Un abbonamento costa venti euro al mese, ha detto il presidente, e il tuo posto è garantito.",
    ),
    (
        "nl",
        "Abonnement duurder",
        "Het abonnement van het zwembad wordt duurder: je betaalt tien euro per maand. Abonnees krijgen een brief, zegt de gemeente. We verwachten geen protest.",
    ),
    (
        "sv",
        "Vi får ny färja",
        "Vi får en ny färja, säger kommunen. Du kan åka med den från maj, och partners från andra sidan betalar hälften. Annonser ska täcka resten.",
    ),
    (
        "no",
        "Ny konto for klubben",
        "Klubben har fått ny konto. Du kan betale abonnement der fra mai, sier kassereren, og passord trengs ikke.",
    ),
    (
        "da",
        "Vi får ny færge",
        "Vi får en ny færge, siger kommunen. Du kan købe et abonnement fra maj, og det koster 100 kroner om måneden, siger direktøren.",
    ),
    (
        "pl",
        "Nasi partnerzy",
        "Nasi partnerzy z sąsiedniego miasta zapłacą za prom. Zgodę wydał wojewoda, a reklamy pokryją resztę, mówi burmistrz.",
    ),
]


@pytest.mark.parametrize(("language", "title", "text"), BRIEFS)
def test_a_brief_with_the_words_of_a_notice_stays_an_article(language: str, title: str, text: str) -> None:
    html = page(title, f"<article><h1>{title}</h1><p>{text}</p></article>", language=language)
    assert extract(html).outcome is Outcome.EXTRACTED


# ------------------------------------------------------------------------------------- notices in no known words

# No table of phrases has a word of these.
UNKNOWN = [
    ("mt", HEADLINE, "<div><p>Aħna u s-sħab tagħna naħżnu tagħrif fuq l-apparat tiegħek biex nuru reklami li jogħġbuk.</p><button>Naċċetta</button></div>"),
    ("cy", "Rhybudd", "<h1>Rhybudd</h1><p>Mae eich cais wedi ei wrthod gan y wal dân. Cysylltwch â pherchennog y wefan gan nodi'r cyfeiriad hwn.</p><p>Eich cyfeiriad: 198.51.100.17</p>"),
    ("sw", "403 Forbidden", "<h1>403 Forbidden</h1><p>Ombi lako limekataliwa na mfumo wa ulinzi wa tovuti hii. Wasiliana na msimamizi.</p>"),
    ("is", "Villa", "<h1>Villa</h1><p>Þessi vefur er ekki aðgengilegur þaðan sem þú ert. Hafðu samband við ritstjórn.</p>"),
    ("ta", "படகு மீண்டும் ஓடுகிறது", "<div><p>இந்தத் தளம் உங்கள் சாதனத்தில் தகவல்களைச் சேமிக்கிறது. தொடர ஒப்புதல் தேவை.</p><button>ஒப்புக்கொள்</button></div>"),
    ("en", "Hold on", "<h1>Hold on</h1><p>Our shield has turned this visit away. Quote the number below when writing to the owner.</p><p>7f3a99c0d2e45b18</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "title", "body"), UNKNOWN)
def test_a_short_page_that_nothing_calls_an_article_and_that_names_nothing_of_one_is_none(
    language: str, title: str, body: str
) -> None:
    found = extract(page(title, body, language=language))
    assert (found.outcome is Outcome.EXTRACTED, found.text) == (False, "")
    assert found.message


BARE = [
    ("a brief on a bare page", page(HEADLINE, f"<h1>{HEADLINE}</h1><p>The ferry across the sound goes on for a year. The council voted on Monday.</p>")),
    ("one that has other words than its headline", page(HEADLINE, f"<h1>{HEADLINE}</h1><p>Boats cross the sound until spring. The council voted on Monday, and nobody was against it.</p>")),
    ("one with a number for a headline", page("404 homes without power", "<h1>404 homes without power</h1><p>The storm cut the power of 404 homes on Monday night.</p>")),
    ("one in an article element", page("Notes", "<article><h1>Notes</h1><p>We walked to the lake, and the swans were there. The ice comes early this year.</p></article><form><input></form>")),
    ("one with a byline", page("Notes", "<h1>Notes</h1><p class='byline'>By Ann Roe</p><p>We walked to the lake, and the swans were there. The ice comes early this year.</p><form><input></form>")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "html"), BARE)
def test_a_short_page_with_one_sign_of_an_article_is_one(what: str, html: bytes) -> None:
    found = extract(html)
    assert found.outcome is Outcome.EXTRACTED, f"{what}: {found.message}"


def test_the_answer_to_a_request_is_a_refusal_of_it() -> None:
    found = extract(page("Hold on", "<p>Our shield has turned this visit away: 198.51.100.17 at 10:04.</p>"))
    assert found.outcome is Outcome.CHALLENGE
