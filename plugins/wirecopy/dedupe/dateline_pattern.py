"""What a report begins with: the place, often the agency in brackets, and a dash.

A dateline tells a report from a statement, and a page of several reports from a single one.
"""

from __future__ import annotations

import re

# "ASWAN, Egypt (AP) — ", "Berlin (dpa) - " or "NORTH HARBOUR — " at the start of a line, and a sentence after it. A list
# of sportsmen and countries has no sentences. Of 680 pages 106 had one dateline with an agency. Nine had more, and all
# nine were round-ups. No other page had two of either kind, except captions ("FILE - ").
_AGENCY = r"\((?:[A-Z]{2,5}|[a-z]{3}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,3})\)(?: ?/[A-Z ]{2,20}/)?"
_PLACE = r"(?!FILE)[A-ZÀ-Þ][A-ZÀ-Þ'.]{2,}(?:[ -][A-ZÀ-Þ'.]{2,}){0,2}(?:, [A-Z][\w. ]{2,20})?"
# After a place without an agency there must be a space before the dash: "U.S.-Russian" has none.
_DASH = r"(?:--|[-–—])"
DATELINE = re.compile(rf"^(?:[^()\n]{{2,60}}{_AGENCY}\s*|{_PLACE}\s+){_DASH}.{{40}}", re.M)
