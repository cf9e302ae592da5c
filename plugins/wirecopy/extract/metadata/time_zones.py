"""Where an outlet's clock stands, told from its address and its locale.

A time without a zone is the newsroom's own clock: on the dev pages FAZ and n-tv state one that is two hours off when
read as UTC. And the day of an article is the day its readers had: "2019-10-18T22:04Z" stands on an Austrian page
as 19 October.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

# One zone per country, the capital's or that of most newsrooms. The United States and Canada have no such zone.
_ZONES = {
    "Europe/Berlin": "de", "Europe/Vienna": "at", "Europe/Zurich": "ch li", "Europe/Paris": "fr", "Europe/Madrid": "es",
    "Europe/Rome": "it", "Europe/Amsterdam": "nl", "Europe/Brussels": "be", "Europe/Luxembourg": "lu",
    "Europe/Warsaw": "pl", "Europe/Prague": "cz", "Europe/Bratislava": "sk", "Europe/Budapest": "hu",
    "Europe/Copenhagen": "dk", "Europe/Stockholm": "se", "Europe/Oslo": "no", "Europe/Helsinki": "fi",
    "Europe/Athens": "gr", "Europe/Bucharest": "ro", "Europe/Sofia": "bg", "Europe/Zagreb": "hr", "Europe/Belgrade": "rs",
    "Europe/Ljubljana": "si", "Europe/Vilnius": "lt", "Europe/Riga": "lv", "Europe/Tallinn": "ee", "Europe/Kyiv": "ua",
    "Europe/Istanbul": "tr", "Europe/London": "uk gb", "Europe/Dublin": "ie", "Europe/Lisbon": "pt",
    "Europe/Moscow": "ru", "Atlantic/Reykjavik": "is", "Asia/Jerusalem": "il", "Asia/Tokyo": "jp", "Asia/Seoul": "kr",
    "Asia/Shanghai": "cn", "Asia/Taipei": "tw", "Asia/Hong_Kong": "hk", "Asia/Singapore": "sg", "Asia/Kolkata": "in",
    "Asia/Karachi": "pk", "Asia/Dhaka": "bd", "Asia/Colombo": "lk", "Asia/Bangkok": "th", "Asia/Ho_Chi_Minh": "vn",
    "Asia/Manila": "ph", "Asia/Kuala_Lumpur": "my", "Asia/Jakarta": "id", "Asia/Tehran": "ir", "Asia/Dubai": "ae",
    "Asia/Riyadh": "sa", "Africa/Johannesburg": "za", "Africa/Nairobi": "ke", "Africa/Dar_es_Salaam": "tz",
    "Africa/Lagos": "ng", "Africa/Accra": "gh", "Africa/Windhoek": "na", "Africa/Harare": "zw", "Africa/Cairo": "eg",
    "Africa/Casablanca": "ma", "America/Argentina/Buenos_Aires": "ar", "America/Santiago": "cl", "America/Bogota": "co",
    "America/Lima": "pe", "America/Montevideo": "uy", "America/Asuncion": "py", "America/Guayaquil": "ec",
    "America/Caracas": "ve", "America/Sao_Paulo": "br", "America/Mexico_City": "mx", "Australia/Sydney": "au",
    "Pacific/Auckland": "nz",
}  # fmt: skip
_ZONE_OF = {country: zone for zone, countries in _ZONES.items() for country in countries.split()}

# Languages that are written in one zone, or nearly, and the country that stands for it. On 5 dev pages of 5 sites
# under .com and .net only they tell what a time without zone means; no page of 653 is read worse.
_COUNTRY_OF = {
    "de": "de", "it": "it", "pl": "pl", "sk": "sk", "hu": "hu", "fi": "fi", "no": "no", "nl": "nl", "tr": "tr", "ro": "ro",
    "bg": "bg", "hr": "hr", "lt": "lt", "lv": "lv", "is": "is", "th": "th", "id": "id", "ja": "jp", "ko": "kr", "cs": "cz",
    "da": "dk", "sv": "se", "el": "gr", "uk": "ua", "he": "il", "vi": "vn", "nb": "no",
}  # fmt: skip

# Content systems ship with them; "ar_AR" is no place: Open Graph's word for Arabic.
_PRESET_LOCALES = ("en_us", "en_gb", "es_es", "fr_fr", "pt_br", "pt_pt", "ar_ar")
_LOCALE_IN_PATH = re.compile(r"/([a-z]{2}[-_][a-z]{2})/", re.IGNORECASE)


def stated_locales(url: str, locales: tuple[str, ...]) -> tuple[str, ...]:
    """The locale in the address, as in "/en-gb/news/", before those that the page states."""
    return (*_LOCALE_IN_PATH.findall(urlsplit(url).path)[:1], *locales)


def zone_of(url: str, locales: tuple[str, ...]) -> ZoneInfo | None:
    """The zone of a national address, else of the first locale with a region ("de_AT"), else of the language."""
    countries = [(urlsplit(url).hostname or "").rpartition(".")[2]]
    plain = [locale.replace("-", "_").lower() for locale in locales]
    countries += [locale.partition("_")[2][:2] for locale in plain if locale not in _PRESET_LOCALES]
    countries += [_COUNTRY_OF.get(locale[:2], "") for locale in plain]
    name = next((_ZONE_OF[country] for country in countries if country in _ZONE_OF), None)
    return ZoneInfo(name) if name else None


def is_american(locales: tuple[str, ...]) -> bool:
    """Whether "3/4/2024" may mean March: English or unstated, and no locale names another country."""
    plain = [locale.replace("-", "_").lower() for locale in locales]
    return all(locale in ("en", "en_us") for locale in plain)
