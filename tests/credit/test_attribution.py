"""Who wrote it and who passed it on, told from the marks on wire copy."""

from __future__ import annotations

from typing import Any

import pytest

from wirecopy.config import load_wire_services, parse_wire_services
from wirecopy.credit import Attribution, CreditClues, read_credits
from wirecopy.model import CreditSource, Role
from wirecopy.settings import ROOT

SERVICES = load_wire_services(ROOT / "config" / "wire_services.yaml")
BODY = "The invented ferry left the quay at noon.\nIts owner said the piano was heavy."
OUTLET = "https://www.example.com/2024/ferry"


def read(text: Any = BODY, **clues: Any) -> Attribution:
    return read_credits(CreditClues(**{"text": text, "url": OUTLET, "wire_services": SERVICES, **clues}))


def parties(reading: Attribution, role: Role) -> list[str]:
    return [credit.party for credit in reading.credits if credit.role is role]


class TestByline:
    @pytest.mark.parametrize(
        ("byline", "person", "agency"),
        [
            ("Henry Meyer, Bloomberg News", "Henry Meyer", "Bloomberg"),
            ("By Ann Roe, AP", "Ann Roe", "Associated Press"),
            ("ANN ROE Associated Press", "ANN ROE", "Associated Press"),
            ("Ann Roe and Bo Lee | Reuters", "Ann Roe, Bo Lee", "Reuters"),
            ("By ANN ROE, AP Sports Writer", "ANN ROE", "Associated Press"),
            ("The Associated Press", "", "Associated Press"),
            ("Reuters Staff", "", "Reuters"),
            ("By Ann Roe The Washington Post", "Ann Roe", "The Washington Post"),
            ("By ANN ROE AP National Security Writer", "ANN ROE", "Associated Press"),
            ("Ann Roe and Bo LeeAssociated Press", "Ann Roe, Bo Lee", "Associated Press"),
            ("Associated Press in Harbour Town, Florida", "", "Associated Press"),
            ("Ann Roe | AP", "Ann Roe", "Associated Press"),
            ("By Ann Roe Bloomberg", "Ann Roe", "Bloomberg"),
            ("Por EFE", "", "EFE"),
            ("Von Ann Roe, dpa", "Ann Roe", "dpa"),
            ("Par Ann Roe (AFP)", "Ann Roe", "Agence France-Presse"),
            ("Newser — Ann Roe", "Ann Roe", "Newser"),
        ],
    )
    def test_agency_is_credited_and_taken_off(self, byline: str, person: str, agency: str) -> None:
        reading = read(bylines=(byline,))
        assert reading.people == (person,)
        assert [(c.party, c.source, c.evidence) for c in reading.credits] == [
            (agency, CreditSource.BYLINE, byline)
        ]

    @pytest.mark.parametrize(
        "byline",
        ["Ann Roe", "Ani Roe", "By Pa Roe", "Maria Lusa", "TT Roe", "Ann Bloomberg", "Ann R. Stacker"],
    )
    def test_names_that_look_like_agencies_are_people(self, byline: str) -> None:
        reading = read(bylines=(byline,))
        assert reading.credits == ()
        assert reading.people == (byline,)

    @pytest.mark.parametrize("byline", ["EFE/ A.B. Roe", "Ann Roe/AFP/Getty Images"])
    def test_photographers_sign_no_text(self, byline: str) -> None:
        assert read(bylines=(byline,)).credits == ()

    def test_a_paper_and_the_service_that_passed_its_text_on(self) -> None:
        reading = read(bylines=("Ann Roe, Los Angeles Times (TNS)",))
        assert parties(reading, Role.ORIGINATOR) == ["Los Angeles Times"]
        assert parties(reading, Role.DISTRIBUTOR) == ["Tribune Content Agency"]
        assert reading.people == ("Ann Roe",)

    def test_whole_texts_in_the_place_of_names_name_nobody(self) -> None:
        text = "AP, " * 25_000
        assert read(bylines=(text,), organisations=(text, " \t" * 50_000 + "!")).credits == ()

    def test_a_bracket_that_never_closes_is_no_caption(self) -> None:
        assert read(f"({'AP ' * 30_000}\n{BODY}").credits == ()

    def test_an_outlet_that_names_itself_is_no_origin(self) -> None:
        reading = read(bylines=("Ann Roe, USA TODAY",), url="https://www.usatoday.com/ferry")
        assert reading.credits == ()
        assert reading.people == ("Ann Roe",)

    @pytest.mark.parametrize("byline", ["ANN ROE AP National Security Writer", "Ann Roe, AP Sports Writer"])
    def test_a_post_is_no_part_of_the_agencys_name(self, byline: str) -> None:
        assert read(BODY, bylines=(byline,)).agencies == ("Associated Press",)

    def test_a_paper_before_its_syndicate_wrote_the_text(self) -> None:
        reading = read(BODY, bylines=("Ann Roe, Harbour Star (TNS)",))
        assert parties(reading, Role.ORIGINATOR) == ["Harbour Star"]
        assert parties(reading, Role.DISTRIBUTOR) == ["Tribune Content Agency"]
        assert reading.people == ("Ann Roe",)

    def test_a_distributor_in_the_byline_is_not_the_originator(self) -> None:
        reading = read(bylines=("Ann Roe, Tribune News Service",))
        assert parties(reading, Role.DISTRIBUTOR) == ["Tribune Content Agency"]
        assert parties(reading, Role.ORIGINATOR) == []


