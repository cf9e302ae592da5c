-- depends: 0015_standard_terms
-- The least confidence that names somebody, said once for all views.

create function wirecopy.believed() returns real language sql immutable as 'select 0.5::real';
comment on function wirecopy.believed() is 'The least confidence of a credit that names the originator or distributor of an article or story. Weaker evidence is kept in news.credits, but names nobody. The same as wirecopy.dedupe.rollup.BELIEVED.';
