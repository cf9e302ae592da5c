"""The pages inside Airflow: what runs, what is broken, which stories several outlets carry.

Read-only. Data comes from wirecopy.store.read_model, becomes HTML in `pages`, and is served by `app`; only `auth`
knows Airflow.
"""
