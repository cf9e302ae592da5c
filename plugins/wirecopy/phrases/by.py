"""What stands before the name of whoever wrote a text: "By Ann Roe", "Von Ann Roe", "Autor: Ann Roe"."""

from wirecopy.phrases.notation import COMMON, GOLD, UNRECORDED, Phrases

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
        COMMON: "geschrieben von",
    },
    "fr": {GOLD: "par", UNRECORDED: "texte par, publié par", COMMON: "écrit par"},
    "es": {GOLD: "por", UNRECORDED: "texto por", COMMON: "escrito por"},
    "pt": {GOLD: "por", UNRECORDED: "texto por", COMMON: "escrito por"},
    "it": {GOLD: "di", UNRECORDED: "da, testo di, pubblicato da", COMMON: "scritto da"},
    "id": {UNRECORDED: "di", COMMON: "oleh"},
    "no": {UNRECORDED: "av", COMMON: "skrevet av"},
    "sv": {UNRECORDED: "av", COMMON: "skriven av"},
    "da": {UNRECORDED: "af", COMMON: "skrevet af"},
    "nl": {UNRECORDED: "door", COMMON: "geschreven door"},
    "cs": {UNRECORDED: "od"},
    "hr": {UNRECORDED: "od"},
    "ca": {COMMON: "escrit per"},
    "ro": {COMMON: "scris de"},
    "ms": {COMMON: "oleh"},
    "vi": {COMMON: "theo, bởi"},
    "he": {COMMON: "מאת"},
    "ar": {COMMON: "بقلم, كتب, كتبت"},
}

# Labels, with a colon or without.
AUTHOR: Phrases = {
    "en": {GOLD: "(post) author", UNRECORDED: "text"},
    "de": {GOLD: "autor(in), autor(in)//autor(in), text"},
    "fr": {GOLD: "auteur(s)", UNRECORDED: "texte"},
    "es": {UNRECORDED: "autor(a), autores"},
    "pt": {UNRECORDED: "autor(a), autores"},
    "it": {UNRECORDED: "testo", COMMON: "autore"},
    "nl": {COMMON: "auteur, tekst"},
    "no": {COMMON: "tekst, skribent"},
    "sv": {COMMON: "skribent"},
    "da": {COMMON: "tekst, forfatter"},
    "fi": {COMMON: "teksti, kirjoittaja"},
    "pl": {COMMON: "autor(ka), tekst, opracował(a)"},
    "cs": {COMMON: "autor(ka), napsal(a)"},
    "sk": {COMMON: "autor(ka)"},
    "hr": {COMMON: "autor(ica), piše"},
    "sr": {COMMON: "аутор, пише"},
    "sl": {COMMON: "avtor(ica)"},
    "hu": {COMMON: "szerző, írta"},
    "ro": {COMMON: "autor"},
    "tr": {COMMON: "yazan, yazar"},
    "ru": {COMMON: "автор(ы), текст"},
    "uk": {COMMON: "автор(и), текст"},
    "bg": {COMMON: "автор(и)"},
    "el": {COMMON: "συντάκτης"},
    "id": {COMMON: "penulis"},
    "vi": {COMMON: "tác giả"},
    "zh": {COMMON: "作者, 记者, 記者, 撰文, 文"},
    "ja": {COMMON: "文, 取材・文, 執筆"},
}

# These open headlines too, and count only where a byline stands and nothing else: with them "From India to Argentina" and
# "Vom Rabatt profitieren" became authors on 3 of the 922 gold pages.
OPENS_HEADLINES = ("from", "vom")