class TestHead:
    @pytest.mark.parametrize(
        ("line", "agency"),
        [
            ("Associated Press", "Associated Press"),
            ("By Reuters", "Reuters"),
            ("Bloomberg•", "Bloomberg"),
            ("Ann Roe, Associated Press Published 9:21 a.m. ET July 15, 2018", "Associated Press"),
            ("By ANN ROE, AP National Security Writer | on", "Associated Press"),
            ("Posted 5:57 am, July 16, 2018, by Associated Press , Updated at 06:00AM", "Associated Press"),
            ("The Associated Press — By ANN ROE - Associated Press", "Associated Press"),
            ("from The Conversation", "The Conversation"),
            ("By ANN ROE, BO LEE and CY EK | Associated Press", "Associated Press"),
            ("AP", "Associated Press"),
            ("/ Source: Associated Press", "Associated Press"),
            ("(From The Hill)", "The Hill"),
        ],
    )
    def test_a_byline_line_is_a_credit_and_no_text(self, line: str, agency: str) -> None:
        reading = read(f"{line}\n{BODY}")
        assert [c.party for c in reading.credits] == [agency]
        assert reading.text == BODY

    @pytest.mark.parametrize(
        "line",
        [
            "Ann Roe, AFP/Getty Images",
            "Photo: Ann Roe, AP",
            "(Ann Roe/Invision/AP)",
            "The minister met Associated Press",
            "Ann Roe, Reuters:",
            "Ann Roe/Reuters",
            "Ann Roe / AP",
            "CreditAnn Roe/Reuters",
            "Play the video\nReuters",
        ],
    )
    def test_photo_credits_and_sentences_are_none(self, line: str) -> None:
        assert read(f"{line}\n{BODY}").credits == ()

    def test_bylines_and_datelines_are_found_below_a_gallery(self) -> None:
        gallery = "Image 1 of 9\nPhoto: Ann Roe, AP\n" * 5
        caption = (
            f"The ferry leaves the quay with a piano on board, {'and so on, ' * 12}. (AP Photo/Ann Roe)\n"
        )
        for line in ("By The Associated Press", "HARBOUR TOWN (AP) — The ferry left the quay at noon."):
            reading = read(f"Ferry takes a piano across\n{gallery}{caption}{line}\n{BODY}")
            assert parties(reading, Role.ORIGINATOR) == ["Associated Press"]

    def test_below_the_first_paragraphs_a_dateline_belongs_to_something_else(self) -> None:
        paragraphs = [
            f"Ferry {n} left the quay at noon, {'with a piano on board, ' * 6}and came." for n in range(4)
        ]
        text = "\n".join([*paragraphs[:3], "MOSCOW (AP) — Another story.", paragraphs[3]])
        assert read(text).credits == ()

    def test_a_text_that_says_where_it_first_stood(self) -> None:
        reading = read(f"[This review was originally posted at the Harbour Review on May 30, 2024.]\n{BODY}")
        assert parties(reading, Role.ORIGINATOR) == ["the Harbour Review"]
        assert reading.text == BODY

    def test_a_text_that_came_by_way_of_another_site(self) -> None:
        reading = read(f"Authored by Ann Roe via The Harbour Review,\n{BODY}")
        assert parties(reading, Role.ORIGINATOR) == ["The Harbour Review"]
        assert reading.text == BODY

    def test_a_bare_agency_beside_a_date_is_a_byline(self) -> None:
        reading = read(f"Ferry takes a piano across\nAP\nJuly 15, 2024\n{BODY}")
        assert parties(reading, Role.ORIGINATOR) == ["Associated Press"]

    def test_a_text_that_gives_the_address_where_it_first_stood(self) -> None:
        reading = read(f"Originally published at https://www.example.net/ferry\n{BODY}")
        assert parties(reading, Role.ORIGINATOR) == ["example.net"]

    def test_the_name_of_several_people_below_a_long_headline_is_a_byline(self) -> None:
        headline = "The ferry leaves the quay with forty people and a piano on board on Monday"
        reading = read(f"{headline}\nAnn Roe, Bo Lee and Cy Ek, Associated Press\n{BODY}")
        assert parties(reading, Role.ORIGINATOR) == ["Associated Press"]

    def test_a_name_below_a_caption_is_the_photographers(self) -> None:
        caption = "The ferry leaves the quay with forty people and a piano on board on Monday."
        assert read(f"{caption}\nAnn Roe, Associated Press\n{BODY}").credits == ()


