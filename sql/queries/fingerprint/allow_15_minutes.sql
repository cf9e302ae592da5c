-- Give this transaction's statements 15 minutes: counting stop shingles reads the whole index.
set local statement_timeout = '15min'
