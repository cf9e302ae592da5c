"""Articles on several addresses: the next part of a series, the series put together, another form of a page.

Pure: pages and addresses in, addresses and extractions out.
"""
