#!/bin/sh
# Pin the images of Dockerfile and docker-compose.yml to the digests that their tags have in the registry today.
# Needs Docker with buildx. To take up newer builds of the same tags, run it again.
set -eu
cd "$(dirname "$0")/.."

pin() { # file, image with its tag
    digest=$(docker buildx imagetools inspect --format '{{.Manifest.Digest}}' "$2")
    case $digest in
    sha256:*) ;;
    *) echo "no digest of $2: $digest" >&2 && exit 1 ;;
    esac
    sed "s|$2\(@sha256:[0-9a-f]*\)\{0,1\}|$2@$digest|" "$1" >"$1.new"
    cat "$1.new" >"$1" # its owner and mode stay
    rm "$1.new"
    echo "$1: $2@$digest"
}

pin Dockerfile python:3.12-slim-bookworm
pin docker-compose.yml postgres:18
