"""Who helped with a text: "with material from dpa", "Reporting by Ann Roe", "Bo Lee contributed to this report"."""

from wirecopy.phrases.notation import GOLD, UNRECORDED, WIRE, Phrases

WITH: Phrases = {
    "en": {GOLD: "with"},
    "de": {GOLD: "mit"},
    "fr": {GOLD: "avec"},
    "es": {GOLD: "con"},
    "it": {GOLD: "con"},
    "pt": {GOLD: "com"},
    "nl": {UNRECORDED: "met"},
}

# "With" it, an agency is named: "Con información de EFE", "(With inputs from PTI)".
MATERIAL: Phrases = {
    "en": {GOLD: "material, information, input(s), report(s), file(s), wire(s)"},
    "de": {GOLD: "material, informationen", UNRECORDED: "agenturmaterial"},
    "fr": {GOLD: "information(s)"},
    "es": {GOLD: "información", UNRECORDED: "informaciones"},
    "pt": {GOLD: "informações"},
    "it": {GOLD: "informazioni"},
}

MATERIAL_FROM: Phrases = {
    "en": {
        GOLD: "additional reporting from/by",
        WIRE: "this/the report/story/article contains/includes material from",
    },
}

# Names follow.
ASSISTED_BY: Phrases = {
    "en": {
        UNRECORDED: (
            "with (additional/further) reporting from/by, "
            "with (additional/further/reporting/writing) assistance/help from/by, "
            "with (additional/further) (reporting/writing) contribution(s) from/by, "
            "with (additional/further) reporting/writing assistance/help from/by"
        )
    },
}

# The names follow, as in "(Reporting by Ann Roe; Writing by Bo Lee; Editing by Cy Ek)".
REPORTED_BY: Phrases = {
    "en": {
        GOLD: "(additional/additonal) reporting by",
        UNRECORDED: "(additional/additonal) reporting and writing by",
    },
}

# What else somebody did, within such a line.
WORKED_BY: Phrases = {
    "en": {GOLD: "(additional/further) reporting/writing by"},
}

# A name stands before it.
CONTRIBUTED: Phrases = {
    "en": {GOLD: "(also) contributed"},
}

# What a text calls itself.
THIS_TEXT: Phrases = {
    "en": {GOLD: "this/the report/story/article/piece/post/review/column/essay/interview"},
}
