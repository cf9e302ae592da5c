"""What joins two names, and what leads from a name to a place, a day, an employer or a source."""

from wirecopy.phrases.notation import COMMON, GOLD, UNRECORDED, Phrases

AND: Phrases = {
    "en": {GOLD: "and"},
    "de": {GOLD: "und"},
    "fr": {GOLD: "et"},
    "es": {GOLD: "y, e"},
    "pt": {GOLD: "e"},
    "it": {GOLD: "e"},
    "no": {GOLD: "og"},
    "da": {GOLD: "og"},
    "sv": {GOLD: "och"},
    "nl": {UNRECORDED: "en"},
    "ru": {COMMON: "и"},
    "uk": {COMMON: "та, і"},
    "hu": {COMMON: "és"},
    "ro": {COMMON: "și, şi"},
    "el": {COMMON: "και"},
    "vi": {COMMON: "và"},
}

# Between two full names and in lower case only: elsewhere each is an initial, a name or a word of another language.
AND_LOWER: Phrases = {
    "pl": {COMMON: "i, oraz"},
    "cs": {COMMON: "a"},
    "sk": {COMMON: "a"},
    "hr": {COMMON: "i"},
    "ca": {COMMON: "i"},
    "sl": {COMMON: "in"},
    "fi": {COMMON: "ja"},
    "et": {COMMON: "ja"},
    "lt": {COMMON: "ir"},
    "lv": {COMMON: "un"},
    "tr": {COMMON: "ve"},
    "id": {COMMON: "dan"},
}

# "Ann Roe in Oslo".
IN: Phrases = {
    "en": {GOLD: "in, at, from"},
    "de": {GOLD: "in, aus"},
    "fr": {GOLD: "à"},
    "es": {GOLD: "en"},
    "pt": {GOLD: "em"},
}

# "Ann Roe on March 4".
ON: Phrases = {
    "en": {GOLD: "on, at"},
    "de": {GOLD: "am"},
    "fr": {GOLD: "le"},
}

# "Ann Roe for Harbour Press".
FOR: Phrases = {
    "en": {GOLD: "for"},
    "de": {GOLD: "für, für die"},
    "fr": {GOLD: "pour"},
    "es": {GOLD: "para"},
    "pt": {GOLD: "para"},
}

# "Ann Roe of Bloomberg News".
FROM: Phrases = {
    "en": {GOLD: "of, from"},
}

# "mit Material der dpa", "la agencia EFE".
OF: Phrases = {
    "en": {GOLD: "from, by, of"},
    "de": {GOLD: "von, der, des"},
    "fr": {GOLD: "de, la, le"},
    "es": {GOLD: "de, la"},
    "pt": {GOLD: "de, da, do"},
    "it": {GOLD: "di, da"},
}

# "Ada Quill via Getty Images".
VIA: Phrases = {
    "en": {GOLD: "via"},
    "de": {GOLD: "über, via"},
}

# "Pixels by Ada Quill on Unsplash".
BY_ON: Phrases = {
    "en": {GOLD: "by, on"},
}

# Before the name of an outlet or a place.
ARTICLES: Phrases = {
    "en": {COMMON: "the"},
    "de": {COMMON: "der, die, das"},
    "fr": {COMMON: "le, la"},
    "es": {COMMON: "el, la"},
    "pt": {GOLD: "do", COMMON: "o, a, da"},
    "it": {COMMON: "il, la"},
}

# Within the name of a person.
PARTICLES: Phrases = {
    "zz": {
        COMMON: (
            "de, da, do, das, dos, di, du, del, della, den, der, el, al, bin, ibn, la, las, le, los, ten, ter, van, von, "
            "vom, zu, zur, y, e, af, ben, bint, ould, uld, dei, degli, dal, dalla, dello, delle, op, aan, auf, ap, ag, ur, ud, und, "
            "abu, umm, san, santa, dit, vande, vander, vd, zum, thi, binti, bte, bt"
        ),
    },
}

# Letters that are initials as well ("Ada E Quill"): left out where a picture is signed.
INITIALS = ("y", "e")