class TestDateline:
    @pytest.mark.parametrize(
        ("start", "agency"),
        [
            ("MOSCOW (AP) — The ferry", "Associated Press"),
            ("GLASGOW, Scotland (AP) — The ferry", "Associated Press"),
            ("NEW YORK, May 30 (Reuters) - The ferry", "Reuters"),
            ("Berlin (dpa) - Die Fähre", "dpa"),
            ("Stuttgart (dpa/lsw) - Die Fähre", "dpa"),
            ("Madrid, 4 mar (EFE).- El ferry", "EFE"),
            ("(ANSA) - ROMA, 04 MAR - Il traghetto", "ANSA"),
            ("MADRID, 4 Mar. (EUROPA PRESS) - El ferry", "Europa Press"),
            ("MOSCOW, March 4. /TASS/. The ferry", "TASS"),
            ("BEIJING, March 4 (Xinhua) -- The ferry", "Xinhua"),
            ("New Delhi, Mar 4 (PTI) The ferry", "Press Trust of India"),
            ("New Delhi [India], March 4 (ANI): The ferry", "ANI"),
            ("新华社北京3月4日电 渡轮", "Xinhua"),
            ("(서울=연합뉴스) 홍길동 기자 = 여객선", "Yonhap"),
            ("Washington (CNN)", "CNN"),
            ("Wien (KNA/hb). Die Fähre", "KNA"),
            ("МОСКВА, 4 мар — РИА Новости. Паром", "RIA Novosti"),
            ("PARIS, 4 mars - AFP. Le bac", "Agence France-Presse"),
            ("АСТАНА. КАЗИНФОРМ – Паром", "Kazinform"),
            ("【中央社╱台北16日電】渡輪", "CNA (Taiwan)"),
            ("Warszawa (PAP) - Prom", "PAP"),
            ("Praha (ČTK) - Trajekt", "ČTK"),
            ("Lisboa, 04 mar 2024 (Lusa) - O barco", "Lusa"),
            ("OSLO (NTB) – Fergen", "NTB"),
            ("Bruxelles (Belga) - Le bac", "Belga"),
            ("İSTANBUL (AA) - Vapur", "Anadolu Agency"),
        ],
    )
    def test_forms_over_the_languages(self, start: str, agency: str) -> None:
        reading = read(
            f"{start} left the quay at noon.\n{BODY}" if not start.endswith("(CNN)") else f"{start}\n{BODY}"
        )
        assert [(c.party, c.source) for c in reading.credits] == [(agency, CreditSource.DATELINE)]

    def test_the_words_stay_in_the_text(self) -> None:
        text = f"MOSCOW (AP) — The ferry left.\n{BODY}"
        reading = read(text)
        assert reading.text == text
        assert reading.credits[0].evidence == "MOSCOW (AP) —"

    @pytest.mark.parametrize(
        ("start", "wire"),
        [
            ("HARBOUR TOWN--(BUSINESS WIRE)--A firm", "Business Wire"),
            ("HARBOUR TOWN, Aug.  10, 2024  (GLOBE NEWSWIRE) -- A firm", "GlobeNewswire"),
            ("TORONTO , Aug. 1, 2024 /CNW/ - A firm", "CNW"),
            ("Hafenstadt (ots) - Eine Firma", "news aktuell"),
        ],
    )
    def test_press_release_wires(self, start: str, wire: str) -> None:
        reading = read(f"{start} said.\n{BODY}")
        assert parties(reading, Role.DISTRIBUTOR) == [wire]
        assert parties(reading, Role.ORIGINATOR) == []

    def test_the_source_line_of_a_press_release_names_its_issuer(self) -> None:
        release = "DALLAS, Nov. 5, 2024 /PRNewswire/ -- A firm said."
        reading = read(f"{release}\n{BODY}\nSOURCE Harbour Shipping Inc.")
        assert parties(reading, Role.ORIGINATOR) == ["Harbour Shipping Inc."]
        assert read(f"{BODY}\nSOURCE Harbour Shipping Inc.").credits == ()

    def test_a_press_release_wire_is_a_distributor(self) -> None:
        reading = read(f"DALLAS, Nov. 5, 2024 /PRNewswire/ -- A firm said.\n{BODY}")
        assert parties(reading, Role.DISTRIBUTOR) == ["PR Newswire"]

    @pytest.mark.parametrize(
        "line",
        [
            "The minister told AFP that the ferry was late.",
            "A spokesman told the Associated Press (AP) — the ferry was late.",
            "Ann Roe speaks on the quay. (AP Photo/Bo Lee)",
            "Bo Lee (AP)",
            "Photo: AFP",
            "Getty Images",
        ],
    )
    def test_quotations_and_photo_credits_are_no_credit(self, line: str) -> None:
        assert read(f"{line}\n{BODY}").credits == ()


