"""The same story across outlets: fingerprints, candidates, the rule, stories, and what a copy changed."""
