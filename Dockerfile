# The image of every Wirecopy service: Airflow, the package, and the tree that it works on.
#
# The base is plain Python and not apache/airflow: that image brings its own versions of the libraries
# that requirements.lock pins (fastapi, SQLAlchemy, psycopg), and two resolutions in one image differ
# sooner or later. Here the lock file with its hashes decides every one.
#
# By tag: `sh docker/pin_images.sh` writes the digest that the tag has today beside it.
FROM python:3.12-slim-bookworm

ENV PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_ROOT_USER_ACTION=ignore \
    WIRECOPY_HOME=/var/lib/wirecopy \
    AIRFLOW_HOME=/var/lib/wirecopy/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/wirecopy/dags \
    AIRFLOW__CORE__PLUGINS_FOLDER=/opt/wirecopy/plugins \
    AIRFLOW__CORE__LOAD_EXAMPLES=false

# A named volume takes over the owner of the folder that it covers, so the folder must exist first.
RUN useradd --uid 10001 --create-home wirecopy \
    && install --directory --owner=wirecopy --group=wirecopy --mode=0750 /var/lib/wirecopy

WORKDIR /opt/wirecopy

COPY requirements.lock requirements-build.lock ./
# Wheels only: to build one from source, pip would fetch the tools for it without a hash.
RUN pip install --require-hashes --only-binary :all: --requirement requirements-build.lock --requirement requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY plugins plugins
# Editable, because the package looks for sql/ and config/ beside plugins/ (wirecopy.settings.ROOT). Without isolation
# it is built by the setuptools of the lock file, and nothing is fetched.
RUN pip install --no-deps --no-build-isolation --no-index --editable .

COPY sql sql
COPY config config
COPY dags dags
COPY docker docker

USER wirecopy
VOLUME /var/lib/wirecopy
