-- Put back what was set aside, all of it or what stands at one address, so that the next run takes it. A document whose
-- page has a newer one that was read has had its day; one that is in the archive stays aside, as extract reads Postgres
-- only.
-- Row: stage, url, became (put_back, superseded or archived).
-- Parameters: url (null: all), now.
with chosen as (
    select s.stage, s.url, s.item, s.item_id,
           case when s.item <> 'document' then 'put_back'
                when exists (
                    select from wirecopy.page_fetch f
                    join wirecopy.page_fetch newer on newer.page_id = f.page_id and newer.page_fetch_id > f.page_fetch_id
                    where f.page_fetch_id = s.item_id and newer.extract_outcome is not null) then 'superseded'
                when exists (
                    select from wirecopy.page_fetch f
                    join wirecopy.document d on d.document_id = f.document_id and d.fetched_at = f.document_fetched_at
                    where f.page_fetch_id = s.item_id) then 'put_back'
                else 'archived' end as became
    from news.set_aside s
    where %(url)s::text is null or s.url = %(url)s
), put_back as (
    delete from wirecopy.attempt t using chosen c
    where c.became <> 'archived' and t.item = c.item and t.item_id = c.item_id
    returning t.item, t.item_id, c.became
), feeds as (
    update wirecopy.feed set next_poll_at = least(next_poll_at, %(now)s)
    where feed_id in (select item_id from put_back where item = 'feed')
), fetches as (
    update wirecopy.page_fetch set extract_outcome = null, extract_message = ''
    where page_fetch_id in (select item_id from put_back where item = 'document' and became = 'put_back')
), pages as (
    update wirecopy.page p
    set next_fetch_at = case when page_id in (select item_id from put_back where item = 'page') then %(now)s
                             else next_fetch_at end,
        feed_text_read_at = case when page_id not in (select item_id from put_back where item = 'feed_text')
                                 then feed_text_read_at end
    where page_id in (select item_id from put_back where item in ('page', 'feed_text'))
)
select stage, url, became from chosen order by stage, url