class TestTail:
    def test_assistance_names_contributors_and_leaves_the_text(self) -> None:
        reading = read(f"{BODY}\n(With assistance from Shinhye Kang.)")
        assert parties(reading, Role.CONTRIBUTOR) == ["Shinhye Kang"]
        assert reading.text == BODY

    def test_rights_line_names_holder_originator_and_distributor(self) -> None:
        line = "©2024 Bloomberg L.P. Visit bloomberg.com. Distributed by Tribune Content Agency, LLC."
        reading = read(f"{BODY}\n{line}")
        assert reading.rights == line
        assert reading.text == BODY
        assert parties(reading, Role.RIGHTS_HOLDER) == ["Bloomberg L.P."]
        assert parties(reading, Role.ORIGINATOR) == ["Bloomberg"]
        assert parties(reading, Role.DISTRIBUTOR) == ["Tribune Content Agency"]

    @pytest.mark.parametrize("sign", ["(c)2024", "© 2024", "Copyright 2024", "© Copyright 2024"])
    def test_forms_of_the_copyright_sign(self, sign: str) -> None:
        reading = read(f"{BODY}\n{sign} The Associated Press. All rights reserved.")
        assert parties(reading, Role.ORIGINATOR) == ["Associated Press"]

    def test_a_paper_whose_text_is_distributed_is_the_originator(self) -> None:
        reading = read(
            f"{BODY}\n©2024 Harbour Herald. Visit harbourherald.example. Distributed by Tribune Content Agency, LLC."
        )
        assert parties(reading, Role.ORIGINATOR) == ["Harbour Herald"]

    def test_the_outlets_own_copyright_line_is_a_right_and_no_origin(self) -> None:
        reading = read(f"{BODY}\n© 2024 Northern Gazette Ltd. All rights reserved.")
        assert parties(reading, Role.RIGHTS_HOLDER) == ["Northern Gazette Ltd."]
        assert parties(reading, Role.ORIGINATOR) == []

    @pytest.mark.parametrize(
        ("line", "names"),
        [
            ("(Reporting by Ann Roe in Oslo and Bo Lee; editing by Cy Ek)", ["Ann Roe", "Bo Lee"]),
            ("(Additional reporting by Ann Roe; Writing by Bo Lee; Editing by Cy Ek)", ["Ann Roe", "Bo Lee"]),
            (
                "Bo Lee in Turnberry, Scotland, and Cy Ek in Oslo contributed to this report.",
                ["Bo Lee", "Cy Ek"],
            ),
            (
                "Gazette News’ Ann Roe and The Associated Press contributed to this report.",
                ["Ann Roe", "Associated Press"],
            ),
        ],
    )
    def test_contributors(self, line: str, names: list[str]) -> None:
        reading = read(f"{BODY}\n{line}")
        assert parties(reading, Role.CONTRIBUTOR) == names
        assert reading.text == BODY

    @pytest.mark.parametrize(
        ("line", "agencies"),
        [
            ("(mit Material von dpa)", ["dpa"]),
            ("mit dpa", ["dpa"]),
            ("Avec AFP et Reuters", ["Agence France-Presse", "Reuters"]),
            ("Con información de EFE", ["EFE"]),
            ("Com informações da Agência Brasil", ["Agência Brasil"]),
            ("(With inputs from PTI)", ["Press Trust of India"]),
            ("Additional reporting from PA", ["PA Media"]),
            (
                "This report contains material from Bloomberg News, Reuters, and The Associated Press.",
                ["Bloomberg", "Reuters", "Associated Press"],
            ),
        ],
    )
    def test_material_of_agencies_is_a_contribution_and_no_origin(
        self, line: str, agencies: list[str]
    ) -> None:
        reading = read(f"{BODY}\n{line}")
        assert [(c.role, c.party) for c in reading.credits] == [(Role.CONTRIBUTOR, a) for a in agencies]
        assert reading.text == BODY

    @pytest.mark.parametrize(
        "line",
        ["With Ann Roe on board.", "High winds contributed.", "Mit der Fähre nach Oslo", "By noon, AP said."],
    )
    def test_sentences_that_begin_like_help_stay(self, line: str) -> None:
        reading = read(f"{BODY}\n{line}")
        assert reading.credits == ()
        assert reading.text == f"{BODY}\n{line}"

    @pytest.mark.parametrize(
        ("line", "originator", "distributor"),
        [
            (
                "2024 CQ-Roll Call, Inc., All Rights Reserved. Distributed by Tribune Content Agency, LLC.",
                "CQ-Roll Call",
                "Tribune Content Agency",
            ),
            (
                "©2024 Deutsche Presse-Agentur GmbH (Hamburg, Germany), Distributed by Tribune Content Agency, LLC.",
                "dpa",
                "Tribune Content Agency",
            ),
            (
                "Copyright 2024 Harbour Post. Provided by Syndigate Media Inc. All Rights Reserved",
                "Harbour Post",
                "SyndiGate",
            ),
            (
                "Copyright © 2024 Harbour Mission. All rights reserved. Distributed by AllAfrica Global Media "
                "(allAfrica.com). To contact the copyright holder, click here.",
                "Harbour Mission",
                "AllAfrica",
            ),
            ("Distributed by APO Group on behalf of Harbour Union.", "Harbour Union", "APO Group"),
            (
                "Original-Content von: Polizei Hafenstadt, übermittelt durch news aktuell",
                "Polizei Hafenstadt",
                "news aktuell",
            ),
            (
                "This story was produced by Harbour Lab and reviewed and distributed by Stacker.",
                "Harbour Lab",
                "Stacker",
            ),
            (
                "This article originally appeared on Harbour Lab and was syndicated by MediaFeed.org.",
                "Harbour Lab",
                "MediaFeed",
            ),
            (
                "Distributed by African Media Agency (AMA) on behalf of Harbour Bank.",
                "Harbour Bank",
                "African Media Agency",
            ),
            ("© 2024 Hafenblatt. Bereitgestellt von SyndiGate.", "Hafenblatt", "SyndiGate"),
        ],
    )
    def test_syndicates_and_those_whose_texts_they_pass_on(
        self, line: str, originator: str, distributor: str
    ) -> None:
        reading = read(f"{BODY}\n{line}")
        assert parties(reading, Role.ORIGINATOR) == [originator]
        assert parties(reading, Role.DISTRIBUTOR) == [distributor]
        assert reading.text == BODY

    @pytest.mark.parametrize(
        ("line", "distributor"),
        [
            ("COPYRIGHT 2024 CREATORS.COM", "Creators Syndicate"),
            ("Copyright: Project Syndicate, 2024", "Project Syndicate"),
            ("(C) 2024 TRIBUNE CONTENT AGENCY, LLC.", "Tribune Content Agency"),
            ("This column was distributed by McClatchy-Tribune Information Services", "McClatchy-Tribune"),
            ("All rights reserved. Distributed by Creators Syndicate.", "Creators Syndicate"),
            ("DISTRIBUTED BY ANDREWS MCMEEL SYNDICATION FOR UFS", "Andrews McMeel Syndication"),
            ("Zur Verfügung gestellt von SyndiGate", "SyndiGate"),
            ("Copyright (c) 2024, Distributed by Harbour Archive, Inc.", "Harbour Archive, Inc"),
            ("Distributed by Harbour Syndicate", "Harbour Syndicate"),
            ("(c) Project Syndicate", "Project Syndicate"),
            (
                "View original content: https://www.prnewswire.com/news-releases/harbour-302.html",
                "PR Newswire",
            ),
            ("View the original press release on ACCESS Newswire", "ACCESS Newswire"),
            (
                "To view the source version of this press release, please visit https://www.newsfilecorp.com/release/1",
                "Newsfile",
            ),
            ("News provided by PR Newswire", "PR Newswire"),
            (
                'EIN Presswire provides this news content "as is" without warranty of any kind.',
                "EIN Presswire",
            ),
        ],
    )
    def test_a_syndicate_that_names_no_paper(self, line: str, distributor: str) -> None:
        reading = read(f"{BODY}\n{line}")
        assert parties(reading, Role.ORIGINATOR) == []
        assert parties(reading, Role.DISTRIBUTOR) == [distributor]

    def test_a_rights_line_above_buttons_and_teasers_counts(self) -> None:
        below = "\n".join(f"Teaser {number} of the page" for number in range(15))
        reading = read(f"{BODY}\n© AFP 2024\n{below}")
        assert parties(reading, Role.ORIGINATOR) == ["Agence France-Presse"]
        assert reading.rights == "© AFP 2024"

    def test_an_agencys_own_writers_point_to_the_agency_but_an_agency_among_others_does_not(self) -> None:
        own = read(f"{BODY}\nAssociated Press writers Ann Roe and Bo Lee in Oslo contributed to this report.")
        assert parties(own, Role.ORIGINATOR) == ["Associated Press"]
        short = read(
            f"{BODY}\nRoe reported from Oslo. Associated Press writer Bo Lee in Turnberry contributed."
        )
        assert parties(short, Role.ORIGINATOR) == ["Associated Press"]
        bio = read(f"{BODY}\nAnn Roe is an Associated Press writer.")
        assert parties(bio, Role.ORIGINATOR) == ["Associated Press"]
        among = read(f"{BODY}\nGazette staff and The Associated Press contributed to this report.")
        assert parties(among, Role.ORIGINATOR) == []

    def test_a_desk_line_glued_to_the_last_paragraph_leaves_it(self) -> None:
        reading = read(f"{BODY} (Reporting by Ann Roe; Editing by Cy Ek)")
        assert reading.text == BODY
        assert parties(reading, Role.CONTRIBUTOR) == ["Ann Roe"]

    @pytest.mark.parametrize("sign", ["(dpa)", "(dpa/sep)", "— AFP", "(AFP)"])
    def test_a_sign_off_glued_to_the_last_paragraph_leaves_it(self, sign: str) -> None:
        reading = read(f"{BODY} {sign}")
        assert reading.text == BODY
        assert len(parties(reading, Role.ORIGINATOR)) == 1

    def test_a_syndicates_line_glued_to_the_last_paragraph_leaves_it(self) -> None:
        line = "2024 CQ-Roll Call, Inc., All Rights Reserved. Distributed by Tribune Content Agency, LLC."
        reading = read(f"{BODY} Explore further {line}")
        assert parties(reading, Role.ORIGINATOR) == ["CQ-Roll Call"]
        assert reading.text == f"{BODY} Explore further"

    def test_a_film_of_a_year_that_somebody_distributed_stays(self) -> None:
        text = f"{BODY} The film of 2019 was distributed by Harbour Films."
        assert read(text).text == text

    def test_a_copyright_sign_that_became_a_question_mark_is_one(self) -> None:
        line = "Copyright ? 2024 Harbour Mission. All rights reserved. Distributed by AllAfrica Global Media (allAfrica.com)."
        reading = read(f"{BODY}\n{line}")
        assert parties(reading, Role.ORIGINATOR) == ["Harbour Mission"]

    def test_a_sign_off_above_the_pages_last_button_leaves_the_text(self) -> None:
        reading = read(f"{BODY} (ats/nxp)\nCréé: 12.12.2024, 07h36")
        assert parties(reading, Role.ORIGINATOR) == ["Keystone-SDA"]

    @pytest.mark.parametrize("end", ["(Monday)", "— Ann Roe", "(SPD)"])
    def test_other_brackets_at_the_end_stay(self, end: str) -> None:
        assert read(f"{BODY} {end}").text == f"{BODY} {end}"

    @pytest.mark.parametrize(
        ("line", "origin"),
        [
            (
                "This article is republished from The Conversation under a Creative Commons license.",
                "The Conversation",
            ),
            ("This story was originally published by ProPublica.", "ProPublica"),
            ("This story was originally published by the Harbour Herald.", "the Harbour Herald"),
            ("Quelle: dpa", "dpa"),
            ("SZ/dpa", "dpa"),
            ("By ANN ROE, Associated Press", "Associated Press"),
            ("Provided by The Conversation", "The Conversation"),
            ("This article is provided by Harbour Current.", "Harbour Current"),
            ("Provided by Harbour Space Agency", "Harbour Space Agency"),
            ("This story was produced by Harbour Lab in partnership with Harbour Post.", "Harbour Lab"),
            ("Copyright 2024 NPR. To see more, visit https://www.npr.org.", "NPR"),
            ("© 2024 Thomson/Reuters. All rights reserved.", "Reuters"),
            ("(AFP)", "Agence France-Presse"),
            ("SDA/sep", "Keystone-SDA"),
            ("(ats/nxp)", "Keystone-SDA"),
            ("© The Financial Times Ltd. 2024", "The Financial Times"),
            (
                "Quelle: Technische Hochschule Hafenstadt, Pressemitteilung",
                "Technische Hochschule Hafenstadt",
            ),
        ],
    )
    def test_lines_that_name_the_source(self, line: str, origin: str) -> None:
        reading = read(f"{BODY}\n{line}")
        assert parties(reading, Role.ORIGINATOR) == [origin]
        assert reading.text == BODY

    @pytest.mark.parametrize(
        "line",
        [
            "The novel was originally published in March 1950.",
            "The leaflets were distributed by the ministry.",
            "He contributed to the fund.",
            "Quelle: eigene Berechnung",
            "Originally published on example.com.",
            "The post Ferry takes a piano across first appeared on Ann Roe - Photographer.",
            "The firm said so in a statement distributed by Business Wire.",
            "The photograph was distributed by Reuters.",
            "(Except for the headline, this story is published from a syndicated feed.)",
            "The leaflets were distributed by Harbour Syndicate on Monday.",
            "Distributed by the ministry, the leaflets said that the ferry was late.",
            "Image provided by Harbour Space Centre.",
            "Produced by Harbour Films, the documentary runs for two hours.",
            "You can view original content of the museum on Monday.",
            "© Agence France-Presse",
        ],
    )
    def test_sentences_that_sound_alike_stay(self, line: str) -> None:
        reading = read(f"{BODY}\n{line}")
        assert reading.credits == ()
        assert reading.text == f"{BODY}\n{line}"


