"""Three hours of invented news: who runs which story when, how, and what goes wrong.

Times are UTC on 3 August 2026. The pipeline looks at 01:05, 02:05 and 03:05 (hours 1, 2 and 3) and sees
what was published until then. Stories are files in stories/, page layouts files in templates/.
"""

from __future__ import annotations

from tests.world.shapes import (
    Article,
    Change,
    Cut,
    Fault,
    Feed,
    Format,
    Guids,
    Move,
    Oddity,
    Outlet,
    Trick,
)

# fmt: off
# ------------------------------------------------------------------------------------------ outlets
#                     name                     host                            lang  land  kind           layout      feeds
HERALD    = Outlet("Harbor Herald",          "harborherald.example",          "en", "US", "newspaper",   "bigcms",   (Feed("/rss.xml", Format.RSS),))
LEDGER    = Outlet("The Capital Ledger",     "www.capitalledger.example",     "en", "US", "newspaper",   "semantic", (Feed("/feeds/all.atom", Format.ATOM),))
GAZETTE   = Outlet("Prairie Gazette",        "prairiegazette.example",        "en", "US", "newspaper",   "tables",   (Feed("/index.rdf", Format.RDF),))
VALLEY    = Outlet("Valley Sun Times",       "valleysuntimes.example",        "en", "US", "newspaper",   "blog",     (Feed("/feed/", Format.RSS, full_text=True),
                                                                                                                     Feed("/category/business/feed/", Format.RSS, section="Business", full_text=True)))
LAKESHORE = Outlet("Lakeshore Daily",        "www.lakeshoredaily.example",    "en", "US", "newspaper",   "divs",     (Feed("/syndication/top.xml", Format.RSS, campaigns=("rss", "newsletter")),))
NORTHGATE = Outlet("Northgate Now",          "northgatenow.example",          "en", "CA", "digital",     "bare",     (Feed("/feed.json", Format.JSON),))
CHANNEL9  = Outlet("Channel 9 Westport",     "www.channel9westport.example",  "en", "US", "broadcaster", "semantic", (Feed("/news.atom", Format.ATOM),))
OBSERVER  = Outlet("The Inland Observer",    "inlandobserver.example",        "en", "US", "newspaper",   "bigcms",   (Feed("/rss", Format.RSS),))
COASTAL   = Outlet("Coastal Review",         "coastalreview.example",         "en", "GB", "magazine",    "semantic", (Feed("/feed.php", Format.ATOM),))
NORDHAFEN = Outlet("Nordhafener Anzeiger",   "nordhafener-anzeiger.example",  "de", "DE", "newspaper",   "divs",     (Feed("/rss/aktuell.xml", Format.RSS),))
QUAIS     = Outlet("Le Courrier des Quais",  "courrierdesquais.example",      "fr", "FR", "newspaper",   "blog",     (Feed("/atom.xml", Format.ATOM, full_text=True),))
FERNHILL  = Outlet("Fernhill Free Press",    "fernhillfreepress.example",     "en", "US", "newspaper",   "tables",   (Feed("/news.rss", Format.RSS, guids=Guids.WORTHLESS),))
CITY      = Outlet("City of Westport",       "westport-city.example",         "en", "US", "institution", "bare",     (Feed("/press/rss.xml", Format.RSS),), disallow=("/drafts/",))
MILL      = Outlet("Old Mill Bulletin",      "oldmillbulletin.example",       "en", "US", "newspaper",   "blog",     (Feed("/feed/", Format.RSS),))
DIGEST    = Outlet("News Digest Hub",        "newsdigesthub.example",         "en", "US", "aggregator",  "divs",     (Feed("/feed.json", Format.JSON),))
SENTINEL  = Outlet("Summit Sentinel",        "summitsentinel.example",        "en", "US", "newspaper",   "divs",     (Feed("/rss.xml", Format.RSS),))
QUARTERLY = Outlet("Harbor Quarterly",       "harborquarterly.example",       "en", "GB", "magazine",    "semantic", (Feed("/atom.xml", Format.ATOM),))
MIRROR    = Outlet("Megabyte Mirror",        "megabytemirror.example",        "en", "US", "digital",     "bigcms",   (Feed("/rss.xml", Format.RSS),))
BARREL    = Outlet("Click Barrel",           "clickbarrel.example",           "en", "US", "digital",     "divs",     (Feed("/rss.xml", Format.POISONED),))

