"""What announces somebody else's words: "the statement reads", "laut dpa", "écrit-il"."""

from wirecopy.phrases.notation import GOLD, UNRECORDED, WIRE, Phrases

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
