"""Which half of the day a clock of twelve hours means: "9:30 a.m.", "오후 9:30", "π.μ.".

Written with their full stops; a reader of times lets each of them be missing, or a space follow it.
Words for parts of the day that run over noon or midnight ("noche", "夜") are not here: they do not tell the hour; nor are
Hungarian "de." and "du.", which are everyday words of dates in Spanish and French.
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
    "hu": {_CLDR: "délelőtt"},
    "tr": {_CLDR: "öö"},
    "vi": {_CLDR: "sa"},
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
    "hu": {_CLDR: "délután"},
    "tr": {_CLDR: "ös"},
    "vi": {_CLDR: "ch"},
    "ar": {_CLDR: "م, مساء, مساءً"},
    "fa": {_CLDR: "ب.ظ."},
    "he": {_CLDR: 'אחה"צ, אחה״צ'},
    "ja": {_CLDR: "午後"},
    "zh": {_CLDR: "下午"},
    "ko": {_CLDR: "오후"},
}
