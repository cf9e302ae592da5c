"""Sections and tags that name no topic: "News", "Homepage", "Top stories"."""

from wirecopy.phrases.notation import COMMON, GOLD, Phrases

# Whole labels. Left out is what names a kind of text ("interview", "opinion", "press release").
NO_TOPIC: Phrases = {
    "en": {
        GOLD: (
            "news, latest news, general news, news article, breaking (news), breaking-news, front page, trending, popular, "
            "wire, story, all, blog, posts, articles, uncategorized, top"
        ),
        COMMON: "home, homepage, article, top stories/story/news, featured, headlines, general, latest, web",
    },
    "de": {
        GOLD: "nachrichten, aktuell, aktuelles, neues, artikel, archiv, die aktuellsten nachrichten, top thema",
        COMMON: "startseite, meldungen, allgemein, aktuelle nachrichten, schlagzeilen, topthema",
    },
    "fr": {GOLD: "news", COMMON: "actualité(s), actus, à la une, accueil, non classé"},
    "es": {
        GOLD: "noticias, destacado",
        COMMON: "destacados/destacadas, portada, actualidad, sin categoría",
    },
    "pt": {GOLD: "notícias", COMMON: "destaque(s), últimas notícias, sem categoria"},
    "it": {COMMON: "notizie, primo piano, ultime notizie, senza categoria"},
    "nl": {COMMON: "nieuws, laatste nieuws, algemeen"},
    "sv": {COMMON: "nyheter, senaste nytt"},
    "no": {COMMON: "nyheter, siste nytt"},
    "da": {COMMON: "nyheder, seneste nyt"},
    "is": {GOLD: "fréttir"},
    "pl": {
        GOLD: "aktualności, newsy, wydarzenia, wiadomości, wiadomosci, strona główna, slider na stronie głównej"
    },
    "cs": {COMMON: "zprávy, aktuality, hlavní zprávy"},
    "hu": {COMMON: "hírek"},
    "tr": {COMMON: "haberler, manşet, son dakika"},
    "ru": {COMMON: "новости, главное, главная"},
    "uk": {COMMON: "новини, головне"},
    "id": {COMMON: "berita"},
    "zu": {GOLD: "izindaba"},
    "ja": {GOLD: "ニュース"},
    "zh": {COMMON: "新闻, 新聞, 首页, 首頁"},
    "ko": {COMMON: "뉴스"},
    "ar": {COMMON: "أخبار, الأخبار, الرئيسية"},
}