class TestAddressesAndStructuredData:
    def test_canonical_on_an_agencys_site(self) -> None:
        (credit,) = read(canonical_url="https://apnews.com/article/x").credits
        assert (credit.party, credit.source) == ("Associated Press", CreditSource.CANONICAL)

    def test_canonical_on_an_unknown_site_is_weak_and_on_the_own_site_nothing(self) -> None:
        (credit,) = read(canonical_url="https://herald.example/x").credits
        assert credit.party == "herald.example"
        assert credit.confidence < 0.5
        assert read(canonical_url="https://m.example.com/y").credits == ()

    def test_canonical_on_a_new_address_of_the_same_house_is_nothing(self) -> None:
        url, canonical = "https://www.old-institute.example/x", "https://www.new-institute.example/x"
        assert read(url=url, canonical_url=canonical).credits == ()

    def test_section_of_the_path(self) -> None:
        (credit,) = read(url="https://gazette.example/wires/reuters/ferry").credits
        assert (credit.party, credit.source) == ("Reuters", CreditSource.URL)

    def test_an_agencys_own_site(self) -> None:
        (credit,) = read(url="https://www.reuters.com/world/ferry").credits
        assert (credit.party, credit.source) == ("Reuters", CreditSource.OUTLET)

    def test_provider_in_the_structured_data(self) -> None:
        (credit,) = read(organisations=("Northern Gazette", "Agence France-Presse")).credits
        assert (credit.party, credit.source) == ("Agence France-Presse", CreditSource.STRUCTURED)

    def test_address_and_label_in_the_structured_data(self) -> None:
        (credit,) = read(organisations=("https://apnews.com/article/ferry",)).credits
        assert (credit.party, credit.source) == ("Associated Press", CreditSource.STRUCTURED)
        (credit,) = read(organisations=("来源：新华网",)).credits
        assert (credit.party, credit.evidence) == ("Xinhua", "来源：新华网")


