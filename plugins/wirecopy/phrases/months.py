"""The months, in full and as they are shortened, and the days of the week.

Each line holds the twelve months of a language from January on, in the form that stands beside a day ("4 марта").
Where they were seen: on the 922 gold pages (docs/evidence/extraction.md) and in feeds (docs/evidence/feeds.md). To add a
language, add a line; a test says when a name would then mean two months.
"""

from __future__ import annotations

import re
import unicodedata

MONTHS: dict[str, tuple[str, ...]] = {
    "en": (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    ),
    "de": (
        "januar februar märz april mai juni juli august september oktober november dezember",
        "jänner feber maerz apr mai jun jul aug sept okt nov dez",
        "jan feb mrz apr mai jun jul aug sep okt nov dez",
    ),
    "fr": ("janvier février mars avril mai juin juillet août septembre octobre novembre décembre",),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene febr mzo abr may jun jul ago setiembre oct nov dic",
    ),
    "it": ("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",),
    "pt": ("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",),
    "nl": ("januari februari maart april mei juni juli augustus september oktober november december",),
    "sv": ("januari februari mars april maj juni juli augusti september oktober november december",),
    "pl": (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    ),
    "cs": ("ledna února března dubna května června července srpna září října listopadu prosince",),
    "tr": ("ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",),
    "ru": ("января февраля марта апреля мая июня июля августа сентября октября ноября декабря",),
    "uk": ("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",),
    "id": ("januari februari maret april mei juni juli agustus september oktober november desember",),
    "fi": (
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    ),
    "el": (
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
        "ιαν φεβ μαρ απρ μαι ιον ιολ αυγ σεπ οκτ νοε δεκ",
    ),
    "hu": (
        "január február március április május június július augusztus szeptember október november december",
    ),
    "ro": (
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    ),
    "da": ("januar februar marts april maj juni juli august september oktober november december",),
    "no": ("januar februar mars april mai juni juli august september oktober november desember",),
    "sk": ("januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",),
    "sl": ("januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",),
    "sr": (
        "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
        "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
    ),
    "bg": ("януари февруари март април май юни юли август септември октомври ноември декември",),
    "lt": (
        "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    ),
    "lv": (
        "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
    ),
    "et": ("jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",),
    "ca": ("gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",),
    "ar": ("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",),
    "he": ("ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",),
    "zh": ("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",),
    "th": ("มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",),
    "hi": ("जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",),
}
WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}

_ACCENT = re.compile(r"(?<!и)[\u0300-\u036f]")
_SHORTENED = (4, 3)  # letters: "Sept.", "Okt."; the first that no two months share counts


def fold(text: str) -> str:
    """Lower case without accents, so that one spelling of a month is enough; й stays what it is."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", _ACCENT.sub("", decomposed)).replace("ı", "i")


def _numbered() -> dict[str, int]:
    lines = [line for lines in MONTHS.values() for line in lines]
    return {fold(name): number for line in lines for number, name in enumerate(line.split(), start=1)}


def _starts(length: int) -> dict[str, int]:
    """Starts of this length that belong to one month only."""
    meant: dict[str, set[int]] = {}
    for name, number in NUMBERS.items():
        meant.setdefault(name[:length], set()).add(number)
    return {start: numbers.pop() for start, numbers in meant.items() if len(numbers) == 1}


NUMBERS = _numbered()  # by folded name
_STARTS = {length: _starts(length) for length in _SHORTENED}


def month_number(name: str) -> int | None:
    """1 to 12 for the name of a month, in full or shortened; None for other words."""
    name = fold(name)
    starts = (_STARTS[length].get(name[:length]) for length in _SHORTENED)
    return NUMBERS.get(name) or next(filter(None, starts), None)


def month_names(*languages: str) -> list[str]:
    """The names as they are written, of these languages or of all."""
    chosen = languages or tuple(MONTHS)
    return [name for language in chosen for line in MONTHS[language] for name in line.split()]
