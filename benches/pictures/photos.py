#!/usr/bin/env python3
"""photos.py SOURCE TARGET: 24 photos of 12 megapixels as phones and cameras store them.

The photographs in Debian's mate-backgrounds are brought to 4000 x 3000 by Pillow.
Every fourth photo is progressive; every third was taken upright, so that it lies on its side and says
so in EXIF, as phones do.
"""

import sys
from pathlib import Path

from PIL import Image

WIDTH, HEIGHT, COUNT = 4000, 3000, 24
ORIENTATION = 0x0112
Image.MAX_IMAGE_PIXELS = None


def photographs(folder):
    """Photographs, no drawings, and with more pixels than the largest version that is made of them."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".jpg" and not path.is_symlink():
            with Image.open(path) as picture:
                if picture.width * picture.height >= 1_900_000:
                    yield path


def crop(picture, aspect):
    width = min(picture.width, round(picture.height * aspect))
    height = min(picture.height, round(picture.width / aspect))
    left, top = (picture.width - width) // 2, (picture.height - height) // 2
    return picture.crop((left, top, left + width, top + height))


def main(source, target):
    target.mkdir(parents=True, exist_ok=True)
    found = list(photographs(source))
    for index in range(COUNT):
        # A second round takes the same photographs mirrored.
        path = found[index % len(found)]
        picture = Image.open(path).convert("RGB")
        if index >= len(found):
            picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        is_upright = index % 3 == 1
        exif = Image.Exif()
        if is_upright:
            picture = crop(picture, HEIGHT / WIDTH).resize((HEIGHT, WIDTH), Image.Resampling.LANCZOS)
            picture = picture.transpose(Image.Transpose.ROTATE_90)
            exif[ORIENTATION] = 6
        else:
            picture = crop(picture, WIDTH / HEIGHT).resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        options = {"quality": 92, "subsampling": "4:2:0", "progressive": index % 4 == 2}
        picture.save(target / f"photo-{index:02}.jpg", exif=exif, **options)
    print(f"{COUNT} photos of {len(found)} photographs")


main(Path(sys.argv[1]), Path(sys.argv[2]))
