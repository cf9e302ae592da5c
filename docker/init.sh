#!/bin/sh
# What must be true before the other services start. Each step can be repeated: this runs at every `up`.
set -eu

python docker/create_databases.py
airflow db migrate
python -m wirecopy.cli migrate

# SimpleAuthManager keeps passwords in this file and invents those it does not find, printing them into
# the log; so the one from .env is written before it looks.
umask 077
mkdir -p "$AIRFLOW_HOME"
printf '{"admin": "%s"}\n' "$AIRFLOW_ADMIN_PASSWORD" >"$AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"
