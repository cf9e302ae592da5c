"""Requests to pages, a module for each page. Plain `def`: a slow query then does not stop Airflow's server."""
