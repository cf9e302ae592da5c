"""What a report begins with: the place, often the agency in brackets, and a dash.

Tells a report from a statement, and a page of several reports from one.
"""

from __future__ import annotations

import re

# "ASWAN, Egypt (AP) — ", "Berlin (dpa) - " or "NORTH HARBOUR — " at the start of a line, and a sentence after it, which
# a list of sportsmen and countries has not. Of 680 pages 106 had one with an agency; the nine that had more were all
# round-ups, and no other page had more of either kind but for captions ("FILE - ").
_AGENCY = r"\((?:[A-Z]{2,5}|[a-z]{3}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,3})\)(?: ?/[A-Z ]{2,20}/)?"
_PLACE = r"(?!FILE)[A-ZÀ-Þ][A-ZÀ-Þ'.]{2,}(?:[ -][A-ZÀ-Þ'.]{2,}){0,2}(?:, [A-Z][\w. ]{2,20})?"
_DASH = r"(?:--|[-–—])"  # after a mere place with a space before it: "U.S.-Russian"
DATELINE = re.compile(rf"^(?:[^()\n]{{2,60}}{_AGENCY}\s*|{_PLACE}\s+){_DASH}.{{40}}", re.M)