OUTLETS = (
    HERALD, LEDGER, GAZETTE, VALLEY, LAKESHORE, NORTHGATE, CHANNEL9, OBSERVER, COASTAL, NORDHAFEN, QUAIS,
    FERNHILL, CITY, MILL, DIGEST, SENTINEL, QUARTERLY, MIRROR, BARREL,
)

# ----------------------------------------------------------------------------------------- articles
ARTICLES = (
    # Bloomberg News, distributed by Tribune Content Agency: one deal, seven outlets, three hours.
    Article("00:12", HERALD,    "/business/2026/08/halden-merrow.html",     "merrow-deal"),
    Article("00:20", LEDGER,    "/markets/halden-strikes-cold-deal",        "merrow-deal", "Freight giant Halden strikes $4.3 billion cold-storage deal"),
    Article("00:31", LAKESHORE, "/story?id=48113",                          "merrow-deal", "Merrow warehouses sold for $4.3B", cut=Cut.HALF),
    Article("01:18", VALLEY,    "/2026/08/03/merrow-warehouses-new-owner/", "merrow-deal", "Railroad Avenue cold store to get new owner", intro="intro-merrow-valley"),
    Article("01:40", GAZETTE,   "/news/0803-merrow.htm",                    "merrow-deal", "Halden to buy Merrow", cut=Cut.OPENING),
    Article("01:50", COASTAL,   "/deals/the-price-of-cold-air",             "merrow-deal", "The price of cold air: Halden bids for Merrow"),
    Article("02:25", NORTHGATE, "/a/halden-merrow-amp",                     "merrow-deal", captions=True),

    # The Associated Press: a ferry runs aground. Two outlets drop the credit.
    Article("00:15", OBSERVER,  "/nation/ferry-aground-oregon",             "ferry-aground"),
    Article("00:22", CHANNEL9,  "/news/ferry-stuck-near-kestrel-bay",       "ferry-aground", "Ferry stuck on sandbar near Kestrel Bay, everyone ashore", cut=Cut.HALF, credit=False),
    Article("00:40", GAZETTE,   "/news/0803-ferry.htm",                     "ferry-aground", captions=True),
    Article("01:25", LAKESHORE, "/story?id=48120",                          "ferry-aground", "214 rescued from ferry in Oregon fog", cut=Cut.OPENING, credit=False),
    Article("01:35", HERALD,    "/nation/2026/08/marietta-rose.html",       "ferry-aground", "Westport-built ferry runs aground in Oregon, all safe", intro="intro-ferry-herald"),
    # ... and its later version, under new addresses: another story, linked as a version.
    Article("02:20", GAZETTE,   "/news/0803-ferry-freed.htm",               "ferry-freed"),
    Article("02:35", OBSERVER,  "/nation/ferry-freed-buoy",                 "ferry-freed", "Grounded ferry floats free; dark buoy draws questions"),

    # Reuters: a central bank decides. One outlet drops the credit.
    Article("00:35", COASTAL,   "/money/maroa-holds-rates",                 "maroa-rates"),
    Article("00:48", LEDGER,    "/markets/maroa-rates-on-hold",             "maroa-rates", "Maroa keeps rates on hold, points to October", cut=Cut.HALF),
    Article("01:30", NORTHGATE, "/a/maroa-rates-amp",                       "maroa-rates", "Borrowers in Maroa told to wait until October", credit=False),
    Article("02:30", HERALD,    "/business/2026/08/maroa-rates.html",       "maroa-rates", cut=Cut.OPENING),

    # The Associated Press: a brief.
    Article("00:50", FERNHILL,  "/story.cgi?n=771",                         "kettle-recall"),
    Article("01:10", VALLEY,    "/2026/08/03/kettle-recall/",               "kettle-recall", "Kettle recall: check the number under the base"),

    # One event, two newsrooms, no copy.
    Article("00:42", HERALD,    "/local/2026/08/bridge-vote.html",          "bridge-vote-herald"),
    Article("01:15", CHANNEL9,  "/news/lift-bridge-what-drivers-need",      "bridge-vote-channel9"),
    # One 53-word statement quoted by two, no copy.
    Article("00:25", LAKESHORE, "/story?id=48107",                          "school-buses"),
    Article("00:58", NORTHGATE, "/a/two-mile-lesson-amp",                   "school-buses-column"),

    # Each outlet's own.
    Article("00:10", CHANNEL9,  "/live/odile",                              "odile-live"),        # a live blog, longer every hour
    Article("00:18", GAZETTE,   "/news/0803-light.htm",                     "lighthouse-keeper"),
    Article("00:30", LEDGER,    "/metro/quieter-trams",                     "transit-budget"),
    Article("00:33", VALLEY,    "/2026/08/03/almond-harvest-early/",        "almond-harvest"),    # in both of its feeds
    Article("02:15", COASTAL,   "/analysis/pricing-the-fog",                "shipping-insurance"),
    Article("02:12", LAKESHORE, "/story?id=48131",                          "creek-cleanup"),
    Article("01:30", OBSERVER,  "/state/nitrate-wells",                     "observer-wells"),    # published while the site is down
    Article("00:28", MILL,      "/2026/08/03/market-moves-indoors/",        "mill-market"),
    Article("00:20", FERNHILL,  "/story.cgi?n=769",                         "library-hours"),
    Article("01:50", FERNHILL,  "/story.cgi?n=774",                         "bakery-fire"),
    Article("00:38", CITY,      "/press/storm-drains",                      "storm-drains"),
    Article("00:45", CITY,      "/drafts/stadium-parking",                  "stadium-draft"),     # forbidden by robots.txt
    Article("00:26", NORDHAFEN, "/wirtschaft/kran-ohne-kabine.html",        "hafen-kran"),
    Article("01:48", NORDHAFEN, "/region/schafe-fehlen.html",               "deich-schafe"),
    Article("00:24", QUAIS,     "/2026/08/marche-couvert/",                 "marche-couvert"),
    Article("02:18", QUAIS,     "/2026/08/canal-des-aulnes/",               "pont-canal"),
    Article("00:55", DIGEST,    "/lists/fog-bread-crane",                   "reading-list"),
    Article("01:12", MIRROR,    "/stories/shuttle-fares",                   "ferry-prices"),      # a script in its title
)

