"""What pictures and their credits are called: "Photo: Ada Quill", "Bild: dpa", "(AP Photo/Ada Quill)"."""

from wirecopy.phrases.notation import GOLD, UNRECORDED, WIRE, Phrases

PHOTO: Phrases = {
    "en": {
        GOLD: "photo(s), photograph(s), photography, image(s)",
        WIRE: "picture(s)",
        UNRECORDED: "photographer(s)",
    },
    "de": {
        GOLD: "foto(s), fotografie, bild(er), titelbild, symbolbild, symbolfoto",
        UNRECORDED: "fotograf(in)",
    },
    "fr": {GOLD: "photo(s), image(s)", UNRECORDED: "photographie(s)"},
    "es": {GOLD: "foto(s)", UNRECORDED: "fotografía, fotografia, fotografo, imagen"},
    "pt": {GOLD: "foto(s), imagem"},
    "it": {UNRECORDED: "foto"},
    "nl": {UNRECORDED: "foto, fotograaf"},
    "pl": {UNRECORDED: "foto, fot."},
    "fi": {GOLD: "kuva"},
    "vi": {GOLD: "ảnh"},
    "ru": {GOLD: "фото"},
    "bg": {GOLD: "снимка"},
}

CREDIT: Phrases = {
    "en": {GOLD: "(photo/image/picture) credit(s)"},
    "de": {GOLD: "bildquelle, bildrechte, fotocredit", UNRECORDED: "bildnachweis"},
    "fr": {GOLD: "crédit(s), crédit/crédits photo/photos"},
    "es": {UNRECORDED: "crédito(s)"},
    "pt": {UNRECORDED: "crédito(s)"},
    "pl": {UNRECORDED: "fotokredit"},
}

CAPTION: Phrases = {
    "en": {GOLD: "caption"},
}

# Labels of captions, without a colon.
MEDIA: Phrases = {
    "en": {WIRE: "media/image caption/copyright"},
}

# Of a picture that was taken earlier.
FILED: Phrases = {
    "en": {GOLD: "file(s), pool, stringer", WIRE: "handout"},
    "de": {GOLD: "archiv*"},
    "fr": {GOLD: "archive(s)"},
}

# Behind the name of an agency: "PA Wire".
OF_AGENCY: Phrases = {
    "en": {GOLD: "wire"},
}

COURTESY: Phrases = {
    "en": {GOLD: "(photo/photograph) courtesy (of), care of"},
}

# Pictures that nobody is credited for.
MOVING: Phrases = {
    "en": {GOLD: "video(s)"},
}

# Pictures that nobody took with a camera.
NOT_TAKEN: Phrases = {
    "en": {
        GOLD: "illustration, cartoon, graphic, collage, created, ai, chatgpt",
        WIRE: "screenshot",
        UNRECORDED: "midjourney",
    },
    "de": {GOLD: "grafik, erstellt, mit ki"},
}

# In the place of a name.
NOBODY: Phrases = {
    "en": {
        GOLD: (
            "private, archive, archives, file, stock, reproduction, contributed, submitted, provided, "
            "courtesy, supplied, credit, source, photo, image, press, pr, video"
        ),
        WIRE: "handout",
    },
    "de": {GOLD: "privat, archiv, zvg, symbolbild, symbolfoto, quelle, foto, bild, werk, hersteller"},
    "fr": {UNRECORDED: "privé"},
    "pt": {GOLD: "reprodução, divulgação"},
}

# Sellers of pictures and of nothing else.
PICTURE_AGENCIES: Phrases = {
    "zz": {GOLD: "getty, shutterstock, imago, epa"},
}

# Agencies whose pictures are met most, to know a caption where the list of services is not at hand.
# All others, and all that is asked about them, are in config/wire_services.yaml.
AGENCIES: Phrases = {
    "zz": {GOLD: "ap, afp, dpa, reuters"},
}

# It begins the name of an agency, "picture alliance", which lost it on 4 of the 922 gold pages: no repetition of "photo".
BEGINS_A_NAME = ("picture(s)",)
