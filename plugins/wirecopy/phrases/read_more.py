"""What leads to other articles: openings of lines ("Read also: …") and headings of lists ("Most read")."""

from wirecopy.phrases.notation import COMMON, GOLD, UNRECORDED, WIRE, Phrases

# Openings; alone on a line they head a list.
READ_MORE: Phrases = {
    "en": {GOLD: "read more, also read, see also, read next", WIRE: "read also", UNRECORDED: "more on this"},
    "de": {GOLD: "lesen sie, lesen sie auch/mehr …, mehr zum thema, mehr zu diesem thema"},
    "fr": {GOLD: "(à) lire aussi"},
    "pt": {GOLD: "leia também/mais, veja também"},
    "es": {GOLD: "lee también, (también) te puede interesar"},
    "it": {GOLD: "leggi anche"},
    "nl": {UNRECORDED: "lees ook/meer"},
    "sv": {GOLD: "läs också/även/mer"},
    "no": {GOLD: "les også/mer"},
    "da": {UNRECORDED: "læs også/mere"},
    "ru": {GOLD: "читайте также"},
    "uk": {GOLD: "читайте також"},
    "pl": {GOLD: "czytaj także/też/więcej", UNRECORDED: "zobacz też"},
    "cs": {UNRECORDED: "čtěte také/dále"},
    "id": {UNRECORDED: "baca juga"},
    "fi": {GOLD: "lue seuraavaksi", COMMON: "lue myös/lisää"},
    "hu": {COMMON: "olvassa/olvasd el ezt is, olvassa/olvasd el"},
    "ro": {COMMON: "citește/citeşte și/şi, vezi și/şi"},
    "sk": {COMMON: "prečítajte si aj/tiež, čítajte aj/tiež"},
    "sl": {COMMON: "preberite/preberi tudi/še, beri/berite tudi"},
    "hr": {COMMON: "pročitajte/pročitaj i/još/više, čitajte još"},
    "ca": {COMMON: "llegeix també/més"},
    "bg": {COMMON: "прочетете още/повече, вижте още, още по темата"},
    "el": {COMMON: "διαβάστε επίσης/ακόμη/περισσότερα, δείτε επίσης/ακόμη"},
    "vi": {COMMON: "xem thêm:, đọc thêm:"},
    "ar": {COMMON: "اقرأ أيضا, اقرأ أيضاً, اقرأ أيضًا, اقرأ المزيد, شاهد أيضا, شاهد أيضاً"},
    "he": {COMMON: "קראו גם"},
    "fa": {COMMON: "بیشتر بخوانید"},
    "hi": {COMMON: "यह/ये भी पढ़ें"},
    "th": {COMMON: "อ่านเพิ่มเติม, อ่านข่าวเพิ่มเติม"},
    "zh": {COMMON: "延伸阅读, 延伸閱讀"},
    "ja": {GOLD: "関連記事, あわせて読みたい"},
}

# Headings; a line that begins so is one only where a colon follows.
RELATED: Phrases = {
    "en": {
        GOLD: (
            "related, related article/articles/story/stories/topics/posts/content/news, "
            "more from/on/stories/in/news …, you may/might also like, recommended (for you/stories), "
            "most read/popular/viewed, most read/popular/viewed in …, trending (now), popular (stories), latest news/stories, "
            "about the author(s), explore further, what to read next"
        )
    },
    "de": {
        GOLD: (
            "ähnliche (artikel/themen), auch interessant, das könnte sie/dich auch interessieren …, "
            "meistgelesen, weitere artikel/themen/nachrichten/meldungen, zum thema"
        )
    },
    "fr": {GOLD: "sur le même sujet, les plus lus", UNRECORDED: "article(s) similaire(s), article(s) lié(s)"},
    "es": {GOLD: "noticias relacionadas, lo más leído/visto, más noticias"},
    "pt": {GOLD: "você pode gostar …, mais lidas", UNRECORDED: "notícias relacionadas"},
    "it": {GOLD: "articoli correlati", UNRECORDED: "potrebbe interessarti …, (ti) potrebbe interessare …"},
    "nl": {UNRECORDED: "meer over/nieuws …, gerelateerd*"},
    "cs": {GOLD: "mohlo by vás zajímat"},
    "ru": {UNRECORDED: "похожие новости"},
    "tr": {UNRECORDED: "ilgili haberler"},
    "zh": {UNRECORDED: "相关新闻/阅读"},
    "ko": {UNRECORDED: "관련기사, 관련 기사"},
}

# Headings of what readers wrote.
COMMENTS: Phrases = {
    "en": {GOLD: "comment(s), comment(s) #, leave a comment/reply, no comments"},
    "de": {GOLD: "kommentare, keine kommentare"},
    "fr": {GOLD: "commentaires"},
}

# Headings of a list of sources.
SOURCES: Phrases = {
    "de": {GOLD: "quellen"},
}
