#!/usr/bin/env bash
# Runs every R oracle again and compares with the committed results to a relative 1e-9.
set -euo pipefail
cd "$(dirname "$0")/../.."
committed=$(mktemp -d)
cp test/oracle/results/*.csv "$committed"
trap 'cp "$committed"/*.csv test/oracle/results/; rm -rf "$committed"' EXIT
shared=../shared/data
given() { [ -f "$1" ] && printf '%s' "$1" || true; }

Rscript test/oracle/distributions.R
Rscript test/oracle/school-tables.R $(given "$shared/ks4/england_ks4_schools_2019.csv")
node scripts/compare-oracles.js "$committed" test/oracle/results
