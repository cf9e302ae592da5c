"""What stands beside the day of an article: "Published 4 March", "Stand: 4. März"."""

from wirecopy.phrases.notation import COMMON, GOLD, UNRECORDED, Phrases

# WordPress calls the time of a change so in its translations.
_LABELS = "https://translate.wordpress.org/projects/wp/"

PUBLISHED: Phrases = {
    "en": {GOLD: "published, posted"},
    "de": {GOLD: "veröffentlicht"},
    "fr": {GOLD: "publié"},
    "es": {GOLD: "publicado"},
    "it": {GOLD: "pubblicato"},
}

UPDATED: Phrases = {
    "en": {
        GOLD: "(last) updat*, modifi*",
        COMMON: "last edited/changed/revised/reviewed/change/edit, revised",
    },
    "de": {GOLD: "aktualis*, zuletzt, geändert, bearbeitet", COMMON: "letzte änderung"},
    "fr": {GOLD: "mis/mise à jour", UNRECORDED: "modifi*"},
    "es": {GOLD: "actualiz*", COMMON: "última modificación/edición, modificado"},
    "it": {UNRECORDED: "aggiorn*", COMMON: "ultima modifica, modificat*"},
    "pt": {GOLD: "atualiz*", COMMON: "última modificação, modificado"},
    "nl": {_LABELS: "bijgewerkt, gewijzigd"},
    "sv": {_LABELS: "uppdaterad, uppdaterat, ändrad"},
    "da": {_LABELS: "opdateret"},
    "no": {_LABELS: "oppdatert"},
    "fi": {_LABELS: "päivitetty, muokattu"},
    "pl": {_LABELS: "(z)aktualizowan*, aktualizacj*"},
    "cs": {_LABELS: "aktualizov*, aktualizace"},
    "hu": {_LABELS: "frissít*, frissült, módosít*"},
    "ro": {_LABELS: "actualiz*"},
    "tr": {_LABELS: "güncelle*"},
    "el": {_LABELS: "ενημερώ*, ενημέρωση"},
    "ru": {_LABELS: "обновлен*, обновлён, изменен*"},
    "uk": {_LABELS: "оновлен*"},
    "bg": {_LABELS: "обновен*, актуализ*"},
    "sr": {_LABELS: "ažurira*"},
    "lt": {_LABELS: "atnaujint*"},
    "id": {_LABELS: "diperbar*"},
    "vi": {_LABELS: "cập nhật"},
    "ar": {_LABELS: "تحديث"},
    "he": {_LABELS: "עודכן"},
    "ja": {_LABELS: "(最終)更新"},
    "zh": {_LABELS: "修改, (最后)修改, (最后)更新, (最後)更新, (最近)更新"},
    "hi": {COMMON: "अपडेट*"},
    "bn": {COMMON: "আপডেট*"},
    "fa": {COMMON: "به روزرسانی, به‌روزرسانی, بروزرسانی, بروز رسانی"},
    # Alone it is also a name.
    "ko": {_LABELS: "기사수정, 최종수정, 수정일, 업데이트", COMMON: "수정 #, 수정: #, 수정 : #"},
}

# They say so where nothing else stands before a time; elsewhere they are everyday words, or part of a credit ("edited by").
UPDATED_ALONE: Phrases = {
    "en": {COMMON: "upd., edited, edit, changed, corrected"},
    "fr": {COMMON: "maj, maj le"},
    "es": {COMMON: "editado, editado el"},
    "ko": {COMMON: "(최종) 수정"},
    "zh": {COMMON: "编辑于, 編輯於"},
}

# No update: on tagesschau.de it is the only date there is.
AS_OF: Phrases = {
    "de": {GOLD: "stand"},
}

# The section follows.
FILED_UNDER: Phrases = {
    "en": {GOLD: "published/filed/posted in, filed under"},
}

# Between the day and the clock.
AT_HOUR: Phrases = {
    "en": {GOLD: "at"},
    "de": {GOLD: "um"},
    "fr": {GOLD: "à"},
    "es": {GOLD: "a las, a la"},
    "it": {GOLD: "alle, ore, alle ore"},
    "pt": {GOLD: "às"},
    "nl": {UNRECORDED: "om"},
    "da": {UNRECORDED: "kl."},
    "fi": {UNRECORDED: "klo"},
    "sv": {COMMON: "klockan"},
    "cs": {COMMON: "v, ve"},
    "pl": {UNRECORDED: "o, godz., o godz."},
    "ro": {UNRECORDED: "ora"},
    "tr": {UNRECORDED: "saat"},
    "ru": {UNRECORDED: "в"},
    "uk": {UNRECORDED: "о"},
    "el": {UNRECORDED: "στις"},
    "hu": {UNRECORDED: "kor"},
    "hr": {COMMON: "u"},
}

# Behind the clock: it adds nothing.
O_CLOCK: Phrases = {
    "de": {GOLD: "uhr"},
    "fr": {UNRECORDED: "h"},
    "es": {UNRECORDED: "hs., hrs., horas"},
    "nl": {COMMON: "uur"},
    "th": {UNRECORDED: "น."},
    "ru": {UNRECORDED: "ч.", COMMON: "час, часа, часов"},
}

# Before the day.
ON_DAY: Phrases = {
    "en": {GOLD: "on"},
    "de": {GOLD: "am"},
    "fr": {GOLD: "le"},
    "es": {GOLD: "el"},
    "it": {COMMON: "il"},
    "pt": {COMMON: "em"},
    "nl": {COMMON: "op"},
}
