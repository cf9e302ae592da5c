"""What fields for a name hold when there is none."""

from wirecopy.phrases.notation import GOLD, UNRECORDED, WIRE, Phrases

NO_NAME: Phrases = {
    "en": {
        GOLD: (
            "admin, user, username, author, unknown, name, posted, by, follow, published, updated, "
            "date, newsletter, no, google, copy, link, all, posts, more, why"
        ),
        WIRE: "none",
        UNRECORDED: "administrator, webmaster, null, undefined, anonymous, sign, assistant",
    },
    "de": {
        GOLD: (
            "benutzername, unbenannt, datum, quelle, newsletter, kontakt, impressum, alle, alles, "
            "artikel, mehr"
        ),
        UNRECORDED: "erstellt",
    },
}
