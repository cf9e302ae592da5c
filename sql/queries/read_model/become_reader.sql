-- See from here on what readers see, and nothing else.
set role wirecopy_reader
