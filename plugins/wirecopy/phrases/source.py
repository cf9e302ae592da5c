"""What leads to the source of a text or a figure: "Quelle: dpa", "Source: AP"."""

from wirecopy.phrases.notation import COMMON, GOLD, UNRECORDED, Phrases

SOURCE: Phrases = {
    "en": {GOLD: "source"},
    "de": {GOLD: "quelle(n)"},
    "fr": {UNRECORDED: "source"},
    "it": {UNRECORDED: "fonte"},
    "pt": {GOLD: "fonte"},
    "es": {GOLD: "fuente"},
    "nl": {UNRECORDED: "bron"},
    "no": {UNRECORDED: "kilde"},
    "da": {UNRECORDED: "kilde"},
    "sv": {UNRECORDED: "källa"},
    "pl": {GOLD: "źródło"},
    "cs": {UNRECORDED: "zdroj"},
    "sk": {UNRECORDED: "zdroj"},
    "fi": {UNRECORDED: "lähde"},
    "zh": {GOLD: "来源", UNRECORDED: "來源"},
    "ja": {UNRECORDED: "出典"},
    "ko": {UNRECORDED: "출처"},
}

PRESS_RELEASE: Phrases = {
    "en": {GOLD: "press release"},
    "de": {GOLD: "pressemitteilung", UNRECORDED: "pressemeldung"},
}

# How a line goes on behind the name.
AFTER_SOURCE: Phrases = {
    "en": {GOLD: "under, with, and, as, here, on", COMMON: "via, in partnership/collaboration"},
}

# Where the text first stood follows.
REPUBLISHED: Phrases = {
    "en": {
        GOLD: (
            "(was) originally/first published/posted/appeared by/on/in/at/from, "
            "(is/was) republished by/on/in/at/from"
        ),
        UNRECORDED: "was produced by/on/in/at/from",
        COMMON: "originally produced/written by",
    },
}
