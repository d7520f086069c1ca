#!/usr/bin/env bash
# Installs what the benchmark is compared with, on Debian: R's data.table and collapse, pandas, and polars in a folder of its own.
# Use: bash bench/install-peers.sh FOLDER
set -euo pipefail
folder=${1:?a folder for the Python environment of polars}
apt-get update -qq
apt-get install -y -qq time r-cran-data.table r-cran-collapse python3-pandas python3-venv
python3 -m venv "$folder"
"$folder/bin/pip" install -q "polars==2.1.0" || echo "polars could not be had: the benchmark goes on without it"
