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
