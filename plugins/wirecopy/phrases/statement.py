"""What announces somebody else's words: "the statement reads", "laut dpa", "écrit-il"."""

from wirecopy.phrases.notation import COMMON, GOLD, UNRECORDED, WIRE, Phrases

# Left out is what stands above any report: "said" and "shows" (captions), "via" (photographers), "read" (more), "post",
# "press" and "tribune" (names of papers and agencies), "note" (of the editor), "publié" and "publicado" (dates), and what
# is an everyday word in another language (German "Brief").
ANNOUNCING: Phrases = {
    "en": {
        GOLD: (
            "statement, letter, memo, message, posted, posting, blog, wrote, writes, written, reads, "
            "transcript, remarks, tweet, tweeted, facebook, twitter, instagram, email, excerpt, "
            "according, reports, reported"
        ),
        WIRE: "excerpts",
    },
    "de": {
        GOLD: (
            "erklärung, stellungnahme, mitteilung, pressemitteilung, schrieb, schreibt, beitrag, "
            "wortlaut, laut, berichtet"
        )
    },
    "fr": {GOLD: "communiqué, lettre, déclaration, écrit, selon, rapporte, texte", UNRECORDED: "écrivait"},
    "es": {GOLD: "comunicado, carta, mensaje, según, texto", UNRECORDED: "escribió, íntegro"},
    "pt": {GOLD: "comunicado, carta, mensagem, escreveu, segundo, texto"},
    "it": {GOLD: "messaggio, scritto, secondo", UNRECORDED: "comunicato, lettera, scrive, riporta, testo"},
    "nl": {UNRECORDED: "verklaring, persbericht, bericht, schreef, schrijft, volgens, meldt"},
}

# Behind or within what somebody says.
SAID: Phrases = {
    "en": {COMMON: "said, says, wrote, told, asked, added, urged"},
    "de": {COMMON: "sagte, sagt, schrieb, hieß, rief, fragte"},
    "fr": {COMMON: "a-t-il, a-t-elle, disait, écrit-il, écrit-elle, lançait"},
    "es": {COMMON: "dijo, escribió, pidió, afirmó"},
    "pt": {COMMON: "disse, escreveu, pediu, afirmou"},
    "it": {COMMON: "ha detto, ha scritto, disse, scrisse"},
    "nl": {COMMON: "zei, zegt, schreef"},
    "sv": {COMMON: "sade, säger, skrev, skriver"},
    "no": {COMMON: "sa han, sa hun, sier, skrev"},
    "da": {COMMON: "sagde, siger, skrev"},
    "pl": {COMMON: "powiedział*, napisał*, mówi, dodał*"},
    "cs": {COMMON: "řekl*, napsal*, uvedl*"},
    "sk": {COMMON: "povedal*, napísal*, uviedol"},
    "hu": {COMMON: "mondta, írta, kérte"},
    "ro": {COMMON: "a spus, a scris"},
    "ru": {COMMON: "сказал*, написал*, заявил*"},
    "uk": {COMMON: "сказав, сказала, написав, написала, заявив"},
}
