-- Give this transaction's statements 15 minutes, for those that read a whole table or index.
set local statement_timeout = '15min'
