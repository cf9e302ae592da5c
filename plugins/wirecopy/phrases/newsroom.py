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
    "fi": {COMMON: "toimittaja"},
    "pl": {COMMON: "dziennikarz, dziennikarka"},
    "hu": {COMMON: "újságíró, tudósító"},
    "tr": {COMMON: "muhabiri"},
    "ru": {COMMON: "корреспондент, журналист, обозреватель"},
    "uk": {COMMON: "кореспондент(ка), журналіст(ка)"},
    "ar": {COMMON: "مراسل, مراسلة, مراسلنا"},
    "hi": {COMMON: "संवाददाता"},
    "vi": {COMMON: "phóng viên"},
    "ko": {COMMON: "기자, 특파원"},
    "zh": {COMMON: "记者, 記者, 本报记者, 本報記者"},
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
        COMMON: "contributing, associate, assistant, deputy, managing, executive, investigative",
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
            "bank, college, hospital, museum, llp, associates, authority, administration, government, commission, coalition, "
            "alliance, federation, initiative, embassy, group, articles, portal, kitchens, city of, county of, town of, agency, agencies, council, committee, department, foundation, centre, "
            "center, press office, radio, television, tv, newspaper, gazette, herald, tribune, chronicle, times, "
            "journal, telegraph, courier, wire, wires, newswire, press, society, club, police"
        ),
    },
    "de": {
        GOLD: "e.v, e. v, gmbh, co. kg, abteilung, stiftung, pressestelle, redaktion, webteam, magazin, zeitung, verband",
        COMMON: "caritas, diakonie, verlag, verein, polizei, feuerwehr, universität, hochschule, ministerium, nachrichten, agentur, nachrichtenagentur, presseagentur",
    },
    "fr": {COMMON: "rédaction, agence, université, ministère, fondation"},
    "es": {COMMON: "redacción, agencia, universidad, ministerio, fundación, noticias, diario, periódico"},
    "pt": {GOLD: "jornal, redação, coordenadoria", COMMON: "agência, universidade, ministério, notícias"},
    "it": {COMMON: "redazione, agenzia, università, ministero, fondazione, notizie"},
    "nl": {COMMON: "redactie, stichting, nieuws"},
    "ja": {GOLD: "新聞, オンライン, デジタル", COMMON: "編集部, 通信"},
    "zh": {GOLD: "快訊", COMMON: "快讯, 新闻, 新聞, 编辑部, 編輯部, 日报, 日報, 通讯社, 通訊社"},
    "hi": {GOLD: "ब्यूरो", COMMON: "डेस्क, न्यूज़, न्यूज, टीम, एजेंसी, समाचार"},
    "ar": {GOLD: "نيوز", COMMON: "وكالة, صحيفة, جريدة, شبكة, قناة, موقع, أخبار"},
    "fa": {COMMON: "خبرگزاری, روزنامه"},
    "he": {COMMON: "מערכת, חדשות"},
    "ru": {COMMON: "агентство, редакция, новости, газета, пресс-служба"},
    "uk": {COMMON: "агентство, агенція, редакція, новини, газета, пресслужба"},
    "pl": {COMMON: "redakcja, agencja, gazeta"},
    "tr": {COMMON: "ajansı, gazetesi, haber"},
    "ko": {COMMON: "뉴스, 뉴스팀, 편집국, 신문"},
}

# How one word ends that names an organisation: "Hafenverband", "Online-Redaktion".
ORGANISATION_ENDS: Phrases = {
    "de": {
        GOLD: "redaktion, ministerium, verband, fraktion",
        COMMON: "verein, verlag, zeitung, nachrichten, behörde, agentur",
    },
}

# How the names of outlets end that follow a name: "Ann Roe | Harbour Post". Alone each may be a family's name.
OUTLET_ENDS: Phrases = {
    "en": {
        COMMON: (
            "post, star, sun, mail, express, observer, inquirer, dispatch, sentinel, globe, monitor, bulletin, leader, record, "
            "register, review, standard, world, today, mirror, guardian, independent, democrat, republic, "
            "examiner, advocate, ledger, eagle, bee, echo, argus, mercury, banner, beacon, citizen"
        )
    },
}

# Behind a place, in the part of the line that names no writer: "記者…／台北報導".
FILED_FROM: Phrases = {
    "zh": {COMMON: "報導, 报道, 報道, 綜合, 综合"},
}
