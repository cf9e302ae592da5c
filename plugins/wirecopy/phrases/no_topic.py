"""Sections and tags that name no topic: "News", "Homepage", "Top stories"."""

from wirecopy.phrases.notation import GOLD, UNRECORDED, Phrases

# Whole labels. Left out is what names a kind of text ("interview", "opinion", "press release").
NO_TOPIC: Phrases = {
    "en": {
        GOLD: (
            "news, latest news, general news, news article, breaking (news), breaking-news, front page, trending, popular, "
            "wire, story, all, blog, posts, articles, uncategorized, top"
        ),
        UNRECORDED: "home, homepage, article, top stories/story/news, featured, headlines, general, latest, web",
    },
    "de": {
        GOLD: "nachrichten, aktuell, aktuelles, neues, artikel, archiv, die aktuellsten nachrichten, top thema",
        UNRECORDED: "startseite, meldungen, allgemein, aktuelle nachrichten, schlagzeilen, topthema",
    },
    "fr": {GOLD: "news", UNRECORDED: "actualité(s), actus, à la une, accueil, non classé"},
    "es": {
        GOLD: "noticias, destacado",
        UNRECORDED: "destacados/destacadas, portada, actualidad, sin categoría",
    },
    "pt": {GOLD: "notícias", UNRECORDED: "destaque(s), últimas notícias, sem categoria"},
    "it": {UNRECORDED: "notizie, primo piano, ultime notizie, senza categoria"},
    "nl": {UNRECORDED: "nieuws, laatste nieuws, algemeen"},
    "sv": {UNRECORDED: "nyheter, senaste nytt"},
    "no": {UNRECORDED: "nyheter, siste nytt"},
    "da": {UNRECORDED: "nyheder, seneste nyt"},
    "is": {GOLD: "fréttir"},
    "pl": {
        GOLD: "aktualności, newsy, wydarzenia, wiadomości, wiadomosci, strona główna, slider na stronie głównej"
    },
    "cs": {UNRECORDED: "zprávy, aktuality, hlavní zprávy"},
    "hu": {UNRECORDED: "hírek"},
    "tr": {UNRECORDED: "haberler, manşet, son dakika"},
    "ru": {UNRECORDED: "новости, главное, главная"},
    "uk": {UNRECORDED: "новини, головне"},
    "id": {UNRECORDED: "berita"},
    "zu": {GOLD: "izindaba"},
    "ja": {GOLD: "ニュース"},
    "zh": {UNRECORDED: "新闻, 新聞, 首页, 首頁"},
    "ko": {UNRECORDED: "뉴스"},
    "ar": {UNRECORDED: "أخبار, الأخبار, الرئيسية"},
}
