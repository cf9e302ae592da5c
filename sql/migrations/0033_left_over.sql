-- depends: 0032_stage_attempts
-- What a stage left over stood in its log only. It is no trouble, but who looks at a run must see it, and see whether the
-- same is left over hour after hour.

alter table wirecopy.attempt drop constraint attempt_item_check;
alter table wirecopy.attempt add constraint attempt_item_check
    check (item in ('feed', 'page', 'document', 'feed_text', 'read_again', 'capture', 'article', 'story'));
comment on column wirecopy.attempt.item is 'What is at work: feed (in poll), page (fetch), document (of a page, extract), feed_text (of a page, extract), read_again (document of a page, replay or maintenance), capture (of a page in a WARC file, import), article (dedupe) or story (publish).';
comment on column wirecopy.attempt.item_id is 'Number of the feed, page, page fetch, page, page fetch, page, article or story.';

-- With an article whose text changed dedupe read all of its story, whatever its size.
create table wirecopy.waiting_companion (
    article_id bigint primary key references wirecopy.article on delete cascade
);
comment on table wirecopy.waiting_companion is 'Members of stories that dedupe links anew because the text of another member changed, and that had no room in its batch: they come in later ones.';
comment on column wirecopy.waiting_companion.article_id is 'The article; its own text was compared.';

create table wirecopy.left_over (
    run_id  bigint not null,
    stage   text not null,
    shard   integer not null,
    domain  text collate "C" not null default '',
    items   bigint not null check (items > 0),
    used_up text not null check (used_up in ('time', 'pages', 'bytes')),
    primary key (run_id, stage, shard, domain),
    foreign key (run_id, stage, shard) references wirecopy.run_stage on delete cascade
);
create index left_over_domain on wirecopy.left_over (stage, domain, run_id);
comment on table wirecopy.left_over is 'Work that was due in a stage of a run and waits for the next run, because the stage''s time was up or a domain had had its share.';
comment on column wirecopy.left_over.run_id is 'The run.';
comment on column wirecopy.left_over.stage is 'The stage that left it.';
comment on column wirecopy.left_over.shard is 'The bucket of domains, or the number of the chunk; 0 where a stage is not divided.';
comment on column wirecopy.left_over.domain is 'The registrable domain that had had its share of the run; empty: what the stage had no time for.';
comment on column wirecopy.left_over.items is 'How many feeds, pages, articles or stories, counted up to 10,000.';
comment on column wirecopy.left_over.used_up is 'What was used up: time (of the stage), pages or bytes (of the domain).';
