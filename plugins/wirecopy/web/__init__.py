"""The pages inside Airflow: what runs, what is broken, which stories several outlets carry.

Read-only. Data comes from wirecopy.store.monitor, becomes HTML in `pages`, and is served by `app`; only `auth`
knows Airflow.
"""
