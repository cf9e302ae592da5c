-- Store what each copy did to the fullest text.
-- Parameters: arrays article_id, relation, headline_changed, compared_with, words_kept, words_cut, words_added,
-- order_changed, whole_sentences_only, stated_lag.
update wirecopy.story_copy c
set relation = n.relation, headline_changed = n.headline_changed, compared_with = n.compared_with,
    words_kept = coalesce(n.words_kept, c.words_kept), words_cut = coalesce(n.words_cut, c.words_cut),
    words_added = coalesce(n.words_added, c.words_added),
    order_changed = coalesce(n.order_changed, c.order_changed),
    whole_sentences_only = coalesce(n.whole_sentences_only, c.whole_sentences_only),
    stated_lag = n.stated_lag
from unnest(%(article_id)s::bigint[], %(relation)s::text[], %(headline_changed)s::boolean[], %(compared_with)s::bytea[],
            %(words_kept)s::integer[], %(words_cut)s::integer[], %(words_added)s::integer[], %(order_changed)s::boolean[],
            %(whole_sentences_only)s::boolean[], %(stated_lag)s::interval[])
     as n (article_id, relation, headline_changed, compared_with, words_kept, words_cut, words_added, order_changed,
           whole_sentences_only, stated_lag)
where c.article_id = n.article_id
