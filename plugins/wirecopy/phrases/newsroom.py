"""Who works in a newsroom, and what newsrooms call themselves: "AP National Security Writer", "Redaktion"."""

from wirecopy.phrases.notation import GOLD, UNRECORDED, WIRE, Phrases

POSTS: Phrases = {
    "en": {
        GOLD: (
            "reporter, correspondent, editor, editor-in-chief, journalist, writer, columnist, "
            "producer, photographer"
        )
    },
    "de": {GOLD: "korrespondent(in), redakteur(in), reporter(in), journalist(in), kolumnist(in)"},
    "fr": {UNRECORDED: "journaliste"},
}

# Apart from POSTS because they stand in the place of names and not behind one: "Telegraph Reporters".
SEVERAL: Phrases = {
    "en": {
        GOLD: "reporters, editors, journalists, writers, columnists, producers, photographers",
        WIRE: "correspondents",
    },
}

# Only behind a name: each is an everyday word.
RANKS: Phrases = {
    "en": {
        GOLD: (
            "contributor, chief, bureau, staff, freelance, senior, political, director, professor, "
            "analyst, author, opinion, guest, for the"
        ),
        UNRECORDED: "special to",
    },
    "de": {GOLD: "autor(in)"},
}

# Behind the name of an agency.
OFFICES: Phrases = {
    "en": {GOLD: "staff, newsroom, news agency"},
}

# In the place of a name: all there is on 6 gold pages of 6 sites.
NEWSROOM: Phrases = {
    "en": {GOLD: "staff, staff writer, editorial team", UNRECORDED: "newsdesk"},
    "de": {GOLD: "redaktion", UNRECORDED: "online-redaktion"},
    "es": {GOLD: "redacción"},
    "it": {UNRECORDED: "redazione"},
    "fr": {GOLD: "la rédaction"},
}
