"""Who owns a text and who passes it on: "All rights reserved", "Distributed by Tribune Content Agency"."""

from wirecopy.phrases.notation import COMMON, GOLD, UNRECORDED, WIRE, Phrases

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
    "en": {GOLD: "distributed/provided/syndicated by", COMMON: "distributed/syndicated in partnership with"},
    "de": {COMMON: "zur verfügung gestellt von/durch, bereitgestellt von/durch, verbreitet von/durch"},
    "fr": {COMMON: "distribué/fourni/diffusé par"},
    "es": {COMMON: "distribuido/difundido por"},
    "pt": {COMMON: "distribuído/fornecido por"},
    "it": {COMMON: "distribuito/fornito da"},
}

# Of those, what is said of a syndicate alone: "provided by" the text's own newsroom as well.
SYNDICATED_BY: Phrases = {
    "en": {GOLD: "distributed/syndicated by", COMMON: "distributed/syndicated in partnership with"},
}

# Where a press release stands in full, on the site of its wire: "View original content: https://…".
ORIGINAL_RELEASE: Phrases = {
    "en": {
        WIRE: "view source version on",
        COMMON: (
            "view original content …, view the original press release …, view the original release …, "
            "to view the source version of this press release …, view this press release …, view this news release …, "
            "read the full press release …, news provided by …"
        ),
    },
}

MAY_NOT: Phrases = {
    "en": {GOLD: "may not be published/reproduced"},
}
