-- Note on Airflow's database which version its tables are of.
-- Identifiers: comment (a literal).
comment on database airflow is {comment}
