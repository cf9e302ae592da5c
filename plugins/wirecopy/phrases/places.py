"""Places that stand beside names in bylines and would pass for a person: "Ann Roe, New York", "Ann Roe | Berlin".

No gazetteer: behind a full name any single word is taken for a place. These are the names of several words, and the
towns that data lists as an author of their own.
"""

from wirecopy.phrases.notation import COMMON, GOLD, Phrases

PLACES: Phrases = {
    "zz": {
        GOLD: "nairobi, lille, medellín",
        COMMON: (
            "new york, new york city, new jersey, new mexico, new hampshire, new orleans, new delhi, new south wales, "
            "new zealand, north carolina, south carolina, north dakota, south dakota, north korea, south korea, "
            "south africa, west virginia, rhode island, saudi arabia, sri lanka, united kingdom, united states, "
            "northern ireland, hong kong, british columbia, nova scotia, south australia, western australia, "
            "costa rica, burkina faso, el salvador, los angeles, san francisco, san diego, san antonio, san jose, "
            "las vegas, salt lake city, kansas city, mexico city, washington dc, washington d.c, d.c, tel aviv, "
            "buenos aires, rio de janeiro, são paulo, sao paulo, ciudad de méxico, santiago de chile, san juan, "
            "la paz, quezon city, ho chi minh city, kuala lumpur, phnom penh, cape town, addis ababa, "
            "abu dhabi, st petersburg, st. petersburg, st louis, st. louis, st paul, st. paul, fort worth, den haag, "
            "the hague, frankfurt am main, bad homburg, "
            "amsterdam, ankara, athens, athen, atlanta, auckland, baghdad, bagdad, bangkok, barcelona, beijing, peking, "
            "beirut, belgrade, belgrad, berlin, bern, bogota, bogotá, bonn, boston, brasilia, brasília, bratislava, "
            "brisbane, brussels, brüssel, bruxelles, bruselas, budapest, cairo, kairo, calgary, caracas, chicago, "
            "copenhagen, dakar, dallas, damascus, delhi, denver, dhaka, dresden, dubai, dublin, düsseldorf, edinburgh, "
            "frankfurt, geneva, genf, genève, glasgow, hamburg, hanoi, hanover, hannover, harare, havana, helsinki, "
            "houston, islamabad, istanbul, jakarta, jerusalem, johannesburg, kabul, karachi, kyiv, kiew, kiev, köln, "
            "cologne, lagos, lahore, leipzig, lima, lisbon, lisboa, liverpool, london, londres, lyon, madrid, manchester, "
            "manila, marseille, melbourne, miami, milan, milano, montreal, montréal, moscow, moskau, moscou, mumbai, "
            "munich, münchen, nuremberg, nürnberg, osaka, oslo, ottawa, paris, parigi, philadelphia, phoenix, prague, "
            "prag, pretoria, quito, riga, riyadh, rome, rom, roma, salzburg, santiago, sarajevo, seattle, seoul, shanghai, "
            "singapore, sofia, stockholm, strasbourg, straßburg, stuttgart, sydney, taipei, tallinn, tehran, teheran, "
            "tokyo, toronto, tripoli, tunis, ulaanbaatar, valencia, vancouver, venice, vienna, wien, vilnius, warsaw, "
            "warschau, washington, wellington, zagreb, zürich, zurich, "
            "germany, deutschland, austria, österreich, switzerland, schweiz, france, frankreich, spain, españa, italy, "
            "italia, italien, india, china, japan, russia, ukraine, brazil, brasil, mexico, méxico, canada, australia, "
            "argentina, colombia, nigeria, kenya, ghana, pakistan, bangladesh, indonesia, malaysia, philippines, vietnam, "
            "thailand, turkey, türkiye, iran, iraq, egypt, poland, polska, netherlands, belgium, sweden, norway, denmark, "
            "finland, greece, portugal, hungary, romania, bulgaria, usa, u.s, uk"
        ),
    },
}

# The last word of a town's name: "Harbour City".
TOWN_ENDS: Phrases = {
    "en": {COMMON: "city, beach, county, springs, falls, islands, island, township"},
}
