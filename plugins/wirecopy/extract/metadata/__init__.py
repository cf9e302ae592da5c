"""What a page says about its article: headline, people, times, picture credits."""
