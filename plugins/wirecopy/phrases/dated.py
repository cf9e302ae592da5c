"""What stands beside the day of an article: "Published 4 March", "Stand: 4. März"."""

from wirecopy.phrases.notation import GOLD, UNRECORDED, Phrases

PUBLISHED: Phrases = {
    "en": {GOLD: "published, posted"},
    "de": {GOLD: "veröffentlicht"},
    "fr": {GOLD: "publié"},
    "es": {GOLD: "publicado"},
    "it": {GOLD: "pubblicato"},
}

UPDATED: Phrases = {
    "en": {GOLD: "(last) updat*, modifi*"},
    "de": {GOLD: "aktualis*, zuletzt, geändert, bearbeitet"},
    "fr": {GOLD: "mis/mise à jour", UNRECORDED: "modifi*"},
    "es": {GOLD: "actualiz*"},
    "it": {UNRECORDED: "aggiorn*"},
    "pt": {GOLD: "atualiz*"},
}

# No update: on tagesschau.de it is the only date there is.
AS_OF: Phrases = {
    "de": {GOLD: "stand"},
}

# The section follows.
FILED_UNDER: Phrases = {
    "en": {GOLD: "published/filed/posted in, filed under"},
}

# Between the day and the clock.
AT_HOUR: Phrases = {
    "en": {GOLD: "at"},
    "de": {GOLD: "um"},
    "fr": {GOLD: "à"},
    "es": {GOLD: "a las, a la"},
    "it": {GOLD: "alle, ore, alle ore"},
    "pt": {GOLD: "às"},
    "nl": {UNRECORDED: "om"},
    "da": {UNRECORDED: "kl."},
    "fi": {UNRECORDED: "klo"},
    "pl": {UNRECORDED: "o, godz., o godz."},
    "ro": {UNRECORDED: "ora"},
    "tr": {UNRECORDED: "saat"},
    "ru": {UNRECORDED: "в"},
    "uk": {UNRECORDED: "о"},
    "el": {UNRECORDED: "στις"},
    "hu": {UNRECORDED: "kor"},
}

# Behind the clock: it adds nothing.
O_CLOCK: Phrases = {
    "de": {GOLD: "uhr"},
    "fr": {UNRECORDED: "h"},
    "es": {UNRECORDED: "hs., hrs., horas"},
    "th": {UNRECORDED: "น."},
    "ru": {UNRECORDED: "ч."},
}
