"""The pages inside Airflow: what runs, what is broken, which stories several outlets carry.

Facts come from wirecopy.store.read_model. `routes` takes requests, `pages` makes HTML of facts, and `app` puts them together;
only `auth` knows Airflow.
"""