class TestUsersOwnService:
    """A service that Wirecopy does not know, put into the file by its user, is read in every place."""

    SERVICE = parse_wire_services(
        """
services:
  - name: Harbour Press
    domains: [harbourpress.example]
    datelines: [HP]
    bylines: [Harbour Press, HP News]
    tails: ["Text: Harbour Press desk"]
    url_sections: [/hp-wire/]
""",
        "mine.yaml",
    )

    @pytest.mark.parametrize(
        ("clues", "source"),
        [
            ({"bylines": ("Ann Roe, Harbour Press",)}, CreditSource.BYLINE),
            ({"text": f"By HP News\n{BODY}"}, CreditSource.BYLINE),
            ({"text": f"OSLO (HP) — The ferry left.\n{BODY}"}, CreditSource.DATELINE),
            ({"text": f"{BODY}\nText: Harbour Press desk"}, CreditSource.TAIL),
            ({"text": f"{BODY} (HP)"}, CreditSource.TAIL),
            ({"text": f"{BODY}\n© 2024 Harbour Press"}, CreditSource.TAIL),
            ({"url": "https://gazette.example/hp-wire/ferry"}, CreditSource.URL),
            ({"canonical_url": "https://harbourpress.example/ferry"}, CreditSource.CANONICAL),
            ({"organisations": ("Harbour Press",)}, CreditSource.STRUCTURED),
        ],
    )
    def test_every_mark_works(self, clues: dict[str, object], source: CreditSource) -> None:
        credits = read(wire_services=self.SERVICE, **clues).credits
        origin = [credit for credit in credits if credit.role is Role.ORIGINATOR]
        assert [(credit.party, credit.source) for credit in origin] == [("Harbour Press", source)]


