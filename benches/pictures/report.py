#!/usr/bin/env python3
"""report.py FOLDER: the table of a race, from what `run` left in its folder."""

import sys
from collections import defaultdict
from pathlib import Path

folder = Path(sys.argv[1])
NAMES = {
    "skillweek": "skillweek build",
    "skillweek-again": "skillweek build, the second time",
    "sharp-pipelines": "sharp, a pipeline for each file",
    "sharp-once": "sharp, decoded once",
    "hugo": "Hugo",
}


def median(numbers):
    return sorted(numbers)[len(numbers) // 2]


quality, counts = defaultdict(dict), set()
for line in (folder / "quality").read_text().splitlines():
    tool, fmt, score, size, count = line.split()
    counts.add(int(count))
    quality[tool][fmt] = f"{float(score):.2f} in {int(size) / 1e6:.2f} MB"

# A tool that made fewer files would look fast and small.
if len(counts) != 1 or len(quality) != 4 or any(len(formats) != 2 for formats in quality.values()):
    sys.exit(f"not everybody made the same files: {(folder / 'quality').read_text()}")
print(f"{counts.pop()} files of each format\n")
print("| tool | wall, s | CPU, s | peak, MB | WebP: SSIMULACRA2 | JPEG: SSIMULACRA2 |")
print("|---|---:|---:|---:|---|---|")
medians = {}
for tool, name in NAMES.items():
    rows = [tuple(map(float, line.split())) for line in (folder / "times" / tool).read_text().splitlines()]
    wall, cpu = median([row[0] for row in rows]), median([row[1] + row[2] for row in rows])
    peak = max(row[3] for row in rows) / 1024
    medians[tool] = (wall, cpu)
    scores = quality[tool]
    print(f"| {name} | {wall:.2f} | {cpu:.2f} | {peak:.0f} | {scores.get('webp', '')} | {scores.get('jpg', '')} |")
own = medians["skillweek"]
for tool in ("sharp-pipelines", "sharp-once", "hugo"):
    print(f"{NAMES[tool]}: {medians[tool][0] / own[0]:.2f} times the wall time, {medians[tool][1] / own[1]:.2f} times the CPU time")
