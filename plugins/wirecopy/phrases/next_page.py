"""How links to the further parts of an article are worded."""

from wirecopy.phrases.notation import GOLD, UNRECORDED, Phrases

# Openings.
NEXT: Phrases = {
    "en": {GOLD: "next, continue(d)"},
    "de": {GOLD: "weiter, nächste"},
    "fr": {GOLD: "suite", UNRECORDED: "(la/page) suivant(e)"},
    "es": {UNRECORDED: "siguiente"},
    "it": {UNRECORDED: "avanti, (pagina) successiva"},
    "nl": {UNRECORDED: "volgende"},
    "pt": {UNRECORDED: "próxima, seguinte"},
    "sv": {UNRECORDED: "nästa"},
    "no": {UNRECORDED: "neste"},
    "da": {UNRECORDED: "næste"},
    "fi": {UNRECORDED: "seuraava"},
    "pl": {GOLD: "następna", UNRECORDED: "dalej"},
    "cs": {GOLD: "další"},
    "sk": {UNRECORDED: "ďalšia"},
    "tr": {UNRECORDED: "sonraki"},
    "ru": {GOLD: "следующая", UNRECORDED: "далее"},
    "ja": {GOLD: "次"},
    "zh": {GOLD: "下一", UNRECORDED: "下一页, 下一頁"},
    "ko": {UNRECORDED: "다음"},
}

# All parts on one page. "View all" alone is as often the way to another list.
WHOLE: Phrases = {
    "en": {GOLD: "full article/story/text", UNRECORDED: "single/one page, all pages"},
    "de": {GOLD: "(auf) einer seite, alle seiten, komplett", UNRECORDED: "ganze/ganzer/ganzen artikel/text"},
    "fr": {UNRECORDED: "une (seule) page"},
    "es": {UNRECORDED: "una sola página/pagina, única página/pagina, página/pagina única"},
    "it": {UNRECORDED: "una sola/unica pagina, pagina unica"},
    "nl": {UNRECORDED: "één pagina"},
    "zh": {UNRECORDED: "全文"},
    "ja": {UNRECORDED: "1ページ"},
}

# Before "page 2".
GO_TO: Phrases = {
    "en": {GOLD: "go to, continue to"},
    "de": {GOLD: "auf, zu, zur", UNRECORDED: "weiter auf"},
    "fr": {GOLD: "à la"},
    "es": {GOLD: "a la"},
    "nl": {UNRECORDED: "naar"},
    "it": {UNRECORDED: "alla"},
}

# Between the number of a page and how many there are.
OF_ALL: Phrases = {
    "en": {GOLD: "of"},
    "de": {GOLD: "von"},
    "es": {GOLD: "de"},
    "pt": {GOLD: "de"},
    "it": {GOLD: "di"},
    "nl": {UNRECORDED: "van"},
    "fr": {GOLD: "sur"},
}

# Right after the number.
PAGE: Phrases = {
    "ja": {GOLD: "ページ"},
    "zh": {GOLD: "页", UNRECORDED: "頁"},
    "ko": {GOLD: "페이지"},
}
