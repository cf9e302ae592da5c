"""Who works in a newsroom, and what newsrooms call themselves: "AP National Security Writer", "Redaktion"."""

from wirecopy.phrases.notation import COMMON, GOLD, UNRECORDED, WIRE, Phrases

POSTS: Phrases = {
    "en": {
        GOLD: (
            "reporter, correspondent, editor, editor-in-chief, journalist, writer, columnist, "
            "producer, photographer"
        )
    },
    "de": {
        GOLD: "korrespondent(in), redakteur(in), reporter(in), journalist(in), kolumnist(in), chefredakteur(in)"
    },
    "fr": {
        UNRECORDED: "journaliste",
        COMMON: "rédacteur, rédactrice, correspondant(e), envoyé(e) spécial(e)",
    },
    "es": {COMMON: "periodista, corresponsal, redactor(a), enviado/enviada especial"},
    "pt": {COMMON: "jornalista, repórter, correspondente"},
    "it": {COMMON: "giornalista, corrispondente, inviato"},
    "nl": {COMMON: "verslaggever, redacteur"},
    "no": {COMMON: "journalist, redaktør"},
    "pl": {COMMON: "dziennikarz, dziennikarka"},
    "ru": {COMMON: "корреспондент, журналист, обозреватель"},
    "ko": {COMMON: "기자, 특파원"},
    "zh": {COMMON: "记者, 記者, 本报记者"},
    "ja": {COMMON: "記者"},
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

# An outlet follows and no person: "Special to The Harbour Post".
BEFORE_OUTLETS = ("special to", "for the")

# Behind the name of an agency.
OFFICES: Phrases = {
    "en": {GOLD: "staff, newsroom, news agency"},
}

# In the place of a name: all there is on 6 gold pages of 6 sites.
NEWSROOM: Phrases = {
    "en": {
        GOLD: "staff, staff writer(s), editorial team, editorial, team",
        WIRE: "wire services, wire reports, staff report(s)",
        UNRECORDED: "newsdesk",
        COMMON: (
            "(web/news/online/sports/digital/city/national/business) desk, (editorial) board, newsroom, agencies, "
            "agency, wire(s), news agencies, wire report, staff and agencies, staff and wire reports/services, "
            "agencies and staff, our (own/special/staff) correspondent/reporter, staff reporter/correspondent, "
            "the editors, editors, bureau"
        ),
    },
    "de": {
        GOLD: "redaktion",
        UNRECORDED: "online-redaktion",
        COMMON: "agenturen, redaktionsteam, onlineredaktion",
    },
    "es": {GOLD: "redacción, redaccion", COMMON: "agencias"},
    "pt": {GOLD: "redação", COMMON: "da redação, redacao, agências"},
    "it": {UNRECORDED: "redazione", COMMON: "la redazione, agenzie"},
    "fr": {GOLD: "la rédaction", COMMON: "rédaction, agences"},
    "nl": {COMMON: "redactie, de redactie, onze redactie"},
    "no": {COMMON: "redaksjonen"},
    "sv": {COMMON: "redaktionen"},
    "da": {COMMON: "redaktionen"},
    "pl": {COMMON: "redakcja"},
    "cs": {COMMON: "redakce"},
    "sk": {COMMON: "redakcia"},
    "hr": {COMMON: "redakcija"},
    "sq": {GOLD: "redaktori"},
    "hu": {COMMON: "szerkesztőség"},
    "ro": {COMMON: "redacția, redactia"},
    "tr": {COMMON: "haber merkezi"},
    "ru": {COMMON: "редакция"},
    "uk": {COMMON: "редакція"},
    "id": {COMMON: "redaksi, tim redaksi"},
    "ms": {COMMON: "agensi"},
    "zh": {COMMON: "编辑部, 編輯部"},
    "ja": {COMMON: "編集部"},
}

# Words that stand in the name of an organisation and hardly in that of a person.
ORGANISATION: Phrases = {
    "en": {
        GOLD: (
            "news, media, magazine, online, network, team, staff, marketing, association, studio, university, "
            "ministry, institute, solutions, blog, editorial, newsroom, desk, services, bureau, editors, reporters, process"
        ),
        COMMON: (
            "agency, agencies, council, committee, department, foundation, centre, "
            "center, press office, radio, television, tv, newspaper, gazette, herald, tribune, chronicle, times, "
            "journal, telegraph, courier, wire, wires, newswire, press, society, club, police"
        ),
    },
    "de": {
        GOLD: "e.v, stiftung, pressestelle, redaktion, webteam, magazin, zeitung, verband",
        COMMON: "verlag, verein, polizei, feuerwehr, universität, hochschule, ministerium, nachrichten, agentur, nachrichtenagentur, presseagentur",
    },
    "fr": {COMMON: "rédaction, agence, université, ministère, fondation"},
    "es": {COMMON: "redacción, agencia, universidad, ministerio, fundación, noticias, diario, periódico"},
    "pt": {GOLD: "jornal, redação, coordenadoria", COMMON: "agência, universidade, ministério, notícias"},
    "it": {COMMON: "redazione, agenzia, università, ministero, fondazione, notizie"},
    "nl": {COMMON: "redactie, stichting, nieuws"},
    "ja": {GOLD: "新聞, オンライン, デジタル", COMMON: "編集部, 通信"},
    "zh": {COMMON: "新闻, 新聞, 编辑部, 編輯部, 日报, 日報, 通讯社"},
}
