"""What a site says about itself around an article: subscribe, share, sign up, switch JavaScript on."""

from wirecopy.phrases.notation import COMMON, GOLD, UNRECORDED, Phrases

# Openings of lines.
SUBSCRIBE: Phrases = {
    "en": {
        GOLD: "sign up for/to, subscribe to, support our/independent journalism, get the latest updates",
        UNRECORDED: "start your free trial, log in or create",
        COMMON: "you have read (all) (of) your free/last article/articles/free, you've read (all) (of) your free/last article/articles/free",
    },
    "de": {
        GOLD: (
            "# wochen kostenlos, jetzt abonnieren/testen/anmelden, abonniere, "
            "unabhängiger journalismus, aktuelle nachrichten aufs handy, folgst du"
        )
    },
    "fr": {GOLD: "abonnez-vous", UNRECORDED: "cet article est réservé, il vous reste, inscrivez-vous"},
    "es": {
        GOLD: (
            "tu suscripción, si quieres compartir tu cuenta, si decides continuar, "
            "en el caso de no saber quién, ¿quieres añadir otro, si continúas leyendo"
        )
    },
    "it": {GOLD: "abbonati", UNRECORDED: "iscriviti"},
    "pt": {GOLD: "assine, inscreva-se"},
    "nl": {UNRECORDED: "abonneer, meld je aan"},
    "da": {UNRECORDED: "tilmeld"},
    "ja": {
        GOLD: "この記事は会員/有料, 有料会員, 会員登録, 無料会員, 紙の新聞, 【初トクキャンペーン】, 関連キーワード/企業",
        UNRECORDED: "残り # 文字, 残り#文字",
    },
}

# Openings of lines.
SHARE: Phrases = {
    "en": {GOLD: "share this …, share on, follow us/him/her/them/me on"},
}

# Openings, where the word ends there.
OPENING_WORDS: Phrases = {
    "en": {GOLD: "newsletter, swipe"},
    "de": {GOLD: "newsletter"},
}

# Openings of lines in which the page speaks of itself, its embeds and its makers.
PAGE_SPEAKS: Phrases = {
    "en": {
        GOLD: (
            "blog comments powered by, click here, # min/mins/minute/minutes read, "
            "thank you for visiting, have a tip?, watch below, enjoying our latest"
        ),
        UNRECORDED: (
            "(please) enable javascript, view the discussion thread, listen to this article, "
            "this article is/was more than/over #, you are using a browser"
        ),
        COMMON: (
            "this video cannot/can't be played, this video could not be played, this video is not available in your, "
            "your browser does not support the/html/html5/video/audio/iframes/frames/embedded/this/javascript, "
            "your browser doesn't support the/html/html5/video/audio/iframes/frames/embedded/this/javascript, "
            "your browser is unable to play"
        ),
    },
    "de": {
        GOLD: (
            "empfohlener redaktioneller inhalt, an dieser stelle finden sie, "
            "ich bin (damit) einverstanden … dass mir, externer inhalt, "
            "dieser artikel/text/beitrag ist/erschien zuerst, wie hat ihnen dieser artikel, "
            "durchschnittliche bewertung"
        ),
        COMMON: "ihr/dein browser unterstützt kein/keine/das/dieses/diese, dieses video kann nicht abgespielt, dieses video konnte nicht",
    },
    "fr": {
        COMMON: "votre navigateur ne supporte/prend, cette vidéo ne peut pas être lue, cette vidéo n'est pas disponible"
    },
    "es": {
        COMMON: "su/tu navegador no soporta/admite/es, este video/vídeo no se puede reproducir, este video/vídeo no está disponible"
    },
    "it": {COMMON: "il tuo browser non supporta, questo video non può essere riprodotto"},
    "pt": {COMMON: "(o )seu navegador não suporta, este vídeo não pode ser reproduzido"},
    "nl": {COMMON: "je/uw browser ondersteunt, deze video kan niet"},
    "ja": {UNRECORDED: "責任編集"},
    "zh": {GOLD: "责编", UNRECORDED: "责任编辑"},
    "ko": {UNRECORDED: "무단전재, 무단 전재, 저작권자"},
}

# Lines that say nothing else.
LABELS: Phrases = {
    "en": {
        GOLD: "advertisement, embed, popular, tags, summary, table of contents",
        COMMON: "see/view all offers/plans",
    },
    "de": {GOLD: "anzeige, werbung, schlagwort(e), inhaltsverzeichnis"},
    "es": {GOLD: "publicidad, flecha"},
    "cs": {GOLD: "článek, reklama"},
    "pl": {GOLD: "reklama"},
    "nl": {UNRECORDED: "reclame"},
    "fr": {GOLD: "publicité"},
    "sv": {UNRECORDED: "annons"},
    "da": {GOLD: "annonce"},
}

# Single words. Where one stands close above a passage, the site speaks of itself: "Follow us on Facebook".
OFFERING: Phrases = {
    "en": {
        GOLD: (
            "follow, subscribe, subscriber, subscription, sign, newsletter, newsletters, inbox, "
            "download, app, commenting, notifications, share"
        )
    },
    "de": {GOLD: "abonnieren"},
    "fr": {GOLD: "abonnez, abonner"},
    "es": {GOLD: "suscríbete"},
    "it": {UNRECORDED: "iscriviti"},
    "pt": {GOLD: "assine"},
}

# Labels before the tags and the address of an article; a colon follows.
TAG_LABELS: Phrases = {
    "en": {GOLD: "tags, permalink", COMMON: "tagged, categories, keywords"},
    "de": {GOLD: "kategorien, schlagwörter", COMMON: "schlagworte, stichworte"},
    "fr": {COMMON: "mots-clés, étiquettes, catégories"},
    "es": {GOLD: "temas", COMMON: "etiquetas, categorías, palabras clave"},
    "pt": {COMMON: "etiquetas, categorias, palavras-chave"},
    "it": {COMMON: "tag, argomenti, categorie"},
    "nl": {COMMON: "trefwoorden"},
    "sv": {COMMON: "etiketter, taggar"},
    "da": {COMMON: "emneord"},
    "no": {COMMON: "emner, stikkord"},
    "pl": {COMMON: "tagi, słowa kluczowe"},
    "cs": {COMMON: "štítky, témata, klíčová slova"},
    "hu": {COMMON: "címkék"},
    "ro": {COMMON: "etichete"},
    "tr": {COMMON: "etiketler"},
    "ru": {COMMON: "теги, тэги, метки"},
    "uk": {COMMON: "теги, мітки"},
    "bg": {GOLD: "етикети"},
    "el": {COMMON: "ετικέτες"},
    "zh": {COMMON: "标签, 標籤, 关键词, 關鍵字"},
    "ja": {COMMON: "タグ, キーワード"},
    "ko": {COMMON: "태그"},
    "ar": {COMMON: "كلمات مفتاحية, الوسوم"},
}
