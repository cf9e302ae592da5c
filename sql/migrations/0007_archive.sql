-- depends: 0003_documents 0004_entries
-- Where raw documents went when their month left Postgres: enough to read one of them again, and no more.

create table wirecopy.archive_file (
    archive_file_id integer generated always as identity primary key,
    path            text collate "C" not null unique,
    month           date not null,
    documents       integer not null,
    bytes           bigint not null,
    archived_at     timestamptz not null
);
comment on table wirecopy.archive_file is 'A WARC file of raw documents. Its row is written in the transaction that drops the documents from Postgres, after the file was read back.';
comment on column wirecopy.archive_file.archive_file_id is 'Our number of the file.';
comment on column wirecopy.archive_file.path is 'Below WIRECOPY_ARCHIVE, so that an archive can be moved.';
comment on column wirecopy.archive_file.month is 'First day of the month (UTC) in which its documents were fetched.';
comment on column wirecopy.archive_file.documents is 'How many it holds.';
comment on column wirecopy.archive_file.bytes is 'Its length.';
comment on column wirecopy.archive_file.archived_at is 'When it was written.';

create table wirecopy.archived_document (
    document_id     bigint primary key,
    archive_file_id integer not null references wirecopy.archive_file,
    start_byte      bigint not null
);
comment on table wirecopy.archived_document is 'Where each archived document stands.';
comment on column wirecopy.archived_document.document_id is 'The number that it had in document, and that poll and page_fetch know it by.';
comment on column wirecopy.archived_document.archive_file_id is 'The file.';
comment on column wirecopy.archived_document.start_byte is 'Where its record begins in the file: each record is a gzip member of its own.';

insert into wirecopy.single_writer (name) values ('archive');
