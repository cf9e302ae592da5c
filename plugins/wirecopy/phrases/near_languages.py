"""Words that one of several near languages writes and the others do not: how Serbian is told from Croatian and Bosnian."""

from wirecopy.phrases.notation import COMMON, Phrases

# Whole words in Latin letters. Left out is what two of the three write ("općina", "sastanak").
OWN_WORDS: Phrases = {
    "sr": {
        COMMON: (
            "pre, posle, vreme, gde, uvek, ovde, dve, vest, vesti, sledeći/sledeća/sledeće/sledećeg/sledećih, "
            "predsednik/predsednika/predsednica, nedelje/nedelju, reči, primer, uslovi/uslove/uslova, "
            "saopštio/saopštila/saopšteno/saopštenju, bezbednost/bezbednosti, deca/dece/decu, takođe, "
            "juče, opština/opštine/opštini, evropski/evropska/evropske/evropskog"
        )
    },
    "hr": {
        COMMON: (
            "tko, tijekom, tjedan/tjedna/tjednu, uvjeti/uvjete/uvjeta, priopćio/priopćila/priopćeno/priopćenju, "
            "sustav/sustava, unatoč, tisuća/tisuće, sveučilište/sveučilišta, "
            "siječnja, veljače, ožujka, travnja, svibnja, lipnja, srpnja, kolovoza, rujna, listopada, studenoga, prosinca, "
            "europski/europska/europske/europskog, izvješće/izvješća, vlak/vlaka, kazalište, zrakoplov"
        )
    },
    "bs": {
        COMMON: (
            "saopćio/saopćila/saopćeno/saopćenju, historija/historije/historijski, sedmica/sedmice/sedmicu, "
            "hiljada/hiljade, kanton/kantona/kantonu"
        )
    },
}