class TestSettling:
    def test_one_party_is_named_once_by_its_strongest_evidence(self) -> None:
        reading = read(
            f"OSLO (AP) — The ferry left.\n{BODY}\n© 2024 The Associated Press.", bylines=("Ann Roe, AP",)
        )
        origin = [credit for credit in reading.credits if credit.role is Role.ORIGINATOR]
        assert [(c.party, c.source) for c in origin] == [("Associated Press", CreditSource.TAIL)]

    def test_a_contradicting_originator_is_kept_with_less_confidence(self) -> None:
        reading = read(f"OSLO (AP) — The ferry left.\n{BODY}", bylines=("Ann Roe, Reuters",))
        first, second = reading.credits
        assert (first.party, second.party) == ("Reuters", "Associated Press")
        assert second.confidence < first.confidence

    def test_without_services_nothing_is_invented(self) -> None:
        reading = read(f"OSLO (AP) — The ferry left.\n{BODY}", bylines=("Ann Roe, AP",), wire_services=())
        assert reading.credits == ()
        assert reading.people == ("Ann Roe, AP",)

    def test_empty_text_is_no_error(self) -> None:
        assert read("").credits == ()


class TestServicesFile:
    def test_no_ambiguous_mark_is_used_in_bylines(self) -> None:
        ambiguous = {"TT", "AA", "CP", "PA", "CNA", "IPS", "ats"}
        assert not [s.name for s in SERVICES if ambiguous & set(s.bylines)]

    def test_names_are_unique_and_about_sixty_agencies_are_known(self) -> None:
        names = [service.name for service in SERVICES]
        assert len(names) == len(set(names))
        assert len(names) >= 60


