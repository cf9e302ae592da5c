"""Which half of the day a clock of twelve hours means: "9:30 a.m.", "오후 9:30", "π.μ.", "8 вечера".

Written with their full stops; a reader of times lets each of them be missing, or a space follow it.
Hungarian "de." and "du." are not here: they are everyday words of dates in Spanish and French.
"""

from wirecopy.phrases.notation import Phrases

# CLDR's names of the halves of the day (cldr/common/main, dayPeriods "am" and "pm").
_CLDR = "https://cldr.unicode.org/translation/date-time/date-time-symbols"

BEFORE_NOON: Phrases = {
    "en": {_CLDR: "a.m."},
    "de": {_CLDR: "vorm."},
    "sv": {_CLDR: "f.m."},
    "el": {_CLDR: "π.μ."},
    "bg": {_CLDR: "пр.об."},
    "uk": {_CLDR: "дп"},
    "cs": {_CLDR: "dop."},
    "th": {_CLDR: "ก่อนเที่ยง"},
    "hu": {_CLDR: "délelőtt"},
    "tr": {_CLDR: "öö"},
    "vi": {_CLDR: "sa"},
    "ms": {_CLDR: "pg"},
    "sq": {_CLDR: "e paradites"},
    "hi": {_CLDR: "पूर्वाह्न"},
    "ar": {_CLDR: "ص, صباحا, صباحًا"},
    "fa": {_CLDR: "ق.ظ."},
    "he": {_CLDR: 'לפנה"צ, לפנה״צ'},
    "ja": {_CLDR: "午前"},
    "zh": {_CLDR: "上午, 凌晨, 清晨, 早上"},
    "ko": {_CLDR: "오전"},
}

AFTER_NOON: Phrases = {
    "en": {_CLDR: "p.m."},
    "de": {_CLDR: "nachm."},
    "sv": {_CLDR: "e.m."},
    "el": {_CLDR: "μ.μ."},
    "bg": {_CLDR: "сл.об."},
    "uk": {_CLDR: "пп"},
    "cs": {_CLDR: "odp."},
    "th": {_CLDR: "หลังเที่ยง"},
    "hu": {_CLDR: "délután"},
    "tr": {_CLDR: "ös"},
    "vi": {_CLDR: "ch"},
    "ms": {_CLDR: "ptg"},
    "sq": {_CLDR: "e pasdites"},
    "hi": {_CLDR: "अपराह्न"},
    "ar": {_CLDR: "م, مساء, مساءً"},
    "fa": {_CLDR: "ب.ظ."},
    "he": {_CLDR: 'אחה"צ, אחה״צ'},
    "ja": {_CLDR: "午後"},
    "zh": {_CLDR: "下午"},
    "ko": {_CLDR: "오후"},
}

# Parts of the day. They do not say of every hour which of the two is meant: noon is "12 de la mañana" in Spain, and
# nobody says "1 вечера". `written_time` has the hours of which they say it.
MORNING: Phrases = {
    "en": {_CLDR: "in the morning"},
    "de": {_CLDR: "morgens, vormittags"},
    "fr": {_CLDR: "du matin"},
    "es": {_CLDR: "de la mañana"},
    "it": {_CLDR: "di mattina, del mattino"},
    "pt": {_CLDR: "da manhã"},
    "ru": {_CLDR: "утра"},
    "uk": {_CLDR: "ранку"},
    "bg": {_CLDR: "сутринта"},
    "id": {_CLDR: "pagi"},
    "vi": {_CLDR: "sáng"},
}

AFTERNOON: Phrases = {
    "en": {_CLDR: "in the afternoon"},
    "de": {_CLDR: "nachmittags"},
    "fr": {_CLDR: "de l'après-midi"},
    "es": {_CLDR: "de la tarde"},
    "it": {_CLDR: "di/del pomeriggio"},
    "pt": {_CLDR: "da tarde"},
    "ru": {_CLDR: "дня"},
    "ms": {_CLDR: "petang"},
    "vi": {_CLDR: "chiều"},
    "zh": {_CLDR: "中午"},
}

EVENING: Phrases = {
    "en": {_CLDR: "in the evening"},
    "de": {_CLDR: "abends"},
    "fr": {_CLDR: "du soir"},
    "it": {_CLDR: "di/della sera"},
    "ru": {_CLDR: "вечера"},
    "uk": {_CLDR: "вечора"},
    "bg": {_CLDR: "вечерта"},
    "vi": {_CLDR: "tối"},
    "zh": {_CLDR: "晚上"},
}

NIGHT: Phrases = {
    "en": {_CLDR: "at night"},
    "de": {_CLDR: "nachts"},
    "es": {_CLDR: "de la noche"},
    "pt": {_CLDR: "da noite"},
    "ru": {_CLDR: "ночи"},
    "uk": {_CLDR: "ночі"},
    "id": {_CLDR: "malam"},
}
