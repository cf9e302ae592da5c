"""Facts to HTML, a module for each page. Pure: no clock, no database, no Airflow."""