class TestHelp:
    @pytest.mark.parametrize(
        ("byline", "person", "agency"),
        [
            ("Ann Roe with AP", "Ann Roe", "Associated Press"),
            ("Ann Roe, with The Associated Press", "Ann Roe", "Associated Press"),
            ("Von Ann Roe mit dpa", "Ann Roe", "dpa"),
            ("Ann Roe (mit dpa)", "Ann Roe", "dpa"),
            ("Ann Roe, mit Material der dpa", "Ann Roe", "dpa"),
            ("Par Ann Roe avec AFP", "Ann Roe", "Agence France-Presse"),
            ("Harbour Matin avec AFP", "Harbour Matin", "Agence France-Presse"),
            ("Ann Roe con EFE", "Ann Roe", "EFE"),
            ("Ann Roe, con información de EFE", "Ann Roe", "EFE"),
            ("Ann Roe com Lusa", "Ann Roe", "Lusa"),
            ("avec AFP", "", "Agence France-Presse"),
            ("Mit Agenturmaterial der dpa", "", "dpa"),
        ],
    )
    def test_an_agency_behind_with_helped(self, byline: str, person: str, agency: str) -> None:
        reading = read(bylines=(byline,))
        assert reading.people == (person,)
        assert parties(reading, Role.CONTRIBUTOR) == [agency]
        assert parties(reading, Role.ORIGINATOR) == []

    def test_all_agencies_behind_with_helped(self) -> None:
        reading = read(bylines=("Ann Roe mit dpa/AFP",))
        assert parties(reading, Role.CONTRIBUTOR) == ["dpa", "Agence France-Presse"]


class TestOneName:
    @pytest.mark.parametrize("holder", ["The Associated Press", "Associated Press", "AP"])
    def test_a_party_has_one_name_in_every_role(self, holder: str) -> None:
        reading = read(
            f"{BODY}\nCopyright 2026 {holder}. All rights reserved.", bylines=("The Associated Press",)
        )
        assert parties(reading, Role.RIGHTS_HOLDER) == ["Associated Press"]
        assert parties(reading, Role.ORIGINATOR) == ["Associated Press"]

    def test_a_source_in_the_place_of_a_byline_is_no_person(self) -> None:
        reading = read(bylines=("Quelle: dpa",))
        assert reading.people == ("",)
        assert parties(reading, Role.ORIGINATOR) == ["dpa"]


class TestReportsAboutAnAgency:
    @pytest.mark.parametrize(
        "line",
        [
            "Tribune Content Agency will close its office in Harbour Town.",
            "The union said that Tribune News Service plans to sell its archive next year.",
        ],
    )
    def test_a_sentence_about_a_service_is_text(self, line: str) -> None:
        reading = read(f"{BODY}\n{line}")
        assert parties(reading, Role.DISTRIBUTOR) == []
        assert reading.text.endswith(line)

    @pytest.mark.parametrize(
        "line",
        [
            "Distributed by Tribune Content Agency, LLC.",
            "Tribune News Service",
            "(c) 2026 Tribune News Service",
        ],
    )
    def test_its_credit_line_is_none(self, line: str) -> None:
        assert parties(read(f"{BODY}\n{line}"), Role.DISTRIBUTOR) == ["Tribune Content Agency"]

    @pytest.mark.parametrize(
        "end",
        [
            "quay. REUTERS",
            "quay. - AFP",
            "quay. – AFP/AGENSI",
            "quay. --\u00a0BERNAMA",
            "quay./. Ann Roe (TTXVN)",
            "quay. Ann Roe (dpa)",
        ],
    )
    def test_a_sign_off_behind_the_last_sentence(self, end: str) -> None:
        reading = read(f"The invented ferry left the {end}")
        assert len(parties(reading, Role.ORIGINATOR)) == 1

    def test_links_in_square_brackets_are_no_sign_off(self) -> None:
        assert parties(read(f"{BODY}\n[CNBC]"), Role.ORIGINATOR) == []
