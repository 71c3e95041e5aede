#!/bin/sh
# Writes requirements.lock anew (needs uv): every dependency of the program and of its tests, with hashes.
set -e
uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header \
    --no-emit-index-url --no-emit-find-links --no-annotate --no-emit-package hearsay-models \
    --output-file requirements.lock "$@"
