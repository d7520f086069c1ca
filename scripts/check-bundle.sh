#!/usr/bin/env bash
# Makes the bundle of docs/secure-lab.md twice, then installs, unpacks and runs it where there is no network,
# and compares what it releases with what the checkout releases. Needs `npm ci`; leaves nothing behind.
# Without a network namespace (unshare) the same runs with the network on, and is counted as skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

top=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
skipped=0
pass() { passed=$((passed + 1)); echo "  ok       $1"; }
skip() { skipped=$((skipped + 1)); echo "  SKIPPED  $1"; }
fail() { echo "  FAILED   $1" >&2; echo "bundle: $passed passed, 1 failed, $skipped skipped" >&2; exit 1; }

npm run --silent build
state() { git status --porcelain --ignored; git ls-files -z | xargs -0 sha256sum 2>/dev/null || true; }
state >"$work/before"
npm run --silent bundle -- --out "$work/second" >"$work/second.log" &
second=$!
npm run --silent bundle -- --out "$work/first"
wait "$second" || fail "making the bundle a second time"
state >"$work/after"
cmp -s "$work/before" "$work/after" || fail "making the bundle changed the working tree"
pass "the working tree is as it was"

file=$(basename "$work"/first/coldspot-*.tgz)
cmp "$work/first/$file" "$work/second/$file" || fail "two bundles of the same files differ"
pass "made twice, the same bytes"
(cd "$work/first" && sha256sum --quiet --check SHA256) || fail "SHA256 is not the hash of the bundle"
pass "SHA256 is the hash of the bundle"

mkdir "$work/unpacked"
tar -xzf "$work/first/$file" -C "$work/unpacked"
(cd "$work/unpacked/package" && find . -type f -not -path './node_modules/*' -not -path './dist/*' -printf '%P\n') | sort >"$work/own"
git ls-files | sort >"$work/known"
strange=$(comm -23 "$work/own" "$work/known" | grep -vx THIRD-PARTY.md || true)
[ -z "$strange" ] || fail "files that git does not know: $strange"
pass "no file of its own that git does not know"

packages=0
while IFS= read -r manifest; do
  folder=$(dirname "$manifest")
  line=$(node -p 'const { name, version, license } = require(process.argv[1]); `| ${name} | ${version} | ${license} |`' "$manifest")
  grep -qF "$line" "$work/unpacked/package/THIRD-PARTY.md" || fail "not in THIRD-PARTY.md: $line"
  diff -rq "$folder" "$top/${folder#"$work/unpacked/package/"}" | grep -v '^Only in' && fail "a package that was changed: $folder"
  packages=$((packages + 1))
done < <(find "$work/unpacked/package/node_modules" -path '*/node_modules/*/package.json' |
  grep -E '/node_modules/(@[^/]+/)?[^/@]+/package\.json$' | sort)
listed=$(grep -c '](node_modules/\|none in the package' "$work/unpacked/package/THIRD-PARTY.md")
[ "$packages" -eq "$listed" ] || fail "$packages packages, $listed in THIRD-PARTY.md"
pass "$packages packages, each unchanged and in THIRD-PARTY.md with its version and licence"

# What a lab would do, with an npm that has never fetched anything.
cat >"$work/lab.sh" <<'LAB'
set -euo pipefail
cd "$1"
if [ "$3" = alone ]; then
  [ "$(tail -n +2 /proc/net/route | wc -l)" -eq 0 ]
  node -e 'fetch("http://192.0.2.1/").then(() => process.exit(1), (error) => process.exit(error.cause.code === "ENETUNREACH" ? 0 : 1))'
fi
mkdir installed home
export HOME="$1/home" npm_config_cache="$1/home/npm-cache" npm_config_update_notifier=false
study() { # where to write, where the shipped files are, the command
  "${@:3}" --help >"$1/help.txt"
  "${@:3}" demo --pupils 3000 --out "$1/demo" >/dev/null 2>demo.log || { cat demo.log >&2; return 1; }
  "${@:3}" run "$2/studies/small-example/study.yaml" --out "$1/small" >/dev/null
}
(cd unpacked && study . package node package/bin/coldspot.js) &
unpacked=$!
(cd installed && npm install --silent --offline --ignore-scripts "$2" && study . node_modules/coldspot node_modules/.bin/coldspot)
wait "$unpacked"
LAB

{
  set -e
  node bin/coldspot.js demo --pupils 3000 --out "$work/demo" >/dev/null
  node bin/coldspot.js run studies/small-example/study.yaml --out "$work/small" >/dev/null
} 2>"$work/checkout.log" &
checkout=$!
if unshare -r -n true 2>/dev/null; then
  unshare -r -n bash "$work/lab.sh" "$work" "$work/first/$file" alone || fail "installing and running without a network"
  pass "installs with npm, and runs, without a network"
else
  skip "installing and running without a network: no network namespace here (unshare -r -n); run with the network on"
  bash "$work/lab.sh" "$work" "$work/first/$file" connected || fail "installing and running"
fi

wait "$checkout" || { cat "$work/checkout.log" >&2; fail "the demo and the small example in the checkout"; }
for way in installed unpacked; do
  grep -q 'coldspot run STUDY' "$work/$way/help.txt" || fail "$way: --help"
  for made in demo/out small; do
    [ -s "$work/$made/release/report.html" ] || fail "the checkout made no report: $made"
    diff -r "$work/$made/release" "$work/$way/$made/release" || fail "$way: release of $made differs from the checkout's"
  done
  pass "$way: the demo and the small example release the same bytes as the checkout"
done

if command -v strace >/dev/null; then
  strace -f -qq -e trace=socket,connect -o "$work/calls" node "$work/unpacked/package/bin/coldspot.js" \
    run studies/small-example/study.yaml --out "$work/traced" >/dev/null || fail "a run under strace"
  if grep -E 'AF_INET|AF_INET6|AF_PACKET' "$work/calls"; then fail "a run opened a network socket"; fi
  strace -f -qq -e trace=socket -o "$work/calls" node -e 'fetch("http://192.0.2.1/").catch(() => {}); setTimeout(() => process.exit(), 200)'
  grep -q AF_INET "$work/calls" || fail "strace would not have seen a network socket"
  pass "a run opens no network socket (strace)"
else
  skip "that a run opens no network socket: no strace here"
fi

echo "bundle: $passed passed, 0 failed, $skipped skipped"
