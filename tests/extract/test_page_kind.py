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


def test_a_story_at_the_front_address_stays_an_article() -> None:
    html = page(HEADLINE, f"<main><h1>{HEADLINE}</h1>{STORY}{cards()}</main>")
    assert extract(html, "https://gazette.example/").outcome is Outcome.EXTRACTED


def test_pages_of_one_consent_provider_never_share_a_text() -> None:
    _, language, title, body = ("", *CONSENT[1])
    html = page(title, body, language=language)
    assert [
        extract(html, f"https://{paper}.example/2026/03/ferry").text for paper in ("gazette", "post")
    ] == ["", ""]
