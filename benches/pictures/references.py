#!/usr/bin/env python3
"""references.py PHOTOS TARGET WIDTH...: what each version should look like, without loss.

Pillow turns the photos upright and brings them to the widths by its own Lanczos filter: neither what
is measured nor a codec has touched them.
"""

import sys
from pathlib import Path

from PIL import Image, ImageOps

photos, target = Path(sys.argv[1]), Path(sys.argv[2])
target.mkdir(parents=True, exist_ok=True)
for path in sorted(photos.iterdir()):
    picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    for width in map(int, sys.argv[3:]):
        height = round(picture.height * width / picture.width)
        small = picture.resize((width, height), Image.Resampling.LANCZOS)
        small.save(target / f"{path.stem}-{width}.png", compress_level=1)
