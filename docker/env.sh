#!/bin/sh
# Write .env for docker-compose.yml: once, with random secrets, readable by its owner alone.
# An existing .env stays as it is, because its keys belong to what is stored in the volumes.
set -eu
cd "$(dirname "$0")/.."

if [ -e .env ]; then
    echo ".env is there already and was left alone."
    exit 0
fi

secret() { # as many random bytes as asked for, in hexadecimal: safe inside an address
    od -An -N "$1" -tx1 /dev/urandom | tr -d ' \n'
}

umask 077
trap 'rm -f .env.new' EXIT
cat >.env.new <<END
POSTGRES_PASSWORD=$(secret 24)
AIRFLOW_DB_PASSWORD=$(secret 24)
WIRECOPY_DB_PASSWORD=$(secret 24)
WIRECOPY_READER_PASSWORD=$(secret 24)
AIRFLOW_FERNET_KEY=$(head -c 32 /dev/urandom | base64 | tr '+/' '-_')
AIRFLOW_JWT_SECRET=$(secret 64)
AIRFLOW_API_SECRET_KEY=$(secret 32)
AIRFLOW_ADMIN_PASSWORD=$(secret 12)
WIRECOPY_CONTACT=${WIRECOPY_CONTACT:-https://example.invalid/set-WIRECOPY_CONTACT}
WIRECOPY_LOG_LEVEL=INFO
WIRECOPY_KEEP_AIRFLOW=P30D
WIRECOPY_ALERT_URL=
WIRECOPY_ARCHIVE=
WIRECOPY_EXPORT=
WIRECOPY_HTTP_PORT=8080
WIRECOPY_POSTGRES_PORT=5432
END
mv .env.new .env # whole or not at all
echo "Wrote .env. Sign in as admin with the password that follows AIRFLOW_ADMIN_PASSWORD= in it."
