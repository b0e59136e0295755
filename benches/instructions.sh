#!/usr/bin/env bash
# Holds the cost of a build by instructions, which a busy machine does not change.
#
#   instructions.sh [--save]     builds a portal of 60 norms, 12 news and 120 contracts under callgrind, one thread
#
#   VITRINA    the release binary (default target/release/vitrina)
#
# Prints instructions of the whole build and of its phases (inclusive), beside those of benches/instructions.txt. Ends
# with 1 when the whole costs more than a tenth over what is written there: mend it, or write down the new cost with
# --save and say why in the commit. Another compiler counts otherwise, so the file names the one that it is of.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
vitrina=${VITRINA:-${CARGO_TARGET_DIR:-$here/../target}/release/vitrina}
known=$here/instructions.txt
for tool in valgrind callgrind_annotate python3; do
  command -v "$tool" >/dev/null || { echo "NOT RUN: instruction counts ($tool is missing: apt-get install valgrind python3)"; [ "${VITRINA_REQUIRE:-}" != all ]; exit; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -B "$here/portal.py" "$work/portal" 60
# Nothing but the build is counted: no store, no pictures, one thread.
RAYON_NUM_THREADS=1 valgrind --tool=callgrind --callgrind-out-file="$work/out" --log-file="$work/log" \
  "$vitrina" build --root "$work/portal" --out "$work/site" --no-cache >"$work/said" || {
  tail -20 "$work/said" "$work/log"
  exit 1
}
callgrind_annotate --inclusive=yes --threshold=100 "$work/out" >"$work/table"
python3 -B - "$work/table" "$known" "${1:-}" "$(rustc --version 2>/dev/null || echo unknown)" <<'PY'
import re, sys

table, known, mode, compiler = sys.argv[1:]
PHASES = {
    "whole": r"PROGRAM TOTALS",
    "before pages": r"vitrina::engine::ready::ready\b",
    "markdown": r"vitrina::parse::markdown::body\b",
    "catalogue": r"vitrina::catalog::build::build\b",
    "check": r"vitrina::check::check\b",
    "render": r"vitrina::render::Renderer.*::render\b",
    "templates": r"vitrina::theme::Theme::render\b",
    "audit of pages": r"vitrina::audit::read::read_with\b",
    "assess": r"vitrina::assess::report\b",
}
counts = {}
with open(table, encoding="utf-8", errors="replace") as f:
    for line in f:
        number = re.match(r"\s*([\d,]+)", line)
        if not number:
            continue
        for name, pattern in PHASES.items():
            if name not in counts and re.search(pattern, line):
                counts[name] = int(number[1].replace(",", ""))
if "whole" not in counts:
    sys.exit("callgrind's table has no total")
before = {}
written = None
try:
    with open(known, encoding="utf-8") as f:
        for line in f:
            name, _, value = line.rstrip("\n").rpartition("\t")
            if name == "compiler":
                written = value
            elif name:
                before[name] = int(value)
except FileNotFoundError:
    pass
for name, count in counts.items():
    old = before.get(name)
    change = f"{(count / old - 1) * 100:+.1f} %" if old else "new"
    print(f"{name:16} {count / 1e6:10.1f} M  {change}")
if mode == "--save":
    with open(known, "w", encoding="utf-8") as f:
        f.write(f"compiler\t{compiler}\n")
        f.writelines(f"{name}\t{count}\n" for name, count in counts.items())
elif written and written != compiler:
    print(f"written with {written}, this is {compiler}: shown, not held")
elif before and counts["whole"] > before["whole"] * 1.1:
    sys.exit("a build costs more than a tenth over benches/instructions.txt")
PY
