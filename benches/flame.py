#!/usr/bin/env python3
"""Stacks of `perf` to a flame graph, as an SVG without scripts.

    RUSTFLAGS="-C force-frame-pointers=yes" CARGO_PROFILE_RELEASE_STRIP=none cargo build --release
    perf record -F 1500 -g -o DATA target/release/vitrina build --root PORTAL
    perf script -i DATA -F ip,sym | benches/flame.py > docs/imagenes/perfil.svg

A frame is as wide as its share of processor time; those below a quarter of a hundredth are left out. Frames of
threads, iterators and the standard library's own are left out too, and what the kernel does is one frame, so that what
remains is ours and our libraries'.
"""
import collections
import html
import re
import sys

WIDTH, ROW, LEAST = 1200, 18, 0.0025
OURS = re.compile(r"^<?(vitrina|tera|pulldown_cmark|html5ever|lz4_flex|zlib_rs|flate2|qrcodegen|aho_corasick|serde_json|toml|blake3|mi_)")


def short(symbol):
    """`<vitrina::host::stage::DiskStage as vitrina::host::Stage>::put` to `stage::DiskStage::put`."""
    symbol = re.sub(r"^<(.*?) as .*?>::", r"\1::", symbol)
    symbol = re.sub(r"<impl (.*?)>", r"\1", symbol)
    symbol = re.sub(r"<.*?>", "", symbol).replace("{{closure}}", "…").replace("::::", "::")
    return symbol.removeprefix("vitrina::")


def stacks(lines):
    frames = []
    for line in lines:
        line = line.strip()
        if line:
            address, _, symbol = line.partition(" ")
            frames.append(("[kernel]" if address.startswith("ffff") else symbol).strip())
            continue
        kept = []
        for frame in reversed(frames):
            name = frame if frame == "[kernel]" else OURS.match(frame) and short(frame)
            if name and (not kept or kept[-1] != name):
                kept.append(name)
        if frames:
            yield tuple(kept)
        frames = []


class Node:
    def __init__(self):
        self.count, self.below = 0, collections.defaultdict(Node)


root = Node()
for stack in stacks(sys.stdin):
    node = root
    node.count += 1
    for frame in stack:
        node = node.below[frame]
        node.count += 1

boxes, deepest = [], 0


def place(name, node, x, depth):
    global deepest
    share = node.count / root.count
    if share < LEAST:
        return
    deepest = max(deepest, depth)
    boxes.append((x, depth, share, name))
    for below, child in sorted(node.below.items(), key=lambda one: one[0]):
        place(below, child, x, depth + 1)
        x += child.count / root.count


place("vitrina build", root, 0, 0)
height = (deepest + 1) * ROW
print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="monospace" font-size="11">')
print("<title>Processor time of a whole build, by function</title>")
for x, depth, share, name in boxes:
    left, top, wide = x * WIDTH, height - (depth + 1) * ROW, share * WIDTH
    tone = 190 if name == "[kernel]" else 30 + sum(map(ord, name.split("::")[0])) % 25
    room = int(wide / 6.8)
    text = "" if room < 3 else name if len(name) <= room else name[: room - 1] + "…"
    print(
        f'<g><title>{html.escape(name)}: {share:.1%}</title><rect x="{left:.1f}" y="{top}" width="{max(wide - 0.5, 0.3):.1f}" '
        f'height="{ROW - 1}" fill="hsl({tone} 80% 72%)"/>'
        + (f'<text x="{left + 2:.1f}" y="{top + 13}">{html.escape(text)}</text>' if text else "")
        + "</g>"
    )
print("</svg>")
