"""What stands before the name of whoever wrote a text: "By Ann Roe", "Von Ann Roe", "Autor: Ann Roe"."""

from wirecopy.phrases.notation import GOLD, UNRECORDED, Phrases

BY: Phrases = {
    "en": {
        GOLD: (
            "by, from, (words/story/article/text/analysis) by, written by, posted by, published by, "
            "view all posts by"
        ),
        UNRECORDED: "words and photos by, reported by",
    },
    "de": {
        GOLD: "von, vom, (text/artikel/beitrag/pressemitteilung) von, eine kolumne von",
        UNRECORDED: "veröffentlicht von, interview von",
    },
    "fr": {GOLD: "par", UNRECORDED: "texte par, publié par"},
    "es": {GOLD: "por", UNRECORDED: "texto por"},
    "pt": {GOLD: "por", UNRECORDED: "texto por"},
    "it": {GOLD: "di", UNRECORDED: "da, testo di, pubblicato da"},
    "id": {UNRECORDED: "di"},
    "no": {UNRECORDED: "av"},
    "sv": {UNRECORDED: "av"},
    "da": {UNRECORDED: "af"},
    "nl": {UNRECORDED: "door"},
    "cs": {UNRECORDED: "od"},
    "hr": {UNRECORDED: "od"},
}

# Labels, with a colon or without.
AUTHOR: Phrases = {
    "en": {GOLD: "(post) author", UNRECORDED: "text"},
    "de": {GOLD: "autor(in), autor(in)//autor(in), text"},
    "fr": {GOLD: "auteur(s)", UNRECORDED: "texte"},
    "es": {UNRECORDED: "autor(a), autores"},
    "pt": {UNRECORDED: "autor(a), autores"},
    "it": {UNRECORDED: "testo"},
}

# These open headlines too, and count only where a byline stands and nothing else: with them "From India to Argentina" and
# "Vom Rabatt profitieren" became authors on 3 of the 922 gold pages.
OPENS_HEADLINES = ("from", "vom")
