"""What stands before the name of whoever wrote a text: "By Ann Roe", "Von Ann Roe", "Autor: Ann Roe"."""

from wirecopy.phrases.notation import COMMON, GOLD, UNRECORDED, Phrases

BY: Phrases = {
    "en": {
        GOLD: (
            "by, from, (words/story/article/text/analysis) by, written by, posted by, published by, "
            "view all posts by"
        ),
        UNRECORDED: "words and photos by, reported by",
        COMMON: "as told to",
    },
    "de": {
        GOLD: "von, vom, verfasst von, (text/artikel/beitrag/pressemitteilung) von, eine kolumne von",
        UNRECORDED: "veröffentlicht von, interview von",
        COMMON: (
            "geschrieben/erstellt von, (ein/eine) artikel/beitrag/bericht/text von, (ein/eine) gastbeitrag/gastkommentar/kommentar/kolumne/essay/analyse/reportage/interview von, "
            "aufgezeichnet/aktualisiert/protokolliert/zusammengestellt/notiert von, das interview führte"
        ),
    },
    "fr": {GOLD: "par", UNRECORDED: "texte par, publié par", COMMON: "écrit/rédigé par"},
    "es": {GOLD: "por", UNRECORDED: "texto por", COMMON: "escrito por"},
    "pt": {GOLD: "por", UNRECORDED: "texto por", COMMON: "escrito por"},
    "it": {
        GOLD: "di",
        UNRECORDED: "da, testo di, pubblicato da",
        COMMON: "scritto da, a cura di, intervista di",
    },
    "id": {UNRECORDED: "di", COMMON: "oleh, laporan"},
    "th": {COMMON: "โดย"},
    "no": {UNRECORDED: "av", COMMON: "skrevet av"},
    "sv": {UNRECORDED: "av", COMMON: "skriven av"},
    "da": {UNRECORDED: "af", COMMON: "skrevet af"},
    "nl": {UNRECORDED: "door", COMMON: "geschreven door"},
    "cs": {UNRECORDED: "od"},
    "hr": {UNRECORDED: "od"},
    "ca": {COMMON: "escrit per"},
    "ro": {COMMON: "scris de"},
    "ms": {COMMON: "oleh"},
    "pl": {COMMON: "napisane przez"},
    "ru": {COMMON: "написано автором"},
    "vi": {COMMON: "theo, bởi"},
    "he": {COMMON: "מאת"},
    "ar": {COMMON: "بقلم, كتب, كتبت"},
}

# Within a line, a name follows: "Special to the Harbour Post by Ann Roe". "Von" and "di" stand within names as well.
WITHIN: Phrases = {
    "en": {GOLD: "by"},
    "fr": {COMMON: "par"},
    "es": {COMMON: "por"},
    "pt": {COMMON: "por"},
    "nl": {COMMON: "door"},
    "no": {COMMON: "av"},
}

# How lines begin that name who wrote, though others are named as well: "Written and photographed by Ann Roe".
WRITTEN: Phrases = {
    "en": {COMMON: "written, words, text, reported, reporting"},
    "fr": {COMMON: "écrit, texte, propos"},
    "es": {COMMON: "escrito, texto"},
    "pt": {COMMON: "escrito, texto"},
}

# What is done to a text or beside it by somebody who did not write it: "Edited by Ann Roe", "Mitarbeit: Ann Roe".
NOT_WRITTEN: Phrases = {
    "en": {
        COMMON: (
            "edited, editing, editor(s), (medically/clinically/expert) reviewed, fact-checked, fact checked, translated, "
            "translation, illustrated, illustration(s), photographed, filmed, sponsored, presented, powered, brought to you, "
            "produced, distributed, hosted, approved, verified, video(s), graphic(s), research, copyright"
        )
    },
    "de": {
        COMMON: "mitarbeit, übersetzung, übersetzt, illustration(en), grafik(en), video(s), redigiert, kamera, schnitt"
    },
    "fr": {COMMON: "traduction, traduit, illustration(s), vidéo(s), infographie(s)"},
    "es": {COMMON: "edición, editado, traducción, ilustración, video(s), vídeo(s), gráfico(s)"},
    "pt": {COMMON: "edição, editado, tradução, ilustração, vídeo(s)"},
    "id": {COMMON: "editor"},
    "zh": {COMMON: "攝影, 摄影, 責任編輯, 责任编辑, 編輯, 编辑, 責編, 责编"},
    "ja": {COMMON: "撮影, 写真"},
    "ko": {COMMON: "사진, 편집"},
}

# Behind the name of whoever writes it: "Ann Roe's column".
SERIES: Phrases = {
    "en": {COMMON: "column, diary, notebook, sketch, newsletter, commentary, analysis"},
}

# Labels, with a colon or without.
AUTHOR: Phrases = {
    "en": {GOLD: "(post) author", UNRECORDED: "text"},
    "de": {GOLD: "autor(in), autor(in)//autor(in), text", COMMON: "autor//in"},
    "fr": {GOLD: "auteur(s)", UNRECORDED: "texte"},
    "es": {UNRECORDED: "autor(a), autores"},
    "pt": {UNRECORDED: "autor(a), autores"},
    "it": {UNRECORDED: "testo", COMMON: "autore"},
    "nl": {COMMON: "auteur, tekst"},
    "no": {COMMON: "tekst, skribent"},
    "sv": {COMMON: "skribent"},
    "da": {COMMON: "tekst, forfatter"},
    "fi": {COMMON: "teksti, kirjoittaja"},
    "pl": {COMMON: "autor(ka), tekst, opracował(a), napisał(a), opr., oprac."},
    "cs": {COMMON: "autor(ka), napsal(a)"},
    "sk": {COMMON: "autor(ka)"},
    "hr": {COMMON: "autor(ica), piše"},
    "sr": {COMMON: "аутор, пише"},
    "sl": {COMMON: "avtor(ica)"},
    "hu": {COMMON: "szerző, írta"},
    "ro": {COMMON: "autor"},
    "tr": {COMMON: "yazan, yazar"},
    "ru": {COMMON: "автор(ы), текст"},
    "uk": {COMMON: "автор(и), текст"},
    "bg": {COMMON: "автор(и)"},
    "el": {COMMON: "συντάκτης"},
    "id": {COMMON: "penulis"},
    "vi": {COMMON: "tác giả"},
    "zh": {COMMON: "作者, 记者, 記者, 撰文, 文"},
    "ja": {COMMON: "文, 取材・文, 執筆"},
}

# These open headlines too, and count only where a byline stands and nothing else: with them "From India to Argentina" and
# "Vom Rabatt profitieren" became authors on 3 of the 922 gold pages.
OPENS_HEADLINES = ("from", "vom")
