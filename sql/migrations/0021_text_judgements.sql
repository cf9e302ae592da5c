-- depends: 0020_checked_words_hold
-- transactional: false
-- Whether the text of a page was doubted and compared with others, and which of them won. A redesign shows here first:
-- all of a sudden the outlet's pages are doubted. Each statement is a transaction of its own and may be repeated: none
-- holds a lock for longer than it takes to add a column, while the table is read and written on.

alter table wirecopy.page_fetch add column if not exists text_doubt text;
alter table wirecopy.page_fetch add column if not exists text_choice text;
comment on column wirecopy.page_fetch.text_doubt is 'Why the text that extraction found first was compared with others: short, little_of_page, no_sentences or other_subject. NULL where nothing spoke against it, where there was none to judge, or where it was extracted before this was kept.';
comment on column wirecopy.page_fetch.text_choice is 'Which text won where the first was doubted: ours (it stayed), region, whole_page, stated_body, script_data or none; NULL where it was not.';

alter table wirecopy.page_fetch drop constraint if exists page_fetch_text_doubt_check;
alter table wirecopy.page_fetch add constraint page_fetch_text_doubt_check
    check (text_doubt in ('short', 'little_of_page', 'no_sentences', 'other_subject')) not valid;
alter table wirecopy.page_fetch validate constraint page_fetch_text_doubt_check;
alter table wirecopy.page_fetch drop constraint if exists page_fetch_text_choice_check;
alter table wirecopy.page_fetch add constraint page_fetch_text_choice_check
    check (text_choice in ('ours', 'region', 'whole_page', 'stated_body', 'script_data', 'none')) not valid;
alter table wirecopy.page_fetch validate constraint page_fetch_text_choice_check;
