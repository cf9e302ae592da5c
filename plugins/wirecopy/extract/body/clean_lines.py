"""Lines that came out with the text but are not it: the repeated headline, bylines, dates, "read also", captions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirecopy.extract.metadata.title import title_key

_HEAD_LINES = 8  # where headline, byline and date are looked for

_BOILERPLATE = re.compile(
    r"^\W*(?:read more|read also|also read|see also|more on this|related(?: articles?| stories| topics)?\s*:|lesen sie|mehr zum thema|lire aussi|"
    r"à lire aussi|leia também|leia mais|lee también|te puede interesar|leggi anche|lees ook|läs (?:också|även|mer)|les også|"
    r"læs også|читайте также|читайте також|czytaj także|čtěte také|baca juga|関連記事|share this|share on|follow us on|"
    r"sign up (?:for|to)|subscribe to|comments?\s*$|blog comments powered by|(?:please )?enable javascript|"
    r"view the discussion thread|advertisement\s*$|anzeige\s*$|werbung\s*$|publicidad\s*$|listen to this article|click here|"
    r"this article (?:is|was) (?:more than|over) \d|\d+ min(?:ute)?s? read|"
    r"get the latest updates|thank you for visiting|have a tip\?|follow (?:him|her|them|me) on|watch below|swipe\b|"
    r"start your free trial|log in or create|enjoying our latest|you are using a browser|support (?:our|independent) journalism|"
    r"empfohlener redaktioneller inhalt|an dieser stelle finden sie|ich bin damit einverstanden, dass mir|"
    r"ich bin einverstanden, dass mir|externer inhalt|dieser (?:artikel|text|beitrag) (?:ist|erschien) zuerst|aktuelle nachrichten aufs handy|"
    r"unabhängiger journalismus|wie hat ihnen dieser artikel|durchschnittliche bewertung|\d+ wochen kostenlos|jetzt (?:abonnieren|testen|anmelden)|"
    r"mehr zu diesem thema|folgst du|abonniere|newsletter\b|tu suscripción|si quieres compartir tu cuenta|si decides continuar|"
    r"en el caso de no saber quién|¿quieres añadir otro|si continúas leyendo|flecha\s*$|abonnez-vous|cet article est réservé|"
    r"il vous reste|inscrivez-vous|iscriviti|abbonati|riproduzione riservata|assine\b|inscreva-se|abonneer|meld je aan|tilmeld|"
    r"この記事は(?:会員|有料)|有料会員|会員登録|残り\s*\d+\s*文字|無料会員|関連(?:キーワード|企業)|紙の新聞|【初トクキャンペーン】|"
    r"責任編集|责编|责任编辑|무단\s?전재|저작권자|embed\s*$|článek\s*$|popular\s*$|"
    r"tags\s*$|schlagworte?\s*$|summary\s*$|inhaltsverzeichnis\s*$|table of contents\s*$|keine kommentare\s*$|"
    r"no comments\s*$|reklama\s*$|reclame\s*$|publicité\s*$|annons\s*$|annonce\s*$)"
)
_BOILERPLATE_MAX = 260

# A line of its own that opens what stands below an article; all after it goes, if it is less than a third.
_END = re.compile(
    r"^\W*(?:more (?:from|on|stories|in|news)\b.{0,40}|related (?:articles?|stories|topics|posts|content|news)|read (?:more|next)|you may also like|"
    r"you might also like|recommended(?: for you| stories)?|most (?:read|popular|viewed)|trending(?: now)?|popular(?: stories)?|latest (?:news|stories)|"
    r"about the authors?|share this.{0,30}|comments?(?: \(\d+\))?|leave a (?:comment|reply)|explore further|what to read next|"
    r"ähnliche(?: artikel| themen)?|mehr zum thema|auch interessant|das könnte (?:sie|dich) auch interessieren.*|meistgelesen|"
    r"lesen sie (?:auch|mehr).{0,20}|weitere (?:artikel|themen|nachrichten|meldungen)|kommentare|quellen|zum thema|"
    r"à lire aussi|sur le même sujet|articles? (?:similaires|liés)|les plus lus|lire aussi|commentaires|"
    r"te puede interesar|también te puede interesar|noticias relacionadas|lo más (?:leído|visto)|más noticias|"
    r"você pode gostar.*|leia (?:também|mais)|notícias relacionadas|veja também|mais lidas|"
    r"leggi anche|articoli correlati|potrebbe interessarti.*|ti potrebbe interessare.*|lees (?:ook|meer)|meer (?:over|nieuws).{0,30}|gerelateerd.*|"
    r"läs (?:också|mer|även)|les (?:også|mer)|læs (?:også|mere)|czytaj (?:także|też|więcej)|zobacz też|čtěte (?:také|dále)|"
    r"mohlo by vás zajímat|читайте также|похожие новости|baca juga|ilgili haberler|関連記事|あわせて読みたい|相关(?:新闻|阅读)|관련\s?기사)\W*$",
    re.IGNORECASE,
)
_MAX_AFTER_END = 0.34
_PARAGRAPH = 220
_BIOGRAPHY = re.compile(
    r"^.{0,30}?\s(?:is|was|works|has|covers|writes|ist|schreibt|arbeitet|est|es|è|é|jest)\s", re.IGNORECASE
)
_LAST_LINES = 4  # where a note about the author stands
_KICKER_WORDS = 5
_KICKER_WIDTH = 60
_CAPTION = re.compile(
    r"^\W*(?:(?:photos?|images?|fotos?|bild(?:er|quelle|nachweis)?|titelbild|photograph|picture|credits?|fotocredit|"
    r"crédits?(?: photos?)?|fot\.?)\s*(?:credit\s*)?(?::|\bby\b|©|/)|©\s*(?:getty|reuters|dpa|afp|imago))|"
    r"\((?:photo|file photo|ap photo|image|foto)\b[^)]*\)\s*$|(?:/|via )getty images\W*$"
)
_BYLINE = re.compile(
    r"^\W*(?:(?:written |words |story |posted )?by|von|par|por|door|autor(?:in)?|text)\b\s*:?\s+\S",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^\W*(?:published|updated|posted|last updated|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|"
    r"stand|pubblicato|aggiornato)?\b.{0,40}\b(?:19|20)\d\d\b.{0,40}$",
    re.IGNORECASE,
)
_FILED = re.compile(r"^\W*(?:published in|filed under|posted in|filed in)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…。！？]['”\"’»)」』]*$")


@dataclass(frozen=True, slots=True)
class CleanText:
    """The remaining lines, and what was taken out that may name an agency: byline lines and captions."""

    lines: tuple[str, ...]
    bylines: tuple[str, ...]
    captions: tuple[str, ...]


def clean_lines(lines: list[str], headlines: tuple[str, ...], authors: tuple[str, ...]) -> CleanText:
    """Drop what is not text. `headlines` are all wordings of the title, `authors` the names known so far."""
    titles = {title_key(title) for title in headlines} - {""}
    names = {title_key(name) for name in authors} - {""}
    lines = _before_end(lines)
    kept: list[str] = []
    bylines: list[str] = []
    captions: list[str] = []
    for number, line in enumerate(lines):
        in_head = number < _HEAD_LINES
        if not re.search(r"\w", line) or _END.match(line):
            continue
        if len(line) <= _BOILERPLATE_MAX:
            # Instead of IGNORECASE, which tries each of the 150 openings letter by letter.
            lower = line.lower()
            if _BOILERPLATE.match(lower):
                continue
            if _CAPTION.search(lower):
                captions.append(line)
                continue
        if in_head and (_is_headline(line, titles) or _is_stamp(line)):
            continue
        if in_head and _is_byline(line, names):
            bylines.append(line)
            continue
        if number >= len(lines) - _LAST_LINES and _is_about_author(line, names):
            continue
        kept.append(line)
    return CleanText(tuple(_without_kickers(kept)), tuple(bylines), tuple(captions))


def _before_end(lines: list[str]) -> list[str]:
    """The lines above the first that opens the further stories, where only a small part follows."""
    total = sum(map(len, lines))
    rest = total
    for number, line in enumerate(lines):
        if (
            number
            and rest <= _MAX_AFTER_END * total
            and _END.match(line)
            and _are_teasers(lines[number + 1 :])
        ):
            return lines[:number]
        rest -= len(line)
    return lines


def _are_teasers(lines: list[str]) -> bool:
    """Headlines and summaries; paragraphs of full length, or nothing but sentences, show that the article goes on."""
    headlines = sum(not _SENTENCE_END.search(line) for line in lines)
    return all(len(line) < _PARAGRAPH for line in lines) and headlines >= len(lines) / 3


def _is_headline(line: str, titles: set[str]) -> bool:
    """A wording of the headline, or all its words with a kicker before them."""
    key = title_key(line)
    if key in titles:
        return True
    words = set(key.split())
    return any(
        len(title.split()) >= 4
        and set(title.split()) <= words
        and len(words) <= len(title.split()) + _KICKER_WORDS
        for title in titles
    )


def _is_about_author(line: str, names: set[str]) -> bool:
    key = title_key(line)
    return any(key.startswith(name) for name in names) and bool(
        _BIOGRAPHY.match(line[len(min(names, key=len)) - 1 :])
    )


def _without_kickers(lines: list[str]) -> list[str]:
    """Labels of a few words before the first paragraph: the section, a topic, "Summary"."""
    for number, line in enumerate(lines[:_LAST_LINES]):
        if len(line.split()) > _KICKER_WORDS or _width(line) > _KICKER_WIDTH or _SENTENCE_END.search(line):
            return lines[number:]
    return lines


def _width(line: str) -> int:
    """Columns: characters of scripts without spaces count three times, as they say as much."""
    return len(line) + 2 * sum("\u2e80" < character < "\ufb00" for character in line)


def _is_byline(line: str, names: set[str]) -> bool:
    key = title_key(line)
    if key in names:
        return True
    if len(line) > 120 or _SENTENCE_END.search(line):
        return False
    return bool(_BYLINE.match(line)) or any(
        key.startswith(name) and len(key) < len(name) + 40 for name in names
    )


def _is_stamp(line: str) -> bool:
    """A short line around a date or a section: few words, no sentence."""
    if len(line) > 80 or _SENTENCE_END.search(line) or len(line.split()) > 10:
        return False
    return bool(_DATE.match(line) or _FILED.match(line))
