"""What fields for a name hold when there is none."""

from wirecopy.phrases.notation import COMMON, GOLD, UNRECORDED, WIRE, Phrases

NO_NAME: Phrases = {
    "en": {
        GOLD: (
            "admin, user, username, author, unknown, name, posted, by, follow, published, updated, "
            "date, newsletter, no, google, copy, link, all, posts, more, why"
        ),
        WIRE: "none",
        UNRECORDED: "administrator, webmaster, null, undefined, anonymous, sign, assistant",
        COMMON: (
            "guest, guest author/writer/contributor/post, contributor, contributed, root, superuser, super user, "
            "siteadmin, site admin, wpadmin, wp admin, wordpress, editor, moderator, owner, test, n//a, na, tbd, the author, "
            "author name, not available, press release, sponsored, sponsored content, advertorial, partner content, "
            "creative commons license, email the author, view profile, see more, read more, share, comment(s), no author(s), "
            "no byline, letter(s), letter(s) to the editor, reader(s), paid post, sponsor(s), copyright, all rights reserved, "
            "written, reported, special correspondent, various (authors), multiple authors, our view, chatgpt, ai bot"
        ),
    },
    "de": {
        GOLD: (
            "benutzername, unbenannt, datum, quelle, newsletter, kontakt, impressum, alle, alles, "
            "artikel, mehr"
        ),
        UNRECORDED: "erstellt",
        COMMON: (
            "gast, gastautor(in), gastbeitrag, unbekannt, anzeige, pressemitteilung, gesponserte inhalte, gesponsert, "
            "keine angabe, zvg, leserbrief(e)"
        ),
    },
    "fr": {COMMON: "anonyme, inconnu, invité, publié"},
    "es": {COMMON: "anónimo, desconocido, invitado, administrador"},
    "pt": {COMMON: "anônimo, desconhecido, convidado, administrador"},
    "it": {COMMON: "anonimo, sconosciuto, ospite, amministratore"},
    "nl": {COMMON: "onbekend, gast, beheerder"},
    "ru": {COMMON: "админ, администратор, аноним"},
}

# What pages put behind a name without a sign between: "Ann Roe View all posts", "Ann Roe Follow us on …".
BEHIND_NAME: Phrases = {
    "en": {
        GOLD: "shares",
        COMMON: (
            "follow …, view all posts …, see all posts …, view (full) profile, view bio, read (full) bio, read more …, "
            "more by …, see more …, share, # comments, # min read, is a …, is an …, is the …, has been …, who …, "
            "as told to …, contributed to …, updated, published"
        ),
    },
    "de": {GOLD: "im gespräch …", COMMON: "folgen …, alle artikel …, mehr …, vor"},
    "es": {GOLD: "hace"},
    "pt": {COMMON: "há"},
    "fr": {COMMON: "il y a"},
}
