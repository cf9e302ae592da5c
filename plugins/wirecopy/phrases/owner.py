"""Who owns a text and who passes it on: "All rights reserved", "Distributed by Tribune Content Agency"."""

from wirecopy.phrases.notation import GOLD, UNRECORDED, Phrases

RESERVED: Phrases = {
    "en": {GOLD: "all rights reserved, rights reserved"},
    "de": {GOLD: "alle rechte vorbehalten"},
    "fr": {GOLD: "tous droits réservés"},
    "es": {GOLD: "todos los derechos reservados"},
    "pt": {GOLD: "todos os direitos reservados"},
    "it": {GOLD: "riproduzione riservata", UNRECORDED: "tutti i diritti riservati"},
}

# How those begin, where the rest may be cut off. Within a text they are words like others.
ALL_RIGHTS: Phrases = {
    "en": {GOLD: "all rights"},
    "de": {GOLD: "alle rechte"},
    "fr": {GOLD: "tous droits"},
    "es": {GOLD: "todos los derechos"},
    "pt": {GOLD: "todos os direitos"},
    "it": {GOLD: "tutti i diritti"},
}

# One word of them, where a few words stand that should name somebody.
RIGHTS: Phrases = {
    "de": {GOLD: "rechte vorbehalten"},
    "es": {GOLD: "derechos"},
    "pt": {GOLD: "direitos"},
    "fr": {GOLD: "droits"},
}

DISTRIBUTED_BY: Phrases = {
    "en": {GOLD: "distributed/provided/syndicated by"},
}

MAY_NOT: Phrases = {
    "en": {GOLD: "may not be published/reproduced"},
}
