"""Keep a copy of all articles in a database of your own: python follow_changes.py "$(wirecopy url --reader)" YOUR_URL

It may be killed at any time: what was read and the position up to which it was read are stored in one transaction."""

import sys

import psycopg

PAGE = """
    select c.change_seq, a.article_id, a.outlet, a.title, a.text, a.withdrawn_at
    from news.changes(%s) c left join news.articles a on a.article_id = c.article_id order by c.change_seq"""
TABLES = """
    create table if not exists position (only_row boolean primary key default true, change_seq bigint not null);
    insert into position (change_seq) values (0) on conflict do nothing;
    create table if not exists article (article_id bigint primary key, outlet text, title text, text text, withdrawn_at timestamptz)"""
STORE = """
    insert into article values (%s, %s, %s, %s, %s) on conflict (article_id) do update
    set outlet = excluded.outlet, title = excluded.title, text = excluded.text, withdrawn_at = excluded.withdrawn_at"""

with psycopg.connect(sys.argv[1], autocommit=True) as wirecopy, psycopg.connect(sys.argv[2]) as mine:
    mine.execute(TABLES)
    wirecopy.execute("listen wirecopy_changes")  # before the first look, so that nothing comes between
    while True:
        [(position,)] = mine.execute("select change_seq from position for update").fetchall()
        page = wirecopy.execute(PAGE, [position]).fetchall()
        mine.cursor().executemany(STORE, [row[1:] for row in page if row[1]])  # the others are stories
        mine.execute("update position set change_seq = %s", [page[-1][0] if page else position])
        mine.commit()
        if not page:  # wait; a lost notification costs a minute
            list(wirecopy.notifies(timeout=60, stop_after=1))
