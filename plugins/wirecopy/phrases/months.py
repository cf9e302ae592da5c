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
    "hr": (
        "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna oktobra studenoga prosinca",
        "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna oktobra studenog prosinca",
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
    # Egypt and the Gulf; the Levant; Algeria and Tunisia; Morocco.
    "ar": (
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
        "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
        "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
    ),
    "fa": ("ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",),
    "he": ("ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",),
    "zh": ("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",),
    "th": ("มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",),
    "bn": ("জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",),
    "hi": ("जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",),
}
# Names that no text is searched for, as some are surnames: shortened ones that do not tell the month by their start, and
# those of languages that were seen in feeds only.
SHORTENED = {
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "cs": "led úno bře dub kvě čvn čvc srp zář říj lis pro",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "ms": "januari februari mac april mei jun julai ogos september oktober november disember",
    "sq": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "vi": "tháng_một tháng_hai tháng_ba tháng_tư tháng_năm tháng_sáu tháng_bảy tháng_tám tháng_chín tháng_mười tháng_mười_một tháng_mười_hai",
    "th": "ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค",
}
# Croatian puts a full stop behind the day, Polish does not: "14. listopada" is October, "14 listopada" November. The
# starts that Czech has as well stay open.
_BEHIND_FULL_STOP = {"listopada": 10, "lip": 6, "lis": None, "srp": None}
# From Monday on.
WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}

_ACCENT = re.compile(r"(?<!и)[\u0300-\u036f]")
_START_LENGTHS = (4, 3)  # letters: "Sept.", "Okt."; the first that no two months share counts


def fold(text: str) -> str:
    """Lower case without accents, so that one spelling of a month is enough; й stays what it is."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", _ACCENT.sub("", decomposed)).replace("ı", "i")


def _numbered() -> dict[str, int]:
    lines = [*SHORTENED.values(), *(line for lines in MONTHS.values() for line in lines)]
    return {fold(name): number for line in lines for number, name in enumerate(line.split(), start=1)}


def _starts(length: int) -> dict[str, int]:
    """Starts of this length that belong to one month only."""
    meant: dict[str, set[int]] = {}
    for name, number in NUMBERS.items():
        meant.setdefault(name[:length], set()).add(number)
    return {start: numbers.pop() for start, numbers in meant.items() if len(numbers) == 1}


NUMBERS = _numbered()  # by folded name
_STARTS = {length: _starts(length) for length in _START_LENGTHS}


def month_number(name: str, *, behind_full_stop: bool = False) -> int | None:
    """1 to 12 for the name of a month, in full or shortened; None for other words and for several months.

    `behind_full_stop` says that the day before it has one: "14. listopada".
    """
    name = fold(name)
    if behind_full_stop and name in _BEHIND_FULL_STOP:
        return _BEHIND_FULL_STOP[name]
    starts = (_STARTS[length].get(name[:length]) for length in _START_LENGTHS)
    return NUMBERS.get(name) or next(filter(None, starts), None)


def _weekdays() -> dict[str, int]:
    """By folded name, in full or its first three letters."""
    names = [
        (fold(name), number) for line in WEEKDAYS.values() for number, name in enumerate(line.split()[:7])
    ]
    return {start: number for name, number in names for start in (name, name[:3])}


_WEEKDAY_NUMBERS = _weekdays()


def weekday_number(name: str) -> int | None:
    """0 for Monday to 6 for the name of a day; None for other words."""
    return _WEEKDAY_NUMBERS.get(fold(name))


def month_names(*languages: str) -> list[str]:
    """The names as they are written, of these languages or of all."""
    chosen = languages or tuple(MONTHS)
    return [name for language in chosen for line in MONTHS[language] for name in line.split()]
