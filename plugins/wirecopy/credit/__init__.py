"""Who wrote an article, who passed it on and who took its pictures, read from the marks that newsrooms leave on wire copy.

Owns the reading of bylines, datelines, closing lines and addresses. Knows no HTML: `extract` hands over plain
strings. Which agencies exist is data (config/wire_services.yaml), never code.
"""

from wirecopy.credit.attribution import Attribution, CreditClues, read_credits
from wirecopy.credit.photographers import PictureClues

__all__ = ["Attribution", "CreditClues", "PictureClues", "read_credits"]
