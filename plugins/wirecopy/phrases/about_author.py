"""How a note about the author goes on after the name: "Ann Roe is …", "Ann Roe schreibt …"."""

from wirecopy.phrases.notation import GOLD, UNRECORDED, Phrases

IS: Phrases = {
    "en": {GOLD: "is, was, works, has, covers, writes"},
    "de": {GOLD: "ist, schreibt, arbeitet"},
    "fr": {UNRECORDED: "est"},
    "es": {GOLD: "es"},
    "it": {UNRECORDED: "è"},
    "pt": {UNRECORDED: "é"},
    "pl": {UNRECORDED: "jest"},
}
