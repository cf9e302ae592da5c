-- Keep others from writing into tables until the transaction ends. They may read.
-- Identifiers: tables (with their schema, divided by commas).
lock table {tables} in share mode