CHANGES = (
    Change("01:30", LEDGER.url("/metro/quieter-trams"), announced=True, was="$14.2 million", now="$12.4 million",
           note="Correction: An earlier version of this article gave the wrong cost of the new wheels. It is $12.4 million, not $14.2 million."),
    Change("01:20", GAZETTE.url("/news/0803-light.htm"), announced=False, headline="Keeper of Barrow Point comes down for good"),
)

# ------------------------------------------------------------------------------------------ trouble
FAULTS = (
    Fault(OBSERVER, "",         hours=(2,),      status=503),
    Fault(MILL,     "/feed/",   hours=(2, 3),    status=410),
    Fault(SENTINEL, "/rss.xml", hours=(1, 2, 3), status=500),
)

MOVES = (
    Move(COASTAL, "/feed.php", to="/atom.xml"),
)

ODDITIES = (
    Oddity("00:41", DIGEST, "/go/cloud-prices",        "Cloud prices explained",          Trick.REDIRECT, "http://169.254.169.254/latest/meta-data/"),
    Oddity("00:44", DIGEST, "http://127.0.0.1:22/",    "A server you should know",        Trick.FOREIGN),
    Oddity("00:36", MIRROR, "/archive/everything",     "Our whole archive on one page",   Trick.BOMB),
    Oddity("00:39", MIRROR, "/pictures/fleet-week",    "Fleet week in pictures",          Trick.PICTURES),
    Oddity("00:47", MIRROR, "/stories/never-was",      "A story that never was",          Trick.MISSING),
)
