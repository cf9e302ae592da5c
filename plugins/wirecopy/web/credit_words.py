"""Where a page says who wrote or distributed a text, in plain words."""

from __future__ import annotations

from wirecopy.model import CreditSource

CREDIT_SOURCES = {
    CreditSource.STRUCTURED: "structured data or meta tags",
    CreditSource.TAIL: "lines above or below the text",
    CreditSource.BYLINE: "byline",
    CreditSource.DATELINE: "dateline",
    CreditSource.CAPTION: "beside a picture",
    CreditSource.CANONICAL: "canonical address, which is another outlet's",
    CreditSource.URL: "address",
    CreditSource.OUTLET: "the outlet is itself the agency",
}
