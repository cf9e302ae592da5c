"""The words with which somebody speaks of himself, in a quotation, a statement or a letter."""

from wirecopy.phrases.notation import GOLD, UNRECORDED, Phrases

# Left out is what means something else in another language ("nos", "mes", "mis"). As they stand within a sentence; English "I" is never small.
FIRST_PERSON: Phrases = {
    "en": {GOLD: "I, I'm, I've, I'll, I'd, my, myself, we, we're, we've, we'll, our"},
    "de": {GOLD: "ich, wir, mein(e), meinem/meinen/meiner/meines, unser(e), unserem/unseren/unserer/unseres"},
    "fr": {GOLD: "je, j'*, nous, mon, notre"},
    "es": {GOLD: "yo, nosotros/nosotras, nuestro/nuestra/nuestros/nuestras"},
    "pt": {GOLD: "eu, nosso/nossa/nossos/nossas, minha(s)", UNRECORDED: "nós, meu(s)"},
    "it": {GOLD: "noi, nostro/nostra/nostri/nostre", UNRECORDED: "io, mio/mia, miei"},
    "nl": {UNRECORDED: "ik, wij, onze, mijn"},
}

# Not with a capital: then they are names and abbreviations ("Mon" is Monday, "Mia" a girl).
LOWER_CASE = ("mon", "meu(s)", "mio/mia", "miei")
