"""The line that WordPress sites put below each entry of their feed: "The post … appeared first on …"."""

from wirecopy.phrases.notation import COMMON, Phrases

# Threads about the line.
_FEEDS = "https://github.com/felfele/feeds/issues/56"
_SNAPCRAFT = "https://github.com/canonical/snapcraft.io/issues/969"
# The setting "rssafter" of the plugin that writes it (Yoast's wordpress-seo), in published dumps of sites.
_SETTING = "wordpress-seo, rssafter"

# Openings; the headline follows.
THE_POST: Phrases = {
    "en": {_FEEDS: "the post, the article"},
    "de": {_SETTING: "der beitrag/artikel"},
    "fr": {_SETTING: "l'article, cet article"},
    "es": {_SETTING: "la entrada, el artículo, el post"},
    "pt": {_SETTING: "o post, o artigo, o conteúdo"},
    "it": {_SETTING: "l'articolo, il post"},
    "nl": {COMMON: "het bericht, het artikel"},
    "sv": {COMMON: "inlägget"},
    "no": {COMMON: "innlegget"},
    "da": {COMMON: "indlægget"},
    "pl": {COMMON: "artykuł, wpis, post"},
    "cs": {COMMON: "příspěvek"},
    "ru": {COMMON: "сообщение, запись"},
}

# Then these; the site follows.
APPEARED_FIRST: Phrases = {
    "en": {_SNAPCRAFT: "appeared first on, first appeared on"},
    "de": {_SETTING: "erschien zuerst auf"},
    "fr": {_SETTING: "est apparu en premier sur"},
    "es": {_SETTING: "se publicó primero en, aparece primero en, apareció primero en"},
    "pt": {_SETTING: "apareceu primeiro em/no/na, aparece primeiro em/no/na"},
    "it": {_SETTING: "proviene da, sembra essere il primo su"},
    "nl": {COMMON: "verscheen eerst op"},
    "sv": {COMMON: "dök först upp på"},
    "no": {COMMON: "dukket først opp på"},
    "da": {COMMON: "blev først udgivet på, blev vist først på"},
    "pl": {COMMON: "pochodzi z serwisu"},
    "cs": {COMMON: "pochází z, se nejdříve objevil na"},
    "ru": {COMMON: "появились сначала на, впервые появилась на"},
}
